"""Authors whom only the facts of a web page name sign the story, unless it is signed already."""

from __future__ import annotations

import pytest

from articles.parsing.parser import parse
from articles.parsing.values import ParsedStory, Role
from articles.reading import read

BODY = "6月17日，市总工会走访工地，慰问职工420名，送去防暑药品和清凉饮料，叮嘱大家注意休息。"
FACTS = "[ 作者：何静 | 时间：2024-06-20 | 浏览：368 ]"


def stories(text: str) -> tuple[ParsedStory, ...]:
    return parse(read(text.encode(), name="a.txt")).stories


def test_the_author_behind_paper_and_page_of_an_edition_is_the_byline():
    (story,) = stories(f"市总工会送清凉\n2024-06-20 云溪工人报 02版：要闻 作者：何静\n{BODY}\n")
    assert (story.headline, story.byline) == ("市总工会送清凉", "作者：何静")


def test_reporters_before_the_day_are_the_byline():
    (story,) = stories(f"市总工会送清凉\n云溪日报记者 何静 2024-06-20\n{BODY}\n")
    assert (story.byline, story.reporters) == ("云溪日报记者 何静", ("何静",))


@pytest.mark.parametrize(
    ("facts", "byline"),
    [
        (FACTS, "作者：何静"),
        ("来源：市总工会　发布时间：2024-06-20　作者：何静", "作者：何静"),
        ("作者：何静 李谷雨 来源：市总工会 日期：2024-06-20 点击数：368", "作者：何静 李谷雨"),
        ("发布日期：2024-06-20 撰稿人：何静 浏览量：12", "撰稿人：何静"),
        ("供稿单位：云溪区总工会 撰稿：何静 发布时间：2024-06-20", "撰稿：何静"),
        ("供稿：云溪区总工会 发布时间：2024-06-20", "供稿：云溪区总工会"),
        ("供稿：何静（云溪区总工会） 发布时间：2024-06-20", "供稿：何静（云溪区总工会）"),
    ],
)
def test_the_author_of_the_page_is_the_byline(facts, byline):
    (story,) = stories(f"市总工会送清凉\n\n{facts}\n\n{BODY}\n")
    assert (story.headline, story.byline, story.paragraphs) == ("市总工会送清凉", byline, (BODY,))


def test_a_reporter_and_a_correspondent_are_credited():
    (story,) = stories(f"市总工会送清凉\n\n来源：云溪日报 记者：何静 通讯员：李谷雨 发布时间：2024-06-20\n\n{BODY}\n")
    assert story.byline == "记者：何静 通讯员：李谷雨"
    assert (story.reporters, story.correspondents) == (("何静",), ("李谷雨",))


def test_a_signed_story_keeps_its_byline():
    (story,) = stories(f"市总工会送清凉\n\n{FACTS}\n\n本报讯（记者 王小满）{BODY}\n")
    assert story.byline == "本报讯（记者 王小满）"


@pytest.mark.parametrize("name", ["佚名", "本站", "网站管理员", "admin", "不详"])
def test_nobody_is_no_author(name):
    (story,) = stories(f"市总工会送清凉\n\n{FACTS.replace('何静', name)}\n\n{BODY}\n")
    assert story.byline is None


def test_the_day_and_the_editor_beside_the_author_are_still_read():
    text = f"市总工会送清凉\n\n作者：何静 时间：2024-06-20 责任编辑：林小雨 浏览：368\n\n{BODY}\n"
    parsed = parse(read(text.encode(), name="a.txt"))
    assert (str(parsed.issue.published_on), parsed.issue.editors) == ("2024-06-20", ("林小雨",))


def test_the_line_of_facts_is_cut_round_the_author():
    text = f"市总工会送清凉\n\n{FACTS}\n\n{BODY}\n"
    blocks = parse(read(text.encode(), name="a.txt")).blocks
    printed = [(block.role, text[block.start : block.end].strip(), block.item) for block in blocks[1:4]]
    assert printed == [
        (Role.POST_META, "[", None),
        (Role.BYLINE, "作者：何静", 0),
        (Role.POST_META, "| 时间：2024-06-20 | 浏览：368 ]", None),
    ]


def test_each_story_of_an_electronic_page_has_the_author_that_stands_under_its_title():
    page = "".join(
        f"{title}\n\n作者：{name} 来源：云溪工人报 日期：2024-06-20\n\n{BODY.replace('420', number)}\n\n"
        for title, name, number in (("市总工会送清凉", "何静", "420"), ("县总工会办夜校", "李谷雨", "86"))
    )
    assert [story.byline for story in stories(page)] == ["作者：何静", "作者：李谷雨"]
