from __future__ import annotations

import hashlib
import os
import zlib
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import records
from articles.importing import accession, batches
from articles.importing.accession import write_sources
from articles.importing.batches import Outcome
from articles.importing.imports import ImportReport, import_paths
from articles.importing.remarks import joined_remarks
from articles.importing.worker_pool import ParseQueue
from articles.models import (
    Action,
    Block,
    Change,
    ImportRun,
    Issue,
    Placing,
    Publication,
    Reading,
    Source,
    SourceBytes,
    Story,
    Tagging,
    change,
)
from articles.pipeline import ParseContext, SourceOptions
from articles.records.from_parse import digest
from articles.search import filter_by_query
from tests import factories
from tests.reading.making import docx_of, zip_of
from tests.reading.pdf_making import Set, pdf_of

from .issues import printed_issue

pytestmark = pytest.mark.django_db

SEEDS = sorted((Path(__file__).resolve().parent.parent.parent / "seeds").glob("*.txt"))

DAY = date(2024, 6, 7)

PAGE = """县总工会为快递员建起“暖心驿站”

本报讯（记者王小满 通讯员李谷雨）近日，丰都县总工会在城区建成12个“暖心驿站”，为快递员提供休息场所。

据了解，驿站全天开放，配有饮水机和充电桩。

焊工技能竞赛落幕

本报讯（记者赵立秋）6月3日，江北区焊工技能竞赛落幕，60名选手参赛。

比赛分理论和实操两个部分。
"""

OTHER_PAGE = """职工夜校开出第一堂课

本报讯（通讯员孙寒露）5月28日晚，南岸区职工夜校开课，首批学员86人，学的是短视频剪辑。

课程每周两次，免费，由技师学院的教师讲授。
"""


@pytest.fixture
def printed_page(tmp_path: Path) -> Path:
    return written(tmp_path / "page.txt", PAGE)


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def imported(*paths: Path, dry_run: bool = False, **options: object) -> ImportReport:
    return import_paths(paths, SourceOptions(**options), dry_run=dry_run)


def outcomes(report: ImportReport) -> list[Outcome]:
    return [line.outcome for line in report.lines]


def rows() -> Counter[str]:
    """How many rows each table of the archive has, the import's own journal left out."""
    models = (Publication, Issue, Source, SourceBytes, Reading, Block, Story, Tagging, Placing, Change)
    return Counter({model.__name__: model.objects.count() for model in models})


def ink(text: str) -> str:
    return "".join(text.split())


class TestOneFile:
    def test_gives_an_issue_a_source_a_reading_and_stories(self, printed_page):
        imported(printed_page)
        assert (Issue.objects.count(), Source.objects.count(), Reading.objects.count()) == (1, 1, 1)
        assert [story.headline for story in Story.objects.order_by("position")] == [
            "县总工会为快递员建起“暖心驿站”",
            "焊工技能竞赛落幕",
        ]

    def test_keeps_the_bytes(self, printed_page):
        imported(printed_page)
        assert zlib.decompress(SourceBytes.objects.get().compressed) == printed_page.read_bytes()

    def test_keeps_the_digest_of_the_bytes(self, printed_page):
        imported(printed_page)
        assert Source.objects.get().sha256 == hashlib.sha256(printed_page.read_bytes()).hexdigest()

    def test_holds_nothing(self, printed_page):
        imported(printed_page)
        assert [story.held for story in Story.objects.all()] == [{}, {}]

    def test_keeps_what_the_machine_read_beside_the_fields(self, printed_page):
        imported(printed_page)
        story = Story.objects.first()
        assert all(getattr(story, name) == value for name, value in story.machine.items())

    def test_suggests_and_never_confirms(self, printed_page):
        imported(printed_page)
        assert {*Tagging.objects.values_list("state", flat=True), *Placing.objects.values_list("state", flat=True)} == {
            "suggested"
        }

    def test_is_one_change_of_the_run(self, printed_page):
        imported(printed_page)
        rows = Story.history.select_related("change")
        assert {row.change.run_id for row in rows} == {ImportRun.objects.get().pk}

    def test_takes_its_facts_from_the_options(self, printed_page):
        imported(printed_page, publication="丰都工人", number="12", published_on=date(2024, 6, 7), page="2")
        issue = Issue.objects.get()
        assert (issue.publication.name, issue.number, issue.published_on, issue.date_basis) == (
            "丰都工人",
            "12",
            date(2024, 6, 7),
            "given",
        )
        assert Source.objects.get().page == "2"

    def test_of_a_newsletter_is_internal(self, printed_page):
        factories.publication("工会内刊", kind="newsletter")
        imported(printed_page, publication="工会内刊")
        assert set(Story.objects.values_list("visibility", flat=True)) == {"internal"}

    def test_is_read_in_the_light_of_its_publication(self, tmp_path):
        factories.publication("渝工通讯", section_names="山城短波")
        text = "山城短波\n\n◆6月3日，市总工会召开会议。\n\n◆6月4日，市总工会开展培训。\n"
        imported(written(tmp_path / "a.txt", text), publication="渝工通讯")
        assert set(Story.objects.values_list("section", flat=True)) == {"山城短波"}

    def test_is_read_in_the_light_of_what_was_known_when_the_import_began(self, tmp_path, monkeypatch):
        publication = factories.publication("渝工通讯")
        for n in (1, 2):
            written(tmp_path / f"{n}.txt", f"驿站开门\n\n今天上午，市总工会的第{n}个驿站开门了。\n")

        def settle(done: int, of: int) -> None:
            Publication.objects.filter(pk=publication.pk).update(home="500000")

        monkeypatch.setattr(batches, "BATCH_SIZE", 1)
        import_paths([tmp_path], SourceOptions(publication="渝工通讯"), progress=settle)
        assert not Placing.objects.exists()


class TestTheSameAgain:
    @pytest.mark.parametrize(
        "again",
        [
            PAGE.encode(),
            PAGE.replace("\n", "\r\n").encode(),
            PAGE.replace("\n", "\r").encode(),
            PAGE.encode("utf-8-sig"),
            PAGE.encode("gb18030"),
            PAGE.encode("utf-16"),
        ],
        ids=["bytes", "crlf", "cr", "bom", "gb18030", "utf-16"],
    )
    def test_is_unchanged_and_touches_nothing(self, printed_page, tmp_path, again):
        imported(printed_page)
        before = rows()
        (tmp_path / "again.txt").write_bytes(again)
        assert outcomes(imported(tmp_path / "again.txt")) == [Outcome.UNCHANGED]
        assert rows() == before

    def test_under_another_name_is_said(self, printed_page, tmp_path):
        imported(printed_page)
        (line,) = imported(written(tmp_path / "again.txt", PAGE, "gb18030")).lines
        assert [remark.facts for remark in line.remarks] == [{"name": printed_page.name}]

    @pytest.mark.parametrize("dry_run", [True, False])
    def test_with_another_date_in_its_name_is_said(self, printed_page, tmp_path, dry_run):
        again = written(tmp_path / "丰都工人_2024-06-08.txt", PAGE)
        (_, line) = imported(printed_page, again, published_on=None, dry_run=dry_run).lines
        assert "日期 2024-06-08" in joined_remarks(line.remarks)

    def test_leaves_what_a_person_decided(self, printed_page):
        imported(printed_page)
        story = Story.objects.get(position=0)
        with change(Action.EDIT, by=factories.user()):
            records.edit(story.pk, {"headline": "改过的标题"})
        imported(printed_page)
        story.refresh_from_db()
        assert story.headline == "改过的标题"


class TestIssues:
    def test_two_files_that_say_nothing_are_two_issues(self, printed_page, tmp_path):
        imported(printed_page, written(tmp_path / "b.txt", OTHER_PAGE))
        assert Issue.objects.count() == 2

    def test_pages_of_one_number_are_one_issue(self, printed_page, tmp_path):
        imported(printed_page, publication="丰都工人", number="12", page="1")
        second = written(tmp_path / "b.txt", OTHER_PAGE)
        imported(second, publication="丰都工人", number="12", page="2")
        assert [source.page for source in Issue.objects.get().sources.order_by("pk")] == ["1", "2"]

    def test_a_date_given_later_dates_the_issue(self, printed_page, tmp_path):
        imported(printed_page, publication="丰都工人", number="12")
        second = written(tmp_path / "b.txt", OTHER_PAGE)
        imported(second, publication="丰都工人", number="12", published_on=date(2024, 6, 7))
        assert Issue.objects.get().published_on == date(2024, 6, 7)

    def test_a_number_alone_does_not_lead_to_a_dated_issue(self, printed_page, tmp_path):
        imported(printed_page, publication="丰都工人", number="12", published_on=date(2020, 6, 7))
        imported(written(tmp_path / "b.txt", OTHER_PAGE), publication="丰都工人", number="12")
        assert Issue.objects.count() == 2

    def test_a_number_leads_to_the_issue_of_the_days_that_the_stories_tell(self, printed_page, tmp_path):
        imported(printed_page, publication="丰都工人", number="12", published_on=date(2024, 6, 7))
        told = OTHER_PAGE.replace("课程", "2024年的课程")
        imported(written(tmp_path / "b.txt", told), publication="丰都工人", number="12")
        assert Issue.objects.count() == 1


class TestFilesThatAreWrittenTogether:
    def test_are_one_change_that_names_the_first_and_counts_the_others(self, tmp_path):
        folder = pages_in(tmp_path, "1.txt", "2.txt", "3.txt", "4.txt")
        import_paths([folder], SourceOptions())
        assert Change.objects.get().note == "1.txt + 3"

    def test_are_no_more_than_so_many(self, tmp_path, monkeypatch):
        monkeypatch.setattr(batches, "BATCH_SIZE", 2)
        import_paths([pages_in(tmp_path, "1.txt", "2.txt", "3.txt")], SourceOptions())
        assert [change.note for change in Change.objects.order_by("pk")] == ["1.txt + 1", "3.txt"]

    def test_are_no_more_than_so_large(self, tmp_path, monkeypatch):
        monkeypatch.setattr(batches, "LARGE_BATCH", 1)
        import_paths([pages_in(tmp_path, "1.txt", "2.txt")], SourceOptions())
        assert Change.objects.count() == 2

    def test_are_told_of_as_they_are_recorded(self, tmp_path, monkeypatch):
        monkeypatch.setattr(batches, "BATCH_SIZE", 2)
        calls = []
        import_paths(
            [pages_in(tmp_path, "1.txt", "2.txt", "3.txt")], SourceOptions(), progress=lambda *done: calls.append(done)
        )
        assert calls == [(2, 3), (3, 3)]

    def test_with_the_same_text_are_taken_once(self, printed_page, tmp_path):
        again = tmp_path / "也是它.txt"
        again.write_bytes(printed_page.read_bytes())
        assert outcomes(import_paths([printed_page, again], SourceOptions())) == ["imported", "unchanged"]

    def test_with_the_same_bytes_in_two_encodings_are_reported_one_by_one(self, tmp_path):
        data = "职工大会\n\n职工大会今天开会了。\n".encode("gb18030")
        files = [factories.parsed_file(data, "a.txt", SourceOptions(encoding=name)) for name in ("gb18030", "big5")]
        assert [accession.is_new for accession in write_sources(files)] == [True, False]

    def test_date_the_stories_of_those_before(self, tmp_path):
        one, other = sorted(pages_in(tmp_path, "1.txt", "2.txt").iterdir())
        known = SourceOptions(publication="丰都工人", number="12")
        given = {one: known, other: replace(known, published_on=date(2024, 6, 7))}
        write_sources([factories.parsed_file(path.read_bytes(), path.name, options) for path, options in given.items()])
        assert set(Story.objects.values_list("dated", flat=True)) == {date(2024, 6, 7)}

    def test_are_told_of_by_all_that_the_others_say_of_their_issue(self, tmp_path):
        known, new = sorted(pages_in(tmp_path, "1.txt", "2.txt").iterdir())
        said = SourceOptions(publication="丰都工人", number="12")
        import_paths([known], said)
        assert not any(line.remarks for line in import_paths([new, known], replace(said, published_on=DAY)).lines)

    @pytest.mark.django_db(transaction=True)
    def test_one_that_fails_when_all_is_committed_keeps_no_other_back(self, tmp_path, monkeypatch):
        folder = pages_in(tmp_path, "1.txt", "2.txt", "3.txt")
        monkeypatch.setattr(accession, "new_story", merged_into_nothing("2.txt", accession.new_story))
        assert outcomes(import_paths([folder], SourceOptions())) == ["imported", "failed", "imported"]

    def test_one_that_cannot_be_stored_keeps_no_other_back(self, tmp_path, monkeypatch):
        folder = pages_in(tmp_path, "1.txt", "2.txt", "3.txt")
        monkeypatch.setattr(accession, "source_row", refusing("2.txt", accession.source_row))
        assert outcomes(import_paths([folder], SourceOptions())) == ["imported", "failed", "imported"]


def pages_in(folder: Path, *names: str) -> Path:
    for number, name in enumerate(names):
        text = "\n\n".join(printed_issue(number, stories=1).stories[0])
        (folder / name).write_text(text, "utf-8")
    return folder


def refusing(name: str, make: Callable[..., Source]) -> Callable[..., Source]:
    def source_row(issue: Issue, path: str, *rest: Any) -> Source:
        if Path(path).name == name:
            raise ValidationError("too long")
        return make(issue, path, *rest)

    return source_row


def merged_into_nothing(name: str, make: Callable[..., Story]) -> Callable[..., Story]:
    """Foreign keys are looked at when the transaction ends."""

    def new_story(source: Source, parse: Any, n: int) -> Story:
        story = make(source, parse, n)
        if source.name == name:
            story.merged_into_id, story.binned_at = 10**9, timezone.now()
        return story

    return new_story


class TestFailures:
    def test_a_file_that_fails_leaves_nothing(self, tmp_path):
        before = rows()
        assert outcomes(imported(written(tmp_path / "empty.txt", ""))) == [Outcome.FAILED]
        assert rows() == before

    def test_the_next_file_goes_on(self, printed_page, tmp_path):
        report = imported(written(tmp_path / "empty.txt", " \n"), printed_page)
        assert outcomes(report) == [Outcome.FAILED, Outcome.IMPORTED]

    def test_a_story_that_cannot_be_stored_takes_its_source_with_it(self, tmp_path, monkeypatch):
        before = rows()
        monkeypatch.setattr(Story._meta.get_field("headline"), "validators", [refuse])
        report = imported(written(tmp_path / "a.txt", PAGE))
        assert outcomes(report) == [Outcome.FAILED]
        assert rows() == before

    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("empty.txt", b""),
            ("blank.txt", b" \r\n\t"),
            ("broken.txt", "工会".encode() + b"\xff\xfe\xff" + "工会".encode()),
            ("scan.pdf", b"%PDF-1.7 \x00\x01"),
            ("nul.txt", "工会\0工会".encode()),
        ],
    )
    def test_bad_input_is_named_with_its_reason(self, tmp_path, name, data):
        (tmp_path / name).write_bytes(data)
        (line,) = imported(tmp_path / name).lines
        assert line.path.endswith(name)
        assert line.remarks

    def test_a_folder_without_files_is_said(self, tmp_path):
        (line,) = imported(tmp_path).lines
        assert (line.outcome, line.path) == (Outcome.FAILED, str(tmp_path))

    def test_a_file_that_vanished_is_said(self, tmp_path):
        assert outcomes(imported(tmp_path / "gone.txt")) == [Outcome.FAILED]

    def test_failures_are_on_record(self, tmp_path):
        imported(tmp_path / "gone.txt")
        line = ImportRun.objects.get().lines.get()
        assert (line.outcome, line.source) == ("failed", None)
        assert line.remarks == [{"code": "absent", "facts": {}}]

    def test_what_lies_in_folders_beside_sources_is_left(self, tmp_path):
        (tmp_path / ".git").mkdir()
        written(tmp_path / ".git" / "config", PAGE)
        written(tmp_path / "Thumbs.db", "")
        written(tmp_path / "a.txt", PAGE)
        assert [Path(line.path).name for line in imported(tmp_path).lines] == ["a.txt"]

    def test_a_link_that_leads_nowhere_is_said(self, tmp_path):
        (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
        assert outcomes(imported(tmp_path)) == [Outcome.FAILED]

    def test_a_pipe_in_a_folder_is_said(self, tmp_path):
        os.mkfifo(tmp_path / "pipe")
        assert outcomes(imported(tmp_path)) == [Outcome.FAILED]

    def test_a_name_that_no_file_can_have_is_said_and_the_next_goes_on(self, printed_page, tmp_path):
        report = imported(tmp_path / ("长" * 300), printed_page)
        assert outcomes(report) == [Outcome.FAILED, Outcome.IMPORTED]

    def test_a_folder_is_taken_whole_and_in_order(self, tmp_path):
        (tmp_path / "deep").mkdir()
        written(tmp_path / "deep" / "b.txt", OTHER_PAGE)
        written(tmp_path / "a.txt", PAGE)
        written(tmp_path / ".hidden", PAGE)
        assert [Path(line.path).name for line in imported(tmp_path).lines] == ["a.txt", "b.txt"]


def refuse(value: object) -> None:
    raise ValidationError("refused")


class TestDryRun:
    def test_writes_nothing(self, printed_page):
        before = rows()
        imported(printed_page, dry_run=True)
        assert rows() == before
        assert not ImportRun.objects.exists()

    def test_reports_what_the_import_reports(self, printed_page, tmp_path):
        twin = written(tmp_path / "twin.txt", PAGE)
        paths = [printed_page, twin, tmp_path / "gone.txt"]
        dry, real = imported(*paths, dry_run=True), imported(*paths)
        assert [(line.path, line.outcome, line.stories) for line in dry.lines] == [
            (line.path, line.outcome, line.stories) for line in real.lines
        ]


class TestTheSeeds:
    @pytest.fixture(autouse=True)
    def _imported(self):
        assert set(outcomes(imported(*SEEDS))) == {Outcome.IMPORTED}

    def test_give_sixty_stories(self):
        assert Story.objects.count() == 60

    def test_blocks_tile_each_reading(self):
        for reading in Reading.objects.all():
            starts = list(reading.blocks.order_by("start").values_list("start", flat=True))
            assert starts[0] == 0
            assert starts == sorted(set(starts))

    def test_the_blocks_of_a_story_print_its_fields(self):
        for story in Story.objects.all():
            assert Counter(ink(printed(story))) == Counter(ink(fields_of(story)))

    def test_every_story_has_a_history_row_with_a_change(self):
        assert all(story.history.get().change.action == Action.IMPORT for story in Story.objects.all())

    def test_every_story_is_found_by_its_body(self):
        for story in Story.objects.all():
            assert story in filter_by_query(Story.objects.all(), ink(story.body)[:15])


def printed(story: Story) -> str:
    """The text of a story's printing blocks, in reading order."""
    pieces = []
    for block in story.blocks.printing().order_by("position").select_related("reading"):
        later = block.reading.blocks.filter(start__gt=block.start).order_by("start").first()
        pieces.append(block.reading.text[block.start : later.start if later else None])
    return "".join(pieces)


def fields_of(story: Story) -> str:
    body = [line.removeprefix("## ") for line in story.body.splitlines()]
    captions = [f"{caption['text']}{caption['credit'] or ''}" for caption in story.captions]
    lines = [story.kicker, story.headline, story.subhead, story.byline, story.dateline, story.standfirst]
    return "".join([*lines, *body, *captions])


NEWSPAPER_LINES = st.sampled_from(
    [
        "## 本周要闻",
        "县总工会建起驿站",
        "◆6月3日，县总工会慰问货车司机。",
        "本报记者 王小满",
        "本报讯（记者赵立秋）近日，焊工技能竞赛落幕，60名选手参赛",
        "，比赛分理论和实操两个部分。",
        "（上接第1版）",
        "新华社记者 钱多多摄",
        "责任编辑：孙来香",
        "",
    ]
)
ANY_LINE = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)


@settings(max_examples=40)
@given(st.lists(NEWSPAPER_LINES | ANY_LINE, min_size=1, max_size=12).map("\n".join))
def test_whatever_is_printed_is_kept(text):
    """Every character of a text that was imported lies in one block; every story's blocks print its fields."""
    with transaction.atomic():
        file = factories.parsed_file(text.encode(), "any.txt")
        if file.failure:
            return
        source = write_sources([file])[0].source
        reading = source.readings.get()
        starts = list(reading.blocks.order_by("start").values_list("start", flat=True))
        assert (starts[0], starts) == (0, sorted(set(starts)))
        for story in Story.objects.filter(source=source):
            assert Counter(ink(printed(story))) == Counter(ink(fields_of(story)))
            assert story.history.get().change.action == Action.IMPORT
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [("甲\n乙", "甲\r\n乙", True), ("甲\n乙", "甲\r乙", True), ("甲乙", "甲\n乙", False)],
)
def test_digest_makes_line_ends_alike(left, right, same):
    assert (digest(left) == digest(right)) == same


class TestArchives:
    @pytest.fixture
    def archive(self, tmp_path: Path) -> Path:
        pages = {
            "2022/1.txt": PAGE,
            "2022/2.txt": "",
            "2022/3.docx": docx_of(OTHER_PAGE.splitlines()),
        }
        (tmp_path / "pages.zip").write_bytes(zip_of(pages))
        return tmp_path / "pages.zip"

    def test_have_a_line_for_each_file(self, archive):
        lines = imported(archive).lines
        assert [line.path for line in lines] == [f"{archive}/2022/{name}" for name in ("1.txt", "2.txt", "3.docx")]
        assert [line.outcome for line in lines] == [Outcome.IMPORTED, Outcome.FAILED, Outcome.IMPORTED]

    def test_give_each_file_as_a_source_of_its_own(self, archive):
        imported(archive)
        source = Source.objects.order_by("pk").first()
        assert zlib.decompress(source.stored.compressed) == PAGE.encode()
        assert source.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()

    def test_that_are_damaged_are_one_line(self, archive):
        archive.write_bytes(archive.read_bytes()[:-40])
        assert outcomes(imported(archive)) == [Outcome.FAILED]

    def test_in_archives_are_refused_and_the_next_file_goes_on(self, archive):
        archive.write_bytes(zip_of({"a.zip": zip_of({"b.txt": PAGE}), "c.txt": PAGE}))
        assert outcomes(imported(archive)) == [Outcome.FAILED, Outcome.IMPORTED]


class TestFormats:
    def test_a_source_knows_its_media_type_and_its_reader(self, tmp_path):
        (tmp_path / "a.docx").write_bytes(docx_of(PAGE.splitlines()))
        imported(tmp_path / "a.docx")
        reading = Reading.objects.get()
        assert (reading.reader, reading.encoding) == ("docx 4", "unicode")
        assert reading.source.media_type.endswith("wordprocessingml.document")

    def test_a_file_over_the_limit_is_not_even_read(self, tmp_path):
        with (tmp_path / "a.txt").open("wb") as file:
            file.truncate(2**40)
        (line,) = imported(tmp_path / "a.txt").lines
        assert line.outcome == Outcome.FAILED

    def test_what_the_reader_left_out_is_kept_and_reported(self, tmp_path):
        with_picture = f"<article>{PAGE}<p>驿站开放。</p><img alt='外景'></article>"
        (line,) = imported(written(tmp_path / "a.html", with_picture)).lines
        assert joined_remarks(line.remarks) == "未取：图片 1"
        assert Reading.objects.get().left_out == [["picture", "外景"]]

    def test_the_pages_of_a_file_are_kept(self, tmp_path):
        pages = [[Set("县总工会建起驿站", 50, 700)], [Set("焊工技能竞赛落幕", 50, 700)]]
        (tmp_path / "a.pdf").write_bytes(pdf_of(pages))
        imported(tmp_path / "a.pdf")
        assert Reading.objects.get().page_starts == [["1", 0], ["2", 9]]


class PatientQueue(ParseQueue):
    """Gives the pool all that it has, once it is there."""

    def __init__(self, pool: ProcessPoolExecutor, context: ParseContext, most: int) -> None:
        super().__init__(pool, context, most=100)
        self.started.result()


class TestProcesses:
    """With more processes than one the same comes of it."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        factories.publication("丰都工人报", section_names="车间来信\n班组故事")
        folder = tmp_path / "丰都工人报"
        folder.mkdir()
        for n in range(1, 8):
            written(folder / f"2024060{n}_01.txt", f"车间来信\n\n{PAGE.replace('60名', f'{n}0名')}")
        written(folder / "20240608_01.txt", "")
        written(folder / "20240609_01.txt", (folder / "20240601_01.txt").read_text("utf-8"))
        return folder

    def test_the_report_is_the_same_and_in_order(self, folder):
        one, two = (import_paths([folder], SourceOptions(), dry_run=True, processes=n) for n in (1, 2))
        assert [replace(line, source=None) for line in one.lines] == [replace(line, source=None) for line in two.lines]

    def test_the_stories_are_the_same(self, folder):
        values = ("headline", "section", "body", "machine", "issue__published_on")
        with transaction.atomic():
            import_paths([folder], SourceOptions(), processes=1)
            expected = list(Story.objects.order_by("pk").values(*values))
            transaction.set_rollback(True)
        import_paths([folder], SourceOptions(), processes=2)
        assert list(Story.objects.order_by("pk").values(*values)) == expected

    def test_the_others_read(self, folder, monkeypatch):
        monkeypatch.setattr("articles.importing.worker_pool.ParseQueue", PatientQueue)
        monkeypatch.setattr("articles.pipeline.ParseContext.read", refuse)
        assert import_paths([folder], SourceOptions(), processes=2).count(Outcome.IMPORTED) == 7

    def test_this_one_reads_until_another_is_there(self, folder, monkeypatch):
        monkeypatch.setattr("articles.importing.worker_pool.ProcessPoolExecutor.submit", lambda *asked: Future())
        assert import_paths([folder], SourceOptions(), processes=2).count(Outcome.IMPORTED) == 7


class TestNamesOfFiles:
    def test_folders_and_names_say_what_the_text_does_not(self, tmp_path):
        folder = tmp_path / "丰都工人报" / "2024"
        folder.mkdir(parents=True)
        written(folder / "20240607_01.txt", PAGE)
        written(folder / "20240607_02.txt", OTHER_PAGE)
        imported(tmp_path / "丰都工人报")
        issue = Issue.objects.get()
        assert (issue.publication.name, issue.published_on, issue.date_basis) == (
            "丰都工人报",
            date(2024, 6, 7),
            "file name",
        )
        assert [source.page for source in issue.sources.order_by("pk")] == ["1", "2"]

    def test_what_is_given_comes_first(self, tmp_path):
        imported(written(tmp_path / "20240607_01.txt", PAGE), published_on=date(2024, 6, 8))
        assert Issue.objects.get().published_on == date(2024, 6, 8)


def test_the_total_number_of_an_issue_is_kept(tmp_path):
    imported(written(tmp_path / "a.txt", f"云溪工运\n2024年6月20日　第87期（总第1286期）\n\n{PAGE}"))
    issue = Issue.objects.get()
    assert (issue.number, issue.total_number) == ("87", "1286")
