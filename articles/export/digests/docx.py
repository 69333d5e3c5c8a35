"""A digest as DOCX of A4: named styles, so that an office changes its look in one place."""

from __future__ import annotations

import io

from docx.document import Document as Letter
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

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
from articles.models import KeptFile

from .outgoing import LineRole, OutgoingDigest

STYLES = {
    LineRole.TITLE: "Title",
    LineRole.SECTION: "Heading 1",
    LineRole.HEADLINE: "Heading 2",
    LineRole.TEXT: "Normal",
    LineRole.HIGHLIGHT: "导读",
    LineRole.PICTURE_PLACE: "题图",
    LineRole.PICTURE: "配图",
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
CENTRED = (LineRole.TITLE, LineRole.PICTURE_PLACE, LineRole.PICTURE, LineRole.EARLIER_HEADING, LineRole.SIGNATURE)
RIGHT = (LineRole.EDITORS, LineRole.NUMBER)
INDENTED = (LineRole.TEXT,)
HALF_A_LINE = Pt(14)
PICTURE_HEIGHT = Pt(170)
ROOM = Mm(150), Mm(100)
"""Across and down, for a picture."""


def digest_docx(digest: OutgoingDigest) -> bytes:
    letter = new_letter()
    letter.core_properties.title = printable(digest.name)
    for role, name in STYLES.items():
        _add_style(letter, role, name)
    for line in digest.lines:
        paragraph = add_paragraph(letter, str(line), style=STYLES[line.role])
        if line.picture:
            _add_picture(paragraph, line.picture)
    return letter_bytes(letter)


def _add_picture(paragraph: Paragraph, picture: KeptFile) -> None:
    """As wide as the text at most, and no higher than half a page."""
    shown = paragraph.add_run().add_picture(io.BytesIO(picture.data))
    share = min(ROOM[0] / shown.width, ROOM[1] / shown.height, 1)
    shown.width, shown.height = round(shown.width * share), round(shown.height * share)


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
    if role in (LineRole.TITLE, LineRole.PICTURE_PLACE):
        layout.space_after = LINE
    if role in (LineRole.SECTION, LineRole.HEADLINE, LineRole.EDITORS, LineRole.EARLIER_HEADING):
        layout.space_before = HALF_A_LINE
    if role is LineRole.PICTURE:
        layout.line_spacing_rule = WD_LINE_SPACING.SINGLE
    if role is LineRole.PICTURE_PLACE:
        layout.line_spacing = PICTURE_HEIGHT
        style.element.get_or_add_pPr().insert_element_before(_border(), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _border() -> BaseOxmlElement:
    sides = "".join(
        f'<w:{side} w:val="dashed" w:sz="4" w:space="1" w:color="999999"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>")
