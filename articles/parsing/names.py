"""Who is named in a byline or a credit, and as what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .characters import normalised
from .people import BETWEEN, DOUBLE, close_up
from .rules.bylines import HOUSE

ROLE = re.compile(
    r"(记者|通讯员|评论员|特派员|撰稿人|实习生|摄影师|摄影报道|摄影|摄|文/图|图/文|供图|报道|整理|文(?=[:/])|(?<=\s)文$)"
)
FIELDS = {
    "记者": "reporters",
    "特派员": "reporters",
    "通讯员": "correspondents",
    "摄影": "photographers",
    "摄影师": "photographers",
}
"""What the names after a role word are."""

TOOK_PICTURE = frozenset({"摄", "摄影", "摄影报道", "文/图", "图/文"})
"""Words after the name of a photographer."""

AND_WROTE = frozenset({"摄影报道", "文/图", "图/文"})
"""Those among them by which the same person wrote the story, too."""

WORK = re.compile(r"(?<=/)[文图]")
"""What somebody did, behind the name: 李明/文."""

NO_NAME = re.compile(rf"{HOUSE}|特约|见习|实习|首席|全媒体|融媒体|[^\w·\s、,]")
NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8})+")


@dataclass(frozen=True, slots=True)
class Names:
    """Fields of ParsedStory."""

    reporters: tuple[str, ...]
    correspondents: tuple[str, ...]
    photographers: tuple[str, ...]


def names_in(texts: Iterable[str]) -> Names:
    """The persons named in bylines and credits, each once. Names run together are not told apart, and left out."""
    found: dict[str, dict[str, None]] = {"reporters": {}, "correspondents": {}, "photographers": {}}
    for text in texts:
        for field, names in _named(normalised(text)):
            found[field].update(dict.fromkeys(names))
    return Names(**{field: tuple(names) for field, names in found.items()})


def signers(texts: Iterable[str], names: Iterable[str]) -> set[str]:
    """Those of the names that are printed whole in bylines, datelines or captions: not 李明 where 李明华 signs."""
    name = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    if not name:
        return set()
    run = re.compile(rf"(?<![\w·])(?:{name})+(?![\w·])")
    bare = (close_up(NO_NAME.sub("|", WORK.sub("|", ROLE.sub("|", normalised(text))))) for text in texts)
    return {found for text in bare for match in run.finditer(text) for found in re.findall(name, match[0])}


def _named(text: str) -> Iterator[tuple[str, list[str]]]:
    """The fields and the names after each role word, and the names before a word for taking pictures."""
    before, *marked = ROLE.split(text)
    field, names = None, _names(before)
    for role, after in zip(marked[::2], marked[1::2], strict=True):
        if role in TOOK_PICTURE:
            yield "photographers", names
        if field and (role not in TOOK_PICTURE or role in AND_WROTE):
            yield field, names
        field, names = FIELDS.get(role), _names(after)
    if field:
        yield field, names


def _names(text: str) -> list[str]:
    bare = close_up(NO_NAME.sub(" ", text).strip())
    return [name for name in BETWEEN.split(bare) if NAME.fullmatch(name) and not _run_together(name)]


def _run_together(name: str) -> bool:
    """Whether four characters are rather two names than one."""
    return len(name) == 4 and "·" not in name and name[:2] not in DOUBLE
