"""Saved pages: a WeChat post, a news page. Nothing is fetched, no script runs, hidden text is left out."""

from __future__ import annotations

import codecs
import re

from lxml import etree, html

from articles.reading.decoding import MARKS
from articles.reading.errors import ReadingError, Refusal
from articles.reading.html_page import Page, page_of
from articles.reading.html_text import write_element
from articles.reading.html_visibility import Visibility
from articles.reading.limits import MOST_TAGS
from articles.reading.plain_text import check_characters, decode_text
from articles.reading.plausibility import plausible
from articles.reading.sheet import Sheet
from articles.reading.values import HintKind, Omission, Transcript

DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
END_OF_PAGE = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
"""Browsers go on after these; the parser would put what follows beside the page."""

HEAD = 4096
"""Bytes in which a page declares its encoding."""

AS_BROWSERS_DO = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252"}


def transcribe_html(data: bytes, name: str, encoding: str | None) -> tuple[Transcript, str]:
    text, used = _decode(data, name, encoding)
    check_characters(text, name)
    _check_tags(text, name)
    root = _parsed(text, name)
    visibility = Visibility(root)
    return _transcript(page_of(root, visibility), visibility, name), used


def _check_tags(text: str, name: str) -> None:
    tags = text.count("<")
    if tags > MOST_TAGS:
        raise ReadingError(Refusal.TOO_MANY_TAGS, name, count=tags, most=MOST_TAGS)


def _decode(data: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    """As for plain text, but what the page declares is tried before an encoding is guessed."""
    marked = any(data.startswith(mark) for mark, _ in MARKS)
    if encoding is None and not marked:
        declared = _declared(data)
        for candidate in ("utf-8", declared):
            text = _attempt(data, candidate) if candidate else None
            if text is not None and (candidate == "utf-8" or plausible(text)):
                return text, candidate
    return decode_text(data, name, encoding)


def _declared(data: bytes) -> str | None:
    found = DECLARED.search(data[:HEAD])
    told = found[1].decode("ascii").lower() if found else ""
    try:
        info = codecs.lookup(AS_BROWSERS_DO.get(told, told))
    except LookupError:
        return None
    return info.name if info._is_text_encoding else None


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _parsed(text: str, name: str) -> etree._Element:
    """The tree of the page. A parser that stopped half-way would lose text without a word: refused."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(END_OF_PAGE.sub("", text).encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise ReadingError(Refusal.EMPTY, name) from None
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise ReadingError(Refusal.DAMAGED, name, what="HTML")
    return root


def _transcript(page: Page, visibility: Visibility, name: str) -> Transcript:
    sheet = Sheet(name)
    for kind, text in page.head:
        sheet.end_line() if kind is HintKind.TITLE else sheet.write("  " * (sheet.last != "\n"))
        with sheet.marked(kind):
            sheet.write(text)
        if kind is HintKind.TITLE:
            sheet.end_line()
    for part in page.parts:
        sheet.end_line()
        write_element(sheet, part, visibility)
    for text in page.around:
        sheet.leave_out(Omission.SURROUNDINGS, text)
    return sheet.transcript()
