"""The blocks of a page in reading order.

Nothing is read before what stands above it. Of all orders of which that is true, the one is sought whose steps from
block to block are the likeliest: down a column, to the next column of the same zone, from the end of a story to a
headline. A zone begins with a headline, and its columns begin below it or on its own level. What is less likely costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .pdf_blocks import PageBlock, is_same_size
from .pdf_layout import HEAD_GAP, Edge, Layout, reached, skipped

MISMATCH = 4.0
"""Where a paragraph is broken off, and what comes next begins one."""

LEAVES_COLUMN = 1.5
"""From a column that goes on below."""

PASSES_HEADLINE = 1.5
"""From a column over a headline to one that runs on beside that headline."""

BELOW_HEADLINE = {"beside": 0.7, "passes": 1.0, "far": 1.5, "column": 0.7, "elsewhere": 4.0}
"""From a headline to what is not right under it; past text on its left; far below; from the foot of one column to the
next; anywhere else.
"""

LEAVES_ZONE = {"text": 4.0, "column": 2.0, "headless": 0.5}
"""To a headline, while text right under the last one is unread; a column of its zone; a column without a headline."""

LEAVES_HEADLINE = 0.15
"""To a headline, while another is unread right under the last text."""

PASSES_ZONE = 0.3
BEGINS_ELSEWHERE = 10.0
"""To a zone, while another is above it, or on its left; times that at the beginning."""

ENTERS_ZONE = {"level": 1.0, "gap": 1.0}
"""Down a column where an unread headline begins on this level; and where the lines part, too."""

OTHER_COLUMN = {"edge": 0.5, "far": 0.8, "higher": 0.8, "lower": 1.5, "passes": 2.5, "leftwards": 3.0}
"""To the next column: below with another edge, or far below; to one that begins above the zone, or below its headline
and text; past what is unread; to the left.
"""

WIDE_GAP, USUAL = 1.1, 1.2
"""Times the size: wider than between lines; times the usual gap: wider than between paragraphs."""

SMALL = 0.95
"""Times the size: captions are smaller."""

FEW, MOST = 12, 600
"""How many orders are followed at a time, and this number times that of blocks: crowded pages follow fewer."""


@dataclass(frozen=True, slots=True)
class _State:
    """Blocks in the order in which they were read, by their indexes, and the same as bits.

    `heads` are the headlines of the zone, `zone_top` is where the first begins, `text_top` where the text does.
    """

    cost: float
    order: tuple[int, ...]
    read: int
    heads: tuple[int, ...] = ()
    zone_top: float = 0.0
    text_top: float = 0.0


def in_reading_order(blocks: Sequence[PageBlock], size: float) -> list[PageBlock]:
    """All blocks with text; `size` is that of the text of the document."""
    captions = [block for block in blocks if _is_caption(block, size)]
    texts = [block for block in blocks if not block.is_picture and block not in captions]
    ordered = [texts[n] for n in _order(Layout(texts, size))]
    for caption in reversed(captions):
        ordered.insert(_place_of(caption, ordered), caption)
    return ordered


def _is_caption(block: PageBlock, size: float) -> bool:
    """Whether it is small and under a picture. It may stand within the column of a story."""
    return block.size < SMALL * size and any(other.is_picture for other in block.above)


def _place_of(caption: PageBlock, ordered: Sequence[PageBlock]) -> int:
    """At the end of the story that goes on under it, or else stands left of its picture, or above."""
    numbers = {id(block): n for n, block in enumerate(ordered)}
    top = max(block.top for block in skipped(caption, numbers))
    beside = [
        block for block in ordered if block.right <= caption.left and block.top > caption.base and block.base < top
    ]
    near = (
        list(reached(caption, numbers, "below"))
        or sorted(beside, key=lambda block: -block.right)[:1]
        or list(reached(caption, numbers, "above"))
    )
    at = next((n for n, block in enumerate(ordered) if block in near), len(ordered) - 1)
    return next((n for n in range(at + 1, len(ordered)) if ordered[n].is_display), len(ordered))


def _order(page: Layout) -> tuple[int, ...]:
    """The order whose steps cost least, of those that were followed."""
    few = max(2, min(FEW, MOST // max(page.count, 1)))
    states = [_State(0.0, (), 0)]
    for _ in range(page.count):
        best: dict[tuple[int, int], _State] = {}
        for state in states:
            free = [n for n in range(page.count) if not state.read >> n & 1 and not page.above[n] & ~state.read]
            for n in free:
                after = _after(page, state, n, free)
                key = after.read, n
                if key not in best or after.cost < best[key].cost:
                    best[key] = after
        states = sorted(best.values(), key=lambda state: state.cost)[:few]
    return states[0].order


def _after(page: Layout, state: _State, n: int, free: Sequence[int]) -> _State:
    """The state when block `n` is read, of those that are free to be read."""
    last = state.order[-1] if state.order else None
    heads, zone_top, text_top = state.heads, state.zone_top, state.text_top
    if last is None:
        cost = BEGINS_ELSEWHERE * max(_passing_by(page, n, free), PASSES_ZONE * _has_column_on_left(page, n, free))
        heads, zone_top, text_top = (n,) * page.is_display[n], page.top[n], page.top[n]
    elif page.is_display[n]:
        cost = _to_headline(page, state, n, free)
        goes_on = page.is_display[last]
        heads, zone_top = ((*heads, n), max(zone_top, page.top[n])) if goes_on else ((n,), page.top[n])
        text_top = page.top[n]
    elif page.is_display[last]:
        cost = _from_headline(page, state, n, free)
        text_top = page.begins[n]
    else:
        cost = _mismatch(page, last, n)
        if n in page.below[last]:
            cost += _down(page, state, n)
        elif page.is_right_of(n, last):
            cost += _across(page, state, n)
            zone_top = max(zone_top, page.begins[n])
        else:
            cost += OTHER_COLUMN["leftwards"]
            heads, zone_top, text_top = (), page.top[n], page.top[n]
    return _State(state.cost + cost, (*state.order, n), state.read | 1 << n, heads, zone_top, text_top)


def _passing_by(page: Layout, n: int, free: Sequence[int]) -> float:
    """To what begins a zone, while others are left above it or on its left."""
    others = [b for b in free if b != n]
    above = any(page.base[b] >= page.top[n] for b in others)
    left = any(page.right[b] <= page.left[n] and page.top[b] >= page.top[n] - page.size for b in others)
    return PASSES_ZONE * (above + left)


def _has_column_on_left(page: Layout, n: int, free: Sequence[int]) -> bool:
    """Whether a column stands on the left that begins no lower than this one ends."""
    return any(page.right[b] <= page.left[n] and page.top[b] > page.base[n] for b in free if b != n)


def _to_headline(page: Layout, state: _State, n: int, free: Sequence[int]) -> float:
    last = state.order[-1]
    if page.is_display[last]:
        if page.below[last]:
            is_near = page.base[last] - page.top[n] < HEAD_GAP * page.size
            return 0.0 if is_near and n in page.below[last] else MISMATCH
        return _from_foot(page, state, n)
    cost = MISMATCH if page.end(last) is Edge.OPEN else 0.0
    if page.goes_on[last] is not None:
        cost += LEAVES_COLUMN
    if _passes_headline(page, state, n):
        cost += PASSES_HEADLINE
    if any(page.is_display[b] and b != n and not state.read >> b & 1 for b in page.below[last]):
        cost += LEAVES_HEADLINE
    below = (b for head in state.heads for b in page.below[head] if page.may_head(head, b))
    if any(not state.read >> b & 1 for b in below):
        cost += LEAVES_ZONE["text"]
    elif any(_is_next_column(page, state, b, n) for b in free if not page.is_display[b]):
        cost += LEAVES_ZONE["column" if state.heads else "headless"]
    return cost + _passing_by(page, n, free)


def _is_next_column(page: Layout, state: _State, b: int, n: int) -> bool:
    """Whether the zone may go on in a column: it is the next on the right, and ends over the headline."""
    is_next = page.ends_over(b, n) and page.is_right_of(b, state.order[-1]) and _begins_in_zone(page, state, b)
    return is_next and not _is_unread_between(page, state, b)


def _is_unread_between(page: Layout, state: _State, n: int) -> bool:
    """Whether something unread stands between what was read last and a column on the right."""
    unread = (b for b in range(page.count) if b != n and not state.read >> b & 1)
    return any(page.stands_between(b, state.order[-1], n) for b in unread)


def _begins_in_zone(page: Layout, state: _State, n: int) -> bool:
    return page.is_level(page.begins[n], state.zone_top) or page.is_level(page.begins[n], state.text_top)


def _passes_headline(page: Layout, state: _State, n: int) -> bool:
    """Whether a column runs on beside a headline that is unread below the last one."""
    return any(
        page.is_display[b]
        and not state.read >> b & 1
        and b != n
        and not page.above[b] >> n & 1
        and page.top[n] > page.top[b] + page.size
        and not page.ends_over(n, b)
        for b in page.below[state.order[-1]]
    )


def _from_headline(page: Layout, state: _State, n: int, free: Sequence[int]) -> float:
    last = state.order[-1]
    if not page.below[last]:
        return _from_foot(page, state, n)
    under = n in page.below[last]
    gap = page.base[last] - page.begins[n]
    if not -page.size <= gap <= HEAD_GAP * page.size:
        return BELOW_HEADLINE["far" if under else "elsewhere"]
    if not under and any(page.is_near(last, b) for b in page.below[last]):
        return BELOW_HEADLINE["elsewhere"]
    passed = any(page.right[b] <= page.left[n] and page.are_level(b, n) for b in free if not page.is_display[b])
    return BELOW_HEADLINE["beside"] * (not under) + BELOW_HEADLINE["passes"] * passed


def _from_foot(page: Layout, state: _State, n: int) -> float:
    """From a headline with nothing below it."""
    last = state.order[-1]
    is_higher = page.top[n] > page.top[last] + HEAD_GAP * page.size
    is_right = page.is_right_of(n, last)
    is_next = is_higher and is_right and not any(page.stands_between(b, last, n) for b in range(page.count))
    return BELOW_HEADLINE["column" if is_next else "elsewhere"]


def _mismatch(page: Layout, last: int, n: int) -> float:
    if not is_same_size(page.sizes[last], page.sizes[n]):
        return MISMATCH if page.end(last) is Edge.OPEN else 0.0
    return MISMATCH if {page.end(last, n), page.starts[n]} == {Edge.OPEN, Edge.CLOSED} else 0.0


def _down(page: Layout, state: _State, n: int) -> float:
    """To the block right below."""
    last = state.order[-1]
    cost = 0.0 if page.is_in_column(last, n) else OTHER_COLUMN["edge"]
    if page.base[last] - page.begins[n] > HEAD_GAP * page.size:
        cost += OTHER_COLUMN["far"]
    if any(not state.read >> b & 1 and page.are_level(b, n) for b in page.headlines):
        has_gap = page.base[last] - page.top[n] > max(WIDE_GAP * page.size, USUAL * page.usual_gap)
        cost += ENTERS_ZONE["level"] + ENTERS_ZONE["gap"] * has_gap
    return cost


def _across(page: Layout, state: _State, n: int) -> float:
    """To a column on the right."""
    last = state.order[-1]
    cost = 0.0 if page.goes_on[last] is None else LEAVES_COLUMN
    if not _begins_in_zone(page, state, n):
        cost += OTHER_COLUMN["higher" if page.top[n] > state.zone_top else "lower"]
    if _passes_headline(page, state, n):
        cost += PASSES_HEADLINE
    if _is_unread_between(page, state, n):
        cost += OTHER_COLUMN["passes"]
    return cost
