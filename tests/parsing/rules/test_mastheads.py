from __future__ import annotations

import pytest

from articles.parsing.rules.mastheads import (
    digital_edition,
    document_head,
    document_number,
    list_of_pages,
    masthead,
    masthead_facts,
    number_alone,
)
from tests.parsing.rules.helpers import taken


@pytest.mark.parametrize(
    "line",
    [
        "第3版",
        "第三版 综合新闻",
        "03版：要闻",
        "A2版",
        "《城乡时报》 2024年5月6日 星期一 第3版",
        "城乡时报 2024-05-06",
        "某市工运 第12期",
        "某市工会信息 第12期",
        "《 学习周报 》（ 2024年05月06日  第 05 版 ）",
        "《望江矿工》 2024年5月6日 第1版 要闻",
        "2024-05-06 第2版：综合 【字号 大 中 小】",
        "02 要闻 2024-05-06 城乡时报",
    ],
)
def test_a_line_of_page_paper_and_day_is_a_masthead(line):
    assert taken(masthead, line) == line


@pytest.mark.parametrize(
    "line",
    [
        "2024年5月6日",
        "综合新闻",
        "第3版刊登了工会的消息",
        "城乡时报",
        "工会的第12期培训班开班了",
        "第12期培训班",
        "第12期",
        "(上接第1版)第3版第4版",
    ],
)
def test_less_than_that_or_more_is_none(line):
    assert taken(masthead, line) is None


@pytest.mark.parametrize(
    ("line", "number"), [("第12期", "第12期"), ("2024年第3期(总第35期)", "2024年第3期"), ("总第35期", "总第35期")]
)
def test_a_number_may_stand_alone(line, number):
    assert number_alone(line) == number


def test_a_number_may_have_its_day():
    assert number_alone("第12期  2024年5月6日") == "第12期"


def test_a_number_may_stand_alone_in_brackets():
    assert number_alone("(第12期)") == "第12期"


@pytest.mark.parametrize("line", ["第12期培训班", "2024年5月6日", "第3版", "假期", ""])
def test_a_number_with_more_does_not_stand_alone(line):
    assert number_alone(line) is None


def test_the_facts_of_a_masthead_have_names():
    assert masthead_facts("《城乡时报》 2024年5月6日 星期一 第3版 综合") == {
        "publication": "城乡时报",
        "day": "2024年5月6日",
        "weekday": "星期一",
        "page": "第3版",
        "name": "综合",
    }


@pytest.mark.parametrize("line", ["城乡时报数字报", "《城乡时报》电子版", "城乡工人报多媒体数字版"])
def test_the_name_of_a_digital_edition_is_a_masthead(line):
    assert taken(digital_edition, line) == line


@pytest.mark.parametrize("line", ["某市总工会文件", "某县总工会办公室文件"])
def test_the_red_head_of_a_document_is_a_masthead(line):
    assert taken(document_head, line) == line


@pytest.mark.parametrize("line", ["某工发〔2024〕12号", "某总工办字[2023]第7号  签发人：王小明"])
def test_the_number_of_a_document_is_a_fact_about_it(line):
    assert taken(document_number, line) == line


@pytest.mark.parametrize("line", ["学习某市总工会的文件", "某工发〔2024〕12号文件提出", "第12号"])
def test_what_tells_of_a_document_is_not_its_head(line):
    assert taken(document_head, line) is None
    assert taken(document_number, line) is None


@pytest.mark.parametrize("line", ["01版 要闻  02版 综合  03版 维权", "第1版：要闻、第2版：副刊"])
def test_a_list_of_pages_leads_to_them(line):
    assert taken(list_of_pages, line) == line


def test_one_page_is_no_list():
    assert taken(list_of_pages, "第1版：要闻") is None
