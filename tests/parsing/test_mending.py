from __future__ import annotations

from articles.parsing.values import Caution, Context
from tests.parsing.helpers import knows, story

CONTEXT = Context(word_across=knows("职工", "石油"))
LONG = "活动现场,志愿者们为职工讲解安全知识。大家认真听讲,踊跃提问,现场气氛热烈,许多职工表示收获"


def test_a_join_is_marked_on_the_story():
    found = story("说说安全", "本报记者 王小明", LONG, "很大。")
    assert found.paragraphs == (LONG + "很大。",)
    assert found.warnings == (Caution.JOINED,)


def test_a_paragraph_is_joined_over_captions():
    found = story(
        "说说安全",
        "本报记者 王小明",
        "比赛为期四天,共有三十位选手参加。此外,",
        "理论考试现场",
        "实操比赛现场",
        "组委会还将举办论坛。",
    )
    assert found.paragraphs == ("比赛为期四天,共有三十位选手参加。此外,组委会还将举办论坛。",)
    assert [c.text for c in found.captions] == ["理论考试现场", "实操比赛现场"]


def test_a_paragraph_in_three_pieces_is_one():
    pieces = (
        "活动从今天上午起向全体职",
        "工开放,志愿者们为大家讲解安全知识,许多人认真听讲,还有石",
        "油公司的员工也来了。",
    )
    found = story("说说安全", "本报记者 王小明", *pieces, context=CONTEXT)
    assert found.paragraphs == ("".join(pieces),)


def test_a_dateline_after_an_unfinished_paragraph_ends_the_story():
    found = story("说说安全", "本报记者 王小明", "活动很受欢迎。", "5月6日,某公司", "(本报某地5月7日电)")
    assert found.paragraphs[-1] == "5月6日,某公司"
    assert found.incomplete
    assert Caution.CUT_OFF in found.warnings


def test_a_finished_story_is_complete():
    assert not story("说说安全", "本报记者 王小明", LONG, "很大。").incomplete


def test_the_thought_printed_at_the_head_of_an_essay_stays_apart():
    thought = "一场比赛把职工请进厨房,把厨房搬上舞台,让平日里不起眼的手艺人站到台前"
    assert story("说说厨艺", "王小明", thought, LONG + "很大。").paragraphs == (thought, LONG + "很大。")


def test_lines_shaped_alike_are_titles_and_stay_apart():
    series = ("学习他们精益求精的匠心,把食堂办得更好", "学习他们乐于助人的热心,把驿站办得更好")
    found = story("说说厨艺", "本报记者 王小明", LONG + "很大。", series[0], LONG + "。", series[1], LONG + "。")
    assert not any(title in text and title != text for text in found.paragraphs for title in series)
