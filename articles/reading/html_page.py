"""Where in a saved page its text is: the head and the body of a post, the article of a news page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from lxml import etree

from articles.reading.html_text import text_of
from articles.reading.html_visibility import Visibility
from articles.reading.values import HintKind

SHARE = 0.9
"""The share of the page's running text that its article holds, at the least."""

ENOUGH = 200
"""Characters of running text without which a page has no article, only parts."""

POST_TEXT = "js_content"
POST_HEAD = {
    "activity-name": HintKind.TITLE,
    "js_author_name": HintKind.AUTHOR,
    "js_name": HintKind.ACCOUNT,
    "publish_time": HintKind.DATE,
}
"""The elements above the text of a WeChat post, in their order, by id."""

CREATED = re.compile(r"\bct\s*=\s*[\"'](\d{10})[\"']")
"""When a post was published, in seconds since 1970; its script writes it into the page that a browser shows."""

CHINA = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Page:
    """`head` is printed above the text; `parts` hold the text; `around` is what else the page shows."""

    head: tuple[tuple[HintKind, str], ...]
    parts: tuple[etree._Element, ...]
    around: tuple[str, ...]


def page_of(root: etree._Element, visibility: Visibility) -> Page:
    content = root.xpath("//*[@id=$name]", name=POST_TEXT)
    if content:
        head = tuple(_post_head(root))
        around = _without(_around(content[0], visibility), [text for _kind, text in head])
        return Page(head, (content[0],), tuple(around))
    body = root.find("body")
    article = _article(body if body is not None else root, visibility)
    return Page(tuple(_news_head(root, article)), (article,), tuple(_around(article, visibility)))


def _post_head(root: etree._Element) -> Iterator[tuple[HintKind, str]]:
    for name, kind in POST_HEAD.items():
        found = root.xpath("//*[@id=$name]", name=name)
        text = text_of(found[0]) if found else ""
        text = text or {HintKind.TITLE: _meta(root, "og:title"), HintKind.DATE: _created(root)}.get(kind, "")
        if text:
            yield kind, text


def _created(root: etree._Element) -> str:
    """The time of publication as the page shows it once its script has run."""
    scripts = (CREATED.search(script.text or "") for script in root.iter("script"))
    found = next(filter(None, scripts), None)
    if found is None:
        return ""
    return f"{datetime.fromtimestamp(int(found[1]), UTC) + CHINA:%Y-%m-%d %H:%M}"


def _meta(root: etree._Element, name: str) -> str:
    found = root.xpath("//meta[@property=$name or @name=$name]/@content", name=name)
    return " ".join(found[0].split()) if found else ""


def _article(body: etree._Element, visibility: Visibility) -> etree._Element:
    """The page's one article, else its main part, else the smallest element with nearly all of its paragraphs."""
    for tag in ("article", "main"):
        found = [element for element in body.iter(tag) if visibility.shows(element)]
        if len(found) == 1:
            return found[0]
    sizes = _running_text(body)
    if sizes.get(body, 0) < ENOUGH:
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
        own = len(text_of(element)) if element.tag == "p" else sum(sizes.get(child, 0) for child in element)
        sizes[element] = own
    return sizes


def _news_head(root: etree._Element, article: etree._Element) -> Iterator[tuple[HintKind, str]]:
    """The title, where it stands outside the article."""
    if next(article.iter("h1"), None) is not None:
        return
    outside = [text_of(heading) for heading in root.iter("h1")]
    title = outside[0] if len(outside) == 1 else _meta(root, "og:title")
    if title and "".join(title.split()) not in "".join(text_of(article).split()):
        yield HintKind.TITLE, title


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
