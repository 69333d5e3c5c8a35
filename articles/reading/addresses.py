"""The address of a page or post, where the saved file says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from urllib.parse import urlsplit

from lxml import etree

LONGEST_ADDRESS = 1000

SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
"""What browsers write over a page that they save."""

HEAD = 4096
"""Characters in which a file says where it is from."""

FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
IN_FRONT_MATTER = re.compile(r"^(?:url|link|source|permalink|\w+[_-]url)\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
IN_TEXT = re.compile(
    r"^[>*\- ]*(?:原文链接|原文地址|URL Source|Source URL)\W{0,3}\s*(http\S+)", re.IGNORECASE | re.MULTILINE
)
WRAPPING = "\"'<>()（）"


def page_address(root: etree._Element, text: str) -> str:
    """Of a saved page, by what it says of itself, or else by what the browser wrote over it; empty where neither does.
    The front of a site is the address of no page."""
    declared = root.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    pages = (each for each in _addresses(declared) if urlsplit(each).path.strip("/") or urlsplit(each).query)
    return next(chain(pages, _addresses(SAVED_FROM.findall(text[:HEAD]))), "")


def text_address(text: str) -> str:
    """Of a post saved as Markdown or text, by its front matter or a line that names it; empty where there is none."""
    head = text[:HEAD]
    front = FRONT_MATTER.match(head)
    found = IN_FRONT_MATTER.findall(front[1]) if front else []
    return next(_addresses([*found, *IN_TEXT.findall(head)]), "")


def _addresses(found: list[str]) -> Iterator[str]:
    """Those of the web."""
    for each in (str(one).strip().strip(WRAPPING) for one in found):
        if re.match(r"https?://[^\s/]", each) and not re.search(r"\s", each) and len(each) <= LONGEST_ADDRESS:
            yield each
