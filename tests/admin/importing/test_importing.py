from __future__ import annotations

import io
import re
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from articles import jobs
from articles.importing import uploads
from articles.importing.batches import BatchWriter
from articles.importing.files import FileEntry
from articles.importing.imports import import_files
from articles.importing.remarks import Remark, RemarkCode
from articles.jobs.running import work_off
from articles.models import Change, ImportRun, Issue, Job, Publication, Source, Story, Upload, UploadedFile
from articles.pipeline import SourceOptions
from tests import factories
from tests.admin.browserlike import form_data
from tests.admin.desks import desk_of
from tests.reading.pdf_making import Set, pdf_of

pytestmark = pytest.mark.django_db

ADD = "admin:articles_importrun_add"
PAGE = """县总工会建起驿站

近日，县总工会在城区建成12个驿站，为快递员提供休息场所。

焊工技能竞赛落幕

日前，江北区焊工技能竞赛落幕，60名选手参赛。
"""
OTHER = """纺织女工上台领奖

日前，纺织厂女工代表上台领奖，全场掌声雷动。
"""


def file(name: str = "page.txt", text: str = PAGE) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def a_list(*rows: list[object]) -> SimpleUploadedFile:
    book = Workbook()
    for row in (["文件名", "媒体", "日期", "期号", "版次", "版名"], *rows):
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return SimpleUploadedFile("导入清单.xlsx", made.getvalue())


def bring(desk: Client, *files: SimpleUploadedFile, follow: bool = True, **said: Any) -> HttpResponse:
    """Fill in the page of imports and send it; by default on to the preview."""
    sent = {**form_data(desk.get(reverse(ADD)), "import_form"), **said, "files": list(files)}
    return desk.post(reverse(ADD), sent, follow=follow)


def text_of(response: HttpResponse) -> str:
    assert response.status_code == 200
    return response.content.decode()


def press(desk: Client, button: str, **said: Any) -> HttpResponse:
    """Press a button of the latest preview."""
    url = reverse("admin:articles_importrun_preview", args=(Upload.objects.first().token,))
    return desk.post(url, {**form_data(desk.get(url), "preview_form"), **said, button: "1"}, follow=True)


def records() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Publication, Issue, Source, Story, ImportRun, Change))


# Bringing


def test_a_page_file_is_seen_story_by_story(desk):
    page = text_of(bring(desk, file()))
    assert page.count("县总工会建起驿站") >= 2  # in the list and in the print
    assert "焊工技能竞赛落幕" in page


def test_the_print_is_shown_by_its_roles(desk):
    assert 'class="passage role-headline placed"' in text_of(bring(desk, file()))


def test_a_preview_writes_nothing(desk):
    before = records()
    bring(desk, file(), publication="丰都工人")
    assert records() == before


def test_a_pasted_text_is_a_file_named_by_its_title(desk):
    text_of(bring(desk, text=PAGE, title="工会公众号 2024-12-17"))
    assert UploadedFile.objects.get().name == "工会公众号 2024-12-17.txt"


def test_a_pasted_text_without_a_title_is_named_by_its_first_line(desk):
    bring(desk, text=f"\r\n{PAGE}")
    assert UploadedFile.objects.get().name == "县总工会建起驿站.txt"


@pytest.mark.parametrize(
    "text",
    [
        '---\nauthor: 滨河工会\ntitle: "县总工会建起驿站"\n---\n\n近日，驿站开放。',
        "---\n\n# 县总工会建起驿站\n\n近日，驿站开放。",
        "**县总工会建起驿站**\n近日，驿站开放。",
    ],
)
def test_a_pasted_text_is_named_by_its_title_without_signs(desk, text):
    bring(desk, text=text)
    assert UploadedFile.objects.get().name == "县总工会建起驿站.txt"


def test_a_pasted_text_of_signs_is_named_by_them(desk):
    bring(desk, text="---")
    assert UploadedFile.objects.get().name == "---.txt"


def test_line_ends_of_a_pasted_text_are_made_alike(desk):
    bring(desk, text="甲\r\n乙\r丙")
    assert bytes(UploadedFile.objects.get().data) == "甲\n乙\n丙".encode()


def test_files_and_a_pasted_text_go_together(desk):
    bring(desk, file(), text=OTHER)
    assert UploadedFile.objects.count() == 2


def test_nothing_brought_is_said_on_the_page(desk):
    assert "请选择文件，或粘贴文字" in text_of(bring(desk))


def test_a_wrong_date_is_said_on_the_page(desk):
    assert "errorlist" in text_of(bring(desk, file(), published_on="2024-13-01"))
    assert not Upload.objects.exists()


def test_more_than_may_be_brought_is_said_on_the_page(desk, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 2**20
    page = text_of(bring(desk, file(text="工" * 400_000)))
    assert "共 2 MB；一次至多 1 MB" in page
    assert not Upload.objects.exists()


def test_more_files_than_may_be_brought_are_counted_on_the_page(desk, settings):
    settings.IMPORT_MAX_NUMBER_FILES = 2
    page = text_of(bring(desk, *(file(f"{number}.txt") for number in range(4))))
    assert "共 4 个文件；一次至多 2 个" in page
    assert not Upload.objects.exists()


def test_the_limits_are_said_before(desk):
    page = text_of(desk.get(reverse(ADD)))
    assert f"{settings.IMPORT_MAX_NUMBER_FILES} 个文件" in page
    assert f"{settings.FILE_UPLOAD_MAX_MEMORY_SIZE // 2**20} MB" in page


def test_known_publications_are_offered(desk):
    factories.publication("丰都工人")
    assert '<option value="丰都工人">' in text_of(desk.get(reverse(ADD)))


# What the preview shows


def test_files_of_one_day_are_one_issue(desk):
    page = text_of(bring(desk, file("丰都工人报_2024-12-17_第1版.txt"), file("丰都工人报_2024-12-17_第2版.txt", OTHER)))
    assert page.count("新期次") == 1
    assert "《丰都工人报》2024年12月17日" in page


def test_how_the_date_is_known_is_said(desk):
    assert "文件名" in text_of(bring(desk, file("丰都工人报_2024-12-17_第1版.txt")))


def test_an_issue_that_is_here_is_joined(desk):
    factories.issue(publication=factories.publication("丰都工人报"), published_on="2024-12-17", date_basis="given")
    assert "并入已有期次" in text_of(bring(desk, file("丰都工人报_2024-12-17_第1版.txt")))


def test_an_issue_without_a_publication_is_to_be_looked_at(desk):
    assert "媒体不明" in text_of(bring(desk, file()))


@pytest.mark.parametrize("text", [" ", ""])
def test_a_file_that_fails_is_named_with_the_reason(desk, text):
    page = text_of(bring(desk, file("empty.txt", text), file()))
    assert "empty.txt：文件中没有文字" in page
    assert "1 个文件可以导入" in page


def test_a_refusal_on_record_reads_in_the_language_of_the_reader(desk):
    gone = FileEntry("gone.txt", "gone.txt", failure=Remark(RemarkCode.ABSENT))
    import_files([gone], SourceOptions())
    run = reverse("admin:articles_importrun_change", args=(ImportRun.objects.get().pk,))
    assert "文件不存在" in text_of(desk.get(run))
    desk.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "the file is not there (any more)" in text_of(desk.get(run))


def test_a_file_that_is_here_already_is_named(desk):
    bring(desk, file())
    press(desk, "confirm")
    page = text_of(bring(desk, file("again.txt")))
    assert "已在库中" in page
    assert "没有可以导入的文件" in page


def test_what_the_name_of_such_a_file_says_otherwise_is_shown(desk):
    bring(desk, file("2024-06-07_第1版.txt"))
    press(desk, "confirm")
    shown = text_of(bring(desk, file("2024-06-07_第2版.txt")))
    assert "未采用：版次 2（库中：1）" in shown


def test_the_same_text_twice_is_named(desk):
    assert "与本次另一个文件内容相同" in text_of(bring(desk, file(), file("again.txt", PAGE.replace("\n", "\r\n"))))


def test_facts_can_be_mended_at_the_preview(desk):
    bring(desk, file())
    page = text_of(press(desk, "again", publication="丰都工人", published_on="2024-12-17"))
    assert "《丰都工人》2024年12月17日" in page
    assert not Publication.objects.exists()


def test_what_is_entered_for_all_leaves_what_a_file_says_itself(desk):
    printed = file("a.txt", f"云溪工人报\n2024年5月20日 第12期 第1版\n\n{OTHER}")
    named = file("江东职工报_2024-12-18_第2版.txt", OTHER.replace("纺织", "印染"))
    bring(desk, printed, named, file())
    press(desk, "again", publication="滨河工会网", published_on="2024-06-01")
    press(desk, "confirm")
    facts = {(str(issue.publication), str(issue.published_on), issue.date_basis) for issue in Issue.objects.all()}
    assert facts == {
        ("云溪工人报", "2024-05-20", "printed"),
        ("江东职工报", "2024-12-18", "file name"),
        ("滨河工会网", "2024-06-01", "given"),
    }


def test_the_box_stays_open_with_what_was_entered(desk):
    bring(desk, file("丰都工人报_2024-12-17_第1版.txt"))
    page = text_of(press(desk, "again", number="12"))
    assert '<details class="module" open>' in page
    assert re.search(r'name="number" value="12"', page)


def test_the_box_says_that_it_fills_what_is_missing(desk):
    assert "只补文件自己没有写明的" in text_of(desk.get(reverse(ADD)))


def preview_url() -> str:
    return reverse("admin:articles_importrun_preview", args=(Upload.objects.get().token,))


def test_many_files_are_seen_by_their_issues_and_each_issue_on_a_page_of_its_own(desk, monkeypatch):
    monkeypatch.setattr("articles.admin.importing.preview.MOST_TEXTS", 1)
    page = text_of(bring(desk, file("丰都工人报_2024-12-17_第1版.txt"), file("丰都工人报_2024-12-18_第2版.txt", OTHER)))
    assert "《丰都工人报》2024年12月17日" in page
    assert "page-text" not in page
    assert "全场掌声雷动" in text_of(desk.get(preview_url(), {"issue": UploadedFile.objects.last().pk}))


PDF = pdf_of([[Set("县总工会建起驿站", 50, 700)], [Set("焊工技能竞赛落幕", 50, 700)]])


class TestPagesOfPdf:
    def test_are_pictures_in_the_preview(self, desk):
        page = text_of(bring(desk, SimpleUploadedFile("a.pdf", PDF)))
        url = reverse(
            "admin:articles_importrun_page", args=(Upload.objects.get().token, UploadedFile.objects.get().pk, 2)
        )
        assert url in page
        assert desk.get(url).content.startswith(b"\x89PNG")

    def test_are_pictures_for_who_brought_them_only(self, desk):
        bring(desk, SimpleUploadedFile("a.pdf", PDF))
        url = reverse(
            "admin:articles_importrun_page", args=(Upload.objects.get().token, UploadedFile.objects.get().pk, 2)
        )
        assert desk_of("主编").get(url).status_code == 404

    def test_are_pictures_on_the_page_of_the_source(self, desk):
        bring(desk, SimpleUploadedFile("a.pdf", PDF))
        press(desk, "confirm")
        source = Source.objects.get()
        page = text_of(desk.get(reverse("admin:articles_source_change", args=(source.pk,))))
        url = reverse("admin:articles_source_page", args=(source.pk, 2))
        assert url in page
        assert desk.get(url)["Content-Type"] == "image/png"

    def test_are_pictures_beside_the_print_of_their_stories(self, desk):
        heads = [Set("县总工会建起驿站", 50, 700, 20), Set("焊工技能竞赛落幕", 50, 700, 20)]
        text = Set("近日，县总工会在城区建成十二个驿站。", 50, 660)
        bring(desk, SimpleUploadedFile("a.pdf", pdf_of([[head, text] for head in heads])))
        press(desk, "confirm")
        story = Story.objects.get(headline="焊工技能竞赛落幕")
        page = text_of(desk.get(reverse("admin:articles_story_change", args=(story.pk,))))
        urls = [reverse("admin:articles_source_page", args=(story.source_id, number)) for number in (1, 2)]
        assert [url in page for url in urls] == [False, True]

    def test_that_are_not_there_have_none(self, desk):
        bring(desk, SimpleUploadedFile("a.pdf", PDF))
        press(desk, "confirm")
        assert desk.get(reverse("admin:articles_source_page", args=(Source.objects.get().pk, 3))).status_code == 404


# What takes longer than a moment


@pytest.fixture
def in_no_time(monkeypatch):
    """A moment is over as soon as one file is worked at."""
    monkeypatch.setattr("articles.importing.uploads.MOMENT", 0)


@pytest.mark.usefixtures("in_no_time", "jobs_wait")
class TestJobs:
    def test_what_a_moment_does_not_read_is_read_by_a_job(self, desk):
        bring(desk, file(), file("other.txt", OTHER))
        assert UploadedFile.objects.filter(summary__isnull=True).count() == 1
        work_off()
        assert "2 个文件可以导入" in text_of(desk.get(preview_url()))

    def test_the_preview_is_not_shown_before_all_is_read(self, desk):
        page = bring(desk, file(), file("other.txt", OTHER))
        assert page.redirect_chain[-1][0] == reverse("admin:articles_job_follow", args=(Job.objects.get().pk,))
        assert desk.get(preview_url(), follow=True).redirect_chain == page.redirect_chain

    def test_files_that_an_outage_left_unread_are_read_by_another_job(self, desk):
        self.bring_two(desk)
        UploadedFile.objects.update(summary=None)
        desk.get(preview_url(), follow=True)
        work_off()
        assert "2 个文件可以导入" in text_of(desk.get(preview_url()))

    def test_files_are_imported_by_a_job(self, desk):
        self.bring_two(desk)
        page = desk.post(preview_url(), {"confirm": "1"}, follow=True)
        assert not Source.objects.exists()
        work_off()
        assert "导入 2 个文件" in text_of(desk.get(page.redirect_chain[-1][0], follow=True))
        assert ImportRun.objects.get().finished_at

    def test_a_second_confirmation_starts_no_second_import(self, desk):
        self.bring_two(desk)
        for _ in range(2):
            desk.post(preview_url(), {"confirm": "1"})
        work_off()
        assert ImportRun.objects.get().lines.count() == 2

    def test_what_waits_for_its_import_stays_longer_than_a_day(self, desk):
        self.bring_two(desk)
        desk.post(preview_url(), {"confirm": "1"})
        Upload.objects.update(made_at=timezone.now() - timedelta(days=3))
        bring(desk, file("third.txt", PAGE.replace("焊工", "电工")))
        assert UploadedFile.objects.filter(name="other.txt").exists()

    def test_the_run_leads_to_the_job_that_imports_what_waits(self, desk):
        self.bring_two(desk)
        desk.post(preview_url(), {"confirm": "1"})
        run = reverse("admin:articles_importrun_change", args=(ImportRun.objects.get().pk,))
        assert reverse("admin:articles_job_change", args=(Upload.objects.get().job_id,)) in text_of(desk.get(run))

    def test_an_import_that_is_cancelled_keeps_what_it_imported(self, desk, monkeypatch):
        self.bring_two(desk)
        desk.post(preview_url(), {"confirm": "1"})
        job = Upload.objects.get().job
        monkeypatch.setattr("articles.jobs.uploading.BATCH_SECONDS", 0)
        write = BatchWriter.write

        def cancel_after_writing(writer, batch):
            jobs.cancel(job)
            return write(writer, batch)

        monkeypatch.setattr(BatchWriter, "write", cancel_after_writing)
        work_off()
        job.refresh_from_db()
        assert (job.state, Source.objects.count(), Upload.objects.count()) == (Job.State.CANCELLED, 1, 0)
        assert ImportRun.objects.get().finished_at

    def test_a_preview_that_is_cancelled_is_discarded(self, desk):
        bring(desk, file(), file("other.txt", OTHER))
        desk.post(reverse("admin:articles_job_cancel", args=(Job.objects.get().pk,)))
        assert not Upload.objects.exists()

    def bring_two(self, desk):
        bring(desk, file(), file("other.txt", OTHER))
        work_off()


# Folders


def test_the_folders_of_files_say_which_issue_they_are(desk):
    pages = [file("20241217_01.txt"), file("20241217_02.txt", OTHER)]
    page = text_of(bring(desk, *pages, paths=[f"丰都工人报/2024/{each.name}" for each in pages]))
    assert "《丰都工人报》2024年12月17日" in page


def test_folders_that_are_not_those_of_the_files_are_not_believed(desk):
    bring(desk, file("a.txt"), paths=["丰都工人报/b.txt"])
    assert UploadedFile.objects.get().name == "a.txt"


def test_a_folder_leads_nowhere_else(desk):
    bring(desk, file("a.txt"), paths=["../../丰都工人报/a.txt"])
    assert UploadedFile.objects.get().name == "丰都工人报/a.txt"


def test_what_systems_leave_in_folders_is_no_source(desk):
    page = text_of(bring(desk, file("a.txt"), file(".DS_Store", "x"), paths=["报/a.txt", "报/.DS_Store"]))
    assert "1 个文件可以导入" in page
    assert "DS_Store" not in page


# Archives


def archive(**files: str | bytes) -> SimpleUploadedFile:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, text in files.items():
            package.writestr(name, text)
    return SimpleUploadedFile("丰都工人报.zip", made.getvalue())


def test_the_files_of_an_archive_are_seen_one_by_one(desk):
    page = text_of(bring(desk, archive(**{"20241217_01.txt": PAGE, "20241217_02.txt": OTHER})))
    assert "2 个文件可以导入" in page
    assert page.count("《丰都工人报》2024年12月17日") == 1


def test_a_list_may_come_in_the_archive(desk):
    rows = a_list(["a.txt", "丰都工人", "2024-12-17"]).read()
    page = text_of(bring(desk, archive(**{"a.txt": PAGE, "导入清单.xlsx": rows})))
    assert "《丰都工人》2024年12月17日" in page


def test_a_list_in_an_archive_is_about_its_files_only(desk):
    rows = a_list(["page.txt", "丰都工人", "2024-12-17"]).read()
    page = text_of(bring(desk, file(text=OTHER), archive(**{"page.txt": PAGE, "导入清单.xlsx": rows})))
    assert page.count("《丰都工人》2024年12月17日") == 1
    assert "媒体不明" in page
    assert "不在清单中" not in page


def test_each_archive_may_have_its_list(desk):
    july, august = (
        archive(**{"1.txt": text, "导入清单.xlsx": a_list(["1.txt", "丰都工人", day]).read()})
        for text, day in ((PAGE, "2024-07-01"), (OTHER, "2024-08-01"))
    )
    page = text_of(bring(desk, july, august))
    assert "《丰都工人》2024年7月1日" in page
    assert "《丰都工人》2024年8月1日" in page


def test_what_is_wrong_with_the_list_of_an_archive_is_said_of_that_archive(desk):
    rows = a_list(["page.txt", "丰都工人", "去年"]).read()
    page = text_of(bring(desk, file(), archive(**{"page.txt": PAGE, "导入清单.xlsx": rows})))
    assert "丰都工人报.zip：第 2 行“日期”" in page


def test_a_list_beside_an_archive_is_about_the_files_in_it(desk):
    page = text_of(bring(desk, archive(**{"a.txt": PAGE}), a_list(["a.txt", "丰都工人", "2024-12-17"])))
    assert "《丰都工人》2024年12月17日" in page


def test_an_excerpt_begins_without_the_mark_of_a_crosshead(desk):
    text = "# 县总工会建起驿站\n\n## 选址\n\n近日，县总工会在城区建成12个驿站，为快递员提供休息场所。\n"
    assert '<p class="print">选址 近日，县总工会' in text_of(bring(desk, file("page.md", text)))


def test_a_damaged_archive_is_named_with_the_reason(desk):
    page = text_of(bring(desk, SimpleUploadedFile("a.zip", b"PK\x03\x04 broken"), file()))
    assert "a.zip：" in page
    assert "1 个文件可以导入" in page
    assert "不在清单中" not in page


# The list


def test_the_list_says_what_the_files_do_not(desk):
    page = text_of(bring(desk, file(), a_list(["page.txt", "丰都工人", "2024-12-17", 24, 3, "要闻"])))
    assert "《丰都工人》第24期 2024年12月17日" in page
    assert "第3版 要闻" in page


def test_the_list_may_be_csv_as_excel_saves_it(desk):
    rows = "文件名,媒体,日期\na.txt,丰都工人,2024/12/17\n".encode("gbk")
    page = text_of(bring(desk, file("a.txt"), SimpleUploadedFile("清单.csv", rows)))
    assert "《丰都工人》2024年12月17日" in page


def test_rows_without_a_file_and_files_without_a_row_are_named(desk):
    page = text_of(bring(desk, file(), a_list(["gone.txt"])))
    assert "没有文件 gone.txt" in page
    assert "不在清单中：page.txt" in page


def test_a_wrong_list_is_refused_by_row_and_column(desk):
    page = text_of(bring(desk, file(), a_list(["page.txt", "丰都工人", "2024-02-30"])))
    assert "第 2 行“日期”：“2024-02-30”不是日期" in page
    assert not Upload.objects.exists()


def test_a_list_alone_imports_nothing(desk):
    assert "只有清单" in text_of(bring(desk, a_list(["page.txt"])))


def test_two_lists_are_refused(desk):
    assert "清单只能有一份" in text_of(bring(desk, file(), a_list(), a_list()))


def test_a_workbook_that_is_no_list_is_refused(desk):
    assert "damaged.xlsx" in text_of(bring(desk, file(), file("damaged.xlsx", "不是表格")))


def test_a_blank_list_can_be_downloaded(desk):
    response = desk.get(reverse("admin:articles_importrun_blank_list"))
    sheet = load_workbook(io.BytesIO(response.content)).active
    assert [cell.value for cell in sheet[1]] == ["文件名", "媒体", "日期", "期号", "版次", "版名"]


# Confirming


def test_confirming_imports_what_was_seen(desk, editor):
    bring(desk, file(), publication="丰都工人", published_on="2024-12-17", page="2")
    page = text_of(press(desk, "confirm"))
    assert "导入 1 个文件" in page
    assert [story.source_line for story in Story.objects.all()] == ["《丰都工人》2024年12月17日 第2版"] * 2
    assert {change.by for change in Change.objects.all()} == {editor}


def test_confirming_leaves_nothing_waiting(desk):
    bring(desk, file())
    press(desk, "confirm")
    assert not UploadedFile.objects.exists()


def test_the_way_back_after_an_import_says_what_became_of_the_files(desk):
    bring(desk, file())
    url = reverse("admin:articles_importrun_preview", args=(Upload.objects.get().token,))
    press(desk, "confirm")
    gone = desk.get(url)
    assert gone.status_code == 404
    assert "这些文件已不在等候" in gone.content.decode()
    assert reverse("admin:articles_importrun_changelist") in gone.content.decode()


def test_cancelling_leaves_nothing_waiting(desk):
    bring(desk, file())
    before = records()
    press(desk, "cancel")
    assert not UploadedFile.objects.exists()
    assert records() == before


def test_what_was_confirmed_in_another_tab_is_not_discarded(desk):
    bring(desk, file())
    opened = Upload.objects.get()
    with transaction.atomic():
        uploads.begin_import(Upload.objects.get())
    assert not uploads.discard_unconfirmed(opened)
    assert Upload.objects.get().files.count() == 1


def test_what_is_discarded_while_it_is_confirmed_is_told_of(desk, editor, monkeypatch):
    bring(desk, file())
    other_tab, begin = Client(), uploads.begin_import
    other_tab.force_login(editor)
    url = reverse("admin:articles_importrun_preview", args=(Upload.objects.get().token,))

    def discarded_first(upload):
        assert other_tab.post(url, {"cancel": "1"}).status_code == 302
        return begin(upload)

    monkeypatch.setattr(uploads, "begin_import", discarded_first)
    page = desk.post(url, {"confirm": "1"}, follow=True)
    assert page.redirect_chain == [(reverse("admin:articles_importrun_add"), 302)]
    assert "这些文件已不在等候" in text_of(page)
    assert not Source.objects.exists()


def test_a_day_is_how_long_files_wait(desk):
    bring(desk, file())
    Upload.objects.update(made_at=timezone.now() - timedelta(days=1, minutes=1))
    bring(desk, file("other.txt", OTHER))
    assert [each.name for each in UploadedFile.objects.all()] == ["other.txt"]


def test_two_uploads_of_one_user_do_not_mix(desk):
    bring(desk, file())
    bring(desk, file("other.txt", OTHER))
    press(desk, "confirm")
    assert [source.name for source in Source.objects.all()] == ["other.txt"]


def test_a_second_confirmation_finds_nothing(desk):
    bring(desk, file())
    url = reverse("admin:articles_importrun_preview", args=(Upload.objects.get().token,))
    desk.post(url, {"confirm": "1"})
    assert desk.post(url, {"confirm": "1"}).status_code == 404
    assert Source.objects.count() == 1


# Who may


def test_the_chief_editor_imports():
    desk = desk_of("主编")
    bring(desk, file())
    press(desk, "confirm")
    assert Story.objects.exists()


@pytest.mark.parametrize("role", ["资料员", "编辑"])
@pytest.mark.parametrize("page", ["add", "blank_list"])
def test_others_import_nothing(role, page):
    assert desk_of(role).get(reverse(f"admin:articles_importrun_{page}")).status_code == 403


@pytest.mark.parametrize("button", ["confirm", "cancel", "again"])
def test_another_user_does_not_see_what_waits(desk, button):
    bring(desk, file())
    url = reverse("admin:articles_importrun_preview", args=(Upload.objects.get().token,))
    other = desk_of("主编")
    assert other.get(url).status_code == 404
    assert other.post(url, {button: "1"}).status_code == 404
    assert Upload.objects.exists()


def test_who_may_import_and_not_read_runs_comes_to_the_index():
    user = factories.user(is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="import_story"))
    desk = Client()
    desk.force_login(user)
    bring(desk, file())
    assert press(desk, "confirm").status_code == 200
    assert Story.objects.exists()


def test_the_list_of_runs_leads_to_an_import(desk):
    assert f'href="{reverse(ADD)}" class="addlink">导入</a>' in text_of(
        desk.get(reverse("admin:articles_importrun_changelist"))
    )


def test_the_first_page_leads_to_an_import_who_may(desk):
    assert f'<a class="btn import primary" href="{reverse(ADD)}">' in text_of(desk.get(reverse("admin:index")))
    assert reverse(ADD) not in text_of(desk_of("编辑").get(reverse("admin:index")))


def test_the_seeds_are_seen_whole(desk):
    seeds = sorted((Path(settings.BASE_DIR) / "seeds").glob("*.txt"))
    page = text_of(bring(desk, *(SimpleUploadedFile(seed.name, seed.read_bytes()) for seed in seeds)))
    assert f"{len(seeds)} 个文件可以导入" in page


def test_doubtful_stories_are_named_first_with_what_is_doubtful(desk):
    broken = (
        "县总工会建起驿站\n\n近日，县总工会在城区建成12个驿站，为快递员提供休息场所。\n\n无题的一段没有写完，说的是\n"
    )
    first = text_of(bring(desk, file("b.txt", broken))).partition("look-first")[2].partition("</section>")[0]
    doubts = re.findall(r"<li>(.*?)</li>", first.partition('class="doubts"')[2])
    assert [re.sub("<[^>]+>", "", doubt) for doubt in doubts] == ["县总工会建起驿站 文字残缺"]
