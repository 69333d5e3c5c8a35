from __future__ import annotations

import pytest

from articles.parsing.doubts import with_doubts
from articles.parsing.elements import Element
from articles.parsing.grouping import StoryLines
from articles.parsing.layout import SURE, PlacedLine
from articles.parsing.lines import printed_lines
from articles.parsing.page import PrintedPage
from articles.parsing.values import Caption, Caution, Context, Crosshead, Kind, ParsedStory
from tests.parsing.helpers import stories, story

LEAD = "本报讯(记者王小明)近日,某县总工会在县职工文化中心举办厨艺比赛,来自全县二十家企业的职工参加。"
BODY = "比赛分初赛、决赛两个阶段,选手们现场制作家常菜,由评委打分,前三名获得证书。"
MORE = "县总工会负责人表示,今后还将举办更多这样的活动,丰富职工的业余生活。"
TITLE = "某县总工会举办厨艺比赛"


def test_a_plain_story_has_none():
    assert story(TITLE, LEAD, BODY, MORE).warnings == ()


@pytest.mark.parametrize(
    "headline", ["联系电话：0570-1234567", "（某县厨艺比赛）", "首页>工会要闻>正文", "地址：某县人民路"]
)
def test_what_no_headline_looks_like_is_doubtful(headline):
    (*_, found) = stories(f"# {headline}", LEAD, BODY, MORE)
    assert found.headline is None or Caution.DOUBTFUL_HEADLINE in found.warnings


def test_two_openings_in_one_story_are_doubtful():
    lines = printed_lines(f"{LEAD}\n{LEAD}")
    placed = StoryLines(tuple(PlacedLine(line, Element.LEAD, SURE, SURE) for line in lines))
    read = ParsedStory(kind=Kind.ARTICLE, headline=TITLE, paragraphs=(BODY, BODY))
    (found,) = with_doubts([read], [placed], PrintedPage([], Context()))
    assert found.warnings == (Caution.TWO_OPENINGS,)


def test_a_few_characters_of_text_are_doubtful():
    assert Caution.DOUBTFUL_LENGTH in story(TITLE, "比赛分三天。").warnings


def test_a_page_number_in_the_text_is_doubtful():
    assert Caution.PAGE_NUMBER in story(TITLE, LEAD, BODY, "— 3 —", MORE).warnings


def test_a_story_that_only_the_contents_list_has_is_missed_after_the_one_before_it():
    list_ = ("目录", f"1.{TITLE}……1", "2.某县企业工会主席培训班开班……2", "3.乙县总工会建成十座新驿站……3")
    last = ("乙县总工会建成十座新驿站", "5月8日,乙县总工会建成十座新驿站。驿站里有热水。")
    first, other = stories("某县工运信息", "第5期", *list_, TITLE, LEAD, BODY, *last)
    assert Caution.MISSING_STORY in first.warnings
    assert Caution.MISSING_STORY not in other.warnings


@pytest.mark.parametrize(("signature", "is_doubtful"), [("(王小明)", True), ("(王小明参与采写)", False)])
def test_two_who_sign_at_the_end_are_doubtful_but_not_those_who_helped(signature, is_doubtful):
    lines = printed_lines(f"{LEAD}\n{signature}\n{MORE}\n{signature}")
    elements = (Element.LEAD, Element.SIGNATURE, Element.BODY, Element.SIGNATURE)
    placed = StoryLines(
        tuple(PlacedLine(line, element, SURE, SURE) for line, element in zip(lines, elements, strict=True))
    )
    read = ParsedStory(kind=Kind.ARTICLE, headline=TITLE, paragraphs=(BODY, MORE))
    (found,) = with_doubts([read], [placed], PrintedPage([], Context()))
    assert (Caution.TWO_OPENINGS in found.warnings) is is_doubtful


@pytest.mark.parametrize(
    "last",
    [
        "广告",
        "数据来源:某县总工会",
        "二〇二四年五月二十日于云溪",
        "比赛已经连续举办了五年,职工越来越多!——编者",
        "资料来源:某县总工会,某县统计局,某县人力资源和社会保障局",
    ],
)
def test_what_ends_with_no_sentence_is_not_cut_off(last):
    assert Caution.CUT_OFF not in story(TITLE, LEAD, BODY, last).warnings


def test_verse_is_not_cut_off():
    verse = ("炉火红了又红", "锉刀在灯下走着", "铁屑开成花", "汗水落进夜色", "黎明从窗口走来", "照亮我们的脸庞")
    found = story("炉火", "赵大年", *verse)
    assert Caution.CUT_OFF not in found.warnings


def test_short_lines_side_by_side_are_no_broken_word():
    across = Context(word_across=lambda left, right: True)
    assert Caution.BROKEN_WORD not in story(TITLE, LEAD, BODY, "此致", "敬礼!", context=across).warnings


def test_a_name_for_a_crosshead_is_the_author_of_another_piece():
    lines = [*printed_lines(f"{TITLE}\n{BODY}"), *printed_lines(f"王小明\n{MORE}")]
    elements = (Element.HEADLINE, Element.BODY, Element.CROSSHEAD, Element.BODY)
    placed = StoryLines(
        tuple(PlacedLine(line, element, SURE, SURE) for line, element in zip(lines, elements, strict=True))
    )
    read = ParsedStory(kind=Kind.ARTICLE, headline=TITLE, paragraphs=(BODY, MORE))
    (found,) = with_doubts([read], [placed], PrintedPage([], Context()))
    assert found.warnings == (Caution.TWO_OPENINGS,)


VERSE = (
    "炉火红了又红",
    "锉刀在灯下走着",
    "铁屑开成花",
    "汗水落进夜色",
    "黎明从窗口走来",
    "照亮我们的脸庞",
    "照亮长长的车间",
)


LATER_VERSE = ("灯火一盏一盏", "走过夜班的人", "机床轻轻地唱", "像远处的河水")


@pytest.mark.parametrize(("paragraphs", "is_doubtful"), [(2, True), (1, False)])
def test_verse_after_prose_is_another_piece_but_not_after_a_line_of_introduction(paragraphs, is_doubtful):
    prose = [f"{BODY}{MORE}"] * paragraphs
    found = stories(TITLE, "本报记者 王小明", *prose, *VERSE)[0]
    assert (Caution.VERSE_AND_PROSE in found.warnings) is is_doubtful


def test_verse_that_a_story_quotes_is_none():
    prose = f"{BODY}{MORE}"
    found = stories(TITLE, "本报记者 王小明", *[prose] * 5, *VERSE, *LATER_VERSE, prose, prose)[0]
    assert Caution.VERSE_AND_PROSE not in found.warnings


@pytest.mark.parametrize(("captions", "is_doubtful"), [(1, True), (2, False)])
def test_a_caption_longer_than_the_text_is_doubtful_but_not_of_several_pictures(captions, is_doubtful):
    read = ParsedStory(
        kind=Kind.ARTICLE, headline=TITLE, paragraphs=(BODY,), captions=(Caption(BODY + MORE),) * captions
    )
    (found,) = with_doubts([read], [StoryLines(())], PrintedPage([], Context()))
    assert (Caution.DOUBTFUL_CAPTION in found.warnings) is is_doubtful


def test_a_story_missing_at_the_head_of_the_contents_is_missed_before_the_first():
    list_ = ("目录", "1.某县企业工会主席培训班开班……1", f"2.{TITLE}……1", "3.乙县总工会建成十座新驿站……3")
    last = ("乙县总工会建成十座新驿站", "5月8日,乙县总工会建成十座新驿站。驿站里有热水。")
    first, other = stories("某县工运信息", "第5期", *list_, TITLE, LEAD, BODY, *last)
    assert (Caution.MISSING_STORY in first.warnings, Caution.MISSING_STORY in other.warnings) == (True, False)


def test_the_subhead_of_an_entry_is_no_story_that_is_missing():
    list_ = ("目录", f"1.{TITLE}……1", "——某县职工厨艺比赛侧记", "2.乙县总工会建成十座新驿站……3")
    last = ("乙县总工会建成十座新驿站", "5月8日,乙县总工会建成十座新驿站。驿站里有热水。")
    found = stories("某县工运信息", "第5期", *list_, TITLE, LEAD, BODY, *last)
    assert all(Caution.MISSING_STORY not in each.warnings for each in found)


def test_the_subhead_that_the_contents_have_without_its_dash_is_no_story_that_is_missing():
    list_ = ("目录", f"1.{TITLE}……1", "2.某县职工厨艺比赛侧记……1", "3.乙县总工会建成十座新驿站……3")
    last = ("乙县总工会建成十座新驿站", "5月8日,乙县总工会建成十座新驿站。驿站里有热水。")
    found = stories("某县工运信息", "第5期", *list_, TITLE, "——某县职工厨艺比赛侧记", LEAD, BODY, *last)
    assert found[0].subhead == "——某县职工厨艺比赛侧记"
    assert all(Caution.MISSING_STORY not in each.warnings for each in found)


NEWS = {
    "甲县总工会举办厨艺比赛": "5月6日,甲县总工会举办厨艺比赛。二十家企业参加。",
    "乙县总工会建成十座新驿站": "5月7日,乙县总工会建成十座新驿站。驿站里有热水。",
    "丙县总工会开通心理热线": "5月8日,丙县总工会开通心理热线。热线全天开放。",
    "丁县总工会为环卫工人送清凉": "5月9日,丁县总工会为环卫工人送清凉。绿豆汤送到路边。",
}


@pytest.mark.parametrize(("named", "is_doubtful"), [(3, True), (2, False)])
def test_a_story_that_the_contents_leave_out_is_doubtful_where_they_name_all_others(named, is_doubtful):
    list_ = [f"{n}.{title}……{n}" for n, title in enumerate(list(NEWS)[:named], start=1)]
    *_, last = stories("某市工运信息", "第5期", "目录", *list_, *[line for news in NEWS.items() for line in news])
    assert last.headline == "丁县总工会为环卫工人送清凉"
    assert (Caution.NOT_ANNOUNCED in last.warnings) is is_doubtful


@pytest.mark.parametrize(("section", "is_doubtful"), [("(王小明)", True), ("【工作动态】", False)])
def test_an_author_in_brackets_is_no_section(section, is_doubtful):
    (line,) = printed_lines(section)
    read = ParsedStory(kind=Kind.ARTICLE, section=section, headline=TITLE, paragraphs=(BODY,))
    (found,) = with_doubts([read], [StoryLines((), line)], PrintedPage([], Context()))
    assert (Caution.DOUBTFUL_SECTION in found.warnings) is is_doubtful


def test_rows_of_a_table_are_no_verse():
    rows = ("面积:六百平方公里", "人口:三十万", "工会:四百家", "驿站:二十座", "书屋:十二间", "热线:三条")
    found = stories(TITLE, "本报记者 王小明", *[f"{BODY}{MORE}"] * 2, *rows)[0]
    assert Caution.VERSE_AND_PROSE not in found.warnings


def test_news_that_begins_inside_a_story_is_another():
    lines = printed_lines(f"{TITLE}\n{LEAD}\n{LEAD}\n{MORE}")
    elements = (Element.HEADLINE, Element.LEAD, Element.BODY, Element.BODY)
    placed = (PlacedLine(line, element, SURE, SURE) for line, element in zip(lines, elements, strict=True))
    read = ParsedStory(kind=Kind.ARTICLE, headline=TITLE, paragraphs=(BODY, MORE))
    (found,) = with_doubts([read], [StoryLines(tuple(placed))], PrintedPage([], Context()))
    assert found.warnings == (Caution.TWO_OPENINGS,)


@pytest.mark.parametrize(("text", "doubtful"), [("比赛分三天。", True), ("二〇二四年五月二十日于云溪", False)])
def test_a_day_alone_is_no_text_that_is_too_short(text, doubtful):
    read = ParsedStory(kind=Kind.ARTICLE, headline=TITLE, paragraphs=(text,))
    (found,) = with_doubts([read], [StoryLines(())], PrintedPage([], Context()))
    assert (Caution.DOUBTFUL_LENGTH in found.warnings) is doubtful


def doubted(*read: ParsedStory) -> list[tuple[Caution, ...]]:
    found = with_doubts(read, [StoryLines(())] * len(read), PrintedPage([], Context()))
    return [story.warnings for story in found]


DATED = ("5月6日,某县总工会举办厨艺比赛。", "5月7日,某县总工会建成十座新驿站。", "5月8日,某县总工会送清凉。")
DIARY = ParsedStory(kind=Kind.ARTICLE, headline="一周大事", paragraphs=DATED)
STORY = ParsedStory(kind=Kind.ARTICLE, headline=TITLE, paragraphs=(BODY, MORE))


def test_short_paragraphs_that_each_tell_of_a_day_may_be_briefs():
    assert doubted(DIARY) == [(Caution.TWO_OPENINGS,)]
    assert doubted(ParsedStory(kind=Kind.ARTICLE, headline=TITLE, paragraphs=(DATED[0], BODY, MORE))) == [()]


def test_pages_of_many_stories_have_such_paragraphs():
    assert doubted(DIARY, *[STORY] * 5) == [()] * 6


@pytest.mark.parametrize(
    ("paragraphs", "others", "doubtful"), [(DATED, 1, True), (DATED[:1], 1, False), (DATED, 5, False)]
)
def test_several_paragraphs_without_a_headline_are_no_brief(paragraphs, others, doubtful):
    brief = ParsedStory(kind=Kind.BRIEF, paragraphs=(BODY, *paragraphs[1:]))
    first, *_ = doubted(brief, *[STORY] * others)
    assert (Caution.NO_HEADLINE in first) is doubtful


@pytest.mark.parametrize(("credit", "doubtful"), [(None, True), ("王小明 摄", False)])
def test_an_article_is_no_caption_alone_that_nobody_signs(credit, doubtful):
    (found,) = doubted(ParsedStory(kind=Kind.ARTICLE, headline=TITLE, captions=(Caption(BODY, credit),)))
    assert (Caution.DOUBTFUL_CAPTION in found) is doubtful


@pytest.mark.parametrize(("paragraphs", "others", "doubtful"), [(2, 1, True), (5, 1, False), (2, 5, False)])
def test_a_short_story_of_a_small_source_has_no_crosshead(paragraphs, others, doubtful):
    text = (BODY, MORE, LEAD, BODY, MORE)[:paragraphs]
    divided = ParsedStory(
        kind=Kind.ARTICLE, headline=TITLE, paragraphs=text, crossheads=(Crosshead("八十岁的老班长", 1),)
    )
    first, *_ = doubted(divided, *[STORY] * others)
    assert (Caution.ANOTHER_SUBJECT in first) is doubtful


def test_a_headline_without_a_text_is_doubtful():
    read = ParsedStory(kind=Kind.ARTICLE, headline=TITLE, paragraphs=())
    (found,) = with_doubts([read], [StoryLines(())], PrintedPage([], Context()))
    assert Caution.DOUBTFUL_LENGTH in found.warnings
