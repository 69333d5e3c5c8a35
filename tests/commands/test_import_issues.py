from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from articles.models import Story

pytestmark = pytest.mark.django_db

TEXT = "县总工会建起驿站\n\n近日，县总工会在城区建成12个驿站，为快递员提供休息场所。\n"


@pytest.fixture
def printed_page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, "utf-8")
    return path


def lines(capsys: pytest.CaptureFixture) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_a_line_a_file_and_a_total(printed_page, capsys):
    call_command("import_issues", str(printed_page))
    first, total = lines(capsys)
    assert str(printed_page) in first
    assert "1" in total


def test_a_failure_is_exit_status_1_and_the_others_go_in(printed_page, tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("import_issues", str(tmp_path / "gone.txt"), str(printed_page))
    assert ended.value.code == 1
    assert Story.objects.count() == 1


def test_a_dry_run_says_what_would_be_imported_and_writes_nothing(printed_page, capsys):
    call_command("import_issues", str(printed_page), dry_run=True)
    line, _, total = lines(capsys)
    assert line == f"将导入  {printed_page} (1 篇稿件)"
    assert total.startswith("将导入 1 个文件")
    assert not Story.objects.exists()


def test_a_file_without_a_story_is_said_to_have_none(tmp_path, capsys):
    path = tmp_path / "page.txt"
    path.write_text("编辑：张三\n", "utf-8")
    call_command("import_issues", str(path))
    assert lines(capsys)[0] == f"已导入  {path}: 其中没有识别出稿件"


def test_a_file_that_is_here_under_another_name_is_told_which(printed_page, tmp_path, capsys):
    (tmp_path / "second.txt").write_text(TEXT, "utf-8")
    call_command("import_issues", str(tmp_path))
    assert "page.txt" in lines(capsys)[1].partition(": ")[2]


@pytest.mark.parametrize("day", ["2024-13-01", "20241217x", "昨天"])
def test_a_date_that_is_none_is_refused(printed_page, day):
    with pytest.raises(CommandError, match=day):
        call_command("import_issues", str(printed_page), "--date", day)


def test_what_the_file_does_not_say_is_given(printed_page):
    given = "--publication 丰都工人 --date 2024-06-07 --number 12 --page 2"
    call_command("import_issues", str(printed_page), *given.split())
    story = Story.objects.get()
    assert story.source_line == "《丰都工人》第12期 2024年6月7日 第2版"


def test_an_encoding_can_be_given(tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes(TEXT.encode("utf-16-le"))
    call_command("import_issues", str(path), "--encoding", "utf-16-le")
    assert Story.objects.get().headline == "县总工会建起驿站"


def a_list(path: Path, *rows: list[object]) -> str:
    book = Workbook()
    for row in (["文件名", "媒体", "日期"], *rows):
        book.active.append(row)
    book.save(path)
    return str(path)


def test_a_list_says_what_the_files_do_not(printed_page, tmp_path):
    made = a_list(tmp_path / "导入清单.xlsx", ["page.txt", "丰都工人", "2024-06-07"])
    call_command("import_issues", str(printed_page), list=Path(made))
    assert Story.objects.get().source_line == "《丰都工人》2024年6月7日"


def test_a_list_in_the_folder_is_no_source(printed_page, tmp_path, capsys):
    a_list(tmp_path / "导入清单.xlsx", ["page.txt", "丰都工人"])
    call_command("import_issues", str(tmp_path))
    assert len(lines(capsys)) == 2


def test_rows_without_a_file_and_files_without_a_row_are_named(printed_page, tmp_path, capsys):
    made = a_list(tmp_path / "导入清单.xlsx", ["gone.txt"])
    call_command("import_issues", str(printed_page), list=Path(made))
    said = lines(capsys)
    assert any("gone.txt" in line and "第 2 行" in line for line in said)
    assert any("清单" in line and "page.txt" in line for line in said)


def test_a_wrong_list_is_refused_before_anything_is_imported(printed_page, tmp_path):
    made = a_list(tmp_path / "导入清单.xlsx", ["page.txt", "丰都工人", "2024-06-31"])
    with pytest.raises(CommandError, match="第 2 行“日期”"):
        call_command("import_issues", str(printed_page), list=Path(made))
    assert not Story.objects.exists()


def test_a_list_that_is_not_there_is_said_to_be_absent(printed_page, tmp_path):
    with pytest.raises(CommandError, match="不存在"):
        call_command("import_issues", str(printed_page), list=tmp_path / "导入清单.xlsx")
