"""A post that is a digest: its title, and right under it the first of several headlines that are set alike."""

from __future__ import annotations

from articles.reading.values import HintKind

from ..lines import PrintedLine
from ..page import PrintedPage
from ..sections import ends_as_round_up, names_section
from ..wording import ACTOR, BRIEF_OPENING, TELLS_WHEN
from .briefs import is_short_point

FEWEST = 2


def heads_digest(page: PrintedPage, i: int) -> bool:
    """Whether the line is the title of a post of several stories."""
    heads = page.find(post_heads)
    return bool(heads) and i == page.find(post_title)


def is_head_in_post(page: PrintedPage, i: int) -> bool:
    return i in page.find(post_heads)


def post_title(page: PrintedPage) -> int | None:
    """The first line that no rule took, if it is one of display; a format may call it the title."""
    first = next((at for at, line in enumerate(page.lines) if line.role is None), None)
    return first if first is not None and page.lines[first].may_be_display else None


def post_heads(page: PrintedPage) -> frozenset[int]:
    """The headlines of the stories of a post, each over its text; most texts say when it was, or the title tells."""
    title = page.find(post_title)
    if title is None:
        return frozenset()
    if _has_no_title(page, title):
        return frozenset(at for at in range(title, len(page.lines)) if _setting(page.lines[at]))
    below = (at for at in range(title + 1, len(page.lines)) if page.lines[at].role is None)
    first = next((at for at in below if not names_section(page.texts[at], page.sections)), None)
    setting = _setting(page.lines[first]) if first is not None else None
    if first is None or setting is None or setting == _setting(page.lines[title]):
        return frozenset()
    heads = [at for at in range(first, len(page.lines)) if _setting(page.lines[at]) == setting]
    texts = [page.lines[below].text for at in heads if (below := page.text_near[at]) is not None]
    dated = sum(TELLS_WHEN.search(text[:BRIEF_OPENING]) is not None for text in texts)
    is_digest = 2 * dated >= len(heads) or ends_as_round_up(page.texts[title])
    enough = len(heads) >= FEWEST and len(texts) == len(heads) and is_digest
    return frozenset(heads) if enough else frozenset()


def _has_no_title(page: PrintedPage, first: int) -> bool:
    """Whether a post begins with one of several headings, all below the first level, most of them over news of a body:
    what a tool saved under the title of the post.
    """
    heads = [at for at in range(first, len(page.lines)) if page.lines[at].role is None and page.lines[at].heading_level]
    levels = {page.lines[at].heading_level for at in heads}
    if len(heads) < FEWEST or heads[0] != first or len(levels) > 1 or levels == {1}:
        return False
    if names_section(page.texts[first], page.sections):
        return False
    texts = [page.lines[below].text[:BRIEF_OPENING] for at in heads if (below := page.text_near[at]) is not None]
    return 2 * sum(ACTOR.search(text) is not None for text in texts) > len(heads)


def _setting(line: PrintedLine) -> tuple[int, bool] | None:
    """The level of a heading, and whether it is bold; None for lines that are set as text."""
    is_bold = HintKind.DISPLAY in line.hints
    if line.role is not None or not _may_be_head(line) or not (line.heading_level or is_bold):
        return None
    return line.heading_level, is_bold


def _may_be_head(line: PrintedLine) -> bool:
    """Whether a line may be a headline: one of display, or behind a sign for a bullet."""
    return line.may_be_display or (line.has_bullet and is_short_point(line))
