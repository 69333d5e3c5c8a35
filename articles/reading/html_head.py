"""What a saved page knows above its text: the head of a post, the title and the source line of a news page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from lxml import etree

from articles.reading.html_text import text_of
from articles.reading.html_visibility import Visibility
from articles.reading.values import HintKind

Head = tuple[HintKind, str]

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

SHORTEST_TITLE = 4
"""Characters: a shorter text that the page's title begins with may be the name of the site."""

DATED = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}")
LINES = ("h1", "h2", "h3", "h4", "div", "p", "td")

LONGEST_SOURCE_LINE = 120
"""Characters of the line between title and text that says when and where the page was published, and by whom."""


def post_head(root: etree._Element) -> Iterator[Head]:
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


def news_head(root: etree._Element, article: etree._Element, visibility: Visibility) -> Iterator[Head]:
    """The title, where it stands outside the article, and the line of date and source under it."""
    if next(article.iter("h1"), None) is not None:
        return
    heading = _heading(root, article, visibility)
    title = _meta(root, "og:title") if heading is None else text_of(heading)
    if title and "".join(title.split()) not in "".join(text_of(article).split()):
        yield HintKind.TITLE, title
    if heading is not None:
        yield from ((HintKind.DATE, text) for text in _between(heading, article, visibility) if _is_source_line(text))


def _heading(root: etree._Element, article: etree._Element, visibility: Visibility) -> etree._Element | None:
    """The page's one main heading, else what is printed above the text and begins the title of the window."""
    main = [heading for heading in root.iter("h1") if visibility.shows(heading)]
    if len(main) == 1:
        return main[0]
    window = "".join(text_of(title) for title in root.iter("title"))
    for line in _lines_above(article, visibility):
        text = text_of(line)
        if len(text) >= SHORTEST_TITLE and window.startswith(text):
            return line
    return None


def _lines_above(article: etree._Element, visibility: Visibility) -> Iterator[etree._Element]:
    for element in article.getroottree().iter(*LINES, article.tag):
        if element is article:
            return
        if visibility.shows(element) and next(element.iterdescendants(*LINES), None) is None:
            yield element


def _between(heading: etree._Element, article: etree._Element, visibility: Visibility) -> Iterator[str]:
    """The texts of the elements that stand after the heading and before the article."""
    around = {article, *article.iterancestors()}
    at = heading
    while at not in around:
        for beside in at.itersiblings():
            if beside in around:
                return
            if visibility.shows(beside):
                yield text_of(beside, visibility.shows)
        at = at.getparent()


def _is_source_line(text: str) -> bool:
    return len(text) <= LONGEST_SOURCE_LINE and DATED.search(text) is not None
