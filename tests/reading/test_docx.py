from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt

from articles.parsing.parser import parse
from articles.reading import read
from articles.reading.errors import Refusal
from articles.reading.limits import MOST_PARAGRAPHS
from articles.reading.values import HintKind, Omission, Reading
from tests.reading.making import docx_of, hinted, missing, parts_of, refusal, saved, with_part, zip_of

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))
DOCUMENT = "word/document.xml"
PARAGRAPH = "县总工会建起驿站"
DOCX = docx_of([PARAGRAPH])

BOX = (
    "<w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
    "<mc:Choice Requires='wps'><w:drawing><w:txbxContent><w:p><w:r><w:t>链接</w:t></w:r></w:p></w:txbxContent>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>链接</w:t></w:r></w:p>"
    "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def reading(data: bytes) -> Reading:
    return read(data, name="a.docx")


def text_with(run: str) -> str:
    return with_run(run).text


def with_run(run: str) -> Reading:
    """The reading of a document whose one paragraph goes on with this XML."""
    return reading(with_part(DOCX, DOCUMENT, "</w:t></w:r>", f"</w:t></w:r>{run}"))


def table(*rows: list[str]) -> Document:
    document = Document()
    made = document.add_table(len(rows), len(rows[0]))
    for cells, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    return document


def test_a_paragraph_is_a_line():
    assert reading(docx_of(["甲", "", "乙"])).text == "甲\n乙\n"


def test_a_line_break_is_one():
    assert reading(docx_of(["甲\n乙"])).text == "甲\n乙\n"


def test_a_tab_is_kept():
    assert reading(docx_of(["甲\t乙"])).text == "甲\t乙\n"


def test_a_heading_is_a_hint_with_its_level():
    document = Document()
    document.add_heading("工作动态", 2)
    document.add_paragraph("正文")
    assert hinted(reading(saved(document)), HintKind.HEADING) == [("工作动态", "2")]


def test_a_title_is_a_hint():
    document = Document()
    document.add_heading("每周工运", 0)
    assert hinted(reading(saved(document)), HintKind.TITLE) == [("每周工运", "")]


def test_a_style_has_the_level_of_the_one_it_comes_from():
    document = Document()
    style = document.styles.add_style("栏目", 1)
    style.base_style = document.styles["Heading 3"]
    document.add_paragraph("工作动态", style)
    assert hinted(reading(saved(document)), HintKind.HEADING) == [("工作动态", "3")]


def test_styles_in_a_circle_have_no_level():
    document = Document()
    one, other = document.styles.add_style("一", 1), document.styles.add_style("二", 1)
    one.base_style, other.base_style = other, one
    document.add_paragraph("工作动态", one)
    assert reading(saved(document)).hints == ()


def test_an_outline_level_of_its_own_makes_a_paragraph_a_heading():
    made = with_part(DOCX, DOCUMENT, "<w:p>", '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    assert hinted(reading(made), HintKind.HEADING) == [(PARAGRAPH, "1")]


@pytest.mark.parametrize(("bold", "hints"), [((True, True), ["工会驿站"]), ((True, None), []), ((None, None), [])])
def test_a_paragraph_set_bold_throughout_is_display(bold, hints):
    document = Document()
    paragraph = document.add_paragraph()
    for text, is_bold in zip(("工会", "驿站"), bold, strict=True):
        paragraph.add_run(text).bold = is_bold
    assert [span for span, _value in hinted(reading(saved(document)), HintKind.DISPLAY)] == hints


def sized(*paragraphs: tuple[str, float | None]) -> Reading:
    document = Document()
    for text, points in paragraphs:
        document.add_paragraph().add_run(text).font.size = points and Pt(points)
    return reading(saved(document))


@pytest.mark.parametrize(("points", "kind"), [(22, HintKind.LARGE), (13, HintKind.DISPLAY)])
def test_a_paragraph_set_larger_than_the_text_is_display(points, kind):
    made = sized(("工会驿站", points), (PARAGRAPH, None))
    assert [(hint.kind, made.text[hint.start : hint.end]) for hint in made.hints] == [(kind, "工会驿站")]


def test_text_in_a_large_size_is_text():
    assert sized((PARAGRAPH, 16), ("驿站", 16), ("注", 9)).hints == ()


def test_the_size_of_a_style_is_that_of_its_paragraphs():
    document = Document()
    document.styles["Quote"].font.size = Pt(22)
    document.add_paragraph("工会驿站", style="Quote")
    document.add_paragraph(PARAGRAPH)
    assert hinted(reading(saved(document)), HintKind.LARGE) == [("工会驿站", "")]


def test_a_line_with_a_small_part_is_no_display():
    document = Document()
    line = document.add_paragraph()
    for text, points in (("工会", 22), ("驿站", 10)):
        line.add_run(text).font.size = Pt(points)
    document.add_paragraph(PARAGRAPH)
    assert reading(saved(document)).hints == ()


def test_a_row_of_a_table_is_a_line():
    assert (
        reading(saved(table(["姓名", "单位"], ["王小满", "丰都县总工会"]))).text == "姓名\t单位\n王小满\t丰都县总工会\n"
    )


def test_a_table_is_a_hint():
    assert hinted(reading(saved(table(["姓名", "单位"]))), HintKind.TABLE) == [("姓名\t单位", "")]


def test_cells_of_several_paragraphs_come_one_after_the_other():
    assert reading(saved(table(["甲\n乙", "丙"]))).text == "甲\n乙\t丙\n"
    document = table(["甲", "丙"])
    document.tables[0].cell(0, 0).add_paragraph("乙")
    assert reading(saved(document)).text == "甲\n乙\n丙\n"


def test_a_table_stands_where_it_stands():
    document = Document()
    document.add_paragraph("前")
    document.add_table(1, 1).cell(0, 0).text = "格"
    document.add_paragraph("后")
    assert reading(saved(document)).text == "前\n格\n后\n"


def test_merged_cells_are_read_once():
    document = table(["甲", "乙"], ["丙", "丁"])
    document.tables[0].cell(0, 0).merge(document.tables[0].cell(1, 0))
    assert reading(saved(document)).text.count("甲") == 1


def test_a_text_box_follows_its_paragraph_and_is_read_once():
    assert text_with(BOX) == f"{PARAGRAPH}\n链接\n"


def test_a_picture_is_named_as_left_out():
    assert missing(
        with_run('<w:r><w:drawing><wp:docPr xmlns:wp="w" id="1" name="图片 1" descr="驿站外景"/></w:drawing></w:r>'),
        Omission.PICTURE,
    ) == ["驿站外景"]


def test_inserted_text_is_read():
    assert text_with('<w:ins w:id="1" w:author="a"><w:r><w:t>了</w:t></w:r></w:ins>') == f"{PARAGRAPH}了\n"


def test_deleted_text_is_left_out_and_said():
    made = with_run('<w:del w:id="1" w:author="a"><w:r><w:delText>暖心</w:delText></w:r></w:del>')
    assert (made.text, missing(made, Omission.DELETED)) == (f"{PARAGRAPH}\n", ["暖心"])


def test_hidden_text_is_left_out_and_said():
    made = with_run("<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗记</w:t></w:r>")
    assert (made.text, missing(made, Omission.HIDDEN)) == (f"{PARAGRAPH}\n", ["暗记"])


def test_text_that_is_switched_back_to_visible_is_read():
    assert text_with('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>了</w:t></w:r>') == f"{PARAGRAPH}了\n"


def test_text_in_a_content_control_is_read():
    control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    assert reading(with_part(DOCX, DOCUMENT, "<w:p>", f"{control}<w:p>")).text == f"控件\n{PARAGRAPH}\n"


def test_the_text_of_a_link_is_read():
    assert text_with("<w:hyperlink><w:r><w:t>网址</w:t></w:r></w:hyperlink>") == f"{PARAGRAPH}网址\n"


def test_the_code_of_a_field_is_not_text():
    assert text_with("<w:r><w:instrText>PAGE</w:instrText></w:r>") == f"{PARAGRAPH}\n"


def test_a_bullet_of_wingdings_is_one():
    assert text_with('<w:r><w:sym w:font="Wingdings" w:char="F06C"/></w:r>') == f"{PARAGRAPH}●\n"


def test_a_symbol_nobody_knows_is_said():
    assert missing(with_run('<w:r><w:sym w:font="X" w:char="F0FF"/></w:r>'), Omission.SYMBOL) == ["F0FF"]


def test_the_header_of_the_page_is_said():
    document = Document()
    document.add_paragraph(PARAGRAPH)
    document.sections[0].header.paragraphs[0].text = "工运简报 第3期"
    assert missing(reading(saved(document)), Omission.MARGIN) == ["工运简报 第3期"]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
def test_a_seed_in_word_gives_the_same_stories(seed):
    printed = read(seed.read_bytes(), name=seed.name)
    assert parse(reading(docx_of(printed.text.splitlines()))).stories == parse(printed).stories


class TestRefused:
    def test_a_document_without_text(self):
        assert refusal(docx_of([]), "a.docx") is Refusal.EMPTY

    def test_what_is_no_zip_file(self):
        assert refusal(b"some text", "a.docx") is Refusal.DAMAGED

    def test_a_document_that_was_cut(self):
        assert refusal(DOCX[: len(DOCX) // 2], "a.docx") is Refusal.DAMAGED

    def test_a_document_without_its_main_part(self):
        parts = parts_of(DOCX)
        del parts[DOCUMENT]
        assert refusal(zip_of(parts), "a.docx") is Refusal.DAMAGED

    def test_broken_xml(self):
        assert refusal(with_part(DOCX, DOCUMENT, "</w:body>", ""), "a.docx") is Refusal.DAMAGED

    @pytest.mark.parametrize("part", [DOCUMENT, "word/styles.xml", "_rels/.rels"])
    def test_an_external_entity_in_any_part(self, part):
        entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
        xml = parts_of(DOCX)[part].decode("utf-8").replace("?>", f"?>{entity}", 1)
        assert refusal(zip_of({**parts_of(DOCX), part: xml}), "a.docx") is Refusal.DOCTYPE

    def test_a_doctype_in_utf_16(self):
        xml = parts_of(DOCX)[DOCUMENT].decode("utf-8").replace("UTF-8", "UTF-16").replace("?>", "?><!DOCTYPE x>", 1)
        assert refusal(zip_of({**parts_of(DOCX), DOCUMENT: xml.encode("utf-16")}), "a.docx") is Refusal.DOCTYPE

    def test_a_million_empty_paragraphs(self):
        bomb = with_part(DOCX, DOCUMENT, "<w:p>", "<w:p/>" * 1_000_000 + "<w:p>")
        assert refusal(bomb, "a.docx") is Refusal.TOO_DENSE

    def test_more_paragraphs_than_a_newspaper_has(self):
        many = "".join(f"<w:p><w:r><w:t>{n}</w:t></w:r></w:p>" for n in range(100_000))
        assert refusal(with_part(DOCX, DOCUMENT, "<w:p>", f"{many}<w:p>"), "a.docx") is Refusal.TOO_MANY_PARAGRAPHS

    def test_a_part_that_unpacks_to_a_thousand_times_its_size(self):
        bomb = with_part(DOCX, DOCUMENT, "驿站", "驿站" + "站" * 3_000_000)
        assert refusal(bomb, "a.docx") is Refusal.TOO_DENSE

    def test_a_part_that_is_larger_than_it_says(self):
        package = zip_of({**parts_of(DOCX), "word/media/image1.png": bytes(5_000)})
        size = (5_000).to_bytes(4, "little")
        assert refusal(package.replace(size, (10).to_bytes(4, "little")), "a.docx") is Refusal.DAMAGED


def test_as_many_paragraphs_as_are_allowed_are_read():
    made = with_part(DOCX, DOCUMENT, "<w:p>", "<w:p/>" * (MOST_PARAGRAPHS - 5_000) + "<w:p>")
    assert reading(made).text == f"{PARAGRAPH}\n"


@pytest.mark.parametrize("target", ["NULL", "#_top", "media/none.png"])
def test_a_relationship_that_leads_nowhere_is_no_damage(target):
    relationship = f'<Relationship Id="rId99" Type="http://example.org/image" Target="{target}"/></Relationships>'
    made = with_part(DOCX, "word/_rels/document.xml.rels", "</Relationships>", relationship)
    assert reading(made).text == reading(DOCX).text
