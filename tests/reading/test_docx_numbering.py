from __future__ import annotations

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml

from articles.reading import read
from articles.reading.docx_numbering import chinese_numeral, circled_numeral, letter_numeral, roman_numeral
from articles.reading.values import HintKind
from tests.reading.making import hinted, saved

W = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"


def text(document: WordDocument) -> str:
    return read(saved(document), name="a.docx").text


def with_list(*levels: tuple[str, str], restart: int | None = None) -> WordDocument:
    """A document with a list 90 whose levels have these forms and texts, and a list 91 of the same kind."""
    document = Document()
    lists = document.part.numbering_part.element
    made = "".join(
        f"<w:lvl w:ilvl='{n}'><w:start w:val='1'/><w:numFmt w:val='{form}'/><w:lvlText w:val='{printed}'/></w:lvl>"
        for n, (form, printed) in enumerate(levels)
    )
    anew = f"<w:lvlOverride w:ilvl='0'><w:startOverride w:val='{restart}'/></w:lvlOverride>" if restart else ""
    lists.insert(0, parse_xml(f"<w:abstractNum {W} w:abstractNumId='90'>{made}</w:abstractNum>"))
    for number, more in ((90, ""), (91, anew)):
        lists.append(parse_xml(f"<w:num {W} w:numId='{number}'><w:abstractNumId w:val='90'/>{more}</w:num>"))
    return document


def add(document: WordDocument, *texts: str, depth: int = 0, number: int = 90) -> None:
    for each in texts:
        properties = document.add_paragraph(each)._p.get_or_add_pPr()
        place = f"<w:numPr {W}><w:ilvl w:val='{depth}'/><w:numId w:val='{number}'/></w:numPr>"
        properties.append(parse_xml(place))


def test_the_numbers_of_a_list_are_read():
    document = with_list(("decimal", "%1."))
    add(document, "建驿站", "送清凉")
    assert text(document) == "1. 建驿站\n2. 送清凉\n"


def test_chinese_numbers_stand_close():
    document = with_list(("chineseCountingThousand", "%1、"))
    add(document, "建驿站", "送清凉")
    assert text(document) == "一、建驿站\n二、送清凉\n"


def test_a_style_numbers_its_paragraphs():
    document = Document()
    for each in ("建驿站", "送清凉"):
        document.add_paragraph(each, style="List Number")
    assert text(document) == "1. 建驿站\n2. 送清凉\n"


def test_a_bullet_is_read():
    document = Document()
    document.add_paragraph("建驿站", style="List Bullet")
    assert text(document) == "• 建驿站\n"


def test_a_level_prints_those_above_it_and_begins_anew_under_each():
    document = with_list(("decimal", "%1."), ("decimal", "%1.%2"))
    add(document, "甲")
    add(document, "乙", "丙", depth=1)
    add(document, "丁")
    add(document, "戊", depth=1)
    assert text(document) == "1. 甲\n1.1 乙\n1.2 丙\n2. 丁\n2.1 戊\n"


def test_text_between_does_not_end_a_list():
    document = with_list(("decimal", "%1."))
    add(document, "甲")
    document.add_paragraph("正文")
    add(document, "乙")
    assert text(document) == "1. 甲\n正文\n2. 乙\n"


def test_lists_of_one_kind_go_on_counting():
    document = with_list(("decimal", "%1."))
    add(document, "甲")
    add(document, "乙", number=91)
    assert text(document) == "1. 甲\n2. 乙\n"


def test_a_list_may_begin_anew():
    document = with_list(("decimal", "%1."), restart=1)
    add(document, "甲", "乙")
    add(document, "丙", "丁", number=91)
    assert text(document) == "1. 甲\n2. 乙\n1. 丙\n2. 丁\n"


def test_the_number_of_a_heading_is_in_its_hint():
    document = with_list(("chineseCounting", "%1、"))
    document.add_heading("工作动态", 1)
    place = f"<w:numPr {W}><w:ilvl w:val='0'/><w:numId w:val='90'/></w:numPr>"
    document.paragraphs[0]._p.get_or_add_pPr().append(parse_xml(place))
    assert hinted(read(saved(document), name="a.docx"), HintKind.HEADING) == [("一、工作动态", "1")]


def test_an_empty_paragraph_prints_no_number():
    document = with_list(("decimal", "%1."))
    add(document, "", "甲")
    assert text(document) == "2. 甲\n"


def test_a_list_that_is_nowhere_described_has_no_numbers():
    document = Document()
    add(document, "甲", number=12345)
    assert text(document) == "甲\n"


@pytest.mark.parametrize(("number", "written"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (101, "一〇一")])
def test_chinese(number, written):
    assert chinese_numeral(number) == written


@pytest.mark.parametrize(("number", "written"), [(1, "a"), (26, "z"), (27, "aa")])
def test_letters(number, written):
    assert letter_numeral(number) == written


@pytest.mark.parametrize(("number", "written"), [(4, "iv"), (9, "ix"), (18, "xviii"), (49, "xlix"), (1999, "mcmxcix")])
def test_roman(number, written):
    assert roman_numeral(number) == written


@pytest.mark.parametrize(("number", "written"), [(1, "①"), (20, "⑳"), (21, "21")])
def test_circled(number, written):
    assert circled_numeral(number) == written
