"""The text of an element as a browser shows it: blocks begin lines, and white space collapses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from .html_visibility import Visibility, has_page_text
from .transcript_writer import TranscriptWriter
from .values import HintKind, Omission

BLOCK = re.compile(
    "address|article|aside|blockquote|body|caption|center|d[dlt]|details|div|fieldset|figcaption|figure|footer|form|h[1-6]"
    "|header|hr|legend|li|main|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul"
)
"""Elements that begin and end a line."""

ITEMS = frozenset({"span", "a", "time", "em", "i", "b", "strong", "label", "small"})
"""Elements that stand side by side in a row of facts or buttons, which style sheets set apart."""

LABELLED = re.compile(r"\S{1,8}[:：]")

SHORT_ITEM = 24
"""Characters."""

HEADINGS = {f"h{level}": str(level) for level in range(1, 7)}
BESIDE_TEXT = frozenset({"nav", "aside", "footer"})
"""What HTML has for that which stands beside a text, within the element of an article too."""

CELLS = frozenset({"td", "th"})
WHITE = re.compile(r"[ \t\n\r\f]+")

CAPTION_CLASS = re.compile(r"caption|(?:img|pic|image|photo)[-_]?(?:desc|info|note|txt|text|title)", re.IGNORECASE)
CAPTION_SIGN = re.compile(r"\s*[▲△↑]")
SMALL_PRINT = re.compile(r"font-size\s*:\s*(?:\d|1[0-3])(?:\.\d+)?px", re.IGNORECASE)
"""The text of a post is set in 15 pixels or more."""

CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)

LONGEST_CAPTION = 80
"""Characters: few captions are longer."""

CAPTION_LINES = ("p", "section", "div")


def write_element(writer: TranscriptWriter, root: etree._Element, visibility: Visibility) -> None:
    """Write what the element shows.

    The root is shown whatever its style says: a WeChat post hides its text until a script has run.
    """
    captions = captions_under_pictures(root, visibility)
    in_rows: set[etree._Element] = set()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        is_left_out = element.tag in BESIDE_TEXT or not visibility.shows(element)
        if element is not root and is_left_out:
            if event == "start":
                walk.skip_subtree()
                _leave_out(writer, element, visibility)
            else:
                _write_text(writer, element.tail, element.getparent())
        elif event == "start":
            _begin(writer, element, _hint(element, captions), is_in_row=element in in_rows)
            in_rows.update(_items_in_row(element))
        else:
            _end(writer, element, _hint(element, captions))
            if element is not root:
                _write_text(writer, element.tail, element.getparent())


def _begin(
    writer: TranscriptWriter, element: etree._Element, hint: tuple[HintKind, str] | None, *, is_in_row: bool
) -> None:
    tag = element.tag
    if BLOCK.fullmatch(tag):
        writer.end_line()
    if hint:
        writer.open_hint(*hint)
    if is_in_row and writer.last not in " \n\t":
        writer.write(" ")
    if tag == "br":
        writer.write("\n")
    elif tag == "img":
        writer.leave_out(Omission.PICTURE, element.get("alt") or "")
    elif tag in CELLS and writer.last != "\n":
        writer.write("\t")
    _write_text(writer, element.text, element)


def _items_in_row(row: etree._Element) -> Iterator[etree._Element]:
    """The items in an element that is nothing but short ones: those of a class, or with an address or a time, or else
    several that each have a label.
    """
    if not (row.text or "").strip() and all(map(_is_short_item, row)):
        is_labelled = len(row) > 1 and all(LABELLED.match(element_text(item)) for item in row)
        yield from (item for item in row if is_labelled or item.get("class") or item.tag in ("a", "time"))


def _is_short_item(element: etree._Element) -> bool:
    """Whether an element may be one of a row, and no text stands behind it."""
    is_apart = element.tag in ITEMS and not (element.tail or "").strip()
    return is_apart and len(element_text(element)) <= SHORT_ITEM


def _end(writer: TranscriptWriter, element: etree._Element, hint: tuple[HintKind, str] | None) -> None:
    if hint:
        writer.close_hint()
    if BLOCK.fullmatch(element.tag):
        writer.end_line()


def _hint(element: etree._Element, captions: frozenset[etree._Element]) -> tuple[HintKind, str] | None:
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
    """Whether it is a <p> without another in it: if <p> is not closed, all that follow are parsed as its contents."""
    return element.tag == "p" and next(element.iterdescendants("p"), None) is None


def _is_bold(paragraph: etree._Element) -> bool:
    """Whether the whole paragraph is set bold."""
    bold = next(paragraph.iter("strong", "b"), None)
    return bold is not None and element_text(paragraph) == element_text(bold)


def _leave_out(writer: TranscriptWriter, element: etree._Element, visibility: Visibility) -> None:
    """Note text that is hidden, or stands beside the text."""
    text = element_text(element) if has_page_text(element) else ""
    if text:
        writer.leave_out(Omission.SURROUNDINGS if visibility.shows(element) else Omission.HIDDEN, text)


def element_text(element: etree._Element, counts: Callable[[etree._Element], bool] = has_page_text) -> str:
    """The text of an element in one line, without the inner elements that do not count."""
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


def _write_text(writer: TranscriptWriter, text: str | None, parent: etree._Element) -> None:
    """Write text with its white space collapsed, except in <pre>."""
    if not text:
        return
    if parent.tag == "pre":
        writer.write(text)
        return
    text = WHITE.sub(lambda gap: _gap(gap, text, writer.last), text)
    writer.write(text.lstrip(" ") if writer.last in " \n\t" else text)


def _gap(gap: re.Match[str], text: str, last: str) -> str:
    """A space, or nothing where only the code of the page breaks a line of Chinese."""
    left = text[gap.start() - 1] if gap.start() else last
    right = text[gap.end()] if gap.end() < len(text) else ""
    return "" if "\n" in gap[0] and left >= "\u2e80" and right >= "\u2e80" else " "


def captions_under_pictures(root: etree._Element, visibility: Visibility) -> frozenset[etree._Element]:
    """The lines right after a picture that nothing marks as its caption but a sign (▲), small print or their place in
    the middle.
    """
    captions = set()
    centred = _are_seldom_centred(root)
    is_after_picture = False
    for element in root.iter("img", *CAPTION_LINES):
        if element.tag == "img":
            is_after_picture = True
            continue
        is_line = visibility.shows(element) and next(element.iterdescendants(*CAPTION_LINES), None) is None
        text = "".join(element.itertext()).strip() if is_after_picture and is_line else ""
        if text:
            is_after_picture = False
            if _looks_like_caption(element, text) or (centred and _is_centred_caption(element, text)):
                captions.add(element)
    return frozenset(captions)


def _are_seldom_centred(root: etree._Element) -> bool:
    """Whether few paragraphs are set in the middle, so that one which is stands apart from the text."""
    paragraphs = [element for element in root.iter("p") if is_paragraph(element) and element_text(element)]
    return 2 * sum(map(_is_centred, paragraphs)) < len(paragraphs)


def _is_centred(element: etree._Element) -> bool:
    return element.get("align") == "center" or CENTRED.search(element.get("style") or "") is not None


def _is_centred_caption(line: etree._Element, text: str) -> bool:
    return len(text) <= LONGEST_CAPTION and _is_centred(line) and not (is_paragraph(line) and _is_bold(line))


def _looks_like_caption(line: etree._Element, text: str) -> bool:
    if len(text) > LONGEST_CAPTION:
        return False
    return CAPTION_SIGN.match(text) is not None or any(
        SMALL_PRINT.search(each.get("style") or "") for each in line.iter()
    )
