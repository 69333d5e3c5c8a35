"""What it costs to keep each act of a year, so that it can be taken back: bytes a story of journal, history and
before-images, with their indexes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection

from articles import records
from articles.desk.arranging import set_role
from articles.desk.decisions import confirm_suggested_tags, set_status
from articles.desk.merging import merge_stories
from articles.desk.splitting import split_story
from articles.models import Action, Block, Change, Story, change
from articles.models.journal import BeforeImage
from articles.parsing.values import Role

from .corpus import ensure_corpus, mark_worn
from .report import section
from .search import database_name

SIZES = {
    "sqlite": """
        SELECT coalesce(sum(pgsize), 0) FROM dbstat
        WHERE name IN (SELECT name FROM sqlite_master WHERE tbl_name IN ({}))
    """,
    "postgresql": "SELECT sum(pg_total_relation_size(name::regclass)) FROM unnest(ARRAY[{}]) AS name",
}
"""The bytes of some tables and of their indexes. SQLite knows them where it was built with dbstat, as it mostly is."""

AT_ONCE = 40
"""Stories of which an editor sets the status, or confirms the tags, in one act: a page of a paper or two."""

Work = Callable[[Sequence[Story]], None]
"""What is done to stories of the corpus, in changes of its own."""


def main(size: int) -> None:
    ensure_corpus(size)
    mark_worn()
    editor = User.objects.create_user("undo-editor")
    stories = list(Story.objects.live().exclude(source=None).order_by("pk"))
    note = f"{len(stories):,} stories. Bytes of journal, history and before-images with their indexes, of all stories."
    header = ("a year of work", "stories", "changes", "bytes a story")
    section(f"To take anything back on {database_name()}", note, header, measure(stories, editor))


def measure(stories: Sequence[Story], editor: User) -> Iterator[tuple[str, str, str, str]]:
    year = _bytes_kept(), Change.objects.count()
    for name, (work, every) in works(editor).items():
        before = _bytes_kept(), Change.objects.count()
        chosen = stories[::every]
        work(chosen)
        yield name, f"{len(chosen):,}", *_since(*before, len(stories))
    yield "all of it", "", *_since(*year, len(stories))


def works(editor: User) -> dict[str, tuple[Work, int]]:
    """Each with the number of stories of which one needs it."""

    def check(stories: Sequence[Story]) -> None:
        for page in _pages(stories):
            with change(Action.STATUS, by=editor):
                set_status(page, Story.Status.CHECKED)

    def confirm(stories: Sequence[Story]) -> None:
        for page in _pages(stories):
            with change(Action.TAG, by=editor):
                confirm_suggested_tags(page)

    def correct(stories: Sequence[Story]) -> None:
        for story in stories:
            with change(Action.EDIT, by=editor):
                records.edit(story.pk, {"headline": f"{story.headline}(编辑部改)", "body": f"{story.body}(编者注)"})

    def arrange(stories: Sequence[Story]) -> None:
        for block in _second_paragraphs(stories):
            with change(Action.ARRANGE, by=editor):
                set_role([block.pk], Role.CROSSHEAD)

    def split_and_merge(stories: Sequence[Story]) -> None:
        for block in _second_paragraphs(stories):
            with change(Action.SPLIT, by=editor):
                rest = split_story(block.story, block.pk)
            with change(Action.MERGE_STORIES, by=editor):
                merge_stories([block.story, rest])

    return {
        "checked, a page at once": (check, 1),
        "suggested tags confirmed, a page at once": (confirm, 1),
        "headline and body corrected": (correct, 5),
        "a paragraph made a crosshead": (arrange, 10),
        "split, and merged again": (split_and_merge, 50),
    }


def _pages(stories: Sequence[Story]) -> Iterator[Sequence[Story]]:
    return (stories[first : first + AT_ONCE] for first in range(0, len(stories), AT_ONCE))


def _second_paragraphs(stories: Sequence[Story]) -> Iterator[Block]:
    for story in stories:
        yield from story.blocks.filter(role=Role.BODY).select_related("story").order_by("position")[1:2]


def _since(kept: int, changes: int, stories: int) -> tuple[str, str]:
    return f"{Change.objects.count() - changes:,}", f"{(_bytes_kept() - kept) / stories:,.0f}"


def _bytes_kept() -> int:
    histories = [model for model in apps.get_models() if hasattr(model, "instance_type")]
    tables = [model._meta.db_table for model in (Change, BeforeImage, *histories)]
    with connection.cursor() as cursor:
        cursor.execute(SIZES[connection.vendor].format(", ".join(["%s"] * len(tables))), tables)
        return int(cursor.fetchone()[0])
