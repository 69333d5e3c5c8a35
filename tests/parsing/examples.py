"""Pages of a few invented lines, with what is read in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.parsing import parse
from articles.parsing.values import Block, Caution, ParsedStory
from articles.reading.values import Hint, HintKind, Reading
from tests.parsing.helpers import CONTEXT


@dataclass(frozen=True)
class Example:
    """A page, and what is read in it.

    The lines of the page are parted by ⏎, each perhaps with a hint of its format in front, ⟨heading⟩. Behind ⇒ stand
    the roles of its blocks with the numbers of their stories, after + where they go on the block before and after ~
    where they are moved. Behind @ stand the confidences of the stories, with ? where they are doubted: it may be they
    that show a weight.
    """

    page: Reading
    roles: str
    confidences: str

    @classmethod
    def of(cls, printed: str) -> Example:
        page, _, expected = printed.partition(" ⇒ ")
        roles, _, confidences = expected.partition(" @ ")
        text, hints = "", []
        for kind, line in re.findall(r"(?:⟨(\w+)⟩)?(.*?)(?: ⏎ |$)", page):
            if kind:
                hints.append(Hint(len(text), len(text) + len(line), HintKind(kind)))
            text += f"{line}\n" if line else ""
        return cls(Reading("page.html", text, "utf-8", "", hints=tuple(hints)), roles, confidences)

    def is_read_as_it_says(self) -> bool:
        found = parse(self.page, CONTEXT)
        confidences = " ".join(map(_confidence, found.stories))
        return " ".join(map(_role, found.blocks)) == self.roles and self.confidences in ("", confidences)


def _role(block: Block) -> str:
    sign = "+" if block.joined else "~" if block.moved else ""
    return f"{sign}{block.role.value}{'' if block.item is None else block.item}"


def _confidence(story: ParsedStory) -> str:
    return f"{round(story.confidence, 3)}{'?' if Caution.DOUBTFUL_BOUNDARY in story.warnings else ''}"
