"""The properties of a paragraph in a Word document, by its own settings and by its style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
TITLE_NAME = re.compile(r"title|标题", re.IGNORECASE)

ON = frozenset({None, "1", "true", "on"})
"""Values that switch a property on. None: an element without a value does too."""


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child_at(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The element on a path of names, by the first child of each name."""
    for name in path:
        element = next((child for child in element if local_name(child) == name), None) if element is not None else None
    return element


def val(element: etree._Element | None) -> str | None:
    """The attribute `val` of an element, in any namespace."""
    if element is None:
        return None
    return next((text for key, text in element.items() if key.rpartition("}")[2] == "val"), None)


def is_on(properties: etree._Element | None, name: str) -> bool:
    element = child_at(properties, name)
    return element is not None and val(element) in ON


def is_bold(paragraph: etree._Element) -> bool:
    """Whether all runs of the paragraph that print something are set bold themselves."""
    runs = [run for run, _text in printing_runs(paragraph)]
    return bool(runs) and all(is_on(child_at(run, "rPr"), "b") for run in runs)


def printing_runs(paragraph: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The runs of a paragraph that print something, with their text; without those of text boxes anchored in it."""
    for run in paragraph.iter("{*}r"):
        text = "".join(child.text or "" for child in run if local_name(child) == "t").strip()
        if text and next(run.iterancestors("{*}p"), None) is paragraph:
            yield run, text


def size_of(properties: etree._Element | None) -> int | None:
    """The size of the characters in half points."""
    size = val(child_at(properties, "sz")) or ""
    return int(size) if size.isdecimal() else None


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. `level`: 0 for a title, 1 to 9 for a heading, None for text. `size` is in half points."""

    parent: str | None
    level: int | None
    size: int | None


def styles_of(element: etree._Element) -> dict[str, Style]:
    """The styles by their id, each with the level and the size that it has or inherits."""
    styles: dict[str, Style] = {}
    for child in element:
        if local_name(child) == "style":
            key = next((text for key, text in child.items() if key.endswith("styleId")), "")
            level, size = _own_level(child), size_of(child_at(child, "rPr"))
            styles[key] = Style(val(child_at(child, "basedOn")), level, size)
    return {
        key: replace(style, level=_inherited(key, styles, "level"), size=_inherited(key, styles, "size"))
        for key, style in styles.items()
    }


def _own_level(style: etree._Element) -> int | None:
    name = val(child_at(style, "name")) or ""
    heading = HEADING_NAME.fullmatch(name)
    if heading:
        return int(heading[1])
    return 0 if TITLE_NAME.fullmatch(name) else outline_level(child_at(style, "pPr"))


def outline_level(properties: etree._Element | None) -> int | None:
    """The level of a heading, 1 to 9, or None. Word counts from 0, and 9 is text."""
    level = val(child_at(properties, "outlineLvl"))
    return int(level) + 1 if level in set("012345678") else None


def _inherited(key: str, styles: dict[str, Style], name: str) -> Any:
    """The property of the style, or of its nearest ancestor that has it. Ancestors may form a circle."""
    seen: set[str] = set()
    ancestor: str | None = key
    while ancestor in styles and ancestor not in seen:
        seen.add(ancestor)
        if getattr(styles[ancestor], name) is not None:
            return getattr(styles[ancestor], name)
        ancestor = styles[ancestor].parent
    return None
