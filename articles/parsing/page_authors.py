"""Authors whom only the facts of a web page name, 作者:何静 来源:市总: they are the byline of a story without one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from .characters import normalised
from .names import names_in
from .pieces import PrintedPiece
from .printed_fields import printed_fields
from .rules.page_facts import PageFact, page_facts
from .stories import AssembledStory
from .values import Role

AUTHOR = re.compile(r"作者|撰[稿文]人?|记者|通讯员")
SENDER = re.compile(r"供稿(?:单位|部门|人)?")
"""Who counts where nobody is named as author."""

NAME = r"[\u4e00-\u9fff·]{2,12}(?:\([\u4e00-\u9fff]{2,20}\))?"
PEOPLE = re.compile(rf"{NAME}(?:[\s、,]+{NAME}){{0,5}}")
"""People or offices; behind a person may stand where that works."""
BEHIND_IMPRINT = re.compile(rf"(?:作\s*者|撰[稿文]人?|记者|通讯员)\s*:\s*(?P<names>{PEOPLE.pattern})(?=\s*$|\s*[|/])")
"""Authors in the line of an edition that names paper and page: 2024-05-20 云溪工人报 02版 作者:何静."""

BEFORE_DAY = re.compile(rf"[\u4e00-\u9fff]{{0,8}}(?:记者|通讯员)\s+{PEOPLE.pattern}(?=\s+(?:19|20)\d\d)")
"""Authors before the day, in a line without labels: 云溪日报记者 何静 2024-05-20."""

BEHIND_DAY = re.compile(rf"(?<=\s)(?:记者|通讯员)\s+{PEOPLE.pattern}$")
"""Authors at the end of such a line: 2024-05-20 10:33 云溪日报 记者 何静."""

NOBODY = re.compile(r"佚名|匿名|不详|未知|本站.*|.*管理员|编辑部?")

Stories = Sequence[AssembledStory]
Pieces = Sequence[PrintedPiece]


def with_page_authors(stories: Stories, furniture: Pieces, text: str) -> tuple[Stories, Pieces]:
    """The stories, with bylines from the facts of their page, and what is left in no story."""
    stories, left = list(stories), []
    for piece in furniture:
        author = AUTHORS[piece.role](piece, text) if piece.role in AUTHORS else None
        owner = _owner(stories, piece) if author else None
        if author is None or owner is None or _is_signed(stories[owner]):
            left.append(piece)
            continue
        stories[owner] = _signed(stories[owner], author, text)
        left += _around(piece, author, text)
    return stories, left


def _author(piece: PrintedPiece, text: str) -> PrintedPiece | None:
    """The authors that stand next to each other in a line of facts."""
    facts = page_facts(normalised(text[piece.start : piece.end]))
    for label in (AUTHOR, SENDER):
        groups = groupby(facts, partial(_names_author, label=label))
        authors = next((list(group) for is_author, group in groups if is_author), None)
        if authors:
            return PrintedPiece(piece.start + authors[0].start, piece.start + authors[-1].end, Role.BYLINE)
    line = normalised(text[piece.start : piece.end])
    match = BEFORE_DAY.match(line) or BEHIND_DAY.search(line)
    return PrintedPiece(piece.start + match.start(), piece.start + match.end(), Role.BYLINE) if match else None


def _author_behind_imprint(piece: PrintedPiece, text: str) -> PrintedPiece | None:
    match = BEHIND_IMPRINT.search(normalised(text[piece.start : piece.end]))
    if match is None or NOBODY.fullmatch(match["names"]):
        return None
    return PrintedPiece(piece.start + match.start(), piece.start + match.end(), Role.BYLINE)


AUTHORS = {Role.POST_META: _author, Role.MASTHEAD: _author_behind_imprint}
"""How the author is found in a line of furniture, by its role."""


def _names_author(fact: PageFact, label: re.Pattern[str]) -> bool:
    names_people = PEOPLE.fullmatch(fact.value) and not NOBODY.fullmatch(fact.value)
    return bool(names_people and label.fullmatch(fact.label))


def _owner(stories: Stories, piece: PrintedPiece) -> int | None:
    """The story above the facts, or that they stand in; where there is none, the first one below."""
    starts = [story.pieces[0].start for story in stories]
    above = [n for n, start in enumerate(starts) if start < piece.start]
    if above:
        return max(above, key=starts.__getitem__)
    return min(range(len(starts)), key=starts.__getitem__, default=None)


def _is_signed(assembled: AssembledStory) -> bool:
    story = assembled.story
    return bool(story.byline or story.reporters or story.correspondents or story.photographers)


def _signed(assembled: AssembledStory, author: PrintedPiece, text: str) -> AssembledStory:
    at = next((n for n, piece in enumerate(assembled.pieces) if piece.start > author.start), len(assembled.pieces))
    pieces = (*assembled.pieces[:at], author, *assembled.pieces[at:])
    fields = printed_fields((text[piece.start : piece.end], piece.role, piece.joined) for piece in pieces)
    names = names_in([text[author.start : author.end]])
    story = replace(
        assembled.story,
        byline=fields.byline,
        reporters=names.reporters,
        correspondents=names.correspondents,
    )
    return AssembledStory(story, pieces)


def _around(piece: PrintedPiece, author: PrintedPiece, text: str) -> list[PrintedPiece]:
    """What is left of the facts, from ink to ink."""
    rests = ((piece.start, author.start), (author.end, piece.end))
    found = []
    for start, end in rests:
        ink = text[start:end]
        if ink.strip():
            first = start + len(ink) - len(ink.lstrip())
            found.append(piece._replace(start=first, end=first + len(ink.strip())))
    return found
