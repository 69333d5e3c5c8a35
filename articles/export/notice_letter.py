"""采用情况通报 as an official letter in DOCX, laid out after GB/T 9704-2012.

A4, the title in 小标宋 of 22 points, the text in 仿宋_GB2312 of 16, headings in 黑体, lines of 28 points. The letter is
Chinese, whatever language the desk speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from docx.document import Document as Letter
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from articles.reports.months import whole_months

from .chinese_docx import TEXT_SIZE, add_paragraph, letter_bytes
from .report_paper import add_grid, new_report

NUMERALS = "一二三四五六七八九十"
UNIT_COLUMNS = {"名次": 13, "单位": 53, "采用": 15, "其中简讯": 17, "得分": 16, "报送": 13, "采用率": 16, "比上期": 13}
TITLE_COLUMNS = {"单位": 36, "标题": 55, "媒体": 26, "日期": 26, "得分": 13}
ADJUSTMENT_COLUMNS = {"单位": 44, "日期": 26, "分值": 16, "事由": 70}
"""The columns of the annexes, and their widths in millimetres: 156 of the paper are printed on."""

MOST_TITLES = 5_000
"""Of an annex that somebody prints; the workbook has all."""

DATE_FROM_EDGE, ISSUER_FROM_EDGE = 4, 2
"""Characters to the right edge: of the date, and of a body that is too long for it, at least."""

LEVELS = {"nation": "中央级", "province": "省级", "city": "市级", "county": "县级", "own": "本级", "": "其他"}


def notice_letter(title: str, figures: Mapping[str, Any], day: date) -> bytes:
    """Dated with the day. `figures` are those of `articles/reports/notice_json.py`."""
    letter = new_report()
    add_paragraph(letter, title, style="Title")
    if figures["addressees"]:
        add_paragraph(letter, f"{figures['addressees']}：").paragraph_format.first_line_indent = Pt(0)
    add_paragraph(letter, _opening(figures))
    for n, (heading, paragraphs) in enumerate(_chapters(figures)):
        add_paragraph(letter, f"{NUMERALS[n]}、{heading}", style="Heading 1")
        for paragraph in paragraphs:
            add_paragraph(letter, paragraph)
    annexes = list(_annexes(figures))
    _list_annexes(letter, [name for name, _columns, _rows in annexes])
    _sign(letter, figures["issuer"], day)
    for number, annex in enumerate(annexes, 1):
        _annex(letter, str(number) if len(annexes) > 1 else "", *annex)
    return letter_bytes(letter)


def _annexes(figures: Mapping[str, Any]) -> Iterable[tuple[str, Mapping[str, int], Iterable[Sequence[str]]]]:
    """Name, columns with their widths, and rows of each."""
    for group in figures["groups"]:
        yield f"{_group_name(group)}采用情况表", UNIT_COLUMNS, map(_cells, _all_rows(group))
    if figures["adjustments"]:
        yield "加扣分情况表", ADJUSTMENT_COLUMNS, map(_adjustment_cells, figures["adjustments"])
    if 0 < sum(len(unit["titles"]) for unit in figures["titles"]) <= MOST_TITLES:
        yield "采用稿件目录", TITLE_COLUMNS, _title_rows(figures["titles"])


def notice_title(first: date, last: date) -> str:
    """关于2024年6月稿件采用情况的通报: a month, a quarter or a year by its name, any other span by its days."""
    return f"关于{_span(first, last)}稿件采用情况的通报"


def _span(first: date, last: date) -> str:
    months = whole_months(first, last)
    if months == 1:
        return f"{first.year}年{first.month}月"
    if months == 3 and first.month % 3 == 1:
        return f"{first.year}年第{NUMERALS[first.month // 3]}季度"
    if months == 12 and first.month == 1:
        return f"{first.year}年度"
    return f"{_day(first)}至{_day(last)}"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _opening(figures: Mapping[str, Any]) -> str:
    first, last = date.fromisoformat(figures["first"]), date.fromisoformat(figures["last"])
    text = f"{_span(first, last)}，共采用稿件{figures['pieces']}篇"
    if figures["briefs"]:
        text += f"，其中简讯{figures['briefs']}篇"
    if figures["commissioned"]:
        text += f"，约稿{figures['commissioned']}篇"
    return f"{text}。现将有关情况通报如下。"


def _chapters(figures: Mapping[str, Any]) -> Iterable[tuple[str, list[str]]]:
    yield "采用情况", list(_media_text(figures))
    yield "各单位情况", [_group_text(group) for group in figures["groups"]]
    if figures["own_office"]:
        own = "，".join(f"{row['name']}{row['pieces']}篇" for row in figures["own_office"])
        yield "机关本部情况", [f"{own}，不参加排名。"]


def _media_text(figures: Mapping[str, Any]) -> Iterable[str]:
    for level, label in LEVELS.items():
        rows = [row for row in figures["media"] if row["level"] == level]
        if rows:
            yield f"{label}媒体：" + "，".join(f"《{row['name']}》{row['pieces']}篇" for row in rows) + "。"
    if figures["in_several_media"]:
        yield f"有{figures['in_several_media']}篇稿件被多家媒体采用，分别计入各媒体，各项之和大于总数。"


def _group_text(group: Mapping[str, Any]) -> str:
    """The ranking in a sentence: equals together, and those without a piece by name. Nobody has a rank where
    nobody has points."""
    by_place: dict[int | None, list[Mapping[str, Any]]] = {}
    for row in group["rows"]:
        by_place.setdefault(row["rank"], []).append(row)
    places = [
        ("" if place is None else f"第{place}名{'（并列）' if len(rows) > 1 else ''}")
        + "、".join(f"{row['name']}（{row['pieces']}篇，{row['points']}分）" for row in rows)
        for place, rows in by_place.items()
    ]
    text = "；".join(places) or "无采用稿件"
    if places and group["without"]:
        text += "；未有稿件采用的单位：" + "、".join(unit["name"] for unit in group["without"])
    return f"{_group_name(group)}：{text}。"


def _group_name(group: Mapping[str, Any]) -> str:
    return group["name"] or "其他单位"


def _list_annexes(letter: Letter, annexes: Sequence[str]) -> None:
    """One blank line below the text, the numbers under each other."""
    add_paragraph(letter)
    for n, name in enumerate(annexes, 1):
        lead = "附件：" if n == 1 else "　　　"
        number = f"{n}．" if len(annexes) > 1 else ""
        add_paragraph(letter, f"{lead}{number}{name}")


def _sign(letter: Letter, issuer: str, day: date) -> None:
    """Three lines below the text: the issuing body, and below it the date, four characters from the right edge. The
    shorter stands in the middle of the longer."""
    for _ in range(3):
        add_paragraph(letter)
    dated = _day(day)
    wider = (_characters(issuer) - _characters(dated)) / 2
    of_issuer = max(ISSUER_FROM_EDGE, DATE_FROM_EDGE - wider)
    lines = {issuer: of_issuer, dated: of_issuer + wider} if issuer else {dated: DATE_FROM_EDGE}
    for text, indent in lines.items():
        paragraph = add_paragraph(letter, text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = int(TEXT_SIZE * indent)


def _characters(text: str) -> float:
    """How many Chinese characters are as wide: a figure is half of one."""
    return sum(0.5 if character.isascii() else 1 for character in text)


def _all_rows(group: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    nothing = {"rank": None, "pieces": "0", "briefs": "0", "points": "0", "submitted": 0, "rate": None, "change": None}
    yield from group["rows"]
    for unit in group["without"]:
        yield {**nothing, "name": unit["name"]}


def _cells(row: Mapping[str, Any]) -> list[str]:
    rate = f"{row['rate']}%" if row["rate"] is not None else "—"
    facts = (
        row["rank"],
        row["name"],
        row["pieces"],
        row["briefs"],
        row["points"],
        row["submitted"],
        rate,
        row["change"],
    )
    return ["—" if fact is None else str(fact) for fact in facts]


def _adjustment_cells(given: Mapping[str, Any]) -> list[str]:
    points = given["points"] if given["points"].startswith("-") else f"+{given['points']}"
    reason = f"{given['reason']}（{given['headline']}）" if given["headline"] else given["reason"]
    return [given["unit"], given["day"], points, reason]


def _title_rows(titles: Iterable[Mapping[str, Any]]) -> Iterable[list[str]]:
    for unit in titles:
        for title in unit["titles"]:
            yield [unit["unit"], title["headline"], title["medium"], title["day"], title["points"]]


def _annex(letter: Letter, number: str, name: str, columns: Mapping[str, int], rows: Iterable[Sequence[str]]) -> None:
    """On a page of its own, by the names of its columns and their widths. One that is alone has no number."""
    above = add_paragraph(letter, f"附件{number}", style="Heading 1")
    above.paragraph_format.page_break_before = True
    above.paragraph_format.first_line_indent = Pt(0)
    add_paragraph(letter, name, style="Title")
    add_grid(letter, columns, rows)
