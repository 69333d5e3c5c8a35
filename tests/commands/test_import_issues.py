from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

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


def test_a_dry_run_prints_the_same_lines_and_writes_nothing(printed_page, capsys):
    call_command("import_issues", str(printed_page), dry_run=True)
    dry = lines(capsys)
    assert not Story.objects.exists()
    call_command("import_issues", str(printed_page))
    real = lines(capsys)
    assert set(real) <= set(dry)


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
