"""The parts of an imprint, in any order: paper, numbers, day, weekday, page, who makes it, registration, price.

2024年5月20日　星期一　农历甲辰年四月十三　第1286期　今日8版　国内统一刊号CN33-0001　责任编辑：林小雨
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..people import is_person
from .imprint_patterns import BETWEEN, LABEL, NAME, NAMES_EDITOR, PART, SPACED_OUT, WORK
from .links import ACT, BUTTON, SURE_BUTTON

JOINS = re.compile(r"\s*[/、兼]\s*")
WORD_APART = re.compile(r"(?<=[\u4e00-\u9fff])\s+[\u4e00-\u9fff]{2,3}(?:\s+|$)")
BETWEEN_NAMES = re.compile(r"[\s、,/]+")
MOST_NAMES = 8
RESPONSIBLE = re.compile(r"责任?编辑?$")
"""What has a name behind it, whatever the name looks like."""

OTHER = re.compile(r"[^\s|·,、;。:/]{2,10}(?=[\s|·;/]|$)")
"""A few words between the parts of an imprint: a slogan, a name by which nothing shows what it names."""

BUTTONS = re.compile(
    rf"(?:{SURE_BUTTON}|目录|日历|正文|[大中小]{{1,3}}|(?!阅读|评论|关注|推荐){ACT})(?:[\s|/·\[\]【】()]*{BUTTON})*(?![\u4e00-\u9fff])"
    r"|(?:浏览|阅读|点击|访问|查看|评论|点赞|人气)[量数次]*\s*[(\[]\s*\d+\s*[次人]?[)\]]"
)
"""What digital editions print in the line of an imprint, too: PDF版 下载, 阅读(312)."""

LABELLED = re.compile(r"[\u4e00-\u9fff]{2,8}(?:\([\u4e00-\u9fff、]{2,8}\))?\s*[:/丨]\s*[^\s|;。]{2,40}(?=[\s|;]|$)")
"""What has a label, whatever it is."""

ANYTHING = re.compile(r"[^\s|;]+")

OF_PAGE = frozenset({"page", "day"})
"""Parts beside which a line may have two names, of the paper and of the page."""

SURE = frozenset({"day", "weekday", "lunar", "number", "total", "page", "pages", "code", "postal", "price", "internal"})
FEWEST_SURE = 3

TELL_LITTLE = frozenset({"name", "column", "maker", "latin", "weather", "month", "labelled", "other"})
"""Parts as which much can be read that stands in no imprint."""


@dataclass(frozen=True, slots=True)
class ImprintPart:
    """A part by its name in PARTS, or people: `editors`, `others` who make it, other `people`; or `buttons`.

    `text` is what is printed, of people the names alone.
    """

    kind: str
    text: str


@lru_cache(maxsize=512)
def imprint_parts(text: str) -> tuple[ImprintPart, ...]:
    """The parts of a normalised line, in their order; empty if anything else stands in it."""
    found, unknown = _read(text, READINGS)
    kinds = {part.kind for part in found}
    is_imprint = not unknown or len(SURE & kinds) >= FEWEST_SURE or (kinds >= OF_PAGE and "other" not in kinds)
    return found if is_imprint and unknown <= 1 else ()


@lru_cache(maxsize=512)
def parts_beside_imprint(text: str) -> tuple[ImprintPart, ...]:
    """The parts of a line that stands beside those of an imprint: most are known, and some may be anything."""
    found = imprint_parts(text)
    if found:
        return found
    found, unknown = _read(text, BESIDE_IMPRINT)
    return found if sum(part.kind not in TELL_LITTLE for part in found) > unknown else ()


def _read(text: str, readings: Sequence[Reading]) -> tuple[tuple[ImprintPart, ...], int]:
    """The parts of a line, and how many of them nothing tells of; no parts where one has no reading."""
    if "。" in text:
        return (), 0
    found: list[ImprintPart] = []
    at = unknown = 0
    while at < len(text):
        between = BETWEEN.match(text, at)
        if between:
            at = between.end()
            continue
        part, at = next(filter(None, (reading(text, at) for reading in readings)), (None, len(text)))
        if part is None:
            return (), 0
        is_second_name = part.kind == "name" and any(other.kind == "name" for other in found)
        is_of_page = bool(found) and found[-1].kind in ("page", "folio")
        unknown += part.kind == "other" or (is_second_name and not is_of_page)
        found.append(part)
    return tuple(found), unknown


def _buttons(text: str, at: int) -> tuple[ImprintPart, int] | None:
    match = BUTTONS.match(text, at)
    return (ImprintPart("buttons", match[0]), match.end()) if match else None


def _other(text: str, at: int) -> tuple[ImprintPart, int] | None:
    match = OTHER.match(text, at)
    return (ImprintPart("other", match[0]), match.end()) if match else None


def _anything(text: str, at: int) -> tuple[ImprintPart, int] | None:
    match = LABELLED.match(text, at)
    if match:
        return ImprintPart("labelled", match[0]), match.end()
    match = ANYTHING.match(text, at)
    return (ImprintPart("other", match[0]), match.end()) if match else None


def without_spaces(text: str) -> str:
    return re.sub(r"\s", "", text)


def _spaced_out(text: str, at: int) -> tuple[ImprintPart, int] | None:
    spaced = SPACED_OUT.match(text, at)
    close = PART.fullmatch(without_spaces(spaced[0])) if spaced else None
    return (ImprintPart(close.lastgroup or "", close[0]), spaced.end()) if spaced and close else None


def _part(text: str, at: int) -> tuple[ImprintPart, int] | None:
    match = PART.match(text, at)
    if not match or match.end() == at:
        return None
    return ImprintPart(match.lastgroup or "", match[0].strip("《》 ")), match.end()


def _people(text: str, at: int) -> tuple[ImprintPart, int] | None:
    """Names behind what they did: 责任编辑:林小雨, 本版编辑/版式 林小雨."""
    labels = ""
    while label := LABEL.match(text, at):
        labels += "/" + without_spaces(label[0])
        at = label.end()
        join = JOINS.match(text, at)
        if label["labelled"] or label["parted"] or not join:
            break
        at = join.end()
    if not labels:
        return None
    is_sure = labels[-1] in ":丨|/】]" or RESPONSIBLE.search(labels) is not None or _has_other_work(text, at)
    names = list(_names(text, at, known=is_sure and WORK.search(labels) is not None))
    if not names:
        return None
    printed = "、".join(without_spaces(text[first:end]) for first, end in names)
    kind = "editors" if NAMES_EDITOR.search(labels) else "others" if WORK.search(labels) else "people"
    return ImprintPart(kind, printed), names[-1][1]


def _has_other_work(text: str, at: int) -> bool:
    """Whether a word stands alone behind what somebody did, and then what another did: 责编 桑果 版式 小鱼."""
    word = WORD_APART.match(text, at)
    return word is not None and (word.end() == len(text) or LABEL.match(text, word.end()) is not None)


def _names(text: str, at: int, *, known: bool) -> Iterator[tuple[int, int]]:
    """Where the names begin and end. The first may be any word behind what is `known` to have names behind it."""
    for n in range(MOST_NAMES):
        gap = BETWEEN_NAMES.match(text, at)
        begin = gap.end() if gap else at
        match = NAME.match(text, begin) if gap or not n else None
        if not match:
            return
        is_name = is_person(without_spaces(match[0])) or "·" in match[0]
        if not (known and not n) and (not is_name or _is_other(text, begin, match.end())):
            return
        yield match.span()
        at = match.end()


def _is_other(text: str, begin: int, end: int) -> bool:
    """Whether what looks like a name is rather another part: 周二, 周刊, or what the next people did."""
    part, label = PART.match(text, begin), LABEL.match(text, begin)
    is_part = part is not None and part.lastgroup not in ("name", "column") and part.end() >= end
    return is_part or (label is not None and label.end() > end)


Reading = Callable[[str, int], tuple[ImprintPart, int] | None]
READINGS: Sequence[Reading] = (_people, _spaced_out, _buttons, _part, _other)
BESIDE_IMPRINT: Sequence[Reading] = (*READINGS[:-1], _anything)
