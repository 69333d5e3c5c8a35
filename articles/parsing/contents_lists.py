"""Contents lists: what a bulletin announces at its head is no story, and is a witness for the headlines below.

目录
1. 某县总工会送清凉……2
2. 驿站建到了家门口……4
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache

from .bigrams import bigrams
from .lines import PrintedLine
from .sections import LONGEST_NAME, comparable_name, is_round_up, is_section_label
from .values import Role

HEADING = re.compile(
    r"(?:CONTENTS)?(?:本[期刊版报周月]|今日|版面|标题|重点|卷首|内容|要闻){0,2}(?:目录|目次|总目|要目|导读|导览|导航|索引|篇目)"
    r"(?:CONTENTS)?|(?:本[期刊版周月]|今日)(?:内容|看点|亮点|要点|要闻|文章|提要|摘要|新闻|标题|推荐|头条|重点|精彩)"
    r"|(?:要[闻点目]|[看亮重]点|内容|新闻|版面|标题){1,2}(?:速[览读递]|一览|提示|预览|扫描|总览|提要|摘要|推荐)|本[期刊](?:其他|主要|更多|全部)(?:内容|文章)|[本这此]期(?:有|看)(?:什么|啥|哪些\w{0,2})|CONTENTS",
    re.IGNORECASE,
)
"""The heading of such a list, without signs and spaces."""

ANY_CONTENTS = re.compile(r"主要内容|内容")
"""A heading that may be one in a story, too: a list is under it if the page has a title of it."""

ALONE = re.compile(r"(?:本版|今日|版面|标题){0,2}(?:导读|导航|目录)")
"""One that is printed without any list, where a page was taken from the web: 本版导读."""

ONE_LINE = re.compile(rf"\W*(?:{HEADING.pattern})(?:\W*[:】\]〕]\W*|\s+)(?P<entries>.+)", re.IGNORECASE)
BETWEEN_ENTRIES = re.compile(r"[;|/●▲◆■★:]|\s{2,}|(?=(?<!\d)\d{1,2}[.、])|(?=[①-⑳])")
FEWEST_ON_LINE, HEAD = 2, 12
"""Titles by which a line shows that it is a list, whatever stands before them, and the lines that may be one."""

NUMBER = re.compile(
    r"[^\w《“\"]*(?:(?:第?\d{1,2}|[A-H]|[一二三四五六七八九十]{1,3})[.、,:)]\s*|\d{1,2}\s+|\([\d一二三四五六七八九十]{1,3}\)\s*|[①-⑳]\s*)"
)
"""How an entry is numbered."""

PAGE = re.compile(
    r"(?:(?:[\s.…·_-]+|[/(\[→])(?:第?\s*[A-D]?\d{1,3}\s*[页版]?)|第\s*\d{1,3}\s*[页版])\s*[)\]]?\s*$", re.IGNORECASE
)
"""How the page of an entry is given."""

NO_WORD = re.compile(r"\W|_")

MOST_ENTRIES = 60

FEWEST_UNHEADED = 2
"""Titles of a list without a heading."""

LONGEST_HEADING = 30
"""Characters, with signs and spaces."""

LONGEST_ENTRY = 80
"""Characters."""

SHORTEST_TITLE = 5
"""Characters: a shorter title may be a part of another by chance."""

ALIKE = 0.8
"""The share of the bigrams of the shorter of two titles that the longer has, from which they are one."""


def with_contents_lists(lines: Sequence[PrintedLine], sections: Set[str]) -> list[PrintedLine]:
    """The lines, with contents lists and their headings as announcements, which belong to no story."""
    found = list(lines)
    for at in _unheaded(lines, sections):
        found[at] = lines[at].taken_whole(Role.HIGHLIGHT)
    for at, line in enumerate(lines):
        if _is_list_on_line(lines, at):
            end = _end_of_announced(lines, at)
            found[at:end] = [entry.taken_whole(Role.HIGHLIGHT) for entry in lines[at:end]]
        elif len(line.whole) <= LONGEST_HEADING and _is_heading(lines, at):
            end = _end_of_list(lines, at, sections)
            found[at:end] = [entry.taken_whole(Role.HIGHLIGHT) for entry in lines[at:end]]
            if end == at and ALONE.fullmatch(_bare(line.whole)):
                found[at] = line.taken_whole(Role.NOISE)
    return found


def entries_on_line(text: str) -> list[str]:
    """The line, and the entries that stand in it behind each other."""
    entries = [entry for entry in BETWEEN_ENTRIES.split(text) if entry]
    return [text, *entries] if len(entries) > 1 else [text]


def _is_list_on_line(lines: Sequence[PrintedLine], at: int) -> bool:
    """Whether the entries stand behind the heading, or the line has several titles that are printed below."""
    text = lines[at].whole
    headed = ONE_LINE.fullmatch(text)
    entries = BETWEEN_ENTRIES.split(headed["entries"] if headed else text)
    if headed:
        return _announces_any(entries, lines[at + 1 :])
    if at >= HEAD or len(entries) < FEWEST_ON_LINE or lines[at].role is not None or text[-1] == "。":
        return False
    if is_round_up(entries[0].strip()):  # its title names some of its stories
        return False
    return sum(_announces_any([entry], lines[at + 1 :]) for entry in entries) >= FEWEST_ON_LINE


def _is_heading(lines: Sequence[PrintedLine], at: int) -> bool:
    heading = _bare(lines[at].whole)
    if HEADING.fullmatch(heading):
        return True
    entries = (line.whole for line in lines[at + 1 : at + 1 + FEWEST_UNHEADED])
    return ANY_CONTENTS.fullmatch(heading) is not None and _announces_any(entries, lines[at + 1 + FEWEST_UNHEADED :])


def _unheaded(lines: Sequence[PrintedLine], sections: Set[str]) -> Sequence[int]:
    """A list of titles at the head of a page whose stories they are, with or without a short line for its heading."""
    first = next((at for at, line in enumerate(lines) if line.role is None), len(lines))
    head = lines[first : first + FEWEST_UNHEADED]
    if len(head) < FEWEST_UNHEADED or not all(map(_may_be_entry, head)):
        return ()
    if not any(line.is_running_text for line in lines[first:]):
        return ()
    below = {title_of_entry(line.text): at for at, line in enumerate(lines) if _may_be_entry(line)}
    end = _end_of_unheaded(lines, first, below, sections)
    if end == first and len(lines[first].text) <= LONGEST_NAME:
        end = _end_of_unheaded(lines, first + 1, below, sections)
    return range(first, end) if end > first + 1 else ()


def _end_of_unheaded(lines: Sequence[PrintedLine], first: int, below: Mapping[str, int], sections: Set[str]) -> int:
    """The index behind the titles that are all printed again `below`, with names of sections and subheads between."""
    end, entries = first, set[str]()
    for at in range(first, len(lines)):
        title = title_of_entry(lines[at].text)
        if title in entries or not _may_be_entry(lines[at]):
            break
        if len(title) >= SHORTEST_TITLE and below.get(title, at) > at:
            entries.add(title)
            end = at + 1
        elif not is_section_label(lines[at], sections):
            break
    return end if len(entries) >= FEWEST_UNHEADED else first


def _may_be_entry(line: PrintedLine) -> bool:
    return line.role is None and not line.is_finished and not line.is_lead and len(line.text) <= LONGEST_ENTRY


def _end_of_announced(lines: Sequence[PrintedLine], at: int) -> int:
    """The index behind the lines that go on a list begun behind its heading: each is a title printed again below."""
    end = at + 1
    while end < len(lines) and lines[end].is_display and _announces_any([lines[end].whole], lines[end + 1 :]):
        end += 1
    return end


def _announces_any(entries: Iterable[str], below: Sequence[PrintedLine]) -> bool:
    titles = [title for entry in entries if len(title := title_of_entry(entry)) >= SHORTEST_TITLE]
    return any(is_same_title(title, title_of_entry(line.whole)) for title in titles for line in below)


def _end_of_list(lines: Sequence[PrintedLine], heading: int, sections: Set[str]) -> int:
    """The index behind the last entry of the list under a heading; that of the heading where there is no list.

    The list ends where a title comes that it has announced, or else behind its last entry with a number or a page.
    """
    titles: list[str] = []
    end = heading
    for at in _possible_entries(lines, heading + 1):
        title = title_of_entry(lines[at].whole)
        if any(is_same_title(title, announced) for announced in titles):
            marked = sum(map(_is_marked, lines[heading + 1 : end])) > 1
            is_first = any(is_same_title(title, announced) for announced in titles[:2])
            body = at - 1 if _has_label(lines, heading, at, sections) else at
            paged = sum(PAGE.search(line.whole) is not None for line in lines[heading + 1 : end]) > 1
            return min(end, body) if paged or (marked and not is_first) else body
        if _is_marked(lines[at]) or (at == end and lines[at].whole[0] in "—-"):
            end = at + 1
        titles.append(title)
    return end if sum(map(_is_marked, lines[heading + 1 : end])) > 1 else heading


def _possible_entries(lines: Sequence[PrintedLine], at: int) -> Iterator[int]:
    for n in range(at, min(len(lines), at + MOST_ENTRIES)):
        line = lines[n]
        if "。" in line.whole or line.is_lead or len(line.whole) > LONGEST_ENTRY:
            return
        yield n


def _is_marked(line: PrintedLine) -> bool:
    """Whether a line has a number, a bullet or a page, as entries have."""
    return line.has_bullet or NUMBER.match(line.whole) is not None or PAGE.search(line.whole) is not None


def _has_label(lines: Sequence[PrintedLine], heading: int, at: int, sections: Set[str]) -> bool:
    """Whether the first title below a list has the name of its section over it. A name there is the last entry of the
    list where another is under it, where it comes again below, or where the list has the title elsewhere.
    """
    title = title_of_entry(lines[at].whole)
    if not is_section_label(lines[at - 1], sections):
        return False
    if len(title) < SHORTEST_TITLE or is_section_label(lines[at], sections):
        return False
    name = comparable_name(lines[at - 1].text)
    if any(len(line.text) <= LONGEST_NAME and comparable_name(line.text) == name for line in lines[at + 1 :]):
        return False
    label = over_title = None
    for entry in lines[heading + 1 : at - 1]:
        if is_section_label(entry, sections):
            label = comparable_name(entry.text)
        elif is_same_title(title, title_of_entry(entry.whole)):
            over_title = label
    return label is None or over_title == name


def title_of_entry(text: str) -> str:
    """What a line of a list has of a title, without number, page, spaces and signs."""
    return _bare(PAGE.sub("", NUMBER.sub("", text, count=1) if NUMBER.match(text) else text))


def _bare(text: str) -> str:
    return NO_WORD.sub("", text)


def is_same_title(one: str, other: str) -> bool:
    """Whether two titles are the same, or one is the other with something more, or they differ in a few words."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) < SHORTEST_TITLE or len(long) > 2 * len(short):
        return len(short) > 1 and short == long
    pairs = _pairs(short)
    return short in long or len(pairs & _pairs(long)) >= ALIKE * len(pairs)


@lru_cache(maxsize=1024)
def _pairs(title: str) -> frozenset[str]:
    """The bigrams of a title: each entry of a list is compared with all lines."""
    return frozenset(bigrams(title))
