from __future__ import annotations

from tests.parsing.helpers import stories

HEAD = ("云溪工运信息", "第5期", "云溪市总工会办公室　2024年5月20日")
NOTE = "编者按：云溪造纸厂工会把职工之家建到班组，现将做法刊发，供各单位参考。"
STORY = ("把“家”安在班组里", "云溪造纸厂有46个班组，散落在四个厂区，厂工会分批建设班组小家。")


def test_a_note_of_the_editors_under_an_imprint_is_of_no_story():
    assert [(s.headline, s.paragraphs) for s in stories(*HEAD, NOTE, *STORY)] == [(STORY[0], STORY[1:])]


def test_one_under_the_headline_is_of_its_story():
    (story,) = stories(*HEAD, STORY[0], NOTE, STORY[1])
    assert NOTE in (*story.paragraphs, story.standfirst)


def test_one_over_text_without_a_headline_is_text():
    assert any(NOTE in story.paragraphs for story in stories(*HEAD, NOTE, STORY[1]))


def test_one_may_stand_between_the_name_and_the_number():
    greeting = "各位工友：中秋将至，厂工会祝大家阖家幸福！"
    assert [s.headline for s in stories("云溪工运信息", greeting, "第5期　2024年5月20日", *STORY)] == [STORY[0]]
