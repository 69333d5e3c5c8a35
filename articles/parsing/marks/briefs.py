"""Briefs in a row, and what shows that each is one: a signature, a day, a bullet before its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from ..lines import LONGEST_DISPLAY, PrintedLine
from ..page import PrintedPage
from ..people import is_person
from ..sections import FEWEST_SECTIONS, bare_name, is_english, is_short_name, names_section
from ..values import Role
from ..wording import ACTOR, BRIEF_OPENING, DAY, NEWS_TIME, OF_A_BODY, TELLS_WHEN, echo
from .next_line import SAME_NEWS
from .origin import is_signed_above

FEWEST_DATED = 2
FEWEST_ALL_ALIKE = 3
FEWEST_BRIEFS = 2
LONGEST_BRIEF = 3
"""Paragraphs of a signed brief."""

OPENS_WITH_TIME = re.compile(
    rf"{DAY}|近日|日前|近期|不久前|连日来|[本上下当昨今明][周月季旬年日天]|[同次翌]日(?!.{{0,2}}[报刊])|本季度|(?:第?[一二三四]季度|[上下]半年)"
)
"""How briefs begin that say when it was before anything else; the years of a chronicle have none of them."""

FROM_PLACE = re.compile(
    r"(?:[【\[〔][\u4e00-\u9fff]{2,6}[】\]〕]|(?![问答]|记者|编者|附[件:])[\u4e00-\u9fff]{2,6}[:|丨])(?=[^“\s])"
)
"""How briefs begin that say where they are from: 清溪:县总工会…, 【清溪】县总工会…"""

OF_A_UNION = re.compile(r"[\u4e00-\u9fff“”]{0,14}?(?:工会|公司|集团|协会|委员会|街道)(?:联合会)?")
"""The whole name of the body that acted, of which OF_A_BODY has perhaps its county only."""

NO_STORY_ABOVE = frozenset({Role.MASTHEAD, Role.COLOPHON, Role.HIGHLIGHT, Role.NOISE})
"""What is printed above the first story of a page."""

SIGNS_ALONE = frozenset({Role.NOISE, Role.BULLET, Role.COLOPHON})
"""Lines of nothing but signs, and of who edits a column."""

NO_NAME = re.compile(r"[的了着是把在让给为]")
"""What titles have, and names of sections hardly ever."""

NO_SENTENCE = re.compile(r"[\u4e00-\u9fff()·]{2,8}")
"""The name of a section behind a bullet: characters without signs."""

LONGEST_DATED = 300
"""Characters of a brief that opens with its day."""


def signed_briefs(page: PrintedPage) -> frozenset[int]:
    """First paragraphs of texts signed in brackets, under the end of another signed text or a picture, or the first of
    two on the page: …投入使用。(王小明)
    """
    lines = page.lines
    signed = [at for at, line in enumerate(lines) if line.ends_signed or line.is_signature]
    near = {at for end in signed for at in range(max(0, end - LONGEST_BRIEF), end + 1)}
    return frozenset(
        at for at in near if end_of_signed_brief(lines, at) and (lines[at].has_bullet or _is_under_an_end(lines, at))
    )


def end_of_signed_brief(lines: Sequence[PrintedLine], at: int) -> int | None:
    """The index behind the signature of a brief that begins at a line; None if it has none in its first paragraphs."""
    for end in range(at, min(at + LONGEST_BRIEF, len(lines))):
        line = lines[end]
        if line.role is not None or not line.is_finished or line.is_lead or (end > at and line.has_bullet):
            return None
        if line.ends_signed:
            return end + 1
        if end + 1 < len(lines) and lines[end + 1].is_signature:
            return end + 2
    return None


def _is_under_an_end(lines: Sequence[PrintedLine], at: int) -> bool:
    """Whether another brief ends above a line, or nothing of a story stands there and several briefs begin."""
    above = lines[at - 1] if at else None
    if above and (_ends_brief(above) or above.is_running_text):
        return _ends_brief(above)
    return _heads_briefs(lines, at - 1)


def _ends_brief(line: PrintedLine) -> bool:
    return line.is_signature or line.role is Role.CREDIT or (line.is_paragraph and line.ends_signed)


def over_briefs(page: PrintedPage) -> frozenset[int]:
    """Short lines over two briefs or more in a row, which are signed, or of bodies behind bullets."""
    lines, texts = page.lines, page.texts
    names = (at for at in page.unfinished if is_short_name(texts[at]) and _may_head_briefs(lines, at))
    heads = {at for at in names if not is_english(texts[at]) and _heads_briefs(lines, at)} | page.find(over_dated)
    return frozenset(at for at in heads if echo(texts[at], texts[at + 1]) < SAME_NEWS)


def _may_head_briefs(lines: Sequence[PrintedLine], at: int) -> bool:
    """Whether a line has no words of titles, or each of two texts under it is signed: it is the title of neither."""
    texts = lines[at + 1 : at + 1 + FEWEST_BRIEFS]
    return NO_NAME.search(lines[at].text) is None or all(line.is_paragraph and line.ends_signed for line in texts)


def _heads_briefs(lines: Sequence[PrintedLine], head: int) -> bool:
    at: int | None = head + 1
    while at < len(lines) and (is_english(lines[at].text) or lines[at].role in SIGNS_ALONE):
        at += 1
    for _ in range(FEWEST_BRIEFS):
        at = _end_of_brief(lines, at) if at is not None and at < len(lines) else None
    return at is not None


def _end_of_brief(lines: Sequence[PrintedLine], at: int) -> int | None:
    end = end_of_signed_brief(lines, at)
    is_bulleted, opening = lines[at].has_bullet and lines[at].is_finished, lines[at].text[:BRIEF_OPENING]
    return end or (at + 1 if is_bulleted and (ACTOR.search(opening) or OPENS_WITH_TIME.match(opening)) else None)


def over_dated(page: PrintedPage) -> frozenset[int]:
    """Short lines where no story goes on, over paragraphs of which each is a brief: all open with when it was, or each
    with another body or place.
    """
    lines = page.lines
    return frozenset(
        at
        for at in page.unfinished
        if may_name_section(page.texts[at]) and _is_clear_above(page, at) and _are_all_briefs(lines, at + 1)
    )


def _is_clear_above(page: PrintedPage, at: int) -> bool:
    return at == 0 or page.lines[at - 1].role in NO_STORY_ABOVE or is_signed_above(page, at)


def _are_all_briefs(lines: Sequence[PrintedLine], first: int) -> bool:
    under = [lines[at].text for at in _paragraphs(lines, first)]
    if len(under) < FEWEST_ALL_ALIKE:
        return False
    return all(map(OPENS_WITH_TIME.match, under)) or _tell_of_different_bodies(under)


def dated_briefs(page: PrintedPage) -> frozenset[int]:
    """Paragraphs under the name of a section or a round-up that open with when it was, one brief each.

    Most of those under the name do: a single one of a story may. All are briefs where each opens with another body.
    """
    lines = page.lines
    heads = (at for at, line in enumerate(lines) if line.role is None and names_section(line.text, page.sections))
    dated = {at for head in heads for at in _dated_under(lines, head)}
    return frozenset(dated.union(*(_paragraphs(lines, head + 1) for head in page.find(over_dated))))


def _dated_under(lines: Sequence[PrintedLine], head: int) -> Sequence[int]:
    is_bilingual = head + 1 < len(lines) and is_english(lines[head + 1].text)
    under = list(_paragraphs(lines, head + 1 + is_bilingual))
    if len(under) >= FEWEST_DATED and _tell_of_different_bodies([lines[at].text for at in under]):
        return under
    if any(end_of_signed_brief(lines, at) for at in under):
        return ()
    dated = [at for at in under if _opens_as_brief(lines[at].text)]
    enough = len(dated) >= FEWEST_DATED and dated[0] == under[0] and 2 * len(dated) > len(under)
    return dated if enough else ()


def _paragraphs(lines: Sequence[PrintedLine], at: int) -> Iterator[int]:
    while at < len(lines) and lines[at].is_paragraph:
        yield at
        at += 1


def _tell_of_different_bodies(texts: Sequence[str]) -> bool:
    bodies = {body for text in texts if (body := _body_of(text))}
    return len(bodies) == len(texts) and not all(is_person(body.rstrip(":")) for body in bodies)


def _body_of(text: str) -> str | None:
    """Which body or place a brief tells of first."""
    matches = (pattern.match(text) for pattern in (FROM_PLACE, OF_A_UNION, OF_A_BODY))
    return next((match[0] for match in matches if match), None)


def _opens_as_brief(text: str) -> bool:
    return len(text) <= LONGEST_DATED and TELLS_WHEN.search(text[:BRIEF_OPENING]) is not None


def bulleted_sections(page: PrintedPage) -> frozenset[int]:
    """Short lines behind bullets, each over a title without one, several on a page: ■市直产业."""
    lines = page.lines
    names = (at for at, line in enumerate(lines[:-1]) if line.has_bullet and line.role is None)
    found = [at for at in names if may_name_section(lines[at].text) and _is_plain_title(lines, at + 1)]
    return frozenset(found) if len(found) >= FEWEST_SECTIONS else frozenset()


def may_name_section(text: str) -> bool:
    """Whether a text is as short as names of sections are, and has none of the words and signs of titles."""
    return is_short_name(text) and NO_NAME.search(text) is None and NO_SENTENCE.fullmatch(bare_name(text)) is not None


def _is_plain_title(lines: Sequence[PrintedLine], at: int) -> bool:
    return lines[at].is_display and not lines[at].has_bullet and at + 1 < len(lines) and lines[at + 1].is_running_text


def listed_headlines(page: PrintedPage) -> frozenset[int]:
    """Headlines behind bullets or numbers, over news in a row: ■驿站开放, and under it 本报讯…

    Bulleted ones are two or more with nothing but text between them: one alone is the last point of a standfirst.
    """
    lines = page.lines
    heads = [at for at, (line, under) in enumerate(pairwise(lines)) if _is_over_news(line, under)]
    in_a_row = (two for two in pairwise(heads) if all(map(_is_text, lines[two[0] + 1 : two[1]])))
    return page.numbered_heads.union(chain.from_iterable(in_a_row), _bulleted_in_columns(page))


def _bulleted_in_columns(page: PrintedPage) -> Iterator[int]:
    """Titles behind bullets, each over its text, two or more in a row right under the name of a section, or where no
    story stands above; the name may be any where each text is signed, or names a body.
    """
    lines, at = page.lines, 0
    while at < len(lines) - 1:
        row = list(_bulleted_heads(lines, at))
        if len(row) >= FEWEST_BRIEFS and _is_head_of_column(page, row):
            yield from row
        at = row[-1] + 1 if row else at + 1


def bulleted_crossheads(page: PrintedPage) -> frozenset[int]:
    """Short lines behind bullets, each over its text, two or more in a row under the first paragraph of a story, where
    they do not head briefs: 📌参保对象.
    """
    lines, at, found = page.lines, 1, set[int]()
    while at < len(lines) - 1:
        row = list(_bulleted_heads(lines, at)) if lines[at].has_bullet else []
        if len(row) >= FEWEST_BRIEFS and lines[at - 1].is_paragraph and not page.find(listed_headlines) & set(row):
            found.update(row)
        at = row[-1] + 1 if row else at + 1
    return frozenset(found)


def _is_head_of_column(page: PrintedPage, row: Sequence[int]) -> bool:
    lines, over = page.lines, row[0] - 1
    while over >= 0 and (is_english(lines[over].text) or lines[over].role in SIGNS_ALONE):
        over -= 1
    if over < 0 or lines[over].role in NO_STORY_ABOVE or names_section(page.texts[over], page.sections):
        return True
    return may_name_section(page.texts[over]) and all(_is_of_brief(lines, head + 1) for head in row)


def _is_of_brief(lines: Sequence[PrintedLine], at: int) -> bool:
    """Whether a text is news of a body, or somebody signs it."""
    line = lines[at]
    if line.is_lead or line.ends_signed or end_of_signed_brief(lines, at):
        return True
    return ACTOR.search(line.text[:BRIEF_OPENING]) is not None or OF_A_BODY.match(line.text) is not None


def _bulleted_heads(lines: Sequence[PrintedLine], at: int) -> Iterator[int]:
    while at + 1 < len(lines) and lines[at].has_bullet and is_short_point(lines[at]) and _is_plain_text(lines[at + 1]):
        yield at
        at += 2
        while at < len(lines) and (_is_plain_text(lines[at]) or lines[at].is_signature):
            at += 1


def _is_plain_text(line: PrintedLine) -> bool:
    return line.role is None and line.is_finished and not line.has_bullet


def _is_over_news(line: PrintedLine, under: PrintedLine) -> bool:
    is_bulleted_title = line.has_bullet and line.role is None and not line.is_finished
    is_news = under.is_lead or NEWS_TIME.match(under.text) is not None
    return is_bulleted_title and is_news and not under.has_bullet


def _is_text(line: PrintedLine) -> bool:
    return not line.has_bullet and (line.is_finished or line.role is not None)


def is_listed_headline(page: PrintedPage, i: int) -> bool:
    return is_short_point(page.lines[i]) and i in page.find(listed_headlines)


def is_short_point(line: PrintedLine) -> bool:
    """Whether a line behind a bullet is no longer than display, and no sentence."""
    return not line.is_finished and len(line.text) <= LONGEST_DISPLAY and "。" not in line.text
