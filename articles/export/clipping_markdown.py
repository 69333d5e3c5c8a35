"""Clippings as Markdown: one below the other, behind a list where there are several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext

from .clipping import Clipping
from .markdown import markdown_picture, markdown_text


def clipping_markdown(clippings: Sequence[tuple[Clipping, Sequence[bytes]]]) -> str:
    """Each with its pictures, which are PNGs."""
    lines = [line for clipping, pictures in clippings for line in _lines(clipping, pictures)]
    return "".join(f"{line}\n\n" for line in [*_contents([clipping for clipping, _ in clippings]), *lines])


def _contents(clippings: Sequence[Clipping]) -> Iterator[str]:
    if len(clippings) > 1:
        yield "# " + gettext("Clippings")
        yield "\n".join(
            f"{n}. {markdown_text(each.story.title)} {markdown_text(each.story.source_line)}"
            for n, each in enumerate(clippings, 1)
        )


def _lines(clipping: Clipping, pictures: Sequence[bytes]) -> Iterator[str]:
    story = clipping.story
    yield from _texts("　".join(f"{heading}：{text}" for heading, text in clipping.facts), story.kicker)
    yield f"## {markdown_text(story.title)}"
    yield from _texts(story.subhead, clipping.signed, *story.standfirst.split("\n"))
    for text, is_crosshead in clipping.paragraphs:
        yield f"### {markdown_text(text)}" if is_crosshead else markdown_text(text)
    if story.supplement:
        yield "### " + gettext("Completed by hand, not printed")
        yield from _texts(*story.supplement.split("\n"))
    yield from _texts(*clipping.captions)
    yield from (markdown_picture("image/png", picture) for picture in pictures)
    yield from _texts(story.source_line, clipping.citation)


def _texts(*texts: str) -> Iterator[str]:
    """Those that say something."""
    yield from (markdown_text(text) for text in texts if text)
