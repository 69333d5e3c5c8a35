"""A digest as DOCX of A4: named styles, so that an office changes its look in one place."""

from __future__ import annotations

from docx.document import Document as Letter
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt

from articles.export.chinese_docx import (
    HEADING_FONT,
    LINE,
    SECOND_FONT,
    TEXT_FONT,
    TITLE_FONT,
    add_paragraph,
    letter_bytes,
    new_letter,
    set_style,
)
from articles.export.guarding import printable

from .outgoing import LineRole, OutgoingDigest

STYLES = {
    LineRole.TITLE: "Title",
    LineRole.SECTION: "Heading 1",
    LineRole.HEADLINE: "Heading 2",
    LineRole.TEXT: "Normal",
    LineRole.HIGHLIGHT: "导读",
    LineRole.PICTURE: "图片",
    LineRole.EDITORS: "编辑",
    LineRole.NUMBER: "期数",
    LineRole.EARLIER_HEADING: "往期标题",
    LineRole.EARLIER: "往期",
    LineRole.SIGNATURE: "落款",
}
FONTS = {
    LineRole.SECTION: HEADING_FONT,
    LineRole.HEADLINE: SECOND_FONT,
    LineRole.HIGHLIGHT: SECOND_FONT,
    LineRole.EARLIER_HEADING: HEADING_FONT,
}
CENTRED = (LineRole.TITLE, LineRole.PICTURE, LineRole.EARLIER_HEADING, LineRole.SIGNATURE)
RIGHT = (LineRole.EDITORS, LineRole.NUMBER)
INDENTED = (LineRole.TEXT,)
HALF_A_LINE = Pt(14)
PICTURE_HEIGHT = Pt(170)


def digest_docx(digest: OutgoingDigest) -> bytes:
    letter = new_letter()
    letter.core_properties.title = printable(digest.name)
    for role, name in STYLES.items():
        _add_style(letter, role, name)
    for line in digest.lines:
        add_paragraph(letter, str(line), style=STYLES[line.role])
    return letter_bytes(letter)


def _add_style(letter: Letter, role: LineRole, name: str) -> None:
    known = {style.name for style in letter.styles}
    style = letter.styles[name] if name in known else letter.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if role is LineRole.TITLE:
        set_style(style, TITLE_FONT, size=Pt(22), indent=0)
    else:
        set_style(style, FONTS.get(role, TEXT_FONT), indent=2 if role in INDENTED else 0)
    style.font.bold = role is LineRole.HEADLINE
    layout = style.paragraph_format
    layout.keep_with_next = role in (LineRole.SECTION, LineRole.HEADLINE, LineRole.EARLIER_HEADING)
    if role in CENTRED:
        layout.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif role in RIGHT:
        layout.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if role in (LineRole.TITLE, LineRole.PICTURE):
        layout.space_after = LINE
    if role in (LineRole.SECTION, LineRole.HEADLINE, LineRole.EDITORS, LineRole.EARLIER_HEADING):
        layout.space_before = HALF_A_LINE
    if role is LineRole.PICTURE:
        layout.line_spacing = PICTURE_HEIGHT
        style.element.get_or_add_pPr().insert_element_before(_border(), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _border() -> BaseOxmlElement:
    sides = "".join(
        f'<w:{side} w:val="dashed" w:sz="4" w:space="1" w:color="999999"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>")
