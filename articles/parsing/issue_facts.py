"""What a source says of the issue that it belongs to: in its lines, and in what its format knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from articles.reading.values import HintKind, Reading

from .characters import normalised
from .date_bounds import date_bounds
from .page_heads import ORIGINAL
from .page_numbers import page_number
from .people import close_up, is_person
from .printed_days import YEAR, printed_day, printed_number
from .rules.colophons import LABEL, NAMED_EDITOR
from .rules.imprint_parts import ImprintPart, imprint_parts, parts_beside_imprint
from .rules.imprint_patterns import EDITION, PUBLICATION, WEEKDAY
from .rules.imprint_patterns import NUMBER as NUMERAL
from .rules.page_facts import LABEL as FACT_LABEL
from .rules.page_facts import PAGE_TIME, PageFact, page_facts
from .rules.push_numbers import PUSH
from .sections import SECTIONS, comparable_name, names_section
from .values import Block, Context, DateBasis, Given, IssueFacts, ParsedStory, Role
from .wording import is_account_name

BETWEEN_NAMES = re.compile(r"\s*[|/·]\s*|\s+")
SHORTEST_ACCOUNT = 5
"""Characters of the name of an account, rather than of a tag or a person."""

NAME = re.compile(r"[\u4e00-\u9fff·]{2,6}")
NUMBER = re.compile(rf"第?\s*[(〔]?\s*({NUMERAL})(?:\s*[-—~、/,至]\s*{NUMERAL})?\s*[)〕]?\s*[期号辑]|(\d+)$")
OF_VOLUME = re.compile(r"(?i:vol)")

OF_EDITION = re.compile("稿件")
"""How digital editions name the paper that a story is from; what else has a source names others."""

PAGE_BEHIND = re.compile(r"\d\s*版$")

HEADING_SIGN = re.compile(r"^#{1,6} *")
IMPRINTS = frozenset({Role.MASTHEAD, Role.POST_META})
OF_POST = frozenset({Role.POST_META})

WEEKDAY_ALONE = re.compile(rf"\s*{WEEKDAY}\s*")
PUBLISHED = re.compile("发[布表]|公开|刊登|答复|回复")
PAGES = frozenset({"page", "folio"})
NUMBERS = frozenset({"number", "total"})
OF_PAGES = frozenset({"name", "column", "occasion"})
"""What a page may be called by."""

NAMES = frozenset({"name", "column", "publication"})
"""What a page may be called alone on a line: some are called as papers are, 党建工运."""

OF_ISSUES = PAGES | NUMBERS | {"publication", "column"}

PAGE_WITH_NAME = re.compile(r"第\s*[A-Z]?\d{1,3}\s*版")
BEHIND_LABEL = re.compile(r"[:\]】]")
FRONT_PAGE = "头版"
OF_FRONT_PAGE = re.compile(rf"版\W*{FRONT_PAGE}$")
"""What a page is called by that has its number, too: 第1版:头版."""

LONGEST_PAGE_NAME = 4
"""Characters."""

NAME_LINES = 3
"""Lines of an imprint in which the name of the paper stands over all: 内部资料 may be printed before it."""

NUMBERED_YEAR = re.compile(YEAR)
PAPER = re.compile(PUBLICATION)
OF_A_UNION = re.compile(r"[\u4e00-\u9fff]{2,4}(?<!总)工会")
"""The name of a paper that is called as the union is, 云溪工会: the body itself is 云溪市总工会."""

HOUSE = re.compile(r"([\u4e00-\u9fff]{2,10}报)社")
"""Who makes a paper that is named nowhere else: 云溪工人报社出版."""

NO_NAME = re.compile(rf"[\s《》“”]|{EDITION}$")
BODY = re.compile(r"(?:工会|公司|集团|委员会|办公室|协会|中心|[部局厅处院校厂])$")
"""How names end that are those of bodies: what a body prints may be called otherwise."""


def issue_facts(text: str, blocks: Sequence[Block], stories: Sequence[ParsedStory], context: Context) -> IssueFacts:
    """The facts that are printed, or else follow; what a person gave comes before both."""

    def printed(role: Role) -> list[str]:
        return [text[block.start : block.end].strip() for block in blocks if block.role is role]

    facts = IssueFacts(
        title=next(iter(printed(Role.ISSUE_TITLE)), None),
        editors=editors(map(normalised, printed(Role.COLOPHON))),
    )
    imprint = _imprint_lines(text, blocks)
    facts = _with_imprint(facts, imprint)
    facts = _with_push_number(facts, map(normalised, printed(Role.PUSH_NUMBER)))
    facts = _with_post_time(
        facts, map(normalised, _printed_of_post(text, blocks)), is_day_of_visit=_is_day_alone(imprint)
    )
    facts = replace(facts, publication=facts.publication or _name_over_all(imprint))
    return _with_date_bounds(_with_given(facts, context.given), stories, context)


def _imprint_lines(text: str, blocks: Sequence[Block]) -> list[tuple[ImprintPart, ...]]:
    """The lines of imprints, among them those of facts that name paper and day and nothing else. What is spaced out
    over all others is the paper.
    """
    found = []
    for block in blocks:
        if block.role in IMPRINTS:
            line = HEADING_SIGN.sub("", normalised(text[block.start : block.end].strip()))
            parts = parts_beside_imprint(line) if block.role is Role.MASTHEAD else imprint_parts(line)
            if block.role is Role.MASTHEAD and not parts and close_up(line).isalpha():
                is_title = not found and not line.isalpha()
                parts = (ImprintPart("publication" if is_title else "name", close_up(line)),)
            kinds = {part.kind for part in parts}
            if block.role is Role.MASTHEAD or "publication" in kinds or kinds >= {"column", "page"}:
                found.append(parts)
    return found


def _printed_of_post(text: str, blocks: Sequence[Block]) -> list[str]:
    """The lines of facts. A day alone under a text is none of its facts: who fetched the page was given it."""
    facts = [block for block in blocks if block.role in OF_POST]
    first = next((block.start for block in blocks if block.role is Role.BODY), len(text)) if facts else 0
    lines = ((block.start, text[block.start : block.end].strip()) for block in facts)
    return [line for start, line in lines if start < first or not PAGE_TIME.fullmatch(normalised(line))]


def _with_imprint(facts: IssueFacts, lines: list[tuple[ImprintPart, ...]]) -> IssueFacts:
    """A file of several pages has no page; publication, day and numbers are those first printed."""
    first: dict[str, str] = {}
    editors: dict[str, None] = dict.fromkeys(facts.editors)
    for part in (part for line in lines for part in line):
        first.setdefault(part.kind, part.text)
        if part.kind == "editors":
            editors.update(dict.fromkeys(part.text.split("、")))
    pages = {page_number(part.text) for line in lines for part in line if part.kind in PAGES}
    total, publication = _number(first.get("total")), _publication(lines)
    return replace(
        facts,
        publication=publication,
        number=_number(_issue_number(lines)) or total,
        total_number=total,
        published_on=printed_day(first.get("day")) or printed_day(_day_of_year(first)),
        page=next(iter(pages)) if len(pages) == 1 else None,
        page_name=_page_name(lines, publication) if len(pages) == 1 else None,
        editors=tuple(editors),
    )


def _issue_number(lines: Sequence[Sequence[ImprintPart]]) -> str | None:
    """The number of the issue (第5期), rather than that of the copy (编号:0073) or of the volume (Vol.12)."""
    numbers = [part.text for line in lines for part in line if part.kind == "number"]
    numbers.sort(key=lambda number: (OF_VOLUME.match(number) is not None, "期" not in number))
    return next(iter(numbers), None)


def _publication(lines: Sequence[Sequence[ImprintPart]]) -> str | None:
    """The paper: what is called as papers are, else what may be one and is no page."""
    plain = [part.text for line in lines for part in line if part.kind == "publication"]
    columns = [part.text for line in lines for part in _columns(line) if part.text not in _names_beside_page(line)]
    names = [*plain, *columns]
    return NO_NAME.sub("", names[0]) if names else None


def _name_over_all(lines: Sequence[Sequence[ImprintPart]]) -> str | None:
    """The name over the rest of an imprint, or whose it is, where nothing else says which paper it is."""
    houses = [match[1] for line in lines for part in line if (match := HOUSE.match(part.text))]
    organs = [part.text for line in lines for part in line if part.kind == "organ"]
    names = [*_names_over_all(lines), *houses, *organs]
    return NO_NAME.sub("", names[0]) if names else None


def _names_over_all(lines: Sequence[Sequence[ImprintPart]]) -> Iterator[str]:
    """Names with which the first lines begin. One of a section is that of a paper where the number stands under it."""
    for line, below in zip_longest(lines[:NAME_LINES], lines[1 : NAME_LINES + 1], fillvalue=()):
        if not line:
            continue
        first = line[0]
        if first.kind == "maker" and OF_A_UNION.fullmatch(first.text):
            yield first.text
        elif first.kind in ("column", "name") and not BODY.search(first.text):
            is_numbered = any(part.kind in NUMBERS for part in below)
            if is_numbered or comparable_name(first.text) not in SECTIONS:
                yield first.text
    ends = (line[-1] for line in lines if len(line) > 2 and not _has_page(line))
    yield from (last.text for last in ends if last.kind in ("column", "name"))


def _columns(line: Sequence[ImprintPart]) -> list[ImprintPart]:
    return [part for part in line if part.kind == "column"]


def _page_name(lines: Sequence[Sequence[ImprintPart]], publication: str | None) -> str | None:
    """The name that stands beside the page, else one in its line, or alone in another; the first may be the paper's."""
    alone = [line[0].text for line in lines[not publication :] if len(line) == 1 and line[0].kind in NAMES]
    named = [BEHIND_LABEL.split(part.text)[-1].strip() for line in lines for part in line if part.kind == "page_name"]
    named += [FRONT_PAGE for line in lines for part in line if part.kind == "page" and OF_FRONT_PAGE.search(part.text)]
    beside = [name for line in lines for name in _names_beside_page(line)]
    return next((name for name in (*named, *beside, *alone) if name != publication), None)


def _names_beside_page(line: Sequence[ImprintPart]) -> list[str]:
    at = next((n for n, part in enumerate(line) if part.kind in PAGES), None)
    if at is None:
        return []
    beside = [line[at + 1 : at + 2], line[at - 1 : at] if at else ()]
    near = [part.text for parts in beside for part in parts if part.kind in OF_PAGES or _is_page_of(part)]
    return near + [part.text for part in line if part.kind == "name"]


def _is_page_of(part: ImprintPart) -> bool:
    """Whether a page is called as those are that it tells of: 第2版 基层工会."""
    return part.kind == "maker" and len(part.text) <= LONGEST_PAGE_NAME


def _has_page(line: Sequence[ImprintPart]) -> bool:
    return any(part.kind in PAGES for part in line)


def _day_of_year(first: dict[str, str]) -> str | None:
    """A day without a year is one of the year that the number has: 2024年第5期 5月20日."""
    year, month = NUMBERED_YEAR.search(first.get("number", "")), first.get("month", "")
    return f"{year[0]}年{month}" if year and "日" in month and "年" not in month else None


def _with_push_number(facts: IssueFacts, lines: Iterable[str]) -> IssueFacts:
    for match in filter(None, map(PUSH.fullmatch, lines)):
        return replace(facts, publication=facts.publication or match.group("publication"), number=match.group("number"))
    return facts


def _is_day_alone(imprint: Iterable[Sequence[ImprintPart]]) -> bool:
    """Whether the day of an imprint is of no issue: sites print the day of the visit over a page."""
    return not any(part.kind in OF_ISSUES for line in imprint for part in line)


def _with_post_time(facts: IssueFacts, lines: Iterable[str], *, is_day_of_visit: bool) -> IssueFacts:
    """The day is that of publishing, or the first that is printed; editors are those named beside it, or under the
    text.
    """
    printed = list(lines)
    timed = [(line, match["day"]) for line in printed if (match := PAGE_TIME.search(line))]
    days = [day for line, _ in timed if (day := _day_of_publishing(line))]
    days += [day for line, day in sorted(timed, key=_may_be_of_visit) if not _tells_of_fetching(line)]
    posted = printed_day(next(iter(days), None))
    edited = (fact for line in printed for fact in page_facts(line) if NAMED_EDITOR.fullmatch(fact.label))
    names = [name for fact in edited for name in NAME.findall(close_up(fact.value))]
    return replace(
        facts,
        publication=facts.publication
        or _paper_of_stories(printed, is_page=facts.page is not None)
        or _account(printed),
        page=facts.page or _page_of_stories(printed),
        published_on=(posted or facts.published_on) if is_day_of_visit else (facts.published_on or posted),
        editors=tuple(dict.fromkeys([*facts.editors, *names])),
    )


def _page_of_stories(lines: Sequence[str]) -> str | None:
    """The page that digital editions name with the facts of each story, if all are of one: 版次:第02版."""
    facts = [fact for line in lines for fact in page_facts(line)]
    named = [fact.value for fact in facts if fact.kind == "printed" and fact.label.startswith("版次")]
    named += [match[0] for fact in facts if fact.kind == "source" and (match := PAGE_WITH_NAME.search(fact.value))]
    pages = {page_number(page) for page in named} - {""}
    return pages.pop() if len(pages) == 1 else None


def _may_be_of_visit(timed: tuple[str, str]) -> bool:
    """Whether the line is a day with its weekday, as sites print that of the visit."""
    line, day = timed
    return WEEKDAY_ALONE.fullmatch(line.replace(day, "")) is not None


def _paper_of_stories(lines: Sequence[str], *, is_page: bool) -> str | None:
    """The paper that digital editions name under each title: 稿件来源:云溪工人报. One with a page is an edition."""
    sources = [fact for line in lines for fact in page_facts(line) if fact.kind == "source"]
    named = [fact.value for fact in sources] + [PAGE_TIME.sub("", _before_facts(line)).strip() for line in lines]
    named += [part.text for line in lines for part in imprint_parts(line) if part.kind == "publication"]
    papers = [match[0].strip("《》") for name in named if (match := PAPER.match(name))]
    papers = papers or [fact.value.split()[0] for fact in sources if OF_EDITION.search(fact.label) and fact.value]
    is_edition = is_page or len(papers) > 1 or any(map(_names_edition, sources))
    return papers[0] if papers and is_edition and len(set(papers)) == 1 else None


def _before_facts(line: str) -> str:
    """What a line of facts begins with: 2024年5月20日 云溪工人报 字数:402."""
    label = FACT_LABEL.search(line)
    return line[: label.start()] if label else ""


def _names_edition(source: PageFact) -> bool:
    """Whether a source is a digital edition, by its label or by the page behind it: 来源:云溪工人报 2024-05-20 05版."""
    return OF_EDITION.search(source.label) is not None or PAGE_BEHIND.search(source.value) is not None


def _account(lines: Sequence[str]) -> str | None:
    """The account that posts: what is called as accounts are beside the time, or over it on a line of its own; else
    who is named behind 原创, last or alone, or twice.
    """
    originals = [n for n, line in enumerate(lines) if ORIGINAL.fullmatch(line)]
    named: list[str] = []
    others: list[str] = []
    for n, line in enumerate(lines):
        time = PAGE_TIME.search(line)
        before, behind = (
            (line[: time.start()].split(), line[time.end() :].strip("·|丨 ").split())
            if time
            else (BETWEEN_NAMES.split(line), [])
        )
        above = lines[n - 1 : n] if time and not before and n else []
        named += filter(is_account_name, [*before[-1:], *behind, *above] if time else [])
        others += filter(_may_be_account, before if time and len(before) == 1 else ())
        if above and any(first < n - 1 for first in originals):
            others += above
        is_doubled = len(before) == 2 and before[0] == before[1]
        if len(before) > 1 and (is_doubled or before[0].strip("()").startswith("原创")):
            others.append(before[-1])
    return next(iter([*named, *others]), None)


def _may_be_account(name: str) -> bool:
    """Whether a name alone before the time may be that of who posts, whatever accounts are called."""
    return (
        len(name) >= SHORTEST_ACCOUNT and name.isalpha() and not is_person(name) and not names_section(name, SECTIONS)
    )


def _day_of_publishing(line: str) -> str | None:
    """The day behind 发布日期 or 公开日期, where a line has others, too: 生成日期:2024-05-18 公开日期:2024-05-20."""
    published = (fact.value for fact in page_facts(line) if fact.kind == "time" and PUBLISHED.match(fact.label))
    return next((match["day"] for value in published if (match := PAGE_TIME.search(value))), None)


def _tells_of_fetching(line: str) -> bool:
    kinds = {fact.kind for fact in page_facts(line)}
    return "retrieved" in kinds and "time" not in kinds


def editors(lines: Iterable[str]) -> tuple[str, ...]:
    """The names after 编辑, 责编 and their like, each once; proof readers and others are none."""
    return tuple(dict.fromkeys(name for line in lines for name in _editors_in(line)))


def _editors_in(line: str) -> Iterator[str]:
    parts = imprint_parts(line)
    if parts:
        yield from (name for part in parts if part.kind == "editors" for name in part.text.split("、"))
        return
    _, *labelled = LABEL.split(line)
    for label, people in zip(labelled[::2], labelled[1::2], strict=True):
        if NAMED_EDITOR.fullmatch(label):
            yield from NAME.findall(close_up(people))


def _with_given(facts: IssueFacts, given: Given) -> IssueFacts:
    basis = DateBasis.GIVEN if given.published_on else DateBasis.PRINTED if facts.published_on else None
    return replace(facts, **_given_facts(given), date_basis=basis)


def _given_facts(given: Given) -> dict[str, Any]:
    """What is given, as fields of IssueFacts."""
    facts = {
        "publication": given.publication,
        "number": _number(given.number) or given.number,
        "page": page_number(given.page) or given.page,
        "page_name": given.page_name,
        "published_on": given.published_on,
    }
    return {name: value for name, value in facts.items() if value}


def with_fallback(facts: IssueFacts, fallback: Given) -> IssueFacts:
    """The facts with those of the fallback that are missing. A day comes before one that was inferred."""
    missing = {name: value for name, value in _given_facts(fallback).items() if not getattr(facts, name)}
    if day := missing.get("published_on"):
        missing |= {"date_basis": DateBasis.GIVEN, "not_before": day, "not_after": day}
    return replace(facts, **missing)


def _with_date_bounds(facts: IssueFacts, stories: Sequence[ParsedStory], context: Context) -> IssueFacts:
    """With the bounds of its date: the day itself where it is known, else what the stories tell."""
    if facts.published_on:
        return replace(facts, not_before=facts.published_on, not_after=facts.published_on)
    earliest, latest = date_bounds(stories, context.today)
    basis = DateBasis.INFERRED if earliest else None
    return replace(facts, not_before=earliest, not_after=latest, date_basis=basis)


def with_format_facts(facts: IssueFacts, reading: Reading) -> IssueFacts:
    """The facts with what the format adds, the account and the day of a post. That day counts as printed."""
    named = replace(facts, publication=facts.publication or _first(reading, HintKind.ACCOUNT))
    time = PAGE_TIME.search(_first(reading, HintKind.DATE) or "")
    day = printed_day(time["day"]) if time else None
    if facts.published_on or day is None:
        return named
    return replace(named, published_on=day, date_basis=DateBasis.PRINTED, not_before=day, not_after=day)


def _first(reading: Reading, kind: HintKind) -> str | None:
    return next((reading.text[hint.start : hint.end] for hint in reading.hints if hint.kind is kind), None)


def _number(text: str | None) -> str | None:
    """2024年第3期(总第35期) is number 3, 第三期 too, and 第3—4期 is 3."""
    match = NUMBER.search(text) if text else None
    return str(printed_number(match[1] or match[2])) if match else None
