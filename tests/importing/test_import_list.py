from __future__ import annotations

import pytest

from articles.importing.import_list import ImportList, Row
from articles.pipeline import SourceOptions


def listed(*names: str, **said: object) -> ImportList:
    return ImportList({name: Row(n, name, SourceOptions(**said)) for n, name in enumerate(names, 2)})


def test_a_row_is_found_by_the_name_of_the_file():
    assert listed("a.txt", number="3").told("a.txt", SourceOptions()) == SourceOptions(number="3")


@pytest.mark.parametrize("name", ["2022/a.txt", "工人日报/2022/a.txt", "工人日报\\2022\\a.txt"])
def test_a_file_may_have_more_folders_than_its_row(name):
    assert listed("2022/a.txt", number="3").told(name, SourceOptions()).number == "3"


def test_a_row_with_a_folder_is_not_for_the_file_of_another_folder():
    assert listed("2022/a.txt", number="3").told("2023/a.txt", SourceOptions()).number is None


def test_of_two_rows_that_fit_the_longer_name_counts():
    rows = {name: Row(2, name, SourceOptions(number=name)) for name in ("a.txt", "2022/a.txt")}
    assert ImportList(rows).told("2022/a.txt", SourceOptions()).number == "2022/a.txt"


def test_the_row_comes_before_what_was_said_of_all_files():
    assert listed("a.txt", number="3").told("a.txt", SourceOptions(number="1", page="2")) == SourceOptions(
        number="3", page="2"
    )


def test_a_file_without_a_row_has_what_was_said_of_all_files():
    assert listed("a.txt", number="3").told("b.txt", SourceOptions(number="1")).number == "1"


def test_rows_without_a_file_are_named():
    assert [row.name for row in listed("a.txt", "b.txt").absent(["x/a.txt"])] == ["b.txt"]


def test_files_without_a_row_are_named():
    assert listed("a.txt").unlisted(["a.txt", "b.txt"]) == ["b.txt"]


def test_without_a_list_no_file_lacks_a_row():
    assert ImportList().unlisted(["a.txt"]) == []
