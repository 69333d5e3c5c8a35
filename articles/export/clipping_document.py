"""Clippings as a DOCX: a contents page where there are several, then each on a page of its own."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext
from docx.document import Document as Letter
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from .chinese_docx import HEADING_FONT, LINE, SECOND_FONT, TEXT_FONT, add_paragraph, letter_bytes, new_letter, set_style
from .clipping import Clipping
from .report_paper import PRINTED_WIDTH, number_pages

ROOM = Mm(156), Mm(215)
"""Of a page, across and down, that a picture can take."""

SMALL = Pt(12)

STYLES = {
    "Facts": (SECOND_FONT, SMALL, 0),
    "Kicker": (SECOND_FONT, Pt(16), 0),
    "Subhead": (SECOND_FONT, Pt(16), 0),
    "Byline": (SECOND_FONT, Pt(14), 0),
    "Standfirst": (SECOND_FONT, Pt(16), 2),
    "Crosshead": (HEADING_FONT, Pt(16), 2),
    "Cutline": (SECOND_FONT, Pt(14), 2),
    "Source Line": (TEXT_FONT, SMALL, 0),
    "Contents Line": (TEXT_FONT, Pt(16), 0),
}
"""Named styles of the file: font, size, and the indent of the first line in characters."""

CENTRED = ("Kicker", "Subhead", "Byline")


def clipping_document(clippings: Sequence[tuple[Clipping, Sequence[bytes]]]) -> bytes:
    """Each with its pictures, which are PNGs."""
    letter = _new_document()
    if len(clippings) > 1:
        add_paragraph(letter, gettext("Clippings"), style="Title")
        for n, (clipping, _pictures) in enumerate(clippings, 1):
            line = add_paragraph(letter, f"{n}. {clipping.story.title}\t", style="Contents Line")
            _add_page_number(line, n)
            add_paragraph(letter, clipping.story.source_line, style="Facts")
        number_pages(letter)
    for n, (clipping, pictures) in enumerate(clippings, 1):
        first = _add(letter, clipping, pictures, on_new_page=len(clippings) > 1)
        _mark_place(first, n)
    return letter_bytes(letter)


def _mark_place(paragraph: Paragraph, number: int) -> None:
    """Where the clipping of that number begins: what the contents page asks the page of."""
    begin = f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="clipping_{number}"/>'
    paragraph._p.insert_element_before(parse_xml(begin), "w:r")
    paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>'))


def _add_page_number(line: Paragraph, number: int) -> None:
    """Of the page on which the clipping of that number begins: a field, which Word and LibreOffice work out when they
    open the file; until then, as if each had a page."""
    field = f'w:instr="PAGEREF clipping_{number} \\h" w:dirty="true"'
    text = f"<w:r><w:t>{number + 1}</w:t></w:r>"
    line._p.append(parse_xml(f"<w:fldSimple {nsdecls('w')} {field}>{text}</w:fldSimple>"))


def _new_document() -> Letter:
    letter = new_letter()
    for name, (font, size, indent) in STYLES.items():
        style = letter.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = letter.styles["Normal"]
        set_style(style, font, size=size, indent=indent)
        if name in CENTRED:
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title = letter.styles["Title"].paragraph_format
    title.alignment, title.line_spacing = WD_ALIGN_PARAGRAPH.CENTER, Pt(34)
    title.space_before = title.space_after = SMALL
    for name in ("Facts", "Source Line"):
        letter.styles[name].paragraph_format.line_spacing = Pt(20)
    line = letter.styles["Contents Line"].paragraph_format
    line.space_before = LINE // 2
    line.tab_stops.add_tab_stop(Mm(PRINTED_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    return letter


def _add(letter: Letter, clipping: Clipping, pictures: Iterable[bytes], *, on_new_page: bool) -> Paragraph:
    """Its first line."""
    story = clipping.story
    facts = "　".join(f"{heading}：{text}" for heading, text in clipping.facts)
    first = add_paragraph(letter, facts, style="Facts")
    first.paragraph_format.page_break_before = on_new_page
    above = [(story.kicker, "Kicker"), (story.title, "Title"), (story.subhead, "Subhead"), (clipping.signed, "Byline")]
    _add_texts(letter, [*above, *((line, "Standfirst") for line in story.standfirst.split("\n"))])
    for text, is_crosshead in clipping.paragraphs:
        add_paragraph(letter, text, style="Crosshead" if is_crosshead else "Normal")
    if story.supplement:
        _add_texts(letter, [(gettext("Completed by hand, not printed"), "Crosshead")])
        _add_texts(letter, ((line, "Cutline") for line in story.supplement.split("\n")))
    _add_texts(letter, ((text, "Cutline") for text in clipping.captions))
    for picture in pictures:
        _add_picture(letter, picture)
    source = add_paragraph(letter, story.source_line, style="Source Line")
    source.paragraph_format.space_before = LINE
    add_paragraph(letter, clipping.citation, style="Source Line")
    return first


def _add_texts(letter: Letter, texts: Iterable[tuple[str, str]]) -> None:
    for text, style in texts:
        if text:
            add_paragraph(letter, text, style=style)


def _add_picture(letter: Letter, png: bytes) -> None:
    """As large as the page has room; its line is as high as the picture."""
    width, height = struct.unpack(">II", png[16:24])
    paragraph = add_paragraph(letter, style="Facts")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    shown = min(ROOM[0], round(ROOM[1] * width / height))
    paragraph.add_run().add_picture(io.BytesIO(png), width=shown)
