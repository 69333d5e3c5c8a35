"""Heads of posts and pages that were copied line by line: account, time and facts each on a line under the title.

山里的修表匠
原创
何静
云溪工会
2024年5月20日 19:26
浙江
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from articles.data import entries

from .lines import PrintedLine
from .people import only_people
from .printed_days import DAY
from .rules.links import WORD as BUTTON_WORD
from .rules.page_facts import LABEL, LABEL_ALONE, LONGEST_VALUE, PAGE_TIME
from .values import Role
from .wording import is_account_name

TIME = re.compile(rf"{DAY}\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s*·?\s*[^\s,。:]{{2,20}})?")
"""The line with the time, behind which may stand where the post is from, or what the account says of itself."""

CLOCK = re.compile(r"\d{1,2}:\d{2}")

ORIGINAL = re.compile(r"原创\W*")

HEAD = 12
"""Lines at the beginning of a text in which such a head stands."""

LONGEST_NAME = 14
"""Characters of the name of an author or account on a line of its own."""

MOST_NAMES = 3
FEWEST_PAIRS = 2

LONGEST_ANY = 6
"""Characters behind a label that no list has: 效力状态:有效."""

PICTURES = frozenset("图照")
"""How labels begin that stand for what was left out, 图片:, with or without facts beside them."""

TAG = re.compile(r"#\s?[\u4e00-\u9fff\w]{2,12}")

LONGEST_PLACE = 3
"""Characters of where a post was written: 浙江, 黑龙江."""

SITE_WORDS = frozenset(entries("site_words.txt"))


def with_page_heads(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines; who posts is furniture beside the time, words of buttons under it, and facts beside other facts."""
    found = list(lines)
    for at, line in enumerate(lines[:HEAD]):
        if _is_time(line) or _is_day_of_account(lines, at):
            found[at] = line.taken_whole(Role.POST_META)
            for name in _names_beside(lines, at):
                found[name] = lines[name].taken_whole(Role.POST_META)
            for word in _words_under(lines, at):
                found[word] = lines[word].taken_whole(Role.NOISE)
    for at in _topics(lines):
        found[at] = lines[at].taken_whole(Role.NOISE)
    for at in _menu_over_facts(found):
        found[at] = found[at].taken_whole(Role.NOISE)
    for at in _under_labels(found):
        found[at] = found[at].taken_whole(Role.POST_META)
    for at in _labelled_beside_facts(found):
        found[at] = found[at].taken_whole(Role.POST_META)
    return found


def _is_time(line: PrintedLine) -> bool:
    if line.role is Role.POST_META and CLOCK.search(line.whole):
        return True
    return line.role is None and TIME.fullmatch(line.whole) is not None


def _is_day_of_account(lines: Sequence[PrintedLine], at: int) -> bool:
    """Whether a day without a time stands under the name of an account."""
    return lines[at].role is Role.POST_META and at > 0 and is_account_name(lines[at - 1].text)


def _names_beside(lines: Sequence[PrintedLine], time: int) -> Sequence[int]:
    """Lines between 原创 and the time, or else that of the account right over it, where a title stands above or
    the post begins with the account.

    Where neither does, the account may stand right under the time, over the title.
    """
    if time == 1 and is_account_name(lines[0].text) and PAGE_TIME.match(lines[1].whole):
        return range(1)
    if lines[0].whole == "原创" and 1 < time <= MOST_NAMES + 1 and all(map(_may_name, lines[1:time])):
        return range(1, time)
    if not any(line.may_be_display for line in lines[:time]):
        under, title = [*lines[time + 1 : time + 3], None, None][:2]
        is_over_title = under is not None and title is not None and title.may_be_display
        return range(time + 1, time + 2) if is_over_title and is_account_name(under.text) else ()
    if BUTTON_WORD.fullmatch(lines[time - 1].whole):
        time -= 1
    start = max(0, time - MOST_NAMES - 1)
    original = next((at for at in range(start, time) if ORIGINAL.fullmatch(lines[at].whole)), None)
    first = original + 1 if original is not None else time - 1
    while original is None and first and lines[first - 1].whole == lines[time - 1].whole:
        first -= 1
    names = range(first, time)
    has_title = any(line.may_be_display for line in lines[: names.start])
    is_named = original is not None or is_account_name(lines[time - 1].text)
    return names if has_title and is_named and all(_may_name(lines[at]) for at in names) else ()


def _may_name(line: PrintedLine) -> bool:
    return line.role in (None, Role.POST_META) and line.whole.isalnum() and len(line.whole) <= LONGEST_NAME


def _words_under(lines: Sequence[PrintedLine], time: int) -> Iterator[int]:
    is_post = any(ORIGINAL.fullmatch(line.whole) for line in lines[max(0, time - MOST_NAMES - 1) : time])
    for at in range(time + 1, min(len(lines), time + HEAD)):
        line = lines[at]
        is_place = is_post and at == time + 1 and len(line.whole) <= LONGEST_PLACE and line.whole.isalpha()
        if not BUTTON_WORD.fullmatch(line.whole) and not is_place:
            return
        yield at


def _menu_over_facts(lines: Sequence[PrintedLine]) -> Iterator[int]:
    """Words of menus, each on a line, over a title and its facts."""
    facts = next((at for at, line in enumerate(lines[:HEAD]) if line.role is Role.POST_META), 0)
    for at, line in enumerate(lines[: max(0, facts - 1)]):
        if line.role is None and line.whole in SITE_WORDS:
            yield at


def _under_labels(lines: Sequence[PrintedLine]) -> Iterator[int]:
    """Labels and facts, each on a line of its own, several pairs under each other."""
    at = 0
    while at < min(HEAD, len(lines)):
        end = at
        while end + 1 < len(lines) and _is_label(lines[end].whole) and len(lines[end + 1].whole) <= LONGEST_VALUE:
            end += 2
        if end - at >= FEWEST_PAIRS * 2:
            yield from range(at, end)
        at = max(end, at + 1)


def _is_label(text: str) -> bool:
    return text[-1] != "。" and LABEL_ALONE.fullmatch(text.rstrip(": ")) is not None


def _labelled_beside_facts(lines: Sequence[PrintedLine]) -> Iterator[int]:
    """Lines with a label that others than pages print, too, next to lines of facts over the text: 名称:关于……的通知."""
    facts = {at for at, line in enumerate(lines[:HEAD]) if line.role is Role.POST_META}
    if not facts:
        return
    labelled = {at for at, line in enumerate(lines[:HEAD]) if line.role is None and _is_labelled(line.whole)}
    beside = labelled & {at + step for at in facts for step in (-1, 1)}
    while beside:
        yield from sorted(beside)
        facts, labelled = facts | beside, labelled - beside
        beside = labelled & {at + step for at in facts for step in (-1, 1)}


def _topics(lines: Sequence[PrintedLine]) -> Iterator[int]:
    """Topics under the word for them, 收录于话题 / #凡人善举, or several under each other under the facts."""
    for at, (line, under) in enumerate(pairwise(lines)):
        if line.whole.startswith("收录于") and under.whole[0] == "#":
            yield at + 1
    facts = next((at for at, line in enumerate(lines[:HEAD]) if line.role is Role.POST_META), HEAD)
    tags = [at for at, line in enumerate(lines[:HEAD]) if at > facts and TAG.fullmatch(line.whole)]
    if len(tags) > 1 and tags[-1] - tags[0] == len(tags) - 1:
        yield from tags


def _is_labelled(text: str) -> bool:
    """Whether a line has such a label, or any with nothing behind it: 作者:"""
    label = LABEL.match(text)
    if label is not None and label.lastgroup == "any" and label.end() < len(text):
        value = text[label.end() :]
        return len(value) <= LONGEST_ANY and value.isalnum() and not only_people(value)
    if label is not None and label.end() == len(text):
        return label.lastgroup != "any" and text[0] not in PICTURES
    word, _, value = text.partition(" ")
    if value.strip() and _is_label(word):
        return len(value) <= LONGEST_VALUE
    return label is not None and label.lastgroup == "other" and len(text) - label.end() <= LONGEST_VALUE
