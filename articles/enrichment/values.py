"""What enrichment finds in a story: suggestions, until an editor confirms them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from articles.parsing.values import ParsedStory


@dataclass(frozen=True, slots=True)
class StoryText:
    """The text of a story in three zones: the display lines, the lead, and the rest.

    Byline and dateline are left out: they say nothing about the subject.
    """

    display: str
    lead: str = ""
    rest: str = ""

    @property
    def whole(self) -> str:
        """All zones, with a line end between them so that no word extends across two."""
        return f"{self.display}\n{self.lead}\n{self.rest}"

    @property
    def body(self) -> str:
        return f"{self.lead}\n{self.rest}"


def story_text(story: ParsedStory) -> StoryText:
    """The zones of a story. The lead is the standfirst and the first paragraph; crossheads and captions are rest."""
    display = (story.kicker, story.headline, story.subhead)
    lead = (story.standfirst, *story.paragraphs[:1])
    rest = (*story.paragraphs[1:], *(c.text for c in story.crossheads), *(c.text for c in story.captions))
    return StoryText(*("\n".join(part for part in zone if part) for zone in (display, lead, rest)))


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place that a story is about, by its full name and its GB/T 2260 code.

    `mention` is the longest string that names it. `implied`: known only from the context (市总工会 in a paper of that
    city) or from the name of a company.
    """

    name: str
    code: str
    mention: str | None
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """A suggested tag of the vocabulary, with a score from 0 to 1."""

    name: str
    score: float


class DateRole(StrEnum):
    EVENT = "event"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a story, as printed and as YYYY-MM-DD, YYYY-MM or YYYY.

    `start` is None if no day is given (近日); `end` is that of a period.
    """

    text: str
    start: str | None
    end: str | None = None
    role: DateRole = DateRole.EVENT


@dataclass(frozen=True, slots=True)
class Figure:
    """A count, a sum, a share or a duration, with the words around its number as `text`.

    `value` is the full number: 27000 for 2.7万, 12 with the unit % for 12%. `qualifier`, as printed: 余, 多, 近, 超过.
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
    """All suggestions for one story. There are at most five topics, best first."""

    genre: str | None = None
    places: tuple[PlaceMention, ...] = ()
    organisations: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    dates: tuple[DateMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    topics: tuple[Topic, ...] = ()
