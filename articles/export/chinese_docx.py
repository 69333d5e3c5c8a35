"""What DOCX files in Chinese have in common: the page and the fonts of GB/T 9704-2012, and what stands in for these."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Letter
from docx.enum.text import WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from lxml import etree

from .guarding import printable

TITLE_FONT, TEXT_FONT, HEADING_FONT, SECOND_FONT = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
LATIN_FONT = "Times New Roman"
STAND_INS = {TEXT_FONT: "仿宋", SECOND_FONT: "楷体", TITLE_FONT: "宋体"}
"""What an office has that lacks these fonts."""
GB_2312 = "86"
"""The number of a character set, as Word counts them."""

LINE = Pt(28)
TEXT_SIZE = Pt(16)
MARGINS = {"top_margin": Mm(37), "bottom_margin": Mm(35), "left_margin": Mm(28), "right_margin": Mm(26)}
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def new_letter() -> Letter:
    """An empty one of A4, in 仿宋 of 16 points on lines of 28."""
    letter = Document()
    section = letter.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name, value in MARGINS.items():
        setattr(section, name, value)
    set_style(letter.styles["Normal"], TEXT_FONT, indent=2)
    set_style(letter.styles["Title"], TITLE_FONT, size=Pt(22), indent=0)
    letter.styles["Title"].element.pPr.remove(letter.styles["Title"].element.pPr.find(qn("w:pBdr")))
    _name_stand_ins(letter)
    return letter


def set_style(style: ParagraphStyle, font: str, *, size: Length = TEXT_SIZE, indent: int) -> None:
    """`indent` is the first line's, in characters. python-docx names the font of Latin letters alone."""
    style.font.name, style.font.size, style.font.bold = LATIN_FONT, size, False
    style.font.color.rgb = None
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), font)
    layout = style.paragraph_format
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
    layout.space_before = layout.space_after = Pt(0)
    layout.first_line_indent = size * indent


def add_paragraph(letter: Letter, text: str = "", style: str | ParagraphStyle | None = None) -> Paragraph:
    """The only way for a text into a letter: of what XML cannot hold, such as control characters, it shows a sign."""
    return letter.add_paragraph(printable(text), style)


def letter_bytes(letter: Letter) -> bytes:
    """The same whenever it is made: python-docx notes the time in the archive that the file is."""
    written, made = io.BytesIO(), io.BytesIO()
    letter.save(written)
    with ZipFile(written) as parts, ZipFile(made, "w", ZIP_DEFLATED) as timeless:
        for name in parts.namelist():
            timeless.writestr(ZipInfo(name), parts.read(name), ZIP_DEFLATED)
    return made.getvalue()


def _name_stand_ins(letter: Letter) -> None:
    part = letter.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    table = etree.fromstring(part.blob)
    for font, stand_in in STAND_INS.items():
        other = f'<w:altName w:val="{stand_in}"/><w:charset w:val="{GB_2312}"/>'
        table.append(parse_xml(f'<w:font {nsdecls("w")} w:name="{font}">{other}</w:font>'))
    part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)
