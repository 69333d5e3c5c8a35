"""Reading saved pages: WeChat posts and news pages. Nothing is fetched, no script runs, hidden text is left out."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from lxml import etree, html

from .addresses import page_address
from .decoding import MARKS, is_plausible
from .errors import ReadingError, Refusal
from .html_page import WebPage, find_article
from .html_text import write_element
from .html_visibility import Visibility
from .limits import MOST_TAGS
from .no_posts import check_is_post, check_shows_text
from .plain_text import check_characters, decode_text
from .transcript_writer import TranscriptWriter
from .values import HintKind, Omission, Transcript

DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
END_OF_PAGE = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
"""Browsers show what follows these tags; the parser would put it beside the page."""

DECLARATION_BYTES = 4096
"""A page declares its encoding within these."""

LINES_OF_HEAD = frozenset({HintKind.TITLE, HintKind.DISPLAY})
"""What stands on lines of its own above a text; facts stand side by side."""

BROWSER_ENCODINGS = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252"}
"""Encodings that browsers use in place of the declared ones."""


def transcribe_html(data: bytes, name: str, encoding: str | None) -> tuple[Transcript, str]:
    """The transcript of a page, and its encoding. Raises ReadingError."""
    text, used = _decode(data, name, encoding)
    check_characters(text, name)
    tags = text.count("<")
    if tags > MOST_TAGS:
        raise ReadingError(Refusal.TOO_MANY_TAGS, name, count=tags, most=MOST_TAGS)
    root = _parse_page(text, name)
    visibility = Visibility(root)
    transcript = _transcript(find_article(root, visibility), visibility, name)
    check_is_post(transcript.text, name)
    check_shows_text(transcript.text, text, name)
    return replace(transcript, address=page_address(root, text)), used


def _decode(data: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    """As for plain text, but the encoding that the page declares is tried before one is guessed."""
    marked = any(data.startswith(mark) for mark, _ in MARKS)
    if encoding is None and not marked:
        for candidate in filter(None, ("utf-8", _declared_encoding(data))):
            try:
                text = data.decode(candidate)
            except UnicodeDecodeError:
                continue
            if candidate == "utf-8" or is_plausible(text):
                return text, candidate
    return decode_text(data, name, encoding)


def _declared_encoding(data: bytes) -> str | None:
    found = DECLARED.search(data[:DECLARATION_BYTES])
    label = found[1].decode("ascii").lower() if found else ""
    try:
        info = codecs.lookup(BROWSER_ENCODINGS.get(label, label))
    except LookupError:
        return None
    return info.name if info._is_text_encoding else None


def _parse_page(text: str, name: str) -> etree._Element:
    """The tree of the page. Raises ReadingError if the parser stopped half-way: text would be lost silently."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(END_OF_PAGE.sub("", text).encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise ReadingError(Refusal.EMPTY, name) from None
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise ReadingError(Refusal.DAMAGED, name, what="HTML")
    return root


def _transcript(page: WebPage, visibility: Visibility, name: str) -> Transcript:
    writer = TranscriptWriter(name)
    for kind, text in page.head:
        if kind in LINES_OF_HEAD:
            writer.end_line()
        elif writer.last != "\n":
            writer.write("  ")
        with writer.hint(kind):
            writer.write(text)
        if kind in LINES_OF_HEAD:
            writer.end_line()
    writer.end_line()
    write_element(writer, page.article, visibility)
    for text in page.foot:
        writer.end_line()
        writer.write(text)
    for text in page.surroundings:
        writer.leave_out(Omission.SURROUNDINGS, text)
    return writer.transcript()
