"""What the styles of a Word document say of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
TITLE_NAME = re.compile(r"title|标题", re.IGNORECASE)

ON = frozenset({None, "1", "true", "on"})
"""Values that switch a property on; an element without value does so too."""


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def find(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of that name, and of that its first of the next."""
    for name in path:
        element = next((child for child in element if local(child) == name), None) if element is not None else None
    return element


def value(element: etree._Element | None) -> str | None:
    """The `val` of an element, in whatever namespace."""
    if element is None:
        return None
    return next((text for key, text in element.items() if key.rpartition("}")[2] == "val"), None)


def switched_on(properties: etree._Element | None, name: str) -> bool:
    element = find(properties, name)
    return element is not None and value(element) in ON


def is_display(paragraph: etree._Element) -> bool:
    """Whether all runs of a paragraph that print something are bold by their own setting."""
    runs = [run for run, _text in printing_runs(paragraph)]
    return bool(runs) and all(switched_on(find(run, "rPr"), "b") for run in runs)


def printing_runs(paragraph: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The runs of a paragraph that print something, with what they print; not those of text boxes tied to it."""
    for run in paragraph.iter("{*}r"):
        text = "".join(child.text or "" for child in run if local(child) == "t").strip()
        if text and next(run.iterancestors("{*}p"), None) is paragraph:
            yield run, text


def size_of(properties: etree._Element | None) -> int | None:
    """The size of the characters in half points."""
    told = value(find(properties, "sz")) or ""
    return int(told) if told.isdecimal() else None


@dataclass(frozen=True, slots=True)
class Style:
    """`level`: 0 for a title, 1 to 9 for a heading, None for text. `size` is in half points."""

    parent: str | None
    level: int | None
    size: int | None


def styles_of(element: etree._Element) -> dict[str, Style]:
    """The paragraph styles by their id, each with the level and the size that it has or inherits."""
    styles = dict(_styles(element))
    return {
        key: replace(style, level=_inherited(key, styles, "level"), size=_inherited(key, styles, "size"))
        for key, style in styles.items()
    }


def _styles(element: etree._Element) -> Iterator[tuple[str, Style]]:
    for child in element:
        if local(child) == "style":
            key = next((text for key, text in child.items() if key.endswith("styleId")), "")
            name = value(find(child, "name")) or ""
            yield key, Style(value(find(child, "basedOn")), _own_level(name, child), size_of(find(child, "rPr")))


def _own_level(name: str, style: etree._Element) -> int | None:
    heading = HEADING_NAME.fullmatch(name)
    if heading:
        return int(heading[1])
    return 0 if TITLE_NAME.fullmatch(name) else outline_level(find(style, "pPr"))


def outline_level(properties: etree._Element | None) -> int | None:
    """1 to 9; Word counts from 0, and 9 is text."""
    told = value(find(properties, "outlineLvl"))
    return int(told) + 1 if told in set("012345678") else None


def _inherited(key: str, styles: dict[str, Style], name: str) -> Any:
    """What the nearest ancestor says that says it; a circle of styles ends where it closes."""
    seen: set[str] = set()
    at: str | None = key
    while at in styles and at not in seen:
        seen.add(at)
        if getattr(styles[at], name) is not None:
            return getattr(styles[at], name)
        at = styles[at].parent
    return None
