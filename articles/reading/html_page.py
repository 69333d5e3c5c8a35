"""Finding the article in a saved page, and the lines that are printed above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from .html_head import HeadLine, news_foot, news_head, post_head
from .html_text import element_text, is_paragraph
from .html_visibility import Visibility, has_page_text

MIN_SHARE = 0.9
"""The share of the page's running text that its article has at least."""

MIN_RUNNING_TEXT = 60
"""Characters of running text: a page with less has no article, only scattered pieces."""

MIN_PARAGRAPH_SHARE = 0.5
"""The share of paragraphs in the text outside links: a page with less does not set its text in paragraphs."""

POST_TEXT = "js_content"


@dataclass(frozen=True, slots=True)
class WebPage:
    """A saved page: the lines above the text, the element with the text, lines below it, and whatever else it shows."""

    head: tuple[HeadLine, ...]
    article: etree._Element
    foot: tuple[str, ...]
    surroundings: tuple[str, ...]


def find_article(root: etree._Element, visibility: Visibility) -> WebPage:
    """The parts of a page: a post by the ids of its elements, a news page by where its paragraphs are."""
    content = root.xpath("//*[@id=$name]", name=POST_TEXT)
    if content:
        article, head, foot = content[0], tuple(post_head(root, content[0], visibility)), ()
    else:
        body = root.find("body")
        article = _article(body if body is not None else root, visibility)
        head, foot = tuple(news_head(root, article, visibility)), tuple(news_foot(article, visibility))
    read = [*(text for _kind, text in head), *foot]
    return WebPage(head, article, foot, tuple(_surroundings(article, visibility, read)))


def _article(body: etree._Element, visibility: Visibility) -> etree._Element:
    """The page's only <article>, else its <main>, else the smallest element with nearly all of its paragraphs."""
    for tag in ("article", "main"):
        found = [element for element in body.iter(tag) if visibility.shows(element)]
        if len(found) == 1:
            return found[0]
    sizes = _running_text(body)
    if sizes.get(body, 0) < max(MIN_RUNNING_TEXT, MIN_PARAGRAPH_SHARE * _text_outside_links(body)):
        return body
    element = body
    while True:
        inner = next((child for child in element if sizes.get(child, 0) >= MIN_SHARE * sizes[body]), None)
        if inner is None or inner.tag == "p":
            return element
        element = inner


def _running_text(body: etree._Element) -> dict[etree._Element, int]:
    """By element: the characters of the paragraphs in it."""
    sizes: dict[etree._Element, int] = {}
    for _event, element in etree.iterwalk(body, events=("end",)):
        if is_paragraph(element):
            sizes[element] = len(element_text(element))
        else:
            sizes[element] = sum(sizes.get(child, 0) for child in element)
    return sizes


def _text_outside_links(body: etree._Element) -> int:
    """Characters of text that is not part of a link."""
    return len(element_text(body, lambda element: has_page_text(element) and element.tag != "a"))


def _surroundings(article: etree._Element, visibility: Visibility, read: list[str]) -> Iterator[str]:
    """The texts of the elements beside the article and its ancestors, without what is read of them."""
    repeated = re.compile("|".join(map(re.escape, read)) or "$")
    inner = article
    while inner.tag != "body" and (outer := inner.getparent()) is not None:
        for sibling in outer:
            if sibling is not inner and visibility.shows(sibling):
                text = element_text(sibling, visibility.shows)
                if repeated.sub("", text).strip():
                    yield text
        inner = outer
