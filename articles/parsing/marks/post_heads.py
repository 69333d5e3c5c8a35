"""A post that is a digest: its title, and right under it the first of several headlines that are set alike."""

from __future__ import annotations

import re
from itertools import pairwise

from articles.reading.values import HintKind

from ..digests import OF_A_BODY
from ..lines import PrintedLine
from ..page import HEAD, PrintedPage
from ..sections import DAYS_BEHIND, LONGEST_NAME, ends_as_round_up, names_section
from ..values import Role
from ..wording import ACTOR, BRIEF_OPENING, TELLS_WHEN
from .briefs import is_short_point

FEWEST = 2
LONGEST_BUTTON = 6
"""Characters."""

OF_TEXT = re.compile(r"[:,;?!。/|]")
"""What a bold line has that is no heading: 问:产假有多少天?, 供稿 / 法律部."""

NUMBER_ALONE = re.compile(
    r"(?i:part|chapter|no)?[\s.:]*(?:\d{1,2}|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3})[\s.、]*"
)
"""What stands over a crosshead: PART.01, 壹."""


def titles_of_digest(page: PrintedPage) -> tuple[int | None, ...]:
    """The title of a post of several stories."""
    return (page.find(post_title),) if page.find(post_heads) else ()


def is_under_number(page: PrintedPage, i: int) -> bool:
    """Whether the line and a number over it are set apart: PART 01 / 预付卡商家跑路怎么办?"""
    above = page.lines[i - 1] if i else None
    if above is None or above.role is not None or not (_is_set_apart(page.lines[i]) and _is_set_apart(above)):
        return False
    return NUMBER_ALONE.fullmatch(above.text) is not None


def _is_set_apart(line: PrintedLine) -> bool:
    return bool(line.heading_level) or HintKind.DISPLAY in line.hints


def heads_round_up(page: PrintedPage, i: int) -> bool:
    """Whether the line is called as round-ups are, and furniture parts it from the title of the first story."""
    if page.find(post_title) != i or not ends_as_round_up(DAYS_BEHIND.sub("", page.texts[i])):
        return False
    below = next((at for at in range(i + 1, len(page.lines)) if page.lines[at].role is None), i + 1)
    return i + 1 < below < len(page.lines) and page.text_near[below] is not None


def post_title(page: PrintedPage) -> int | None:
    """The first line that no rule took, if it is one of display; a format may call it the title."""
    first = next((at for at, line in enumerate(page.lines) if line.role is None), None)
    return first if first is not None and _may_be_head(page.lines[first]) else None


def post_heads(page: PrintedPage) -> frozenset[int]:
    """The headlines of the stories of a post, each over its text.

    Most texts say when it was or who acted, or the title tells, or the stories stand under rules.
    """
    title = page.find(post_title)
    if title is None:
        return frozenset()
    if _has_no_title(page, title):
        return frozenset(at for at in range(title, len(page.lines)) if _setting(page.lines[at]))
    named = page.find(headings_set_alike)
    below = (at for at in range(title + 1, len(page.lines)) if page.lines[at].role is None and at not in named)
    first = next((at for at in below if not (_may_head_section(page, at) or _is_button(page.lines[at]))), None)
    setting = _setting(page.lines[first]) if first is not None else None
    if first is None or setting is None or setting == _setting(page.lines[title]):
        return frozenset()
    heads = [at for at in range(first, len(page.lines)) if _setting(page.lines[at]) == setting]
    texts = [page.lines[below].text for at in heads if (below := page.text_near[at]) is not None]
    news = sum(bool(TELLS_WHEN.search(text[:BRIEF_OPENING]) or OF_A_BODY.match(text)) for text in texts)
    are_divided = all(HintKind.DIVIDED in page.lines[at].hints for at in heads[1:])
    is_digest = 2 * news >= len(heads) or are_divided or ends_as_round_up(page.texts[title])
    enough = len(heads) >= FEWEST and len(texts) == len(heads) and is_digest
    return frozenset(heads) if enough else frozenset()


def post_crossheads(page: PrintedPage) -> frozenset[int]:
    """The headings under the title and the facts of a post that is no digest."""
    title = page.find(post_title)
    if title is None or page.find(post_heads) or not _is_set_as_title(page.lines[title]):
        return frozenset()
    under = page.lines[title + 1 : title + 1 + HEAD]
    has_facts = any(line.role is Role.POST_META for line in page.lines[: title + 1 + HEAD])
    if not (has_facts or (under[:1] and under[0].is_running_text)) or ends_as_round_up(page.texts[title]):
        return frozenset()
    below = range(title + 1, len(page.lines))
    if any(_is_set_as_title(page.lines[at]) for at in below):
        return frozenset()
    return frozenset(at for at in below if _is_heading(page.lines[at])) - page.find(headings_set_alike)


def _is_set_as_title(line: PrintedLine) -> bool:
    return line.heading_level == 1 or HintKind.TITLE in line.hints


def _is_heading(line: PrintedLine) -> bool:
    is_bold = HintKind.DISPLAY in line.hints and OF_TEXT.search(line.text) is None
    return line.role is None and (line.heading_level > 1 or HintKind.HEADING in line.hints or is_bold)


def headings_set_alike(page: PrintedPage) -> frozenset[int]:
    """The names of sections in a post: headings set alike, each right over a headline that is set otherwise."""
    title = page.find(post_title)
    below = range(0 if title is None else title + 1, len(page.lines))
    heads = [at for at in below if page.lines[at].role is None]
    setting = _setting(page.lines[heads[0]]) if len(heads) > 1 else None
    if setting is None or title is None or setting == _setting(page.lines[title]):
        return frozenset()
    named = [(at, under) for at, under in pairwise(heads) if _setting(page.lines[at]) == setting]
    settings = {_setting(page.lines[under]) for _, under in named} - {setting}
    are_names = all(len(page.texts[at]) <= LONGEST_NAME for at, _ in named)
    is_over_heads = len(settings) == 1 and None not in settings and len(named) >= FEWEST
    return frozenset(at for at, _ in named) if are_names and is_over_heads else frozenset()


def sections_of_post(page: PrintedPage) -> frozenset[int]:
    """Headings set alike, and those right over deeper headings of stories: ## 县区动态 over ### 驿站开放."""
    deeper = (at - 1 for at in page.find(post_heads) if at and _is_over_deeper_heading(page, at - 1))
    return page.find(headings_set_alike).union(deeper)


def _is_button(line: PrintedLine) -> bool:
    """Whether a line between the title and the first headline is too short for either, and not set apart: 听一听."""
    return line.is_display and _setting(line) is None and len(line.text) <= LONGEST_BUTTON


def _may_head_section(page: PrintedPage, at: int) -> bool:
    return names_section(page.texts[at], page.sections) or _is_over_deeper_heading(page, at)


def _is_over_deeper_heading(page: PrintedPage, at: int) -> bool:
    level, below = page.lines[at].heading_level, page.lines[at + 1 : at + 2]
    return level > 1 and any(line.heading_level > level for line in below)


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
    is_bold = bool(line.hints) and HintKind.DISPLAY in line.hints
    if not (line.heading_level or is_bold) or line.role is not None or not _may_be_head(line):
        return None
    return line.heading_level, is_bold


def _may_be_head(line: PrintedLine) -> bool:
    """Whether a line may be a headline: one of display, or behind a sign for a bullet."""
    if NUMBER_ALONE.fullmatch(line.text):
        return False
    return line.may_be_display or (line.has_bullet and is_short_point(line))
