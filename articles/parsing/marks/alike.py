"""Lines that are alike: verse, tables, lists of facts, pairs of crossheads, titles of one shape, or printed again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, pairwise

from ..issuers import named_annexes
from ..lines import LONGEST_DISPLAY, PrintedLine
from ..page import PrintedPage
from ..people import close_up, may_sign, only_people
from ..printed_days import printed_number
from ..values import Role
from ..wording import ORDINAL

LONGEST_VERSE = 24
"""Characters: few lines of a poem or a table are longer."""

SHORTEST_RUN = 6
"""Lines: a headline with all that may belong to it has fewer."""

HEAD_BELOW = 2
"""Lines at the end of a run that may be the headline and the author of what comes next."""

ROLL = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]\s+[\u4e00-\u9fff])(?:\([^()]{1,16}\))?\s+(?:[男女]\s+)?[\u4e00-\u9fff]{4}"
    r"|(?:公司|集团|中心|学[校院]|银行|工会|委员会|车间|班组?|[队站厂所部局院室科处矿段]|职工|工人|技师|工程师|主[任席]|书记|教师|医师"
    r"|[护队班组站所院校处科厂]长|经理|教授|研究员|[操维驾售调检]\S{0,6}[工员])$"
)
"""How the lines of a roll of honour begin or end: with a person set apart, with a body or a post."""

PART_OF_ROLL = re.compile(r"[一二三四五六七八九十]{1,3}、")
"""How the heading of a part of a roll begins."""

LIST_BELOW = re.compile(r"如下|下列|以下|名单|分别[是为]|[事条]项|安排|公示|包括|入选|获奖")
"""What a sentence says that ends in a colon over a list, whatever its lines are."""

ENDING_OF_ROLL, FEWEST_ALIKE = 2, 3
"""The characters by which lines of a long run end alike, and how many of them show what is listed: 某某村党支部."""

MOST_OF_ROLL = 0.5
"""The share of the lines of a run that have that form, from which it is a roll."""

FACT = re.compile(
    r"[\u4e00-\u9fff]{2,9}:\S|《[^《》]{1,30}》\s*[\u4e00-\u9fff\d]|[\u4e00-\u9fff]{2,10}\s+\d[\d.,]*\s?(?:%|[人名件个家次起项万亿元]{1,2})$"
    r"|(?:第[一二三四五六七八九十\d]{1,2}名|[特一二三优]等奖|[冠亚季]军|[\u4e00-\u9fff]{2,8}奖)\s+\S"
    r"|(?:\d{1,2}月\d{1,2}日|\d{1,2}:\d\d)(?:\s*[-—~至]+\s*(?:\d{1,2}日|\d{1,2}:\d\d))?(?:\s*[上下]午)?[\s:]\s*\S"
)
"""How a fact is set out: 单位:某县总工会, 社会保险 23%, 8:30 开幕式."""

LISTED = re.compile(
    r"(?P<before>\(?)(?P<place>(?P<numeral>\d{1,2}|[一二三四五六七八九十]{1,3})|[A-Za-z①-⑳])"
    r"(?P<behind>[.、)]|(?<=[①-⑳])|(?<=[A-Z])(?= ))\s*(?=[^\d\s])"
)
"""How a line of a list is marked: A. 宣讲的时间是什么?"""

CHOICE = re.compile(r"(?:^|\s+)\(?(?P<place>[A-Ha-h①-⑳])(?:[.、):]|(?<=[①-⑳]))\s*")
"""How each item is marked where those of a list stand in one line."""

ANNOUNCING = re.compile(r"[,。].*:$")
"""How a sentence ends that announces a list."""

COLUMN_AHEAD = re.compile(r"(?:[【\[][^】\[\]]{2,10}[】\]]\s*|[\u4e00-\u9fff]{2,6} ?[|丨] ?)[\w“].{4}")
"""How a title begins that names its column, or where its news is from: 【民生一线】驿站开放, 某县|驿站开放."""

FEWEST_BEHIND_COLUMNS = 2
FEWEST_FACTS = 2
FEWEST_LISTED = 2
FEWEST_DIGITS = 5
FEWEST_CELLS = 3
FEWEST_ROWS = 3
FEWEST_PAIRED = 3

PARTED = re.compile(r"[\w“”]{1,8}(?P<sign>[:,、 ])[\w“”]{1,8}")
"""How crossheads of two parts are set: 父亲:站着焊."""

LONGEST_PAIRED = 14
"""Characters of a line that ends in a dash and is the first of a crosshead's two."""

SERIES_LENGTHS = range(6, 61)
"""Characters of a line that may be one of a series."""

SERIES_BEGINNING = re.compile(r"[^\d,。]{3}")
"""What lines of a series have in common at their front: 把握内涵, 把握重点."""

SHORTEST_REPEAT = 6
"""Characters: a shorter line may recur by chance."""

TWICE = 2
"""Times that a title is printed where a table of contents announces it."""

Shape = tuple[str, object]


def verse(page: PrintedPage) -> frozenset[int]:
    """The lines inside a long run of short ones; its first may be the headline."""
    last, names = len(page.lines) - 1, page.find(poets)
    return frozenset(
        at
        for run in page.find(_short_runs)
        for at in (run[1:] if run[-1] == last else run[1:-HEAD_BELOW])
        if at not in names
    )


def poets(page: PrintedPage) -> frozenset[int]:
    """Names under the first line of a long run of short ones, which stands under another text."""
    heads = (run[:2] for run in page.find(_short_runs) if run[0] and page.lines[run[0] - 1].is_finished)
    return frozenset(name for _, name in heads if len(close_up(page.texts[name])) > 2 and may_sign(page.texts[name]))


def poem_titles(page: PrintedPage) -> frozenset[int]:
    return frozenset(at - 1 for at in page.find(poets))


def _short_runs(page: PrintedPage) -> Sequence[Sequence[int]]:
    return list(_runs((at for at in page.unfinished if _is_short(page.lines[at])), SHORTEST_RUN))


def _is_short(line: PrintedLine) -> bool:
    if line.is_lead or line.has_bullet or len(line.text) > LONGEST_VERSE:
        return False
    return PART_OF_ROLL.match(line.text) is None


def _runs(lines: Iterable[int], fewest: int) -> Iterator[list[int]]:
    """Those of the indexes of lines that follow each other, so many at least."""
    for _, run in groupby(enumerate(lines), lambda numbered: numbered[1] - numbered[0]):
        found = [at for _, at in run]
        if len(found) >= fewest:
            yield found


def rolls(page: PrintedPage) -> frozenset[int]:
    """The lines of long runs that name people with their posts, or bodies: a roll of honour."""
    return frozenset(at for run in _rolls(page) for at in run)


def _rolls(page: PrintedPage) -> Iterator[Sequence[int]]:
    """Long runs without the headline over them, and those of a few lines under a colon."""
    lines = sorted((*page.unfinished, *page.taken_as(Role.BYLINE)))
    runs = _runs((at for at in lines if _may_be_of_roll(page.lines[at])), FEWEST_LISTED)
    for run in runs:
        above = page.texts[run[0] - 1] if run[0] else ""
        if (above.endswith(":") and LIST_BELOW.search(above)) or (_may_head_roll(above) and _is_roll(page, run)):
            yield run
        elif len(run) >= SHORTEST_RUN and _is_roll(page, run):
            yield run[1:]


def _may_head_roll(text: str) -> bool:
    return text.endswith(":") or PART_OF_ROLL.match(text) is not None


def _is_roll(page: PrintedPage, run: Sequence[int]) -> bool:
    texts = [page.texts[at] for at in run]
    ends = Counter(text[-ENDING_OF_ROLL:] for text in texts) if len(run) >= SHORTEST_RUN else Counter()
    alike = sum(ROLL.search(text) is not None or ends[text[-ENDING_OF_ROLL:]] >= FEWEST_ALIKE for text in texts)
    return alike >= MOST_OF_ROLL * len(run)


def _may_be_of_roll(line: PrintedLine) -> bool:
    return not (line.is_finished or line.is_lead or line.has_bullet or PART_OF_ROLL.match(line.text))


def table_lines(page: PrintedPage) -> frozenset[int]:
    """The lines of runs of figures, and the heading over each run."""
    return frozenset(_table_lines(page))


def _table_lines(page: PrintedPage) -> Iterator[int]:
    figures = {at for at in page.unfinished if _is_figures(page.texts[at])}
    for at in figures - {0, len(page.lines) - 1}:
        if at - 1 in figures or at + 1 in figures:
            yield at
            above = page.lines[at - 1]
            if above.role is None and not above.is_finished and at - 1 not in figures:
                yield at - 1


def annex_names(page: PrintedPage) -> frozenset[int]:
    return named_annexes(page.lines)


def rows(page: PrintedPage) -> frozenset[int]:
    """The lines of runs of rows: of as many cells each, set apart: 周一 19:00—20:30 书法入门, or of names."""
    cells = {at: len(page.texts[at].split()) for at in page.unfinished if " " in page.texts[at]}
    runs = list(_runs((at for at, number in cells.items() if number >= FEWEST_CELLS), FEWEST_LISTED))
    return frozenset(
        at
        for run in runs
        if len({cells[at] for at in run}) == 1
        and (len(run) >= FEWEST_ROWS or all(only_people(page.texts[at]) for at in run))
        for at in run
    )


def _is_figures(text: str) -> bool:
    digits = 0 if text.isalpha() else sum(map(str.isdigit, text))
    return digits >= FEWEST_DIGITS and 2 * digits >= len(text)


def facts(page: PrintedPage) -> frozenset[int]:
    """Lines that each set out a fact, several in a row, the items of lists, and questions over their answers."""
    runs = _runs((at for at in page.unfinished if FACT.match(page.texts[at])), FEWEST_FACTS)
    choices = {at for at in page.unfinished if _are_choices(page.texts[at])}
    questions = {at - 1 for at in choices if at and ORDINAL.match(page.texts[at - 1])}
    return frozenset(at for run in (*runs, *_lists(page.lines)) for at in run) | choices | questions


def _are_choices(text: str) -> bool:
    """Whether a line has several items of one list: A.三年 B.五年 C.十年."""
    marks = [match["place"] for match in CHOICE.finditer(text)] if CHOICE.match(text) else []
    return len(marks) > 1 and all(ord(below) == ord(above) + 1 for above, below in pairwise(marks))


def _lists(lines: Sequence[PrintedLine]) -> Iterator[list[int]]:
    """The lines under each other whose letters or numbers rise by one; text would stand between crossheads."""
    marked = ((at, mark) for at, line in enumerate(lines) if (mark := _mark_in_list(line)))
    for _, run in groupby(marked, lambda each: (each[1][0], each[1][1] - each[0])):
        found = [at for at, _ in run]
        if len(found) >= FEWEST_LISTED:
            yield found


def _mark_in_list(line: PrintedLine) -> tuple[str, int] | None:
    """The form of the mark of an item, and which in its list the item is by it."""
    match = LISTED.match(line.text) if line.role is None and not line.has_bullet else None
    if match is None:
        return None
    numeral = match["numeral"]
    form = ("1" if numeral.isascii() else "一") if numeral else ""
    place = printed_number(numeral) if numeral else ord(match["place"])
    return match["before"] + form + match["behind"], place


def heads_of_lists(page: PrintedPage) -> frozenset[int]:
    """Short lines whose numbers rise by one, each over lines of a list: 一、优胜企业 / 云溪水泥厂 / 二、优胜班组."""
    heads = [at for at in page.unfinished if PART_OF_ROLL.match(page.texts[at]) and _is_short_head(page, at)]
    numbers = [printed_number(page.texts[at].partition("、")[0]) for at in heads]
    rising = all(below == above + 1 for above, below in pairwise(numbers))
    return frozenset(heads) if len(heads) >= FEWEST_LISTED and rising else frozenset()


def under_heads_of_lists(page: PrintedPage) -> frozenset[int]:
    return frozenset(at + 1 for at in page.find(heads_of_lists))


def _is_short_head(page: PrintedPage, at: int) -> bool:
    """Whether a line is no longer than crossheads, over a line that is no paragraph and no head like it."""
    below = page.lines[at + 1] if at + 1 < len(page.lines) else None
    is_over_list = below is not None and below.role is None and not below.is_finished
    return len(page.texts[at]) <= LONGEST_VERSE and is_over_list and not PART_OF_ROLL.match(below.text)


def points_under_colons(page: PrintedPage) -> frozenset[int]:
    """Lines behind bullets, no sentences, under a sentence with a colon at its end, …五家单位入选,名单如下:, or under a
    lower heading.
    """
    lines, found = page.lines, set[int]()
    for at, line in enumerate(lines):
        is_item = at and line.role is None and line.has_bullet and not line.is_finished
        if is_item and (at - 1 in found or lines[at - 1].heading_level > 1 or ANNOUNCING.search(lines[at - 1].text)):
            found.add(at)
    return frozenset(found)


def listed(page: PrintedPage) -> frozenset[int]:
    """The starts in the source of short lines of lists and tables, which end no sentence and are whole all the same."""
    found = page.find(facts) | page.find(rows) | page.find(rolls)
    return frozenset(page.lines[at].start for at in found if len(page.texts[at]) <= LONGEST_DISPLAY)


def behind_columns(page: PrintedPage) -> frozenset[int]:
    """Titles that each begin with what they are of, several on a page: 【民生一线】驿站开放."""
    titles = [at for at in page.unfinished if COLUMN_AHEAD.match(page.texts[at]) and page.lines[at].may_be_display]
    return frozenset(titles) if len(titles) >= FEWEST_BEHIND_COLUMNS else frozenset()


def paired_crossheads(page: PrintedPage) -> frozenset[int]:
    """Short lines that end in a dash, where there are several: each is the first line of a crosshead. And such as are
    all of two parts of equal length, each between texts: 爷爷:蹲着焊, 父亲:站着焊, 儿子:坐着焊.
    """
    dashed = [at for at, line in enumerate(page.lines) if line.role is None and _is_short_with_dash(line.text)]
    parted: dict[tuple[str, int, int], list[int]] = {}
    for at in page.unfinished:
        sign = PARTED.fullmatch(page.texts[at])
        if sign and _is_between_texts(page.lines, at):
            parted.setdefault((sign["sign"], sign.start("sign"), len(page.texts[at])), []).append(at)
    return frozenset(at for found in (dashed, *parted.values()) if len(found) >= FEWEST_PAIRED for at in found)


def _is_between_texts(lines: Sequence[PrintedLine], at: int) -> bool:
    if not 0 < at < len(lines) - 1 or lines[at].has_bullet:
        return False
    above = next((line for line in reversed(lines[:at]) if not line.has_credit and line.role is None), None)
    return above is not None and above.is_finished and lines[at + 1].is_paragraph


def _is_short_with_dash(text: str) -> bool:
    return text[-1] == "—" and len(text) <= LONGEST_PAIRED


def series(page: PrintedPage) -> frozenset[int]:
    """The starts in the source of lines without a sentence end that begin or end like another, or have their comma
    where it has its own.
    """
    lines = (page.lines[at] for at in page.unfinished)
    shapes = {line.start: tuple(_shapes(line.text)) for line in lines if _may_be_title(line)}
    times = Counter(chain.from_iterable(shapes.values()))
    return frozenset(start for start, found in shapes.items() if any(times[shape] > 1 for shape in found))


def titles_of_series(page: PrintedPage) -> frozenset[int]:
    starts = page.find(series)
    return frozenset(at for at in page.unfinished if page.lines[at].start in starts)


def _may_be_title(line: PrintedLine) -> bool:
    return not line.is_lead and len(line.text) in SERIES_LENGTHS


def _shapes(text: str) -> Iterator[Shape]:
    if SERIES_BEGINNING.match(text):
        yield "begins", text[:3]
    yield "ends", text[-4:]
    if "," in text:
        yield "comma", (text.index(","), len(text))


def repeats(page: PrintedPage) -> Mapping[str, int]:
    """The texts of display that are printed more than once, with their times."""
    texts = (page.texts[at] for at in page.unfinished)
    printed = Counter(text for text in texts if SHORTEST_REPEAT <= len(text) <= LONGEST_DISPLAY)
    return {text: times for text, times in printed.items() if times > 1}


def printed_again(page: PrintedPage) -> frozenset[int]:
    found = page.find(repeats)
    return frozenset(at for at, text in enumerate(page.texts) if found.get(text) == TWICE) if found else frozenset()


def printed_often(page: PrintedPage) -> frozenset[int]:
    found = page.find(repeats)
    return frozenset(at for at, text in enumerate(page.texts) if found.get(text, 0) > TWICE) if found else frozenset()


def is_repeated(page: PrintedPage, i: int) -> bool:
    return page.lines[i].text in page.find(repeats)
