"""What is printed round the text of a saved page: the head of a post, title, source line and editor of a news page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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

OF_TITLE = r"title|tit|headline|biaoti|bt"
NAMED_TITLE = re.compile(
    rf"(?:(?:article|arti?|news|cont|content|con|main|doc|detail|info|show|text|zw|x?wz|h|big|founder)[-_]?)?(?:{OF_TITLE})\d?",
    re.IGNORECASE,
)
"""How systems for editing sites call the element of a title, by tag, class or id: ArticleTitle, founder-title."""

NAMED_BESIDE = re.compile(
    rf"(?:founder-|article[-_]?)?(?:pre|sub|vice|second|kicker|y|yin|f|fu|jian)[-_]?(?:{OF_TITLE})\d?|(?:yin|fu|jian)ti",
    re.IGNORECASE,
)
"""The same of kicker and subhead: ytitle (引题), ftitle (副题)."""

NAMED_AUTHOR = re.compile(r"(?:founder-|article[-_]?|news[-_]?)?(?:author|zuozhe|writer)s?", re.IGNORECASE)
"""The same of who wrote it."""

EDITION = re.compile(r"第\s*[A-D]?\d{1,3}\s*版|[报刊讯]\b|[报刊]\s")
"""What the line with the day over a title has that is of a paper, and not of the visit."""

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
    above = list(_lines_above(article, visibility))
    heading = _heading(root, above, visibility)
    title = _meta(root, "og:title") if heading is None else element_text(heading)
    is_within = bool(title) and _prints(article, title)
    for line in above[: above.index(heading)] if heading in above and not is_within else above:
        text = element_text(line, visibility.shows)
        if len(text) <= LONGEST_SOURCE_LINE and DATED.search(text) and EDITION.search(text):
            yield HintKind.DATE, text
    if title and not is_within:
        yield from _set_with(heading, above, visibility, before=True)
        yield HintKind.TITLE, title
        yield from _set_with(heading, above, visibility, before=False)
    for element in _between(heading, article, visibility) if heading is not None else ():
        text = element_text(element, visibility.shows)
        if len(text) <= LONGEST_SOURCE_LINE and (DATED.search(text) or _names_author(element, text)):
            yield HintKind.DATE if DATED.search(text) else HintKind.AUTHOR, text


def _names_author(element: etree._Element, text: str) -> bool:
    return LABELLED.search(text) is not None or (bool(text) and any(map(NAMED_AUTHOR.fullmatch, _names(element))))


def _set_with(
    title: etree._Element | None, above: Sequence[etree._Element], visibility: Visibility, *, before: bool
) -> list[HeadLine]:
    """The headings right before the title, or right behind it, or what is named as kicker and subhead."""
    beside = list(title.itersiblings(preceding=before)) if title is not None else []
    headings = list(takewhile(lambda each: each.tag in HEADINGS, filter(visibility.shows, beside)))
    if not headings and title in above:
        at = above.index(title)
        headings = list(takewhile(_is_named_beside, above[:at][::-1] if before else above[at + 1 :]))
    lines = [(HintKind.DISPLAY, element_text(each)) for each in headings if element_text(each)]
    return lines[::-1] if before else lines


def _is_named_beside(line: etree._Element) -> bool:
    return any(NAMED_BESIDE.fullmatch(name) for name in _names(line))


def _names(line: etree._Element) -> Iterator[str]:
    """The tags, classes and ids of an element and those in it."""
    for each in line.iter():
        yield from (each.tag, *(each.get("class") or "").split(), each.get("id") or "")


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


def _heading(root: etree._Element, above: Sequence[etree._Element], visibility: Visibility) -> etree._Element | None:
    """The page's only main heading, else the line above the article with which the title of the window begins, else
    the line that is named as a title, or the only other heading above the article.
    """
    main = [heading for heading in root.iter("h1") if visibility.shows(heading)]
    if len(main) == 1:
        return main[0]
    window = "".join(element_text(title) for title in root.iter("title"))
    titles = [line for line in above if len(element_text(line)) >= SHORTEST_TITLE]
    headings = [line for line in above if line.tag in HEADINGS]
    ways = (
        [line for line in titles if window.startswith(element_text(line))][:1],
        [line for line in titles if any(map(NAMED_TITLE.fullmatch, _names(line))) and not _is_named_beside(line)],
        [line for line in titles if window.endswith(element_text(line))][-1:],
        headings,
    )
    return next((found[0] for found in ways if len(found) == 1), None)


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
