from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.management.commands import rebuild_index
from articles.models import IndexEntry, IndexNote, IndexState, Story
from articles.search import filter_by_query
from articles.search.engines import engine
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long, each time: no test takes so long."""
    waited: list[float] = []
    monkeypatch.setattr(rebuild_index, "sleep", waited.append)
    return waited


def run_check(capsys: pytest.CaptureFixture, *options: str) -> tuple[str, int]:
    """What is printed, and the exit code."""
    try:
        call_command("check_index", *options)
    except SystemExit as left:
        return capsys.readouterr().out, left.code
    return capsys.readouterr().out, 0


def delete(story: Story) -> None:
    """The index knows nothing of it."""
    Story.objects.filter(pk=story.pk)._raw_delete(connection.alias)
    IndexNote.objects.all().delete()


def drop_tokens(story: Story) -> None:
    """The engine no longer knows its entry."""
    engine().update([story.entry], [])


def add_tokens(story: Story, text: str) -> None:
    """The engine has tokens of what the story does not say."""
    engine().update([], [IndexEntry(key=story.entry.key, texts=text, is_binned=False)])


on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps the tokens by itself")


def test_a_right_index_is_said_to_be_right(capsys):
    factories.stories(3)
    assert run_check(capsys) == ("比较稿件 3 篇，不符 0 篇；改后尚未编入 0 篇。\n", 0)


def test_a_story_of_which_the_index_says_something_else_is_named(capsys):
    first, _second = factories.stories(2)
    IndexEntry.objects.filter(story=first).update(texts="别的")
    out, code = run_check(capsys)
    assert out.startswith(f"#{first.pk}：索引与稿件不符。\n比较稿件 2 篇，不符 1 篇")
    assert code == 1


def test_a_story_that_the_index_does_not_have_is_named(capsys):
    story = factories.story()
    IndexEntry.objects.all().delete()
    assert f"#{story.pk}：" in run_check(capsys)[0]


def test_a_story_that_is_gone_is_named(capsys):
    story = factories.story()
    delete(story)
    assert f"#{story.pk}：" in run_check(capsys)[0]


@on_sqlite
def test_a_story_that_cannot_be_found_is_named(capsys):
    story = factories.story()
    drop_tokens(story)
    assert run_check(capsys) == (f"#{story.pk}：索引与稿件不符。\n比较稿件 1 篇，不符 1 篇；改后尚未编入 0 篇。\n", 1)


@on_sqlite
def test_what_is_found_and_not_there_is_counted(capsys):
    add_tokens(factories.story(), "龘")
    out, code = run_check(capsys)
    assert "索引中多出的标记：2" in out
    assert code == 1


@on_sqlite
def test_pairs_that_are_found_in_another_order_are_told(capsys):
    add_tokens(factories.story(headline="", body="甲乙丁\n丙乙戊"), "甲乙戊")
    assert run_check(capsys)[1] == 1


def test_a_story_of_any_length_is_compared(capsys):
    factories.story(body="长" * 5_000 + "短")
    assert run_check(capsys)[1] == 0


def test_what_was_written_since_is_no_mistake(capsys):
    factories.story()
    Story.objects.update(body="驿站")
    assert run_check(capsys) == ("比较稿件 1 篇，不符 0 篇；改后尚未编入 1 篇。\n", 0)


def test_a_sample_is_no_more_than_asked(capsys):
    factories.stories(3)
    assert run_check(capsys, "--sample", "2")[0].startswith("比较稿件 2 篇")


DAMAGES = {
    "an entry": lambda story: IndexEntry.objects.filter(story=story).update(texts="别的"),
    "a story gone": lambda _story: delete(factories.story(body="龘")),
    "an entry missing": lambda story: IndexEntry.objects.filter(story=story).delete(),
    "tokens missing": drop_tokens,
    "tokens too many": lambda story: add_tokens(story, "龘"),
}


@on_sqlite
@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_what_differs_is_repaired(capsys, damage):
    story = factories.story(body="清凉包")
    damage(story)
    run_check(capsys, "--repair")
    run_check(capsys, "--repair")
    assert run_check(capsys)[1] == 0
    hits = [filter_by_query(Story.objects.all(), word).count() for word in ("清", "清凉包", "龘", "别的")]
    assert hits == [1, 1, 0, 0]


@on_sqlite
def test_nothing_is_thrown_away_under_a_search_that_has_begun(waited):
    add_tokens(factories.story(), "龘")
    call_command("check_index", "--repair")
    assert waited[0] == rebuild_index.GRACE


def test_an_index_of_another_version_is_not_compared():
    IndexState.objects.update(version=0)
    with pytest.raises(CommandError):
        call_command("check_index")
