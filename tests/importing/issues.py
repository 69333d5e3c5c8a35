"""Invented issues of a bulletin, and what becomes of one when it is sent, scanned or set again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from tests.parsing.generators.pools import TUNED
from tests.parsing.generators.writing import Writer

MISREAD = "曰日人入己已末未土士千干大太王玉目自由田申甲天夭"


@dataclass(frozen=True)
class PrintedIssue:
    """The masthead, and the stories: headline and paragraphs, line by line."""

    masthead: tuple[str, ...]
    stories: tuple[tuple[str, ...], ...]

    @property
    def lines(self) -> list[str]:
        return [*self.masthead, *(line for story in self.stories for line in ("", *story))]

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    def with_stories(self, stories: Sequence[tuple[str, ...]]) -> PrintedIssue:
        return replace(self, stories=tuple(stories))

    def on_page(self, page: int, first: int, last: int) -> PrintedIssue:
        """A page of it with these stories."""
        return PrintedIssue((*self.masthead, f"第{page}版"), self.stories[first:last])


def printed_issue(seed: int, number: int = 87, day: str = "2024年6月20日　星期四", stories: int = 5) -> PrintedIssue:
    writer = Writer(TUNED, seed)
    masthead = ("云溪工运", f"{day}　第{number}期")
    return PrintedIssue(masthead, tuple(_story(writer) for _ in range(stories)))


def misread(text: str, seed: int, share: float) -> str:
    """With this share of the Chinese characters read as others; the first two lines, the masthead, are not."""
    rng = Random(seed)
    lines = text.split("\n")
    body = "\n".join(lines[2:])
    wrong = (rng.choice(MISREAD) if "\u4e00" <= char <= "\u9fff" and rng.random() < share else char for char in body)
    return "\n".join([*lines[:2], "".join(wrong)])


def _story(writer: Writer) -> tuple[str, ...]:
    event = writer.event()
    opening = f"本报讯（记者 {writer.person()}）{writer.opening(event)}"
    return event.said, opening, *writer.further(event, 3)
