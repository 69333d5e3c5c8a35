"""Lists as desks keep them: uses, submissions, units, media, wrong forms. Each row tells of one record.

A column is known by any of its usual heads, Chinese or English, wherever it stands. What cannot be read is said by row
and column; the other rows count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import Model, TextChoices
from django.utils import translation
from django.utils.translation import gettext as _

from articles.models import Publication, Story, Submission, Unit, Use, WrongForm
from articles.models.keys import is_key

from .sheets import CellError, ListError, blank_sheet, cells_of_sheet, date_in_cell, text_in_cell

BETWEEN_NAMES = re.compile(r"\s*[、,，;；/|]\s*|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
YES = frozenset({"是", "约稿", "√", "✓", "1", "yes", "y", "true"})
NO = frozenset({"否", "无", "0", "no", "n", "false", "-", "—"})

CellReader = Callable[[Any, int], Any]
"""From what a cell holds, and the length of the longest text, to a value; None where it is empty. Raises CellError."""


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """`heads` are what lists call it; the first is that of a blank list. `most` is the longest text of a cell."""

    name: str
    heads: tuple[str, ...]
    read: CellReader = text_in_cell
    most: int = 500
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """`number` is its place in the sheet; the head is row 1. `values` are by the names of the columns, without those
    of empty cells; `problems` say by column what cannot be read."""

    number: int
    values: Mapping[str, Any]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterList:
    """The rows in the order of the sheet, the columns that it has, and the heads that nobody knows."""

    rows: Sequence[RegisterRow]
    columns: Sequence[RegisterColumn]
    unknown: Sequence[str]


def names_in_cell(value: Any, most: int) -> list[str] | None:
    text = text_in_cell(value, most)
    return [name for name in BETWEEN_NAMES.split(text) if name] if text else None


def number_in_cell(value: Any, most: int) -> int | None:
    text = text_in_cell(value, most)
    if text is None:
        return None
    if not is_key(text):
        raise CellError(_("“%s” is not a number") % text)
    return int(text)


def yes_in_cell(value: Any, most: int) -> bool | None:
    text = text_in_cell(str(value) if isinstance(value, bool) else value, most)
    if text is None:
        return None
    if text.lower() not in YES | NO:
        raise CellError(_("“%s” is neither yes nor no") % text)
    return text.lower() in YES


def choice_of(choices: type[TextChoices], **words: TextChoices) -> CellReader:
    """A choice by its label in any language, by its value, or by one of the other `words` that lists have for it."""

    @cache
    def known() -> dict[str, str]:
        found: dict[str, str] = {choice.value: choice.value for choice in choices}
        for language, _label in settings.LANGUAGES:
            with translation.override(language):
                found |= {str(choice.label).lower(): choice.value for choice in choices}
        return found | {word.lower(): choice.value for word, choice in words.items()}

    def read(value: Any, most: int) -> str | None:
        text = text_in_cell(value, most)
        if text is None:
            return None
        found = known().get(text.lower()) or known().get(text.lower().removesuffix("级"))
        if found is None:
            labels = "、".join(map(str, choices.labels))
            raise CellError(_("“%(text)s” is none of: %(known)s") % {"text": text, "known": labels})
        return found

    return read


Form, Placement, Level, Kind = Use.Form, Use.Placement, Publication.Level, Publication.Kind

TITLE = ("题名", "标题", "主标题", "稿件", "稿件标题", "稿件题目", "题目", "文章标题", "title", "headline", "story")
UNIT = ("供稿单位", "单位", "单位名称", "报送单位", "投稿单位", "来稿单位", "unit", "contributor")
RECORD = RegisterColumn("record", ("记录号", "稿件记录号", "record number", "id"), number_in_cell)

USES = (
    RegisterColumn("title", TITLE, is_needed=True),
    RegisterColumn(
        "medium",
        ("媒体", "采用媒体", "刊发媒体", "刊播媒体", "发表媒体", "媒体名称", "刊物", "medium", "media", "publication"),
        most=100,
        is_needed=True,
    ),
    RegisterColumn(
        "used_on",
        ("日期", "采用日期", "刊发日期", "见报日期", "发布日期", "刊发时间", "采用时间", "发布时间", "day", "date"),
        date_in_cell,
    ),
    RegisterColumn("number", ("期号", "期数", "期次", "number", "no.", "issue"), most=50),
    RegisterColumn("page", ("版次", "版面", "版", "page"), most=20),
    RegisterColumn(
        "form",
        ("采用形式", "形式", "采用方式", "form"),
        choice_of(Form, 首发=Form.ORIGINAL, 刊发=Form.ORIGINAL, 采用=Form.ORIGINAL, 摘要=Form.EXCERPT),
    ),
    RegisterColumn("placement", ("版位", "位置", "placement"), choice_of(Placement, 报眼=Placement.EAR)),
    RegisterColumn(
        "kind",
        ("稿件类型", "类型", "kind"),
        choice_of(Story.Kind, 图片=Story.Kind.PHOTO, 稿件=Story.Kind.ARTICLE, 长稿=Story.Kind.ARTICLE),
    ),
    RegisterColumn("units", UNIT, names_in_cell),
    RegisterColumn("is_commissioned", ("约稿", "是否约稿", "commissioned"), yes_in_cell),
    RegisterColumn("link", ("链接", "网址", "链接地址", "网页链接", "link", "url"), most=1000),
    RegisterColumn("proof", ("凭证", "佐证", "证明", "proof")),
    RegisterColumn("proved_on", ("凭证日期", "取证日期", "proved on"), date_in_cell),
    RECORD,
)
SUBMISSIONS = (
    RegisterColumn("unit", UNIT, most=100, is_needed=True),
    RegisterColumn(
        "day",
        ("报送日期", "日期", "投稿日期", "来稿日期", "报送时间", "day", "date"),
        date_in_cell,
        is_needed=True,
    ),
    RegisterColumn("title", TITLE, is_needed=True),
    RECORD,
)
UNITS = (
    RegisterColumn("name", ("单位名称", "单位", "供稿单位", "名称", "name", "unit"), most=100, is_needed=True),
    RegisterColumn("group", ("分组", "组别", "单位分组", "类别", "类型", "group"), most=50),
    RegisterColumn(
        "aliases", ("别名", "简称", "其他名称", "曾用名", "other names", "aliases"), names_in_cell, most=5000
    ),
    RegisterColumn("since", ("起", "起始日期", "开始日期", "成立日期", "from", "since"), date_in_cell),
    RegisterColumn("until", ("止", "终止日期", "截止日期", "撤销日期", "to", "until"), date_in_cell),
    RegisterColumn("position", ("顺序", "排序", "序号", "order", "no."), number_in_cell, most=4),
    RegisterColumn("is_own_office", ("机关本部", "本部", "own office"), yes_in_cell),
)
MEDIA = (
    RegisterColumn(
        "name", ("媒体名称", "媒体", "名称", "刊物", "name", "medium", "publication"), most=100, is_needed=True
    ),
    RegisterColumn(
        "level",
        ("级别", "层级", "媒体级别", "level"),
        choice_of(
            Level,
            国家=Level.NATION,
            全国=Level.NATION,
            央媒=Level.NATION,
            省部=Level.PROVINCE,
            自治区=Level.PROVINCE,
            直辖市=Level.PROVINCE,
            地市=Level.CITY,
            市=Level.CITY,
            县=Level.COUNTY,
            区=Level.COUNTY,
            本单位=Level.OWN,
        ),
    ),
    RegisterColumn(
        "kind",
        ("类别", "类型", "媒体类型", "kind"),
        choice_of(
            Kind,
            报=Kind.NEWSPAPER,
            内部资料=Kind.NEWSLETTER,
            简报=Kind.NEWSLETTER,
            微信=Kind.WECHAT,
            微信公众号=Kind.WECHAT,
            网=Kind.SITE,
            网络=Kind.SITE,
        ),
    ),
)
WRONG_FORMS = (
    RegisterColumn("wrong", ("错误写法", "错误", "误", "错", "原文", "wrong form", "wrong"), most=100, is_needed=True),
    RegisterColumn("right", ("正确写法", "正确", "正", "改为", "建议", "right form", "right"), most=100),
    RegisterColumn("ground", ("依据", "出处", "说明", "ground")),
    RegisterColumn(
        "level",
        ("级别", "程度", "level"),
        choice_of(WrongForm.Level, 错=WrongForm.Level.MISTAKE, 疑=WrongForm.Level.DOUBT),
    ),
    RegisterColumn("exceptions", ("例外", "除外", "exceptions"), names_in_cell, most=5000),
)
REGISTER_COLUMNS: Mapping[type[Model], tuple[RegisterColumn, ...]] = {
    Use: USES,
    Submission: SUBMISSIONS,
    Unit: UNITS,
    Publication: MEDIA,
    WrongForm: WRONG_FORMS,
}
"""The columns of the lists of each register."""


def blank_register(model: type[Model]) -> bytes:
    """An empty list to fill in."""
    title = str(model._meta.verbose_name_plural)
    return blank_sheet(title, [(column.heads[0], 40 if column.is_needed else 16) for column in REGISTER_COLUMNS[model]])


def read_register(model: type[Model], data: bytes, name: str) -> RegisterList:
    """Raises ListError where nothing can be made of the sheet, or ReadingError as `cells_of_sheet`."""
    cells = cells_of_sheet(data, name)
    heads = [" ".join(str(cell or "").split()) for cell in (cells[0] if cells else ())]
    columns = _columns(REGISTER_COLUMNS[model], heads)
    rows = [_row(number, values, columns) for number, values in enumerate(cells[1:], 2) if any(values)]
    unknown = [head for n, head in enumerate(heads) if head and n not in columns]
    return RegisterList(rows, list(columns.values()), unknown)


def _columns(known: Iterable[RegisterColumn], heads: Sequence[str]) -> dict[int, RegisterColumn]:
    """The columns by their places. Where a sheet has several heads of one column, the better known one counts."""
    found: dict[int, RegisterColumn] = {}
    for column in known:
        places = {head.lower(): n for n, head in reversed([*enumerate(heads)]) if n not in found}
        place = next((places[head] for head in column.heads if head in places), None)
        if place is not None:
            found[place] = column
    missing = [column.heads[0] for column in known if column.is_needed and column not in found.values()]
    if missing:
        raise ListError(_("the first row has no column “%s”: start from the blank list") % "”“".join(missing))
    return found


def _row(number: int, cells: Sequence[Any], columns: Mapping[int, RegisterColumn]) -> RegisterRow:
    values, problems = {}, []
    for n, column in columns.items():
        try:
            value = column.read(cells[n] if n < len(cells) else None, column.most)
        except CellError as error:
            problems.append(in_column(column, str(error)))
            continue
        if value is not None:
            values[column.name] = value
        elif column.is_needed:
            problems.append(in_column(column, _("is missing")))
    return RegisterRow(number, values, tuple(problems))


def in_column(column: RegisterColumn, problem: str) -> str:
    return _("column %(column)s: %(problem)s") % {"column": column.heads[0], "problem": problem}
