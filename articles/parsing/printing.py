"""Fields put together from printed pieces: the one way in which a story's text comes from its blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.parsing.values import Caption, Crosshead, Role

SEPARATORS = {
    Role.KICKER: "",
    Role.HEADLINE: "",
    Role.SUBHEAD: "",
    Role.BYLINE: " ",
    Role.DATELINE: " ",
    Role.STANDFIRST: "\n",
}
"""What stands between two pieces of one field. A headline over several lines has nothing between them."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The text fields of a story, named as in ParsedStory. Null means: not printed."""

    kicker: str | None
    headline: str | None
    subhead: str | None
    byline: str | None
    dateline: str | None
    standfirst: str | None
    crossheads: tuple[Crosshead, ...]
    paragraphs: tuple[str, ...]
    captions: tuple[Caption, ...]


def as_printed(pieces: Iterable[tuple[str, Role, bool]]) -> Printed:
    """The fields of a story from its pieces in reading order: (text, role, joined).

    A joined piece goes on the one of the same role before it, with nothing between. Pieces of roles that print no
    field are passed over. White space round a piece is no part of it; no other character is lost or changed, so the ink
    of the pieces, role by role, is the ink of the fields.
    """
    simple: dict[Role, str] = {}
    paragraphs: list[str] = []
    crossheads: list[Crosshead] = []
    captions: list[Caption] = []
    for text, role, joined in pieces:
        ink = text.strip()
        if role in SEPARATORS:
            simple[role] = _added(simple.get(role), "" if joined else SEPARATORS[role], ink)
        elif role is Role.BODY:
            _append(paragraphs, ink, joined)
        elif role is Role.CROSSHEAD:
            _append_crosshead(crossheads, ink, joined, len(paragraphs))
        elif role in (Role.CAPTION, Role.CREDIT):
            _append_caption(captions, ink, joined, role)
    return Printed(
        **{role.value: simple.get(role) for role in SEPARATORS},
        crossheads=tuple(crossheads),
        paragraphs=tuple(paragraphs),
        captions=tuple(captions),
    )


def _added(before: str | None, separator: str, ink: str) -> str:
    return ink if before is None else before + separator + ink


def _append(texts: list[str], ink: str, joined: bool) -> None:
    if joined and texts:
        texts[-1] += ink
    else:
        texts.append(ink)


def _append_crosshead(crossheads: list[Crosshead], ink: str, joined: bool, before: int) -> None:
    if joined and crossheads:
        last = crossheads[-1]
        crossheads[-1] = Crosshead(last.text + ink, last.before)
    else:
        crossheads.append(Crosshead(ink, before))


def _append_caption(captions: list[Caption], ink: str, joined: bool, role: Role) -> None:
    """A credit belongs to the caption before it; one without a caption before it stands alone."""
    last = captions[-1] if captions else None
    if role is Role.CAPTION and joined and last:
        captions[-1] = Caption(last.text + ink, last.credit)
    elif role is Role.CAPTION:
        captions.append(Caption(ink))
    elif last and (last.credit is None or joined):
        captions[-1] = Caption(last.text, (last.credit or "") + ink)
    else:
        captions.append(Caption("", ink))
