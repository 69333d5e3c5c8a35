"""版面校核: which block belongs to which story, as what, and in which order.

Print and fields change together: what a field says of a block goes where the block goes, as printed or as a person
edited it. Each act works within the open change, and raises CannotCut with what speaks against it.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from articles import records
from articles.models import Block, Story
from articles.parsing.values import Role

from .arrangement import Arranged, Arrangement
from .cuts import CannotCut
from .splitting import split_story

LIKE_HEADLINES = (Role.HEADLINE, Role.CROSSHEAD, Role.KICKER)
"""The first line of a new story is its headline if it was printed as one of these."""


def move_to_story(blocks: Iterable[int], story: int) -> Arranged:
    """Each to where it stands in the print. What printed no field is body text then."""
    page = Arrangement(blocks, [story])
    target = page.stories[story]
    if target.binned_at:
        raise CannotCut(_("“%s” is in the bin.") % target)
    for block in page.chosen:
        if block.story_id != story:
            page.give(block, target)
    return page.write()


def take_out(blocks: Iterable[int], role: Role = Role.UNREAD) -> Arranged:
    """Out of any story: 未归篇, or furniture of the page where the role says so."""
    page = Arrangement(blocks)
    for block in page.chosen:
        page.release(block, role)
    return page.write()


def set_role(blocks: Iterable[int], role: Role) -> Arranged:
    """What is in no story goes to the one that stands above it."""
    blocks = list(blocks)
    above = story_above(blocks)
    page = Arrangement(blocks, [above] if above else [])
    for block in page.chosen:
        if block.story_id is None:
            if above is None:
                raise CannotCut(_("No story stands above this text."))
            page.give(block, page.stories[above])
        block.role = role
    return page.write()


def start_story(blocks: Iterable[int]) -> Arranged:
    """A new story: of what follows in the story of the first block, from that on; else of these blocks."""
    blocks = list(blocks)
    page = Arrangement(blocks)
    first = page.chosen[0]
    if first.story_id:
        old = page.stories[first.story_id]
        new = split_story(old, first.pk, first.pk if first.role in LIKE_HEADLINES else None)
        return Arranged([*records.locked([old.pk]), new], made=new)
    if any(block.story_id for block in page.chosen):
        raise CannotCut(_("Some of this text belongs to a story."))
    above = Story.objects.filter(pk=story_above(blocks)).first()
    return page.write(page.make_story(above.position if above else 0))


def join_above(blocks: Iterable[int]) -> Arranged:
    """Each goes on the line above it, in the story of that and as what that is."""
    blocks = list(blocks)
    above = story_above(blocks)
    page = Arrangement(blocks, [above] if above else [])
    for block in page.chosen:
        if page.line_above(block) is None and above not in (None, block.story_id):
            page.give(block, page.stories[above])
        line = page.line_above(block)
        if line is None:
            raise CannotCut(_("Nothing stands above this text."))
        block.role = line.role
        page.join(block)
    return page.write()


def separate(blocks: Iterable[int]) -> Arranged:
    """Each begins a line of its own."""
    page = Arrangement(blocks)
    for block in page.chosen:
        page.separate(block)
    return page.write()


def cut_block(block: int, at: int) -> Arranged:
    """The block is two; the second begins with the character `at` of its text, with the white space around."""
    page = Arrangement([block])
    page.cut(page.chosen[0], at)
    return page.write()


def shift(blocks: Iterable[int], *, down: bool = False) -> Arranged:
    """Each line of these past the one above it in its story, or past the one below."""
    page = Arrangement(blocks)
    shifted: list[Block] = []
    for block in reversed(page.chosen) if down else page.chosen:
        if block not in shifted:
            shifted += page.shift(block, down=down)
    return page.write()


def exchange_titles(story: int, one: Role, other: Role) -> Arranged:
    """Two of kicker, headline and subhead change places, in print and in what the fields say."""
    page = Arrangement((), [story])
    roles = {one.value: other, other.value: one}
    for block in page.orders[story]:
        block.role = roles.get(block.role, block.role)
    known = page.stories[story]
    return page.write(also={one.value: getattr(known, other), other.value: getattr(known, one)})


def story_above(blocks: Iterable[int]) -> int | None:
    """The key of the nearest story, not their own, that stands above the first of these blocks in the print."""
    chosen = list(Block.objects.filter(pk__in=list(blocks)).order_by("start"))
    if not chosen:
        return None
    above = Block.objects.filter(reading=chosen[0].reading_id, start__lt=chosen[0].start, story__binned_at=None)
    others = above.exclude(story=None).exclude(story__in=[block.story_id for block in chosen if block.story_id])
    return others.order_by("-start").values_list("story", flat=True).first()
