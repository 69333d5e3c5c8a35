"""Captions that a post sets under its pictures, and marks by nothing but a sign (▲) or small print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from articles.reading.html_visibility import Visibility

SIGN = re.compile(r"\s*[▲△↑]")
SMALL = re.compile(r"font-size\s*:\s*(?:\d|1[0-3])(?:\.\d+)?px", re.IGNORECASE)
"""Text is set in 15 pixels or more."""

LONGEST = 80
"""Characters: few captions are longer."""

LINES = ("p", "section", "div")


def captions_under_pictures(root: etree._Element, visibility: Visibility) -> frozenset[etree._Element]:
    """The lines that come right after a picture and look like its caption."""
    return frozenset(line for line, text in _after_pictures(root, visibility) if _is_caption(line, text))


def _after_pictures(root: etree._Element, visibility: Visibility) -> Iterator[tuple[etree._Element, str]]:
    after = False
    for element in root.iter("img", *LINES):
        if element.tag == "img":
            after = True
        elif after and visibility.shows(element) and next(element.iterdescendants(*LINES), None) is None:
            text = "".join(element.itertext()).strip()
            if text:
                yield element, text
                after = False


def _is_caption(line: etree._Element, text: str) -> bool:
    if len(text) > LONGEST:
        return False
    return SIGN.match(text) is not None or any(SMALL.search(each.get("style") or "") for each in line.iter())
