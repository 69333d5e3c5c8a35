"""What is printed round the text of a saved page: the head of a post, title, source line and editor of a news page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain, takewhile

from lxml import etree

from .html_text import HEADINGS, element_text
from .html_visibility import Visibility
from .values import HintKind

HeadLine = tuple[HintKind, str]
"""A line above the text, and what it is."""

POST_HEAD = {
    "activity-name": HintKind.TITLE,
    "js_author_name": HintKind.AUTHOR,
    "js_name": HintKind.ACCOUNT,
    "publish_time": HintKind.DATE,
}
"""The ids of the elements above the text of a WeChat post, in their order."""

CREATED = re.compile(r"\bct\s*=\s*[\"'](\d{10})[\"']")
"""When a post was published, in seconds since 1970. A script writes it into the page that the browser shows."""

CHINA = timedelta(hours=8)

SHORTEST_TITLE = 4
"""Characters: a shorter text at the beginning of the page's title may be the name of the site."""

DATED = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}")
LINES = ("h1", "h2", "h3", "h4", "div", "p", "td")

LONGEST_SOURCE_LINE = 120
"""Characters of the line between title and text with date, place and source of the publication."""

LABELLED = re.compile(r"(?:来源|稿源|作者|记者|通讯员|供稿|编辑|责编)\s*[:：]")
"""What such a line names, if the page sets the date in another."""

EDITED = re.compile(
    r"\s*[(（\[【]?\s*[\u4e00-\u9fff]{0,4}(?:编辑|责编)\s*[:：]?\s*[\u4e00-\u9fff\s、]{2,20}[)）\]】]?\s*"
)
"""The line under the text that names the editor."""


def post_head(root: etree._Element, article: etree._Element, visibility: Visibility) -> Iterator[HeadLine]:
    found = {kind: next(iter(root.xpath("//*[@id=$name]", name=name)), None) for name, kind in POST_HEAD.items()}
    if found[HintKind.TITLE] is not None and found[HintKind.DATE] is None:
        found[HintKind.DATE] = next(_dated_between(found[HintKind.TITLE], article, visibility), None)
    for kind, element in found.items():
        text = element_text(element) if element is not None else ""
        text = text or {HintKind.TITLE: _meta(root, "og:title"), HintKind.DATE: _created(root)}.get(kind, "")
        if text:
            yield kind, text


def _dated_between(title: etree._Element, article: etree._Element, visibility: Visibility) -> Iterator[etree._Element]:
    """The lines with a day between the title of a post and its text, where a tool saved them without their ids."""
    return (each for each in _between(title, article, visibility) if DATED.search(element_text(each)))


def _created(root: etree._Element) -> str:
    """The time of publication as the page shows it after its script has run."""
    scripts = (CREATED.search(script.text or "") for script in root.iter("script"))
    found = next(filter(None, scripts), None)
    if found is None:
        return ""
    return f"{datetime.fromtimestamp(int(found[1]), UTC) + CHINA:%Y-%m-%d %H:%M}"


def _meta(root: etree._Element, name: str) -> str:
    found = root.xpath("//meta[@property=$name or @name=$name]/@content", name=name)
    return " ".join(found[0].split()) if found else ""


def news_head(root: etree._Element, article: etree._Element, visibility: Visibility) -> Iterator[HeadLine]:
    """The title if it is outside the article, and the line with date and source under it."""
    if next(article.iter("h1"), None) is not None:
        return
    heading = _heading(root, article, visibility)
    title = _meta(root, "og:title") if heading is None else element_text(heading)
    if title and not _prints(article, title):
        yield from _set_with(heading, visibility, before=True)
        yield HintKind.TITLE, title
        yield from _set_with(heading, visibility, before=False)
    for element in _between(heading, article, visibility) if heading is not None else ():
        text = element_text(element, visibility.shows)
        if len(text) <= LONGEST_SOURCE_LINE and (DATED.search(text) or LABELLED.search(text)):
            yield HintKind.DATE if DATED.search(text) else HintKind.AUTHOR, text


def _set_with(title: etree._Element | None, visibility: Visibility, *, before: bool) -> list[HeadLine]:
    """The headings right before the title, or right behind it: its kicker, its subhead."""
    beside = title.itersiblings(preceding=before) if title is not None else ()
    headings = list(takewhile(lambda each: each.tag in HEADINGS, filter(visibility.shows, beside)))
    lines = [(HintKind.DISPLAY, element_text(each)) for each in headings if element_text(each)]
    return lines[::-1] if before else lines


def news_foot(article: etree._Element, visibility: Visibility) -> Iterator[str]:
    """The lines behind the article that name its editor."""
    inner = article
    while inner.tag != "body" and (outer := inner.getparent()) is not None:
        for sibling in inner.itersiblings():
            text = element_text(sibling, visibility.shows) if visibility.shows(sibling) else ""
            if EDITED.fullmatch(text):
                yield text
        inner = outer


def _prints(article: etree._Element, title: str) -> bool:
    """Whether a line of the article is nothing but the title: sentences may hold its words."""
    ink = "".join(title.split())
    headings = (element_text(heading) for heading in article.iter("h1", "h2", "h3", "h4"))
    return any("".join(text.split()) == ink for text in chain(article.itertext(), headings))


def _heading(root: etree._Element, article: etree._Element, visibility: Visibility) -> etree._Element | None:
    """The page's only main heading, else the line above the article with which the title of the window begins, else
    the only other heading above the article.
    """
    main = [heading for heading in root.iter("h1") if visibility.shows(heading)]
    if len(main) == 1:
        return main[0]
    window = "".join(element_text(title) for title in root.iter("title"))
    for line in _lines_above(article, visibility):
        text = element_text(line)
        if len(text) >= SHORTEST_TITLE and window.startswith(text):
            return line
    others = [line for line in _lines_above(article, visibility) if line.tag in HEADINGS]
    return others[0] if len(others) == 1 else None


def _lines_above(article: etree._Element, visibility: Visibility) -> Iterator[etree._Element]:
    for element in article.getroottree().iter(*LINES, article.tag):
        if element is article:
            return
        if visibility.shows(element) and next(element.iterdescendants(*LINES), None) is None:
            yield element


def _between(heading: etree._Element, article: etree._Element, visibility: Visibility) -> Iterator[etree._Element]:
    """The elements between the heading and the article."""
    around = {article, *article.iterancestors()}
    element = heading
    while element not in around:
        for sibling in element.itersiblings():
            if sibling in around:
                return
            if visibility.shows(sibling):
                yield sibling
        element = element.getparent()
