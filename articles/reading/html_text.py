"""The text of an element as a browser sets it: blocks begin lines, white space runs together."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from articles.reading.html_captions import captions_under_pictures
from articles.reading.html_visibility import Visibility, is_text
from articles.reading.sheet import Sheet
from articles.reading.values import HintKind, Omission

BLOCK = re.compile(
    "address|article|aside|blockquote|body|caption|center|d[dlt]|details|div|fieldset|figcaption|figure|footer|form|h[1-6]"
    "|header|hr|legend|li|main|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul"
)
"""Elements that begin a line, and end it."""


HEADINGS = {f"h{level}": str(level) for level in range(1, 7)}
CELLS = frozenset({"td", "th"})
WHITE = re.compile(r"[ \t\n\r\f]+")

CAPTION_CLASS = re.compile(r"caption|(?:img|pic|image|photo)[-_]?(?:desc|info|note|txt|text|title)", re.IGNORECASE)


def write_element(sheet: Sheet, root: etree._Element, visibility: Visibility) -> None:
    """Write what the element shows. The root itself is shown, whatever its style says: a WeChat post hides its text
    until a script has run."""
    captions = captions_under_pictures(root, visibility)
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if element is not root and not visibility.shows(element):
            if event == "start":
                walk.skip_subtree()
                _leave_out(sheet, element)
            else:
                _write_text(sheet, element.tail, element.getparent())
        elif event == "start":
            _begin(sheet, element, hint_of(element, captions))
        else:
            _end(sheet, element, hint_of(element, captions))
            if element is not root:
                _write_text(sheet, element.tail, element.getparent())


def _begin(sheet: Sheet, element: etree._Element, hint: tuple[HintKind, str] | None) -> None:
    tag = element.tag
    if BLOCK.fullmatch(tag):
        sheet.end_line()
    if hint:
        sheet.open(*hint)
    if tag == "br":
        sheet.write("\n")
    elif tag == "img":
        sheet.leave_out(Omission.PICTURE, element.get("alt") or "")
    elif tag in CELLS and sheet.last != "\n":
        sheet.write("\t")
    _write_text(sheet, element.text, element)


def _end(sheet: Sheet, element: etree._Element, hint: tuple[HintKind, str] | None) -> None:
    if hint:
        sheet.close()
    if BLOCK.fullmatch(element.tag):
        sheet.end_line()


def hint_of(element: etree._Element, captions: frozenset[etree._Element]) -> tuple[HintKind, str] | None:
    tag = element.tag
    if tag in HEADINGS:
        return HintKind.HEADING, HEADINGS[tag]
    if tag == "table":
        return HintKind.TABLE, ""
    if element in captions or tag == "figcaption":
        return HintKind.CAPTION, ""
    if tag != "figure" and CAPTION_CLASS.search(element.get("class") or ""):
        return HintKind.CAPTION, ""
    if is_paragraph(element) and _is_bold(element):
        return HintKind.DISPLAY, ""
    if tag == "a" and element.get("href"):
        return HintKind.LINK, element.get("href").strip()
    return None


def is_paragraph(element: etree._Element) -> bool:
    """Whether it is a <p> with none in it: tags that are not closed put all that follows into one another."""
    return element.tag == "p" and next(element.iterdescendants("p"), None) is None


def _is_bold(paragraph: etree._Element) -> bool:
    """Whether all that the paragraph says is set bold."""
    bold = next(paragraph.iter("strong", "b"), None)
    return bold is not None and text_of(paragraph) == text_of(bold)


def _leave_out(sheet: Sheet, element: etree._Element) -> None:
    """Say what text is hidden; what no page ever shows is not text."""
    text = text_of(element) if is_text(element) else ""
    if text:
        sheet.leave_out(Omission.HIDDEN, text)


def text_of(element: etree._Element, counts: Callable[[etree._Element], bool] = is_text) -> str:
    """The text of an element in one line, without the elements in it that do not count."""
    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, each in walk:
        if event == "end":
            pieces.append(each.tail if each is not element and each.tail else "")
        elif each is element or counts(each):
            pieces.append(each.text or "")
        else:
            walk.skip_subtree()
    return " ".join("".join(pieces).split())


def _write_text(sheet: Sheet, text: str | None, parent: etree._Element) -> None:
    """Text with its white space run together, but for that in <pre>."""
    if not text:
        return
    if parent.tag == "pre":
        sheet.write(text)
        return
    text = WHITE.sub(lambda gap: _gap(gap, text, sheet.last), text)
    sheet.write(text.lstrip(" ") if sheet.last in " \n\t" else text)


def _gap(gap: re.Match[str], text: str, last: str) -> str:
    """A space; nothing where a line of Chinese was only broken in the page's code."""
    left = text[gap.start() - 1] if gap.start() else last
    right = text[gap.end()] if gap.end() < len(text) else ""
    return "" if "\n" in gap[0] and left >= "\u2e80" and right >= "\u2e80" else " "
