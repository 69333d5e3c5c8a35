"""An older parser read the page; the command runs the parser of today."""

from __future__ import annotations

import zlib

import pytest
from django.core.management import CommandError, call_command

from articles import records
from articles.models import Action, Source, SourceBytes, Story, change
from articles.parsing.values import Kind
from articles.rereading import reparse
from tests import factories
from tests.rereading import pages
from tests.rereading.checks import rows

pytestmark = pytest.mark.django_db


def lines(capsys: pytest.CaptureFixture, *arguments: str) -> list[str]:
    call_command("reparse", *arguments)
    return capsys.readouterr().out.splitlines()


def read_before(*alterations: pages.Alter, **options: object) -> Source:
    source = pages.imported(**options)
    reparse(source, read=pages.reader(*alterations))
    return source


def another_page(**options: object) -> Source:
    return pages.imported(pages.PAGE.replace("焊工", "电工"), **options)


def test_a_source_that_reads_the_same_is_unchanged(capsys):
    source = pages.imported()
    first, _total = lines(capsys)
    assert first == f"未变  #{source.pk} page.txt"


def test_a_source_that_reads_otherwise_says_what_changed(capsys):
    source = read_before(pages.merge(0))
    first, _total = lines(capsys)
    assert first == f"重新识别  #{source.pk} page.txt: 更新 1 篇，新增 1 篇，建议 0 条，移入回收站 0 篇"


def test_the_total_counts_sources_and_stories(capsys):
    read_before(pages.merge(0))
    another_page()
    assert lines(capsys)[-1] == (
        "共 2 个源文件，未变 1 个，失败 0 个；稿件：更新 1 篇，新增 1 篇，建议 0 条，移入回收站 0 篇。"
    )


def test_a_dry_run_writes_nothing(capsys):
    read_before(pages.merge(0))
    before = rows()
    lines(capsys, "--dry-run")
    assert rows() == before


def test_a_dry_run_lists_what_would_change_in_each_story(capsys):
    read_before(pages.change_role(1, pages.Role.BODY, pages.Role.CROSSHEAD))
    shown = lines(capsys, "--dry-run")
    assert f"  随识别更新  #{pages.stories(Source.objects.get())[1].pk} 焊工技能竞赛落幕" in shown
    assert any("正文: 「## 6月3日" in line and " → 「6月3日" in line for line in shown)


def test_a_dry_run_lists_proposals(capsys):
    source = read_before(pages.join(1))
    with change(Action.STATUS, by=factories.user()):
        records.edit(pages.stories(source)[1].pk, {"status": Story.Status.CHECKED})
    story = pages.stories(source)[1]
    assert f"  保持不变，另有建议  #{story.pk} 焊工技能竞赛落幕" in lines(capsys, "--dry-run")


def test_a_dry_run_says_so_at_each_source(capsys):
    source = read_before(pages.merge(0))
    assert lines(capsys, "--dry-run")[0].startswith(f"将有改动  #{source.pk} page.txt")


def test_a_dry_run_calls_a_story_what_it_is_called_now(capsys):
    read_before(pages.change_role(1, pages.Role.HEADLINE, pages.Role.KICKER))
    title = pages.stories(Source.objects.get())[1].title
    assert any(title in line for line in lines(capsys, "--dry-run"))


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({"kind": Kind.BRIEF}, "类型: 「简讯」 → 「文章」"),
        ({"incomplete": True}, "不完整: 「是」 → 「否」"),
        ({"reporters": ("王小满",)}, "作者: 「记者 王小满」 → 「记者 赵立秋」"),
        ({"continued_on": "第4版"}, "下转: 「第4版」 → （空）"),
    ],
    ids=["choice", "boolean", "credits", "nothing"],
)
def test_a_dry_run_says_values_as_the_form_does(capsys, facts, shown):
    read_before(pages.set_facts(1, **facts))
    assert f"    {shown}" in lines(capsys, "--dry-run")


def test_only_the_source_that_was_asked_for(capsys):
    read_before(pages.merge(0))
    other = another_page()
    shown = lines(capsys, "--source", str(other.pk))
    assert [line for line in shown if "page.txt" in line] == [f"未变  #{other.pk} page.txt"]


def test_only_the_publication_that_was_asked_for(capsys):
    ours = pages.imported(publication="丰都工人")
    another_page(publication="渝工通讯")
    shown = lines(capsys, "--publication", "丰都工人")
    assert [line for line in shown if "page.txt" in line] == [f"未变  #{ours.pk} page.txt"]


@pytest.mark.parametrize("arguments", [("--source", "987654"), ("--publication", "没有这家报")])
def test_what_is_not_there_is_named(arguments):
    with pytest.raises(CommandError, match=arguments[1]):
        call_command("reparse", *arguments)


def test_a_source_that_fails_is_named_and_the_next_goes_on(capsys):
    broken, source = pages.imported(), another_page()
    SourceBytes.objects.filter(source=broken).update(compressed=zlib.compress(b" "))
    with pytest.raises(SystemExit) as ended:
        call_command("reparse")
    failed, unchanged, _total = capsys.readouterr().out.splitlines()
    assert ended.value.code == 1
    assert f"#{broken.pk} page.txt" in failed
    assert unchanged == f"未变  #{source.pk} page.txt"
