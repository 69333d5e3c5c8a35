from __future__ import annotations

from datetime import date

import pytest

from articles.parsing.issue_facts import editors
from articles.parsing.values import Context, DateBasis, Given, IssueFacts
from tests.parsing.helpers import parsed

STORY = ("甲县总工会召开会议", "5月6日,甲县总工会召开会议。2024年,全县建会二十家。")


def issue(*lines: str, **given: object) -> IssueFacts:
    return parsed(*lines, context=Context(given=Given(**given))).issue


def test_a_masthead_names_paper_day_page_and_page_name():
    found = issue("《城乡时报》 2024年5月7日 星期二 第3版 综合", *STORY)
    assert (found.publication, found.published_on, found.page, found.page_name) == (
        "城乡时报",
        date(2024, 5, 7),
        "3",
        "综合",
    )
    assert found.date_basis is DateBasis.PRINTED


@pytest.mark.parametrize(
    ("line", "number"), [("第12期", "12"), ("（第12期）", "12"), ("2024年第3期（总第35期）", "3"), ("总第35期", "35")]
)
def test_the_name_over_a_number_is_that_of_the_publication(line, number):
    found = parsed("东江工会工作简报", line, *STORY)
    assert (found.issue.publication, found.issue.number) == ("东江工会工作简报", number)
    assert [(story.kicker, story.headline) for story in found.stories] == [(None, "甲县总工会召开会议")]


def test_a_body_over_a_number_is_no_headline_though_it_is_no_paper():
    found = parsed("东江市总工会", "第12期", "东江市总工会办公室  2024年5月7日", *STORY)
    assert [story.headline for story in found.stories] == ["甲县总工会召开会议"]
    assert (found.issue.publication, found.issue.published_on) == (None, date(2024, 5, 7))


def test_a_file_of_several_pages_has_no_page():
    assert issue("第3版 综合", *STORY, "第4版 副刊", *STORY).page is None


def test_a_push_number_names_the_account_and_the_number():
    found = issue(*STORY, "工会之声  第 12次推送")
    assert (found.publication, found.number) == ("工会之声", "12")


def test_the_line_over_the_time_of_a_post_is_its_title():
    found = issue("一周速览 | 甲县总工会召开会议", "时事 2024-05-07 11:31 北京", *STORY)
    assert (found.title, found.published_on) == ("一周速览 | 甲县总工会召开会议", date(2024, 5, 7))


def test_a_day_that_does_not_exist_is_no_day():
    assert issue("2024-13-45 11:31", *STORY).published_on is None


def test_a_known_day_bounds_itself():
    found = issue("2024-05-07 11:31", *STORY)
    assert found.not_before == found.not_after == date(2024, 5, 7)


@pytest.mark.parametrize("given", ["12", "第12期"])
def test_a_number_is_given_with_or_without_its_counter(given):
    assert issue(*STORY, number=given).number == "12"


def test_what_is_given_comes_before_what_is_printed():
    found = issue(
        "《城乡时报》 2024年5月7日 第3版",
        *STORY,
        publication="工人周报",
        number="8",
        published_on=date(2024, 5, 9),
        page="第5版",
    )
    assert (found.publication, found.number, found.published_on, found.page) == (
        "工人周报",
        "8",
        date(2024, 5, 9),
        "5",
    )
    assert found.date_basis is DateBasis.GIVEN


def test_an_inferred_day_sets_the_bound_and_leaves_the_date_empty():
    found = issue(*STORY)
    assert (found.published_on, found.not_before, found.date_basis) == (None, date(2024, 5, 6), DateBasis.INFERRED)


def test_where_nothing_is_printed_nothing_is_known():
    assert issue("甲县总工会召开会议", "甲县总工会召开会议,部署工作。") == IssueFacts()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("编辑 | 王小明 李四", ("王小明", "李四")),
        ("责编:王小明 校对:李四", ("王小明",)),
        ("本版责编:王  明  李小四", ("王明", "李小四")),
        ("责任编辑:王小明 版式设计:李四", ("王小明",)),
        ("版式设计:李四", ()),
    ],
)
def test_editors_are_those_who_edit(line, names):
    assert editors([line]) == names


def test_the_day_of_a_visit_over_a_page_is_not_that_of_its_story():
    facts = parsed(
        "2023年1月8日 星期日",
        "当前位置：首页 > 动态",
        "职工夜校开课",
        "2022-09-20 16:40 来源：某某工会",
        "夜校昨日开课。",
    ).issue
    assert facts.published_on == date(2022, 9, 20)


@pytest.mark.parametrize("line", ["2023年08月25日", "抓取时间：2023-08-25 10:33", "下载时间 2023/08/25"])
def test_the_day_of_fetching_under_a_text_is_not_the_day_of_print(line):
    assert issue(*STORY, line, "乙县总工会举办夜校", "近日,乙县总工会举办夜校。").published_on is None


@pytest.mark.parametrize(
    "facts", ["作者：王小明 来源：城乡时报 2024-05-07 05版", "稿件来源：城乡时报　2024-05-07　要闻"]
)
def test_the_source_of_a_digital_edition_is_its_paper(facts):
    assert issue(STORY[0], facts, STORY[1]).publication == "城乡时报"


def test_the_source_of_a_page_is_none():
    assert issue(STORY[0], "来源：城乡时报 发布时间：2024-05-07", STORY[1]).publication is None


def test_a_number_in_brackets_alone_under_the_paper_is_that_of_the_issue():
    found = issue("调研专报", "（5）", "省总工会研究室　2018年11月20日", *STORY)
    assert (found.publication, found.number) == ("调研专报", "5")


def test_the_number_of_the_copy_over_the_paper_is_of_the_imprint():
    assert issue("000127", "工会工作简报", "2023年第27期", "某县总工会　2023年10月16日", *STORY).number == "27"


def test_what_is_responsible_for_a_page_is_named_behind_it_whatever_the_name():
    assert issue("2　塞上工人报　基层　2015年8月6日　星期四　责任编辑　黑玉", *STORY).editors == ("黑玉",)


def test_the_number_of_a_digital_edition_is_a_number():
    assert issue("职工之友", "电子版第9期　2022.09.30　化工园区总工会", *STORY).number == "9"


@pytest.mark.parametrize("line", ["静宁职工之家  2023-09-08 17:45  河北", "榕城总工会 | 榕城总工会"])
def test_who_posts_is_named_alone_before_the_time_or_twice(line):
    assert issue(STORY[0], line, STORY[1]).publication == line.split()[0]


def test_the_account_may_stand_over_the_time_at_the_head_of_a_post():
    assert issue("平陵工会", "2021-06-30 16:00", *STORY).publication == "平陵工会"
