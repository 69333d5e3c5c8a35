"""Where in a saved page its text is: the head and the body of a post, the article of a news page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from articles.reading.html_head import Head, news_head, post_head
from articles.reading.html_text import is_paragraph, text_of
from articles.reading.html_visibility import Visibility, is_text

SHARE = 0.9
"""The share of the page's running text that its article holds, at the least."""

ENOUGH = 60
"""Characters of running text without which a page has no article, only parts."""

MOST = 0.5
"""The share of running text in what a page says beside its links; in a page with less the text is set otherwise."""

POST_TEXT = "js_content"


@dataclass(frozen=True, slots=True)
class Page:
    """`head` is printed above the text; `parts` hold the text; `around` is what else the page shows."""

    head: tuple[Head, ...]
    parts: tuple[etree._Element, ...]
    around: tuple[str, ...]


def page_of(root: etree._Element, visibility: Visibility) -> Page:
    content = root.xpath("//*[@id=$name]", name=POST_TEXT)
    if content:
        return _page(content[0], post_head(root), visibility)
    body = root.find("body")
    article = _article(body if body is not None else root, visibility)
    return _page(article, news_head(root, article, visibility), visibility)


def _page(article: etree._Element, head: Iterator[Head], visibility: Visibility) -> Page:
    told = tuple(head)
    return Page(told, (article,), tuple(_without(_around(article, visibility), [text for _kind, text in told])))


def _article(body: etree._Element, visibility: Visibility) -> etree._Element:
    """The page's one article, else its main part, else the smallest element with nearly all of its paragraphs."""
    for tag in ("article", "main"):
        found = [element for element in body.iter(tag) if visibility.shows(element)]
        if len(found) == 1:
            return found[0]
    sizes = _running_text(body)
    if sizes.get(body, 0) < max(ENOUGH, MOST * _said(body)):
        return body
    element = body
    while True:
        inner = next((child for child in element if sizes.get(child, 0) >= SHARE * sizes[body]), None)
        if inner is None or inner.tag == "p":
            return element
        element = inner


def _running_text(body: etree._Element) -> dict[etree._Element, int]:
    """How much text of paragraphs each element holds."""
    sizes: dict[etree._Element, int] = {}
    for _event, element in etree.iterwalk(body, events=("end",)):
        own = len(text_of(element)) if is_paragraph(element) else sum(sizes.get(child, 0) for child in element)
        sizes[element] = own
    return sizes


def _said(body: etree._Element) -> int:
    """Characters of text that is no link."""
    return len(text_of(body, lambda element: is_text(element) and element.tag != "a"))


def _around(article: etree._Element, visibility: Visibility) -> Iterator[str]:
    """The text beside the way from the article up to the page."""
    inner = article
    while inner.tag != "body" and (outer := inner.getparent()) is not None:
        yield from (text for child in outer if child is not inner and (text := _shown(child, visibility)))
        inner = outer


def _without(texts: Iterator[str], told: list[str]) -> Iterator[str]:
    """The texts that say more than is told already."""
    for text in texts:
        if re.sub("|".join(map(re.escape, told)) or "$", "", text).strip():
            yield text


def _shown(element: etree._Element, visibility: Visibility) -> str:
    return text_of(element, visibility.shows) if visibility.shows(element) else ""
