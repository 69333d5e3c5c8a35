"""The blocks of stories as an act of the desk rearranges them, written together with the fields that follow them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from articles import records
from articles.display.errors import explain_validation
from articles.display.quotation import quoted
from articles.models import Block, Reading, Story
from articles.models.journal import current
from articles.models.story import BOUNDARIES
from articles.parsing.printed_fields import group_pieces
from articles.parsing.values import PRINTING_ROLES, Role
from articles.records.blocks import arrange
from articles.records.from_parse import visibility_in
from articles.records.printed import Passage, passages

from .cuts import BOUNDARY_DOUBTS, CannotCut, following_print, refresh_suggestions, remaining_doubts
from .decisions import bin_stories
from .following import Following, PlacedSpan, Span

BESIDE_TEXT = (Role.CAPTION, Role.CREDIT)
"""What stands beside the text: a paragraph goes on below it."""

QUOTED = 12
"""Characters of a block that the journal quotes."""

Key = tuple[int, int]
"""The reading of a block, and its start."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """What an act did.

    stories  those that it wrote, with the one that it made
    made     the story that it made
    binned   those that have no print left, and are in the bin
    untold   edited fields of which it could not be told what comes from the blocks that moved: they stay as they were
    """

    stories: Sequence[Story]
    made: Story | None = None
    binned: Sequence[Story] = ()
    untold: Sequence[tuple[Story, str]] = ()


class Arrangement:
    """The chosen blocks, in the order of the print, and the stories that the act may write, with all their blocks."""

    def __init__(self, blocks: Iterable[int], stories: Iterable[int] = ()) -> None:
        """Locks the stories of the blocks, and those named besides. Raises CannotCut where one of them is gone."""
        keys = list(blocks)
        owners = dict(Block.objects.filter(pk__in=keys).values_list("pk", "story"))
        known = {story for story in owners.values() if story} | set(stories)
        self.stories = {story.pk: story for story in records.locked(known)}
        if len(owners) < len(set(keys)) or len(self.stories) < len(known):
            raise CannotCut(_("The layout was changed in the meantime."))
        touched = Block.objects.filter(Q(pk__in=keys) | Q(story__in=known))
        readings = Reading.objects.filter(pk__in=touched.values("reading"))
        tiled = [
            passage
            for reading in readings.select_related("source__issue__publication")
            for passage in passages(reading, reading.blocks.order_by("start"))
        ]
        self.orders = {
            pk: sorted((p.block for p in tiled if p.block.story_id == pk), key=lambda block: block.position)
            for pk in self.stories
        }
        self._passages = {passage.block.pk: passage for passage in tiled}
        self.chosen = sorted((self._passages[pk].block for pk in owners), key=_key)
        self.loose = [block for block in self.chosen if block.story_id is None]
        self._links = {_key(below): _key(above) for order in self.orders.values() for above, below in _links(order)}
        self._spans = {_key(passage.block): _span(passage) for passage in tiled}
        self._were = {pk: {block.pk for block in order} for pk, order in self.orders.items()}
        texts = {_span(passage): passage.text.strip() for passage in tiled}
        self._following = Following(self.stories.values(), {pk: self._placed(pk) for pk in self.stories}, texts)

    def give(self, block: Block, story: Story) -> None:
        """To the story, below what stands above it in the print, and not amid a paragraph."""
        self._take(block)
        order = self.orders[story.pk]
        above = max((other for other in order if _key(other) < _key(block)), key=_key, default=None)
        place = order.index(above) + 1 if above else 0
        for upper, lower in _links(order):
            if order.index(upper) < place <= order.index(lower):
                place = order.index(lower) + 1
        order.insert(place, block)
        block.story, block.moved = story, False
        if block.role not in PRINTING_ROLES:
            block.role = Role.BODY

    def release(self, block: Block, role: Role) -> None:
        """Out of any story."""
        self._take(block)
        self.loose.append(block)
        block.story, block.role, block.joined, block.moved = None, role, False, False

    def _take(self, block: Block) -> None:
        (self.orders[block.story_id] if block.story_id else self.loose).remove(block)

    def make_story(self, position: int) -> Story:
        """Of the chosen blocks, which are in no story; of several lines the first is its headline."""
        source = self.chosen[0].reading.source
        story = Story(
            origin=Story.Origin.PRINTED,
            source=source,
            issue=source.issue,
            position=position,
            visibility=visibility_in(source.issue.publication),
        )
        records.create([story])
        self.stories[story.pk], self.orders[story.pk], self._were[story.pk] = story, [], set()
        for block in self.chosen:
            self.give(block, story)
        if len(self.chosen) > 1:
            self.chosen[0].role = Role.HEADLINE
        return story

    def line_above(self, block: Block) -> Block | None:
        """The last printing block above it in its story; beside a picture nothing else stands above a paragraph."""
        order = self.orders.get(block.story_id, [])
        above = order[: order.index(block)] if block in order else []
        passed = () if block.role in BESIDE_TEXT else BESIDE_TEXT
        return next((b for b in reversed(above) if b.role in PRINTING_ROLES and b.role not in passed), None)

    def join(self, block: Block) -> None:
        """To the last one before it in its story that has its role."""
        block.joined = True
        self._links |= {
            _key(below): _key(above) for above, below in _links(self.orders[block.story_id]) if below is block
        }

    def separate(self, block: Block) -> None:
        self._links.pop(_key(block), None)

    def cut(self, block: Block, at: int) -> None:
        """The second half begins with the character `at` of the text, and a line of its own."""
        text = self._passages[block.pk].text
        first, second = text[:at].strip(), text[at:].strip()
        if not first or not second:
            raise CannotCut(_("There is no text on one side of the cut."))
        whole = self._spans[_key(block)]
        rest = Block(
            reading=block.reading, start=block.start + at, role=block.role, moved=block.moved, story=block.story
        )
        halves = {whole._replace(end=rest.start): first, whole._replace(start=rest.start): second}
        if not self._following.cut(whole, halves):
            raise CannotCut(_("The text was written anew here: it cannot be told what of it comes after the cut."))
        self._spans |= {(half.reading, half.start): half for half in halves}
        order = self.orders[block.story_id] if block.story_id else self.loose
        order.insert(order.index(block) + 1, rest)
        self._links = {below: _key(rest) if above == _key(block) else above for below, above in self._links.items()}

    def shift(self, block: Block, *, down: bool) -> list[Block]:
        """The line that the block is in, past the next line of its story. Returns the blocks of the line."""
        order = self.orders.get(block.story_id, [])
        line = _line_with(order, block)
        outside = [other for other in order if other not in line]
        beyond = [other for other in outside if (order.index(other) > order.index(block)) is down]
        if not beyond:
            raise CannotCut(_("It is the last line of its story.") if down else _("It is the first line of its story."))
        passed = _line_with(outside, beyond[0 if down else -1])
        place = outside.index(passed[-1]) + 1 if down else outside.index(passed[0])
        order[:] = [*outside[:place], *line, *outside[place:]]
        for other in line:
            other.moved = not _is_in_place(order, other)
        return line

    def write(self, made: Story | None = None, also: Mapping[str, Any] | None = None) -> Arranged:
        """Blocks, the fields that follow them, and `also` these. A story that has no print left goes to the bin."""
        for order in self.orders.values():
            self._settle_marks(order)
        current().describe(" + ".join(self._quotes()) or " + ".join(map(str, self.stories.values())))
        arrange({self.stories[pk]: order for pk, order in self.orders.items()}, self.loose)
        written, untold = [], []
        for pk, story in self.stories.items():
            values, kept = self._following.values(story, self._placed(pk))
            untold += [(story, name) for name in kept if name not in (also or {})]
            written.append(self._write_fields(story, {**values, **(also or {})}))
        changed = [story for story in written if self._has_other_blocks(story)]
        emptied = [s for s in changed if not any(block.role in PRINTING_ROLES for block in self.orders[s.pk])]
        if live := [story for story in emptied if not story.binned_at]:
            bin_stories(live)
        if left := [story for story in changed if story not in emptied]:
            refresh_suggestions(left)
        return Arranged(written, made, live, untold)

    def _write_fields(self, story: Story, values: Mapping[str, Any]) -> Story:
        """Who gives a block to a story, or takes one from it, decides where it begins and ends."""
        is_bounded = self._has_other_blocks(story)
        doubts = remaining_doubts(story, self.orders[story.pk], BOUNDARY_DOUBTS if is_bounded else ())
        values = {**values, "warnings": doubts, **({"confidence": None} if is_bounded else {})}
        printed = self._following.printed(self._placed(story.pk))
        follow_print = following_print(values, printed, self.stories.values())
        also_held = [BOUNDARIES] if is_bounded else []
        try:
            return records.edit(story.pk, values, also_held=also_held, follow_print=follow_print)
        except ValidationError as error:
            raise CannotCut(explain_validation(error)) from error

    def _has_other_blocks(self, story: Story) -> bool:
        return {block.pk for block in self.orders[story.pk]} != self._were[story.pk]

    def _settle_marks(self, order: list[Block]) -> None:
        """A block is joined to the one that it was joined to before, or is by the act, and to no other; in a story in
        the order of the print nothing is moved.
        """
        for block in order:
            block.joined = _key(block) in self._links
        linked = {_key(below) for above, below in _links(order) if self._links.get(_key(below)) == _key(above)}
        is_in_order = all(_key(above) < _key(below) for above, below in pairwise(order))
        for block in order:
            block.joined = _key(block) in linked
            block.moved = block.moved and not is_in_order

    def _placed(self, story: int) -> list[PlacedSpan]:
        return [PlacedSpan(self._spans[_key(b)], Role(b.role), b.joined) for b in self.orders[story]]

    def _quotes(self) -> Iterator[str]:
        for block in self.chosen:
            yield quoted(self._passages[block.pk].text.strip(), QUOTED)


def _key(block: Block) -> Key:
    return block.reading_id, block.start


def _span(passage: Passage) -> Span:
    block = passage.block
    return Span(block.reading_id, block.start, block.start + len(passage.text))


def _lines(order: Sequence[Block]) -> Iterator[list[list[Block]]]:
    """What the blocks print, line by line: of a picture its caption and its credit."""
    groups = group_pieces((block, Role(block.role), block.joined) for block in order)
    yield from ([group] for lines in groups.lines.values() for group in lines)
    yield from ([group] for _role, group in groups.text)
    yield from ([texts, credits] for texts, credits in groups.captions)


def _links(order: Sequence[Block]) -> list[tuple[Block, Block]]:
    """Each block that goes on another, behind that one."""
    return [pair for line in _lines(order) for group in line for pair in pairwise(group)]


def _line_with(order: Sequence[Block], block: Block) -> list[Block]:
    """All that is one line with the block, in order."""
    lines = ([b for group in line for b in group] for line in _lines(order))
    line = next((line for line in lines if block in line), [block])
    return [other for other in order if other in line]


def _is_in_place(order: Sequence[Block], block: Block) -> bool:
    n = order.index(block)
    around = [_key(other) for other in order[max(n - 1, 0) : n + 2]]
    return around == sorted(around)
