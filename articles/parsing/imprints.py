"""Imprints that take several lines, or stand where only an imprint stands: which lines are mastheads.

云溪工人报
云溪市总工会主管主办　云溪工人报社出版
2024年5月20日　星期一　第1286期
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import groupby, takewhile

from .editors_notes import is_note_or_greeting
from .lines import PrintedLine
from .people import is_person, only_people
from .rules.imprint_parts import LABELLED, ImprintPart, imprint_parts, parts_beside_imprint
from .rules.imprint_patterns import EDITION, LABEL, WORK
from .rules.mastheads import BESIDE_PAGES
from .rules.page_facts import PAGE_TIME
from .sections import DAYS_BEHIND, SECTIONS, comparable_name, is_english
from .values import Role

LONGEST = 200
"""Characters of a line of an imprint."""

PERIODS = "周旬季期—~至-"
"""Signs of a period, rather than of a day."""

HEAD = 4
"""Lines at the head of a text in which a round-up says what days it is of."""

MOST_LINES = 16
"""Lines of an imprint at the head of a text."""

LONGEST_PAPER = 14
"""Characters of the name of a paper by which nothing shows that it is one, but the imprint under it."""

TITLE_AGAIN = 4
"""Lines under a title in which a digital edition prints it again."""

SET_OUT = re.compile(r"[\u4e00-\u9fff](?:\s+[\u4e00-\u9fff]){1,7}")

LONGEST_PAGE_NAME = 4
"""Characters of the name of a page on a line of its own."""

MAY_BE_IMPRINT = frozenset({None, Role.MASTHEAD, Role.POST_META, Role.COLOPHON, Role.BYLINE, Role.NOISE})
"""The roles of lines in an imprint by what rules saw in them alone."""

NAMES = frozenset({"name", "publication", "column", "maker", "latin", "weather", "occasion"})
"""Parts that a line of display may look like."""

ISSUER = re.compile(r"[\u4e00-\u9fff]{2,20}(?:总工会|工会|分会|委员会|办公室|联合会|工会工作部)")
"""A body that stands under the day as who issues a bulletin, and not as the headline of a story."""

FORECAST = re.compile(r"\d|:")
"""What weather has that is printed with an imprint, and none in a headline."""

OF_NUMBERS = frozenset({"number", "total", "page", "pages", "code", "postal", "internal", "special"})
"""Parts that are printed in imprints only."""

OF_ISSUES = frozenset(
    {
        *("day", "month", "weekday", "lunar", "publication", "organ", "column", "makers", "price", "founded"),
        *("frequency", "contact"),
    }
)
"""Parts of which an imprint has several, and other lines may have one."""

IN_FEW_LINES = frozenset({"number", "total", "code", "postal", "price", "pages", "editors", "others"})
"""Parts that are printed in the imprint of an issue, and in no line of facts under a headline."""

TELLING = re.compile(r"第.{1,9}[期版号]|总第|\d版|刊号|代号|准印|内部|开\d|免费|邮编|邮政编码")
"""What an imprint in the middle of a text has somewhere."""

LONGEST_WORK = 8
"""Characters of what somebody did, on a line of its own."""

NUMBER_OF_PAGE = re.compile(r"[-—–·]+\s*\d{1,3}\s*[-—–·]+")
FEWEST_NUMBERS = 2
FEWEST_PAGES = 3
NO_NAME = re.compile(rf"^[A-Z][A-Z ]+·|[\s《》]|{EDITION}$")
"""What may stand beside the name of a paper: its name in English, and that it is its digital edition."""

SHORT_DAY = re.compile(r"\d{1,2}-\d{1,2}\s+\d{1,2}:\d{2}")

PLACE = 2
"""Characters of the name of a place, at least."""

OF_FACTS = frozenset({Role.MASTHEAD, Role.POST_META})
PEOPLE = frozenset({"editors", "others", "people"})
PAGES = frozenset({"page", "folio"})


def with_imprints(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines; those of an imprint are mastheads, at the head of the text and between its parts."""
    lines = _with_labels_apart(lines)
    inked = [at for at, line in enumerate(lines) if any(map(str.isalnum, line.whole))]
    found = {inked[n] for n in _at_head([lines[at] for at in inked])}
    inside = [at for run in _runs_inside(lines, max(found, default=-1) + 1) for at in run]
    if inside and not found and _is_name_apart(lines, frozenset().union(*(_kinds(lines[at]) for at in inside))):
        found.add(0)
    found.update(inside)
    printed = [_as_masthead(line) if at in found else line for at, line in enumerate(lines)]
    for at in range(1, min(HEAD, len(lines))):
        if _is_period_alone(printed[at]):
            printed[at] = printed[at].taken_whole(Role.NOISE)
    return _without_page_numbers(_with_page_lists(_with_names_alone(printed)))


def _with_labels_apart(lines: Sequence[PrintedLine]) -> Sequence[PrintedLine]:
    """The lines, those that say what somebody did together with who it was under them: 责任编辑 / 林小雨."""
    found: list[PrintedLine] = []
    for line in lines:
        above = found[-1] if found else None
        if above is not None and _is_label_of_work(above) and only_people(line.text):
            joined = replace(above, end=line.end, whole=f"{above.whole} {line.whole}")
            found[-1] = joined.taken_whole(Role.COLOPHON)
        else:
            found.append(line)
    return found


def _is_label_of_work(line: PrintedLine) -> bool:
    return (
        len(line.whole) <= LONGEST_WORK
        and WORK.search(line.whole) is not None
        and LABEL.fullmatch(line.whole) is not None
    )


def _without_page_numbers(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines; numbers of pages between dashes, several of them, are of no story: — 2 —."""
    numbers = [at for at, line in enumerate(lines) if line.whole[0] in "-—–·" and NUMBER_OF_PAGE.fullmatch(line.whole)]
    for at in numbers if len(numbers) >= FEWEST_NUMBERS else ():
        lines[at] = lines[at].taken_whole(Role.NOISE)
    return lines


def _is_period_alone(line: PrintedLine) -> bool:
    """Whether a line says what days a round-up is of, and nothing else: (11月第2周)."""
    return line.role is None and DAYS_BEHIND.fullmatch(line.text) is not None and not set(line.text).isdisjoint(PERIODS)


def _with_names_alone(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines; the name of the paper that an imprint names may stand alone elsewhere, over a title or at the foot."""
    facts = [line.whole for line in lines if line.role in OF_FACTS]
    if not facts:
        return list(lines)
    parts = (part for each in facts for part in imprint_parts(each))
    named = {_name_alone(part.text) for part in parts if part.kind in ("publication", "column")}
    named |= {word for each in facts for word in _before_time(each) if not is_person(word)}
    alone = {at for at, line in enumerate(lines) if line.is_display and _name_alone(line.whole) in named}
    return [line.taken_whole(Role.MASTHEAD) if at in alone else line for at, line in enumerate(lines)]


def _name_alone(text: str) -> str:
    return NO_NAME.sub("", text)


def _before_time(text: str) -> list[str]:
    """The account that a line names before the time: 云溪工人 2024-05-20 18:30, 云溪工人 05-20 18:30."""
    time = PAGE_TIME.search(text) or SHORT_DAY.search(text)
    return text[: time.start()].split()[-1:] if time else []


def _with_page_lists(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines; pages one under the other, each with its name, are those of the issue, which lead elsewhere."""
    found = list(lines)
    alone = {at for at, line in enumerate(lines) if line.role is Role.MASTHEAD and _is_page_alone(line)}
    for is_page, run in groupby(range(len(lines)), alone.__contains__) if len(alone) >= FEWEST_PAGES else ():
        listed = list(run)
        if is_page and len({lines[at].whole for at in listed}) >= FEWEST_PAGES:
            found[listed[0] : listed[-1] + 1] = [lines[at].taken_whole(Role.NOISE) for at in listed]
    return found


def _is_page_alone(line: PrintedLine) -> bool:
    """A page may be called as papers are: 第4版:文化周刊."""
    kinds = [part.kind for part in imprint_parts(line.whole)]
    return kinds.count("page") == 1 and {*kinds} <= BESIDE_PAGES | ({"publication"} if kinds[0] == "page" else set())


def _is_name_apart(lines: Sequence[PrintedLine], foot: Set[str]) -> bool:
    """Whether the first line is called as papers are, over a headline: the rest of the imprint stands at the foot.

    Any name may be that of the paper where the foot has a number and no paper.
    """
    kinds = _kinds(lines[0]) - {"latin"}
    is_paper = kinds in ({"column"}, {"publication"})
    is_only_name = kinds == {"name"} and comparable_name(lines[0].text) not in SECTIONS
    is_unnamed = bool(foot & {"number", "total"}) and not foot & {"column", "publication"}
    return (is_paper or (is_only_name and is_unnamed)) and lines[1].is_display


def _kinds(line: PrintedLine, parts_of: Callable[[str], Sequence[ImprintPart]] = imprint_parts) -> Set[str]:
    """The kinds of the parts of a line that is all imprint, or what is clicked there; else none."""
    if line.role not in MAY_BE_IMPRINT or len(line.whole) > LONGEST:
        return frozenset()
    kinds = {part.kind for part in parts_of(line.whole)}
    if line.role is Role.NOISE and kinds != {"buttons"}:
        return frozenset()
    return frozenset() if line.role is Role.BYLINE and kinds <= NAMES else kinds


def _kinds_beside(line: PrintedLine) -> Set[str]:
    """The same of a line among those of an imprint."""
    return _kinds(line, parts_beside_imprint if line.role in (None, Role.COLOPHON) else imprint_parts)


def _kinds_at(lines: Sequence[PrintedLine], at: int) -> Set[str]:
    return _kinds(lines[at]) if at < len(lines) else frozenset()


def _at_head(lines: Sequence[PrintedLine]) -> Sequence[int]:
    """The imprint that the text begins with: the name of the paper may stand first, last or nowhere in it, and what is
    clicked above it.
    """
    clicked = sum(1 for _ in takewhile(lambda line: line.role is Role.NOISE and not _kinds(line), lines))
    if clicked == len(lines):
        return ()
    if clicked:
        return [clicked + at for at in _at_head(lines[clicked:])]
    kinds = [_kinds(lines[0])]
    is_name = len(lines) > 1 and kinds[0] <= {"name"}
    if is_name and not _may_name_paper(lines[0]):
        return ()
    first = end = 1 if is_name else 0
    while end < min(len(lines), MOST_LINES):
        kinds[end:] = [_kinds_beside(lines[end]) if end else kinds[0]]
        has_number = any(each & OF_NUMBERS for each in kinds)
        if end > 1 and not kinds[end] and has_number and _are_labelled(lines[end - 1 : end + 1]):
            kinds[end] = frozenset({"labelled"})
        is_end = not kinds[end] or _is_title(kinds, lines, end)
        if is_end and not (end and _is_between(lines, end)):
            break
        end += 1
    run = _without_titles(lines, range(first, end))
    together = frozenset().union(*(kinds[at] for at in run))
    has_number = bool(together & (OF_NUMBERS | PAGES))
    if not together & OF_NUMBERS and len(together & (OF_ISSUES | PAGES)) < 2:
        return ()
    is_named_elsewhere = "publication" in together or not (has_number or _is_over_headline(lines, run))
    if is_name and (kinds[1] <= PAGES or not is_named_elsewhere or _is_set_out(lines[0])):
        return (0, *run)
    return run


def _are_labelled(lines: Sequence[PrintedLine]) -> bool:
    """Whether lines of an imprint are each behind a label, so that the second is of it, whatever it says."""
    return all(line.role in MAY_BE_IMPRINT and LABELLED.fullmatch(line.whole) for line in lines)


def _is_over_headline(lines: Sequence[PrintedLine], run: Sequence[int]) -> bool:
    """Whether a line of display over running text follows an imprint, so that what stands over it is none."""
    below = lines[run[-1] + 1 : run[-1] + 3] if run else ()
    return len(below) == 2 and below[0].is_display and below[0].whole[0] not in "—-" and below[1].is_running_text


def _is_set_out(line: PrintedLine) -> bool:
    """Whether a line is spaced out to the width of a title over all: 铁  牛."""
    return SET_OUT.fullmatch(line.whole) is not None


def _is_between(lines: Sequence[PrintedLine], at: int) -> bool:
    """Whether a line under others of an imprint has more of it below: a note to the readers, or a slogan, where a
    headline stands under all.
    """
    line, below = lines[at], lines[at + 1 :]
    if is_note_or_greeting(line):
        return bool(_kinds_at(lines, at + 1) & OF_NUMBERS)
    is_title = any(line.whole == other.whole for other in below[:TITLE_AGAIN])
    if is_title or not (line.is_display or line.role is Role.NOISE):
        return False
    rest = [*takewhile(bool, map(_kinds_beside, below))]
    further = OF_NUMBERS | PAGES if line.role is Role.NOISE else IN_FEW_LINES
    has_headline = any(other.is_display for other in below[len(rest) : len(rest) + 1])
    return has_headline and bool(frozenset().union(*rest) & further)


def _is_title(kinds: Sequence[Set[str]], lines: Sequence[PrintedLine], at: int) -> bool:
    """Whether a few characters under other lines of an imprint are no name of a page, and so the head of a story."""
    above = kinds[at - 1] if at else frozenset()
    is_first_name = not any(each & NAMES - {"occasion"} for each in kinds[:at])
    is_over_number = at + 1 < len(lines) and _kinds(lines[at + 1]) & {"number", "total"}
    if is_first_name and (is_over_number or _is_of_maker(lines, range(at + 1))):
        return False
    if kinds[at] == {"name", "number"} and any(each & {"page", "day"} for each in kinds[:at]):
        return True
    if not above or not kinds[at] <= {"name", "column", "maker"}:
        return False
    if any(line.whole == lines[at].whole for line in lines[at + 1 : at + 1 + TITLE_AGAIN]):
        return True
    if "maker" in kinds[at]:
        return False
    if kinds[at] == {"column"} and not any(each & {"publication", "column"} for each in kinds[:at]):
        return False
    return not above & PAGES or "name" in above or len(lines[at].text) > LONGEST_PAGE_NAME


def _may_name_paper(line: PrintedLine) -> bool:
    name = line.text.strip("【】[]").replace(" ", "")
    return line.is_display and len(line.text) <= LONGEST_PAPER and name.isalpha()


def _without_titles(lines: Sequence[PrintedLine], run: Sequence[int]) -> Sequence[int]:
    """The lines of a run without those at its end that are rather the head of a story than a name in the imprint."""
    kinds = {at: _kinds_beside(lines[at]) for at in run}
    while run and kinds[run[-1]] <= NAMES and not _closes(lines, run, kinds):
        run = run[:-1]
    return run


def _closes(lines: Sequence[PrintedLine], run: Sequence[int], kinds: dict[int, Set[str]]) -> bool:
    """Whether a name stands at the end of an imprint: that of the paper, its makers or the page, over a headline."""
    last = run[-1]
    if len(run) == 1:
        return True
    below = next((line for line in lines[last + 1 :] if line.role is not Role.NOISE), None)
    if below is None or not below.is_display or below.has_bullet or is_english(below.text):
        return False
    if kinds[last] == {"weather"}:
        return FORECAST.search(lines[last].text) is not None
    if kinds[last] == {"maker"} and ISSUER.fullmatch(lines[last].text):
        return True
    others = frozenset().union(*(kinds[at] for at in run[:-1]))
    if kinds[last] <= {"name"} and not others & {"publication", "column"} and _is_of_maker(lines, run):
        return True
    if kinds[last] == {"name"}:
        return bool(others & PAGES) and "name" not in others and len(lines[last].text) <= LONGEST_PAGE_NAME
    return "publication" not in others and comparable_name(lines[last].text) not in SECTIONS


def _is_of_maker(lines: Sequence[PrintedLine], run: Sequence[int]) -> bool:
    """Whether the last line of a run begins with the place that its maker does: 云溪骑手 of 云溪市总工会."""
    makers = [
        part.text for at in run[:-1] for part in imprint_parts(lines[at].whole) if part.kind in ("maker", "makers")
    ]
    return any(maker[:PLACE] == lines[run[-1]].text[:PLACE] for maker in makers)


def _runs_inside(lines: Sequence[PrintedLine], first: int) -> Iterator[Sequence[int]]:
    """Imprints in the middle or at the end of a text, which have more of the parts of one."""
    at = first
    while at < len(lines):
        line = lines[at]
        if (
            line.role in MAY_BE_IMPRINT
            and "。" not in line.whole
            and TELLING.search(line.whole[:LONGEST])
            and _kinds(line)
        ):
            start = at
            while start > first and _kinds_beside(lines[start - 1]) and not _is_between_pages(lines, start - 1):
                start -= 1
            while at + 1 < len(lines) and _kinds_beside(lines[at + 1]) and not _is_between_pages(lines, at + 1):
                at += 1
            yield from _imprint_inside(lines, range(start, at + 1))
        at += 1


def _is_between_pages(lines: Sequence[PrintedLine], at: int) -> bool:
    """Whether a line is a title between the page and the facts that name it again: 第4版 / 苇花 / 2024-05-20 第4版."""
    if not 0 < at < len(lines) - 1 or _kinds(lines[at]) != {"name"}:
        return False
    above, below = _kinds(lines[at - 1]), _kinds(lines[at + 1])
    return "page" in above and below >= {"page", "day"}


def _imprint_inside(lines: Sequence[PrintedLine], run: Sequence[int]) -> Iterator[Sequence[int]]:
    while run and _kinds_beside(lines[run[0]]) <= NAMES - {"publication"}:
        run = run[1:]
    run = _without_titles(lines, run)
    together = frozenset().union(*(_kinds_beside(lines[at]) for at in run))
    numbers, others = together & OF_NUMBERS, together & OF_ISSUES
    if len(numbers) > 1 or (numbers - {"number"} and others) or (numbers and others - {"day", "month"}):
        yield run


def _as_masthead(line: PrintedLine) -> PrintedLine:
    """The line as a masthead; who edited a page is a colophon already, what is clicked noise."""
    if line.role is Role.NOISE or (line.role is Role.COLOPHON and _kinds(line) <= PEOPLE):
        return line
    return line.taken_whole(Role.MASTHEAD)
