"""Tables out, edited, and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import records
from articles.export.exports import table_of
from articles.export.formats import FORMATS
from articles.export.guarding import guarded
from articles.export.returned_cells import KINDS, LISTS, TEXTS, WRITABLE, code_of
from articles.export.returning import TableComparison, compare_table, write_back
from articles.export.table_files import TableError, read_table
from articles.export.xlsx_format import LONGEST
from articles.models import Action, Place, Story, Tag, Unit, change
from articles.reading.errors import ReadingError
from tests import factories
from tests.reading.making import docx_of

from .nasty import EXAMPLES

pytestmark = pytest.mark.django_db


def exported(name: str, columns: Any = ()) -> bytes:
    stories = Story.objects.order_by("pk")
    return b"".join(FORMATS[name].chunks(table_of(stories, columns, visible=Story.objects.all())))


def as_gb18030(data: bytes) -> bytes:
    return data.decode("utf-8-sig").encode("gb18030")


def as_gbk_of_excel(data: bytes) -> bytes:
    return data.decode("utf-8-sig").encode("gbk", "replace")


WAYS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "CSV": ("csv", bytes),
    "CSV in GB18030": ("csv", as_gb18030),
    "CSV in GBK": ("csv", as_gbk_of_excel),
    "XLSX": ("xlsx", bytes),
}


def compared(data: bytes) -> TableComparison:
    return compare_table(read_table(data, "story"), Story.objects.all(), most=100)


def written(data: bytes, **options: Any) -> tuple[int, int]:
    stamps = compared(data).stamps
    with change(Action.EDIT, by=factories.user()):
        return write_back(read_table(data, "story"), Story.objects.all(), stamps, **options)


def edited(data: bytes, edit: Callable[[list[dict[str, str]]], Any]) -> bytes:
    """The rows of a CSV file, as somebody changes them in a spreadsheet."""
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    edit(rows)
    made = io.StringIO(newline="")
    writer = csv.DictWriter(made, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    return made.getvalue().encode("utf-8-sig")


def table(**cells: str) -> bytes:
    """One row, by the names of the columns."""
    made = io.StringIO(newline="")
    csv.writer(made).writerows([[*cells], [*map(guarded, cells.values())]])
    return made.getvalue().encode()


@pytest.mark.parametrize("way", WAYS)
def test_what_nobody_edited_does_not_differ(way):
    name, changed = WAYS[way]
    for text in EXAMPLES.values():
        factories.story(headline=text, body=f"{text}\n{text}\U0001f44d\r\n\x1b", notes=text)
    factories.story(body="工" * (2 * LONGEST + 7))
    found = compared(changed(exported(name)))
    assert (found.rows, found.ready, found.refused) == (len(EXAMPLES) + 1, 0, 0)


lines = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
credits = st.fixed_dictionaries(
    {
        "role": st.sampled_from(["author", "reporter", "correspondent", "photographer", "editor"]),
        "name": st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12),
    }
)
captions = st.fixed_dictionaries(
    {
        "text": st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20),
        "credit": st.none() | st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=9),
    }
)
names = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=12)
stories = st.fixed_dictionaries(
    {
        **dict.fromkeys(TEXTS, lines),
        "credits": st.lists(credits, max_size=4),
        "captions": st.lists(captions, max_size=3),
        "kind": st.sampled_from(Story.Kind.values),
        "genre": st.sampled_from(["", *Story.Genre.values]),
    }
)


def facts(story: Story) -> dict[str, Any]:
    """All that comes back, as the export shows it."""
    shown = {name: getattr(story, name) for name in WRITABLE if name not in KINDS}
    things = {
        name: sorted(str(row) for row in getattr(story, kind.accessor()).filter(state="confirmed"))
        for name, kind in KINDS.items()
    }
    return shown | things


@pytest.mark.parametrize("way", [name for name in WAYS if name != "CSV in GBK"])
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(stories, st.sets(names, max_size=3)), min_size=1, max_size=8))
def test_generated_stories_come_back_into_empty_ones(way, generated):
    """Out with all they have, emptied, and in again: no field differs but for controls, which the table shows."""
    name, changed = WAYS[way]
    made = []
    for fields, tags in generated:
        visible = {key: value.translate(CONTROLS) if isinstance(value, str) else value for key, value in fields.items()}
        story = factories.story(**visible)
        with change(Action.TAG, by=factories.user()):
            records.attach([story], [Tag.objects.get_or_create(name=tag)[0] for tag in tags])
            records.attach([story], [Place.objects.get(code="110101")])
            records.attach([story], [Unit.objects.get_or_create(name="某市总、工会")[0]])
        made.append(story)
    keys = [story.pk for story in made]
    before = {story.pk: facts(story) for story in Story.objects.filter(pk__in=keys)}
    rows = Story.objects.filter(pk__in=keys)
    columns = ["id", *WRITABLE]
    data = changed(b"".join(FORMATS[name].chunks(table_of(rows, columns, visible=Story.objects.all()))))
    with change(Action.EDIT, by=factories.user()):
        empty = {**dict.fromkeys(TEXTS, ""), **{key: [] for key in LISTS}, "kind": "article", "genre": ""}
        records.edit_many(rows, empty)
        for story in made:
            for kind in KINDS.values():
                decisions = {(story.pk, row.thing_key): "rejected" for row in kind.objects.filter(story=story)}
                records.decide(kind, decisions)
    written(data)
    assert {story.pk: facts(story) for story in Story.objects.filter(pk__in=keys)} == before


CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(13, 32), *range(127, 160), 0xFFFE, 0xFFFF])


# What is edited


def test_edited_cells_are_shown_and_written():
    story = factories.story(headline="旧题", body="第一段\n第二段")
    data = edited(exported("csv"), lambda rows: rows[0].update({"主标题": "新题", "备注": "'=核过"}))
    found = compared(data)
    assert [(cell.column, cell.before, cell.after) for cell in found.shown[0].cells] == [
        ("headline", "旧题", "新题"),
        ("notes", "", "=核过"),
    ]
    assert written(data) == (1, 0)
    story.refresh_from_db()
    assert (story.headline, story.notes, story.body, story.version) == ("新题", "=核过", "第一段\n第二段", 2)
    assert set(story.held) == {"headline"}  # notes are nobody's but the desk's


def test_columns_and_rows_that_are_not_there_stay():
    one, other = factories.stories(2, notes="留")
    assert written(table(id=str(one.pk), headline="新题")) == (1, 0)
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.headline, one.notes, other.headline) == ("新题", "留", "第2篇")


def test_story_that_was_changed_since_is_refused_with_both_values():
    story = factories.story(headline="旧题")
    data = edited(exported("csv"), lambda rows: rows[0].update({"主标题": "表中题"}))
    with change(Action.EDIT, by=factories.user()):
        records.edit(story.pk, {"headline": "别人的题"})
    (row,) = compared(data).shown
    assert (row.is_changed_since, row.is_ready) == (True, False)
    assert [(cell.before, cell.after) for cell in row.cells] == [("别人的题", "表中题")]
    assert written(data) == (0, 0)
    story.refresh_from_db()
    assert story.headline == "别人的题"


def test_story_that_is_changed_after_the_preview_is_left_alone():
    story = factories.story(headline="旧题")
    data = table(id=str(story.pk), headline="表中题")
    stamps = compared(data).stamps
    with change(Action.EDIT, by=factories.user()):
        records.edit(story.pk, {"notes": "别人的"})
    with change(Action.EDIT, by=factories.user()):
        assert write_back(read_table(data, "story"), Story.objects.all(), stamps) == (0, 1)


def test_tags_are_confirmed_rejected_and_made_only_when_asked():
    story = factories.story()
    old, known = factories.tag("旧标签"), factories.tag("已有")
    with change(Action.TAG, by=factories.user()):
        records.attach([story], [old])
    data = table(id=str(story.pk), tags="已有、新词、错词")
    assert compared(data).unknown_tags == {"新词": 1, "错词": 1}
    written(data, new_tags=["新词"])
    states = {str(row): row.state for row in story.taggings.all()}
    assert states == {"旧标签": "rejected", "已有": "confirmed", "新词": "confirmed"}
    assert not Tag.objects.filter(name="错词").exists()
    assert known.pk


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"kind": "长篇"}, "长篇"),
        ({"places": "无此地"}, "无此地"),
        ({"contributors": "无此会"}, "无此会"),
        ({"tags": '"不完'}, "不完"),
        ({"tags": "长" * 60}, "50"),
        ({"credits": "记着:张三"}, "记着"),
        ({"section": "长" * 101}, "100"),
    ],
    ids=["choice", "place", "unit", "quote", "long tag", "credits", "too long"],
)
def test_cell_that_cannot_be_read_refuses_its_row(cells, said):
    story = factories.story()
    (row,) = compared(table(id=str(story.pk), headline="新题", **cells)).shown
    assert said in " ".join(cell.problem for cell in row.cells)
    assert written(table(id=str(story.pk), headline="新题", **cells)) == (0, 0)


def test_reason_without_its_status_refuses_its_row():
    story = factories.story()
    (row,) = compared(table(id=str(story.pk), reason="duplicate")).shown
    assert row.problem and not row.is_ready


def test_status_and_reason_come_together():
    story = factories.story()
    written(table(id=str(story.pk), status="不入库", reason="重复"))
    story.refresh_from_db()
    assert (story.status, story.reason) == ("excluded", "duplicate")


@pytest.mark.parametrize("key", ["", "x", "99999999", "9" * 30])
def test_row_without_a_story_is_refused(key):
    factories.story()
    found = compared(table(id=key, headline="题"))
    assert (found.ready, found.refused) == (0, 1)


def test_story_that_is_in_the_table_twice_is_taken_once():
    story = factories.story(headline="旧题")
    made = io.StringIO()
    csv.writer(made).writerows([["id", "headline"], [story.pk, "一"], [story.pk, "二"]])
    found = compared(made.getvalue().encode())
    assert (found.ready, found.refused) == (1, 1)


def test_text_that_excel_cut_is_refused():
    story = factories.story(body="工" * (LONGEST + 10))
    (row,) = compared(table(id=str(story.pk), body="工" * LONGEST)).shown
    assert not row.is_ready


def test_pieces_of_a_long_text_come_together_from_a_workbook():
    story = factories.story(body="工" * (LONGEST + 10))
    book = openpyxl.load_workbook(io.BytesIO(exported("xlsx", ["id", "body"])))
    sheet = book.worksheets[0]
    sheet["C2"] = sheet["C2"].value + "完"
    made = io.BytesIO()
    book.save(made)
    written(made.getvalue())
    story.refresh_from_db()
    assert story.body == "工" * (LONGEST + 10) + "完"


def test_controls_come_back_as_they_were():
    story = factories.story(body="a\x1bb")
    written(table(id=str(story.pk), body="a\u241bbc"))
    story.refresh_from_db()
    assert story.body == "a\x1bbc"


def test_heads_are_known_in_every_language_and_others_are_named():
    story = factories.story()
    made = read_table(table(记录号=str(story.pk), 主标题="题", 别的="x"), "story")
    assert (list(made.columns), list(made.unknown)) == (["id", "headline"], ["别的"])


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04 no", "主标题\n题\n".encode(), "记录号,记录号\n1,2\n".encode(), b"\xff\xff\xff"],
    ids=["nothing", "damaged", "no numbers", "twice", "no text"],
)
def test_what_is_no_table_is_refused(data):
    with pytest.raises((TableError, ReadingError)):
        read_table(data, "story")


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01", docx_of(["记录号"])], ids=["a picture", "a Word file"]
)
def test_another_kind_of_file_is_said_to_be_no_table(data):
    with pytest.raises(TableError, match="XLSX"):
        read_table(data, "story")


def test_day_in_a_workbook_is_read_as_it_is_written():
    factories.story(issue=factories.issue(published_on=date(2022, 12, 21), date_basis="printed"))
    (row,) = read_table(exported("xlsx"), "story").rows
    assert row.texts["published_on"] == "2022-12-21"


def test_a_word_that_is_none_of_the_choices_is_told_with_those_that_there_are():
    with pytest.raises(ValueError, match="没有“新闻”这一项，可填：文章、简讯、图片新闻"):
        code_of("kind", "新闻")
