"""What the parser gives and takes: frozen values, named as in the parse contract (docs/parse-format.md)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

CROSSHEAD_MARK = "## "
"""Before a crosshead in the body of a story, where it is a line of its own."""

DOUBTFUL = 0.6
"""Below this confidence a story is doubted."""


class Role(StrEnum):
    """What a block of printed text is."""

    KICKER = "kicker"
    HEADLINE = "headline"
    SUBHEAD = "subhead"
    BYLINE = "byline"
    DATELINE = "dateline"
    STANDFIRST = "standfirst"
    CROSSHEAD = "crosshead"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    MASTHEAD = "masthead"
    SECTION = "section"
    ISSUE_TITLE = "issue-title"
    POST_META = "post-meta"
    HIGHLIGHT = "highlight"
    BULLET = "bullet"
    LABEL = "label"
    MARK = "mark"
    CONTINUATION = "continuation"
    COLOPHON = "colophon"
    PUSH_NUMBER = "push-number"
    LINK = "link"
    ACCOUNT_CARD = "account-card"
    BRIEF_CAPTION = "brief-caption"
    NOISE = "noise"
    UNREAD = "unread"


PRINTING_ROLES = frozenset(
    {
        Role.KICKER,
        Role.HEADLINE,
        Role.SUBHEAD,
        Role.BYLINE,
        Role.DATELINE,
        Role.STANDFIRST,
        Role.CROSSHEAD,
        Role.BODY,
        Role.CAPTION,
        Role.CREDIT,
    }
)
"""Roles of blocks that print a field of their story. The ink of other blocks is in no field."""


class Kind(StrEnum):
    ARTICLE = "article"
    BRIEF = "brief"
    PHOTO = "photo"


class DateBasis(StrEnum):
    """How the date of an issue is known."""

    PRINTED = "printed"
    GIVEN = "given"
    FILE_NAME = "file name"
    INFERRED = "inferred"


class Caution(StrEnum):
    """What an editor should look at. A new code goes into the contract, too."""

    JOINED = "joined"
    MOVED = "moved"
    CUT_OFF = "cut-off"
    AWAITS_CONTINUATION = "awaits-continuation"
    DOUBTFUL_HEADLINE = "doubtful-headline"
    DOUBTFUL_BOUNDARY = "doubtful-boundary"
    DOUBTFUL_KIND = "doubtful-kind"
    MISPRINT_SUSPECTED = "misprint-suspected"
    TWO_OPENINGS = "two-openings"
    NO_HEADLINE = "no-headline"
    DOUBTFUL_LENGTH = "doubtful-length"
    DOUBTFUL_CAPTION = "doubtful-caption"
    BROKEN_WORD = "broken-word"
    PAGE_NUMBER = "page-number"
    MISSING_STORY = "missing-story"
    ANOTHER_SUBJECT = "another-subject"
    VERSE_AND_PROSE = "verse-and-prose"
    NOT_ANNOUNCED = "not-announced"
    DOUBTFUL_SECTION = "doubtful-section"
    STRAY_LINE = "stray-line"
    DOUBTFUL_IMPRINT = "doubtful-imprint"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the reading with one role. Blocks tile the reading: one ends where the next begins.

    `item` is the index of its story, `position` its place in the reading order of that story (both None where it is of
    no story). `joined` says that it goes on the paragraph of the block with the same role before it in that order, with
    nothing between; `moved` that its place in the reading order is not its place in the source.
    """

    start: int
    end: int
    role: Role
    item: int | None = None
    position: int | None = None
    joined: bool = False
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Crosshead:
    """A 小标题, and the index of the paragraph that it stands before."""

    text: str
    before: int


@dataclass(frozen=True, slots=True)
class Caption:
    text: str
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedStory:
    """The fields of one story as printed; None where nothing is. `confidence`, 0 to 1, is how sure its bounds are."""

    kind: Kind
    section: str | None = None
    kicker: str | None = None
    headline: str | None = None
    subhead: str | None = None
    byline: str | None = None
    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    dateline: str | None = None
    standfirst: str | None = None
    crossheads: tuple[Crosshead, ...] = ()
    paragraphs: tuple[str, ...] = ()
    captions: tuple[Caption, ...] = ()
    continued_from: str | None = None
    continued_on: str | None = None
    incomplete: bool = False
    warnings: tuple[Caution, ...] = ()
    confidence: float = field(default=1.0, compare=False)


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """What a source says, or a person gave, about the issue that it belongs to.

    An inferred date leaves `published_on` None and sets `not_before`.
    """

    publication: str | None = None
    number: str | None = None
    total_number: str | None = None
    title: str | None = None
    published_on: date | None = None
    date_basis: DateBasis | None = None
    not_before: date | None = None
    not_after: date | None = None
    editors: tuple[str, ...] = ()
    page: str | None = None
    page_name: str | None = None


@dataclass(frozen=True, slots=True)
class Parse:
    """The parse of one reading: `blocks[i].item` is an index into `stories`, which are in reading order."""

    issue: IssueFacts
    stories: tuple[ParsedStory, ...]
    blocks: tuple[Block, ...]


def no_word_across(left: str, right: str) -> bool:
    """The answer without a dictionary: no word is known to stand across the gap."""
    return False


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says about a source. It comes before what is printed, but as the fallback of a context."""

    publication: str | None = None
    number: str | None = None
    published_on: date | None = None
    page: str | None = None
    page_name: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """All that the parse of a source depends on beside its text.

    `fallback` is what holds where neither the source nor its name says anything.
    `home` is the GB/T 2260 code of the publication's region. `section_names` are those known to the publication,
    beside the general ones of `data/sections.txt`. `word_across(left, right)` says whether a dictionary sees a word
    that begins in the end of `left` and ends in the beginning of `right`.
    """

    given: Given = field(default_factory=Given)
    fallback: Given = field(default_factory=Given)
    home: str | None = None
    section_names: frozenset[str] = frozenset()
    word_across: Callable[[str, str], bool] = no_word_across
    today: date | None = None
