"""What 版面校核 shows of a source: its print line by line, its stories in the order of the print, and what is open."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from articles.display.field_text import share_in_per_cent
from articles.display.labels import CAUTIONS, ROLES
from articles.models import Attachment, Block, Issue, Reading, Source, Story, Tagging
from articles.models.story import StoryQuerySet
from articles.parsing.page_numbers import page_order
from articles.parsing.values import PRINTING_ROLES, Caution, Role
from articles.permissions import User
from articles.records.printed import Passage, PrintedSource, passages

HUES = 6
"""Colours of stories: two neighbours have different ones."""

WRAPPED = frozenset({Role.KICKER, Role.HEADLINE, Role.SUBHEAD})
"""Lines that the parser cuts where they wrap: here they are one."""

TINTS = {
    Role.KICKER: "kicker",
    Role.HEADLINE: "headline",
    Role.SUBHEAD: "subhead",
    Role.BYLINE: "byline",
    Role.DATELINE: "byline",
    Role.CROSSHEAD: "crosshead",
    Role.STANDFIRST: "standfirst",
    Role.CAPTION: "caption",
    Role.CREDIT: "caption",
    Role.BODY: "body",
    Role.UNREAD: "body",
}
"""How roles look; all others are furniture."""

SHOWN_OF_JOIN = 10
"""Characters on either side of the place where two paragraphs were joined."""

FILTERED_FROM = 20
"""Stories from which on the list of those that a block can be moved to has a box to filter it."""

NEWEST = 1_000
"""Stories to be checked among which the next issue is looked for."""

OFFERED = 400
"""Stories of other pages that a block can be moved to."""


@dataclass(frozen=True, slots=True)
class ProofLine:
    """A block as it is shown, with those that wrapped lines were cut into."""

    passages: tuple[Passage, ...]
    number: int | None
    begins: bool
    paragraph: int | None
    role_label: str
    number_above: int | None = None
    """Of a line of no story: that of the nearest story above."""

    @property
    def block(self) -> Block:
        return self.passages[0].block

    @property
    def keys(self) -> str:
        return " ".join(str(passage.block.pk) for passage in self.passages)

    @property
    def text(self) -> str:
        return "".join(passage.text for passage in self.passages).strip()

    def place_in_block(self, place: int) -> tuple[int, int]:
        """The key of the block in which a character of the text is, and its number in the text of the block."""
        printed = "".join(passage.text for passage in self.passages)
        place += len(printed) - len(printed.lstrip())
        for passage in self.passages[:-1]:
            if place < len(passage.text):
                return passage.block.pk, place
            place -= len(passage.text)
        return self.passages[-1].block.pk, place

    @property
    def is_unplaced(self) -> bool:
        return self.passages[0].is_unplaced

    @property
    def is_binned(self) -> bool:
        """Of a story in the bin."""
        return self.block.story_id is not None and self.number is None

    @property
    def hue(self) -> str:
        if self.number is not None:
            return str((self.number - 1) % HUES)
        return "none" if self.is_unplaced else "furn"

    @property
    def tint(self) -> str:
        return "furniture" if self.is_binned else TINTS.get(Role(self.block.role), "furniture")

    @property
    def is_joined(self) -> bool:
        return self.block.joined and self.block.role in PRINTING_ROLES

    @property
    def sign(self) -> str:
        return str(self.number or ("?" if self.is_unplaced else ""))

    @property
    def label(self) -> str:
        if self.is_binned:
            return _("in the bin")
        if self.is_unplaced:
            return _("in no story")
        return _("joined") if self.is_joined else self.role_label

    @property
    def spoken(self) -> str:
        story = _("story %d") % self.number if self.number else self.label
        return _("%(role)s, %(story)s: %(text)s") % {"role": self.role_label, "story": story, "text": self.text[:20]}

    @property
    def state(self) -> tuple[object, ...]:
        """What is shown, as far as it may change."""
        parts = tuple(len(passage.text) for passage in self.passages)
        return self.keys, parts, self.number, self.hue, self.block.role, self.begins, self.paragraph, self.label


@dataclass(frozen=True, slots=True)
class Join:
    """Where a paragraph was joined to the one above it: the ends of both."""

    block: int
    above: str
    below: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question about a story, with the block to look at. `settles`: how many such questions one answer settles."""

    number: int
    story: Story
    code: str
    label: str
    block: int
    settles: int = 1
    join: Join | None = None

    @property
    def hue(self) -> int:
        return (self.number - 1) % HUES


@dataclass(frozen=True, slots=True)
class ProofStory:
    """A story of the page."""

    number: int
    story: Story
    paragraphs: int
    ink: int
    doubts: tuple[Doubt, ...]
    tags: tuple[Tagging, ...]

    @property
    def hue(self) -> int:
        return (self.number - 1) % HUES

    @property
    def is_pending(self) -> bool:
        return self.story.status == Story.Status.PENDING

    @property
    def is_clean(self) -> bool:
        return self.is_pending and not self.doubts

    @property
    def facts(self) -> str:
        genre = self.story.get_genre_display() or _("genre unknown")
        kind = "" if self.story.kind == Story.Kind.ARTICLE else self.story.get_kind_display()
        length = _("%(paragraphs)d ¶ %(ink)d characters") % {"paragraphs": self.paragraphs, "ink": self.ink}
        return " · ".join(filter(None, (kind, genre, self.story.byline or _("unsigned"), length)))

    @property
    def state(self) -> tuple[object, ...]:
        tags = tuple((tagging.tag_id, tagging.state) for tagging in self.tags)
        doubts = tuple(doubt.label for doubt in self.doubts)
        return self.story.pk, self.story.version, self.number, self.paragraphs, self.ink, tags, doubts


@dataclass(frozen=True, slots=True)
class IssuePage:
    """A source of the issue, and how many of its stories are checked."""

    source: Source
    done: int
    total: int

    @property
    def name(self) -> str:
        return (_("page %s") % self.source.page) if self.source.page else self.source.name


class ProofPage:
    """A source in its issue, for a user who may see it. `lines` and `stories` are those with ink."""

    def __init__(self, source: Source, user: User) -> None:
        self.source, self.user = source, user
        self.issue: Issue = source.issue
        self.reading: Reading | None = source.readings.first()
        blocks = list(self.reading.blocks.order_by("start")) if self.reading else []
        known = Story.objects.visible_to(user).filter(pk__in={block.story_id for block in blocks} - {None})
        found = {story.pk: story for story in known.defer("machine", "notes", "supplement", "standfirst")}
        printed = passages(self.reading, blocks) if self.reading else ()
        self.passages = [passage for passage in _in_reading_order(printed) if passage.ink]
        order = dict.fromkeys(passage.block.story_id for passage in self.passages)
        live = [found[pk] for pk in order if pk in found and not found[pk].binned_at]
        self.numbers = {story.pk: number for number, story in enumerate(live, 1)}
        self.lines = tuple(_lines(self.passages, self.numbers))
        self.stories = tuple(self._stories(live))

    def _stories(self, live: Sequence[Story]) -> Iterator[ProofStory]:
        own: dict[int, list[ProofLine]] = defaultdict(list)
        for line in self.lines:
            own[line.block.story_id].append(line)
        tags: dict[int, list[Tagging]] = defaultdict(list)
        rows = Tagging.objects.visible_to(self.user).filter(story__in=live).exclude(state=Attachment.State.REJECTED)
        for tagging in rows.select_related("tag").order_by("-state", F("score").desc(nulls_last=True)):
            tags[tagging.story_id].append(tagging)
        for number, story in enumerate(live, 1):
            body = [line for line in own[story.pk] if line.block.role == Role.BODY]
            yield ProofStory(
                number,
                story,
                paragraphs=sum(not line.is_joined for line in body),
                ink=sum(passage.ink for line in body for passage in line.passages),
                doubts=tuple(_doubts(number, story, own[story.pk])),
                tags=tuple(tags[story.pk]),
            )

    @property
    def unplaced(self) -> list[ProofLine]:
        """未归篇文字."""
        return [line for line in self.lines if line.is_unplaced]

    @property
    def doubts(self) -> list[Doubt]:
        """Those of stories that nobody checked yet, in the order of the page."""
        return [doubt for story in self.stories for doubt in story.doubts]

    @property
    def done(self) -> int:
        return sum(not story.is_pending for story in self.stories)

    @property
    def share_in_stories(self) -> float | None:
        return PrintedSource(self.reading, tuple(self.passages)).share_in_stories if self.reading else None

    def _printed_stories(self) -> StoryQuerySet:
        """Those of the issue."""
        return Story.objects.visible_to(self.user).live().filter(issue=self.issue, source__isnull=False)

    @cached_property
    def pages(self) -> list[IssuePage]:
        """The sources of the issue, in the order of its pages."""
        pending = Count("pk", filter=Q(status=Story.Status.PENDING))
        rows = self._printed_stories().order_by().values("source").annotate(total=Count("pk"), pending=pending)
        counts = {row["source"]: row for row in rows}
        sources = self.issue.sources.live().visible_to(self.user).order_by("name")
        return [
            IssuePage(source, row["total"] - row["pending"], row["total"])
            for source in sorted(sources, key=lambda source: page_order(source.page))
            for row in [counts.get(source.pk, {"total": 0, "pending": 0})]
        ]

    @cached_property
    def next_issue(self) -> Issue | None:
        """The way on, once this issue is checked: the issue to be checked that came in last."""
        if any(each.done < each.total for each in self.pages):
            return None
        keys = Story.objects.visible_to(self.user).live().pending().latest_issues(1, NEWEST)
        return Issue.objects.visible_to(self.user).select_related("publication").filter(pk__in=keys).first()

    @cached_property
    def elsewhere(self) -> list[Story]:
        """Stories of the other pages of the issue."""
        if len(self.pages) < 2:
            return []
        others = self._printed_stories().exclude(pk__in=list(self.numbers)).order_by("source", "position", "pk")
        shown = others.select_related("source").only("headline", "body", "source__page", "source__name")[:OFFERED]
        return sorted(shown, key=lambda story: page_order(story.page))

    @property
    def has_many_targets(self) -> bool:
        return len(self.stories) + len(self.elsewhere) > FILTERED_FROM

    @property
    def title(self) -> str:
        page = (_("page %s") % self.source.page) if self.source.page else ""
        return " ".join(filter(None, (str(self.issue), page)))

    @property
    def share_text(self) -> str:
        return share_in_per_cent(self.share_in_stories or 0)

    @property
    def seen(self) -> str:
        """The versions of the stories as they are shown, for acts to say what they were decided on."""
        return " ".join(f"{each.story.pk}:{each.story.version}" for each in self.stories)


def source_to_check(issue: Issue, user: User) -> Source | None:
    """The first page of the issue with a story that nobody checked; the first, where all are."""
    pending = Story.objects.visible_to(user).live().filter(issue=issue, status=Story.Status.PENDING)
    waiting = set(pending.order_by().values_list("source", flat=True).distinct())
    sources = sorted(issue.sources.live().visible_to(user).order_by("name"), key=lambda source: page_order(source.page))
    return next((source for source in sources if source.pk in waiting), sources[0] if sources else None)


def _in_reading_order(printed: Sequence[Passage]) -> list[Passage]:
    """As on the page, but the blocks of each story among themselves as they are read."""
    read: dict[int, Iterator[Passage]] = {}
    for story in {passage.block.story_id for passage in printed} - {None}:
        own = (passage for passage in printed if passage.block.story_id == story)
        read[story] = iter(sorted(own, key=lambda passage: passage.block.position))
    return [next(read[p.block.story_id]) if p.block.story_id else p for p in printed]


def _lines(printed: Sequence[Passage], numbers: dict[int, int]) -> Iterator[ProofLine]:
    counts: Counter[int | None] = Counter()
    before: object = None
    above: int | None = None
    for parts in _unwrapped(printed):
        block = parts[0].block
        number = numbers.get(block.story_id)
        is_paragraph = number is not None and block.role == Role.BODY and not block.joined
        counts[number] += is_paragraph
        place = (block.story_id, parts[0].is_unplaced)
        yield ProofLine(
            tuple(parts),
            number,
            begins=place != before,
            paragraph=counts[number] if is_paragraph else None,
            role_label=str(ROLES[block.role]),
            number_above=above,
        )
        before, above = place, number or above


def _unwrapped(printed: Iterable[Passage]) -> Iterator[list[Passage]]:
    """Passages that are one line of a title."""
    held: list[Passage] = []
    for passage in printed:
        if held and not _wraps(held[-1].block, passage.block):
            yield held
            held = []
        held.append(passage)
    if held:
        yield held


def _wraps(above: Block, below: Block) -> bool:
    same = above.story_id == below.story_id and above.role == below.role
    return same and below.joined and below.role in WRAPPED and below.story_id is not None


def _doubts(number: int, story: Story, lines: Sequence[ProofLine]) -> Iterator[Doubt]:
    if story.status != Story.Status.PENDING:
        return
    for code in story.warnings:
        label = str(CAUTIONS.get(code, code))
        joins = list(_joins(lines)) if code == Caution.JOINED else []
        for n, join in enumerate(joins):
            yield Doubt(number, story, code, label, join.block, 0 if n else len(joins), join)
        if not joins:
            marked = [line for line in lines if line.block.moved] if code == Caution.MOVED else []
            yield Doubt(number, story, code, label, [*marked, *lines][0].block.pk)


def _joins(lines: Sequence[ProofLine]) -> Iterator[Join]:
    above = ""
    for line in lines:
        if line.block.role == Role.BODY:
            if line.is_joined:
                yield Join(line.block.pk, above[-SHOWN_OF_JOIN:], line.text[:SHOWN_OF_JOIN])
            above = line.text
