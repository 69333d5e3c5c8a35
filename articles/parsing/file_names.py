"""Facts of an issue in names of folders and files: `工人日报/2022/20221221_03.txt`, `工人日报_2022-12-21_第3版.pdf`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from .page_numbers import page_number
from .values import DateBasis, IssueFacts

FOLDERS = 4
"""Folders above the file whose names are read."""

DAY = re.compile(
    r"(?<![\dA-Za-z])((?:19|20)\d\d)[-_.年/]?(1[0-2]|0?[1-9])[-_.月/]?(3[01]|[12]\d|0?[1-9])日?(?![\dA-Za-z])"
)
PAPER = re.compile(
    r"[\u4e00-\u9fff]{1,12}(?:报|刊|工运|通讯|简报|动态|月刊|周刊|杂志|快讯|信息)(?=第|总第|[^\u4e00-\u9fff]|$)"
)
ISSUE_NUMBER = re.compile(r"(?:总第|第|No\.?\s*)(\d{1,5})(?:期|号|次)|No\.?\s*(\d{1,5})", re.IGNORECASE)
NAMED_PAGE = re.compile(
    r"第?\s*([A-D]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版[-_ :：]?([\u4e00-\u9fff]{2,8})?", re.IGNORECASE
)
BARE_PAGE = re.compile(r"(?:^|[-_ ])([A-D]?\d{1,2})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NameFacts:
    """Fields of IssueFacts."""

    publication: str | None = None
    published_on: date | None = None
    number: str | None = None
    page: str | None = None
    page_name: str | None = None


def name_facts(path: str) -> NameFacts:
    """The facts in a path. A bare number is a page only beside a date, for files are numbered for many reasons."""
    parts = PurePath(path.replace("\\", "/")).parts[-FOLDERS - 1 :]
    stem = PurePath(parts[-1]).stem if parts else ""
    where = "/".join([*parts[:-1], stem])
    day = _last_day(where)
    page = NAMED_PAGE.search(stem)
    bare = BARE_PAGE.search(DAY.sub("_", stem)) if day and not page else None
    number = ISSUE_NUMBER.search(where)
    return NameFacts(
        publication=_paper(where),
        published_on=day,
        number=next(filter(None, number.groups())) if number else None,
        page=page_number((page or bare or {1: None})[1]) or None,
        page_name=page[2] if page else None,
    )


def with_name_facts(facts: IssueFacts, path: str) -> IssueFacts:
    """The facts that are given or printed, completed from the path. Its date comes before an inferred one."""
    named = name_facts(path)
    filled = replace(
        facts,
        publication=facts.publication or named.publication,
        number=facts.number or named.number,
        page=facts.page or named.page,
        page_name=facts.page_name or (named.page_name if named.page else None),
    )
    if facts.published_on or named.published_on is None:
        return filled
    day = named.published_on
    return replace(filled, published_on=day, date_basis=DateBasis.FILE_NAME, not_before=day, not_after=day)


def _last_day(where: str) -> date | None:
    """The day nearest to the file's own name."""
    for year, month, day in reversed(DAY.findall(where)):
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


def _paper(where: str) -> str | None:
    """The name of a paper nearest to the file's own name. In longer words it is none: 工会简报会议记录."""
    found = [match[0] for part in where.split("/") for match in PAPER.finditer(DAY.sub("_", part))]
    return found[-1] if found else None
