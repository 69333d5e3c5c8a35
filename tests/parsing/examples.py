"""Pages of a few invented lines, with what is read in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unittest.mock import patch

from articles.parsing import parser
from articles.parsing.layout import SURE, PlacedLine
from articles.parsing.values import Block, Caution, ParsedStory
from articles.reading.values import Hint, HintKind, Reading
from tests.parsing.helpers import CONTEXT


@dataclass(frozen=True)
class Example:
    """A page, and what is read in it.

    The lines of the page are parted by ⏎, each perhaps with a hint of its format in front, ⟨heading⟩. Behind ⇒ stand
    the roles of its blocks with the numbers of their stories, after + where they go on the block before and after ~
    where they are moved. It may be that a weight shows in no role. Behind @ stand the margins of the lines, that of a
    beginning and that of a headline, with - where a line has no choice; behind ? the confidences of the stories, with
    the codes of what is doubted of them.
    """

    page: Reading
    roles: str
    margins: str
    doubts: str

    @classmethod
    def of(cls, printed: str) -> Example:
        page, _, expected = printed.partition(" ⇒ ")
        expected, _, doubts = expected.partition(" ? ")
        roles, _, margins = expected.partition(" @ ")
        text, hints = "", []
        for kind, line in re.findall(r"(?:⟨(\w+)⟩)?(.*?)(?: ⏎ |$)", page):
            if kind:
                hints.append(Hint(len(text), len(text) + len(line), HintKind(kind)))
            text += f"{line}\n" if line else ""
        return cls(Reading("page.html", text, "utf-8", "", hints=tuple(hints)), roles, margins, doubts)

    def is_read_as_it_says(self) -> bool:
        with patch("articles.parsing.parser.group_lines", wraps=parser.group_lines) as group_lines:
            found = parser.parse(self.page, CONTEXT)
        (lines,), _ = group_lines.call_args
        return (
            " ".join(map(_role, found.blocks)) == self.roles
            and self.margins in ("", " ".join(map(_margins, lines)))
            and self.doubts in ("", " ".join(map(_doubts, found.stories)))
        )


DOUBTS = (Caution.DOUBTFUL_BOUNDARY, Caution.ANOTHER_SUBJECT, Caution.DOUBTFUL_HEADLINE)


def _role(block: Block) -> str:
    sign = "+" if block.joined else "~" if block.moved else ""
    return f"{sign}{block.role.value}{'' if block.item is None else block.item}"


def _margins(placed: PlacedLine) -> str:
    return "/".join(
        "-" if margin == SURE else f"{margin:.1f}" for margin in (placed.start_margin, placed.headline_margin)
    )


def _doubts(story: ParsedStory) -> str:
    return "/".join([f"{story.confidence:.2f}", *(code for code in story.warnings if code in DOUBTS)])
