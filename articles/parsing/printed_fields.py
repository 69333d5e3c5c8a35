"""The text fields of a story from its printed pieces: the parser, the desk and re-reading put them together here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .values import Caption, Crosshead, Role

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
class PrintedFields:
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


def printed_fields(pieces: Iterable[tuple[str, Role, bool]]) -> PrintedFields:
    """The fields of a story from its pieces in reading order: (text, role, joined).

    A joined piece goes on the one of the same role before it, with nothing between. Pieces whose roles print no field
    are left out. White space round a piece is no part of it; no other character is lost or changed, so that the ink of
    the pieces, role by role, is the ink of the fields.
    """
    simple: dict[Role, list[str]] = {}
    paragraphs: list[list[str]] = []
    crossheads: list[tuple[list[str], int]] = []
    captions: list[tuple[list[str], list[str]]] = []
    for text, role, joined in pieces:
        ink = text.strip()
        if role in SEPARATORS:
            _add(simple.setdefault(role, []), "" if joined else SEPARATORS[role], ink)
        elif role is Role.BODY:
            _append(paragraphs, ink, joined)
        elif role is Role.CROSSHEAD:
            _append_crosshead(crossheads, ink, joined, len(paragraphs))
        elif role in (Role.CAPTION, Role.CREDIT):
            _append_caption(captions, ink, joined, role)
    return PrintedFields(
        **{role.value: "".join(simple[role]) if role in simple else None for role in SEPARATORS},
        crossheads=tuple(Crosshead("".join(texts), before) for texts, before in crossheads),
        paragraphs=tuple(map("".join, paragraphs)),
        captions=tuple(Caption("".join(texts), "".join(credits) if credits else None) for texts, credits in captions),
    )


def _add(texts: list[str], separator: str, ink: str) -> None:
    texts += [separator, ink] if texts else [ink]


def _append(paragraphs: list[list[str]], ink: str, joined: bool) -> None:
    if joined and paragraphs:
        paragraphs[-1].append(ink)
    else:
        paragraphs.append([ink])


def _append_crosshead(crossheads: list[tuple[list[str], int]], ink: str, joined: bool, before: int) -> None:
    if joined and crossheads:
        crossheads[-1][0].append(ink)
    else:
        crossheads.append(([ink], before))


def _append_caption(captions: list[tuple[list[str], list[str]]], ink: str, joined: bool, role: Role) -> None:
    """A credit belongs to the caption before it; one without a caption before it stands alone."""
    texts, credits = captions[-1] if captions else ([], [])
    if role is Role.CAPTION and joined and captions:
        texts.append(ink)
    elif role is Role.CAPTION:
        captions.append(([ink], []))
    elif captions and (joined or not credits):
        credits.append(ink)
    else:
        captions.append(([], [ink]))
