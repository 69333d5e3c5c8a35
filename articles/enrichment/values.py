"""What enrichment finds in a story: suggestions all of them, until an editor confirms them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from articles.parsing.values import ParsedStory


@dataclass(frozen=True, slots=True)
class StoryText:
    """The words of a story in three zones: the display lines, the lead, and the rest.

    A byline or a dateline says nothing about the matter of a story, so they are in none.
    """

    display: str
    lead: str = ""
    rest: str = ""

    @property
    def whole(self) -> str:
        """All of it; a line ends every zone, so no word stands across two."""
        return f"{self.display}\n{self.lead}\n{self.rest}"

    @property
    def body(self) -> str:
        return f"{self.lead}\n{self.rest}"


def text_of(story: ParsedStory) -> StoryText:
    """The standfirst and the first paragraph lead; crossheads and captions belong to the rest."""
    display = (story.kicker, story.headline, story.subhead)
    lead = (story.standfirst, *story.paragraphs[:1])
    rest = (*story.paragraphs[1:], *(c.text for c in story.crossheads), *(c.text for c in story.captions))
    return StoryText(*("\n".join(part for part in zone if part) for zone in (display, lead, rest)))


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place that a story is about, by its chain of names and its GB/T 2260 code.

    `mention` is the longest string that names it. `implied` says that it follows only from the context (市总工会 in a
    paper of that city) or from the name of a company.
    """

    name: str
    code: str
    mention: str | None
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """A tag of the vocabulary; `score` from 0 to 1 says how much speaks for it."""

    name: str
    score: float


class DateRole(StrEnum):
    EVENT = "event"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date told in a story, as printed and as YYYY-MM-DD, YYYY-MM or YYYY.

    `start` is None where the day is not told (近日); `end` closes a span.
    """

    text: str
    start: str | None
    end: str | None = None
    role: DateRole = DateRole.EVENT


@dataclass(frozen=True, slots=True)
class Figure:
    """A count, a sum, a share or a duration, with the words around its number.

    `value` is written out: 2.7万 is 27000, 12% is 12 with the unit %. `qualifier` is as printed: 余, 多, 近, 超过.
    """

    text: str
    value: float
    unit: str
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """All suggestions for one story. Topics: best first, five at most."""

    genre: str | None = None
    places: tuple[PlaceMention, ...] = ()
    organisations: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    dates: tuple[DateMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    topics: tuple[Topic, ...] = ()
