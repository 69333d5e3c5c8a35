"""The list that comes with files: which row belongs to which file, and what is wrong in a sheet."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from articles.importing import sheets
from articles.importing.import_list import COLUMNS, ImportList, ListRow, blank_list, read_list
from articles.importing.sheets import ListError
from articles.pipeline import SourceOptions
from articles.reading.errors import ReadingError

HEAD = [column.head for column in COLUMNS]


def listed(*names: str, **said: object) -> ImportList:
    return ImportList({name: ListRow(n, name, SourceOptions(**said)) for n, name in enumerate(names, 2)})


def test_a_row_is_found_by_the_name_of_the_file():
    assert listed("a.txt", number="3").options_for("a.txt", SourceOptions()) == SourceOptions(number="3")


@pytest.mark.parametrize("name", ["2022/a.txt", "工人日报/2022/a.txt", "工人日报\\2022\\a.txt"])
def test_a_file_may_have_more_folders_than_its_row(name):
    assert listed("2022/a.txt", number="3").options_for(name, SourceOptions()).number == "3"


def test_a_row_with_a_folder_is_not_for_the_file_of_another_folder():
    assert listed("2022/a.txt", number="3").options_for("2023/a.txt", SourceOptions()).number is None


def test_of_two_rows_that_fit_the_longer_name_counts():
    rows = {name: ListRow(2, name, SourceOptions(number=name)) for name in ("a.txt", "2022/a.txt")}
    assert ImportList(rows).options_for("2022/a.txt", SourceOptions()).number == "2022/a.txt"


def test_the_row_comes_before_what_was_said_of_all_files():
    assert listed("a.txt", number="3").options_for("a.txt", SourceOptions(number="1", page="2")) == SourceOptions(
        number="3", page="2"
    )


def test_a_file_without_a_row_has_what_was_said_of_all_files():
    assert listed("a.txt", number="3").options_for("b.txt", SourceOptions(number="1")).number == "1"


def test_rows_without_a_file_are_named():
    assert [row.name for row in listed("a.txt", "b.txt").rows_without_file(["x/a.txt"])] == ["b.txt"]


def test_files_without_a_row_are_named():
    assert listed("a.txt").files_without_row(["a.txt", "b.txt"]) == ["b.txt"]


def test_without_a_list_no_file_lacks_a_row():
    assert ImportList().files_without_row(["a.txt"]) == []


def sheet(*rows: list[Any], head: list[str] = HEAD) -> bytes:
    book = Workbook()
    for row in [head, *rows]:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def said(**cells: Any) -> SourceOptions:
    """What the list says of a file, with these cells in its row."""
    return read_list(sheet(["a.txt", *(cells.get(head) for head in HEAD[1:])])).rows["a.txt"].options


def problems(data: bytes) -> tuple[str, ...]:
    with pytest.raises(ListError) as raised:
        read_list(data)
    return raised.value.problems


def test_a_row_says_all_of_a_file():
    options = said(媒体="工人日报", 日期="2022-12-21", 期号="24", 版次="03", 版名="要闻")
    assert options == SourceOptions("工人日报", "24", date(2022, 12, 21), "03", "要闻")


def test_an_empty_cell_says_nothing():
    assert said() == SourceOptions()


@pytest.mark.parametrize(
    "cell",
    [
        *(date(2022, 12, 21), datetime(2022, 12, 21), "2022-12-21", "2022/12/21", "2022.12.21", "2022年12月21日"),
        *(20221221, 44916, 44916.0, 44916.5, "44916", "2022/12/21 0:00", "2022-12-21 00:00:00"),
    ],
)
def test_a_date_is_read_however_it_is_written(cell):
    assert said(日期=cell).published_on == date(2022, 12, 21)


@pytest.mark.parametrize(("cell", "text"), [(24, "24"), (24.0, "24"), (" 24 ", "24"), ("A3", "A3")])
def test_a_number_is_text_as_a_person_reads_it(cell, text):
    assert said(期号=cell).number == text


def test_an_empty_row_is_no_row():
    assert read_list(sheet([None] * 6, ["a.txt"])).rows.keys() == {"a.txt"}


def test_columns_may_stand_in_any_order_and_others_between():
    rows = read_list(sheet(["甲", 7, "a.txt"], head=["备注", "期号", "文件名"])).rows
    assert rows["a.txt"].options == SourceOptions(number="7")


@pytest.mark.parametrize("cell", ["2022-13-01", "2022-02-30", "昨天", "12-21", 2022, "449160"])
def test_a_wrong_date_is_named_by_row_and_column(cell):
    (problem,) = problems(sheet(["a.txt", None, "2022-01-01"], ["b.txt", None, cell]))
    assert problem == f"第 3 行“日期”：“{cell}”不是日期"


@pytest.mark.parametrize(
    ("column", "cell"), [("媒体", "报" * 101), ("期号", date(2022, 1, 1)), ("版次", "#N/A"), ("版名", True)]
)
def test_a_wrong_cell_is_named_by_row_and_column(column, cell):
    row = ["a.txt", *(cell if head == column else None for head in HEAD[1:])]
    (problem,) = problems(sheet(row))
    assert problem.startswith(f"第 2 行“{column}”：")


def test_all_that_is_wrong_is_said_at_once():
    assert len(problems(sheet(["a.txt", None, "x"], ["b.txt", None, "y"], ["b.txt"], [None, "工人日报"]))) == 3


def test_a_file_that_stands_twice_is_named():
    assert problems(sheet(["a.txt"], ["a.txt"])) == ("第 3 行“文件名”：“a.txt”在清单里出现了两次",)


def test_a_row_without_a_file_name_is_named():
    assert problems(sheet([None, "工人日报"])) == ("第 2 行“文件名”：缺少文件名",)


def test_a_sheet_without_file_names_is_refused():
    assert len(problems(sheet(head=["媒体", "日期"]))) == 1


def test_an_empty_sheet_is_refused():
    assert len(problems(sheet(head=[]))) == 1


def test_a_package_that_is_no_workbook_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("a.txt", "甲")
    assert len(problems(file.getvalue())) == 1


def test_a_workbook_with_a_part_that_is_larger_than_it_says_is_refused():
    package = io.BytesIO(sheet(["a.txt"]))
    with zipfile.ZipFile(package, "a") as more:
        more.writestr("xl/media/image1.png", bytes(5_000))
    size = (5_000).to_bytes(4, "little")
    with pytest.raises(ReadingError):
        read_list(package.getvalue().replace(size, (10).to_bytes(4, "little")))


def test_a_workbook_with_a_document_type_is_refused():
    package = io.BytesIO(sheet(["a.txt"]))
    with zipfile.ZipFile(package, "a") as more:
        more.writestr("xl/more.xml", "<!DOCTYPE x><x/>")
    with pytest.raises(ReadingError, match="DOCTYPE"):
        read_list(package.getvalue())


def test_what_is_no_package_is_refused():
    with pytest.raises(ReadingError):
        read_list("文件名,媒体".encode())


CSV = "文件名,媒体,日期,期号,版次,版名\nv9.txt,工人日报,2022/12/21,007,1,要闻\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_list_may_be_csv_in_any_usual_encoding(encoding, delimiter):
    data = CSV.replace(",", delimiter).replace("\n", "\r\n").encode(encoding)
    rows = read_list(data, "清单.CSV").rows
    assert rows["v9.txt"].options == SourceOptions("工人日报", "007", date(2022, 12, 21), "1", "要闻")


def test_a_csv_list_of_uncommon_characters_is_read():
    data = "文件名,媒体\nv9.txt,邕浔瓯睢郴鄞醴潼濮夔亳岷峨嵊崂鹭鼋滇黔滁泸涪渝\n".encode("gbk")
    assert read_list(data, "清单.csv").rows["v9.txt"].options.publication.startswith("邕浔")


def test_a_quoted_cell_of_a_csv_list_may_hold_the_delimiter_and_line_ends():
    assert read_list('文件名,媒体\n"a,b.txt","工人\n日报"\n'.encode(), "清单.csv").rows[
        "a,b.txt"
    ].options == SourceOptions("工人 日报")


def test_what_is_wrong_in_a_csv_list_is_named_by_row_and_column():
    with pytest.raises(ListError) as raised:
        read_list("文件名,日期\na.txt,2022-01-01\nb.txt,昨天\n".encode("gbk"), "清单.csv")
    assert raised.value.problems == ("第 3 行“日期”：“昨天”不是日期",)


def test_an_empty_csv_list_is_refused():
    with pytest.raises(ListError):
        read_list(b"", "清单.csv")


def test_a_csv_list_that_is_no_text_is_refused():
    with pytest.raises(ReadingError):
        read_list(bytes(range(256)) * 9, "清单.csv")


def test_a_csv_list_with_a_quotation_mark_that_is_never_closed_is_refused():
    with pytest.raises(ListError, match="CSV"):
        read_list(('文件名,媒体\na.txt,"' + "工人日报\n" * 40_000).encode(), "清单.csv")


def test_a_csv_list_of_too_many_rows_is_refused(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    with pytest.raises(ListError, match="2"):
        read_list("文件名\na\nb\nc\n".encode(), "清单.csv")


def test_the_blank_list_has_the_columns_and_no_row():
    assert [cell.value for cell in load_workbook(io.BytesIO(blank_list())).active[1]] == HEAD
    assert read_list(blank_list()).rows == {}
