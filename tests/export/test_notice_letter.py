"""The letter as GB/T 9704-2012 has it."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from articles.export.chinese_docx import TEXT_SIZE
from articles.export.notice_letter import notice_letter

FIGURES = {
    **{"first": "2024-06-01", "last": "2024-06-30", "pieces": 0, "briefs": 0, "commissioned": 0, "in_several_media": 0},
    **{"media": [], "groups": [], "own_office": [], "adjustments": [], "titles": []},
}


def letter(issuer: str = "", addressees: str = "", **figures: Any):
    figures = {**FIGURES, "issuer": issuer, "addressees": addressees, **figures}
    return Document(io.BytesIO(notice_letter("通报", figures, DAY)))


DAY = date(2024, 7, 1)
"""Six characters wide: 2024年7月1日."""


@pytest.mark.parametrize(
    ("issuer", "of_issuer", "of_date"),
    [("总工会", 5.5, 4), ("市总工会宣教", 4, 4), ("临江市总工会宣传教育部", 2, 4.5), ("市总工会办公", 4, 4)],
)
def test_body_and_date_stand_in_the_middle_of_each_other(issuer, of_issuer, of_date):
    body, dated = letter(issuer).paragraphs[-2:]
    indents = [paragraph.paragraph_format.right_indent / TEXT_SIZE for paragraph in (body, dated)]
    assert (body.text, dated.text) == (issuer, "2024年7月1日")
    assert indents == [pytest.approx(of_issuer, abs=0.01), pytest.approx(of_date, abs=0.01)]


def test_without_a_body_the_date_stands_four_characters_from_the_edge():
    paragraph = letter().paragraphs[-1]
    assert paragraph.paragraph_format.right_indent / TEXT_SIZE == pytest.approx(4, abs=0.01)


def test_who_it_is_sent_to_stands_flush_left_below_the_title():
    addressed = letter(addressees="各区县总工会").paragraphs[1]
    assert (addressed.text, addressed.paragraph_format.first_line_indent) == ("各区县总工会：", 0)


def annexes(*groups: str) -> list[str]:
    """What the letter says of its annexes, in their list and above each."""
    made = letter(groups=[{"name": name, "pieces": "0", "rows": [], "without": []} for name in groups])
    return [paragraph.text.strip() for paragraph in made.paragraphs if "附件" in paragraph.text]


def test_an_annex_that_is_alone_has_no_number():
    assert annexes("区县") == ["附件：区县采用情况表", "附件"]


def test_several_annexes_have_the_numbers_of_their_list():
    assert annexes("区县", "产业") == ["附件：1．区县采用情况表", "附件1", "附件2"]


def test_characters_that_xml_cannot_hold_become_signs():
    units = [{"id": 1, "name": "临江\x02区总工会"}]
    made = letter("总\x02工会", groups=[{"name": "区\x0b县", "pieces": "0", "rows": [], "without": units}])
    texts = [paragraph.text for paragraph in made.paragraphs]
    assert "总␂工会" in texts and "区␋县：无采用稿件。" in texts
    assert made.tables[0].cell(1, 1).text == "临江␂区总工会"


def test_bonuses_and_deductions_are_an_annex_with_their_reasons():
    given = {"unit": "临江区总工会", "day": "2024-06-17", "story": 1, "headline": "送清凉"}
    told = [
        {**given, "points": "10", "reason": "市领导批示"},
        {**given, "points": "-5", "reason": "迟报", "headline": ""},
    ]
    rows = [[cell.text for cell in row.cells] for row in letter(adjustments=told).tables[0].rows]
    assert [row[2:] for row in rows[1:]] == [["+10", "市领导批示（送清凉）"], ["-5", "迟报"]]


def test_titles_that_nobody_prints_are_left_to_the_workbook(monkeypatch):
    title = {"headline": "送清凉", "medium": "《工人日报》", "day": "2024-06-17", "points": "5"}
    titles = [{"unit": "临江区总工会", "titles": [title] * 2}]
    assert letter(titles=titles).tables
    monkeypatch.setattr("articles.export.notice_letter.MOST_TITLES", 1)
    assert not letter(titles=titles).tables


def test_pages_are_numbered_at_their_outer_edges():
    (section,) = letter().sections
    assert [footer.paragraphs[0].text for footer in (section.footer, section.even_page_footer)] == ["—  —"] * 2
    sides = [footer.paragraphs[0].alignment for footer in (section.footer, section.even_page_footer)]
    assert sides == [WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT]
    assert section.footer._element.xpath("//w:fldSimple/@w:instr") == ["PAGE"]
