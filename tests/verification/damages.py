"""Damages as a disk, a careless hand with SQL or a fault of the program would do them: one kind a function."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from typing import Any

from django.db import connection

from articles.models import Change, Publication, Reading, Story
from articles.verification.damage import place_of

NOWHERE = 999_999_999
"""The key of no record."""


def sql(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def change(record: Any, **values: Any) -> None:
    columns = ", ".join(f"{name} = %s" for name in values)
    sql(
        f"UPDATE {record._meta.db_table} SET {columns} WHERE {record._meta.pk.column} = %s", *values.values(), record.pk
    )


def remove(*records: Any) -> None:
    for record in records:
        sql(f"DELETE FROM {record._meta.db_table} WHERE {record._meta.pk.column} = %s", record.pk)


def place(record: Any) -> str:
    return place_of(type(record), record.pk)


# What came in


def original_changed(story: Story) -> str:
    change(story.source.stored, compressed=zlib.compress(b"another file"))
    return place(story.source)


def original_cut_off(story: Story) -> str:
    change(story.source.stored, compressed=bytes(story.source.stored.compressed)[:-7])
    return place(story.source)


def original_gone(story: Story) -> str:
    remove(story.source.stored)
    return place(story.source)


def hash_changed(story: Story) -> str:
    change(story.source, sha256=story.source.sha256[::-1])
    return place(story.source)


def size_changed(story: Story) -> str:
    change(story.source, size=story.source.size + 1)
    return place(story.source)


def reading_gone(story: Story) -> str:
    for reading in story.source.readings.all():
        remove(*reading.blocks.all(), reading)
    return place(story.source)


def source_gone(story: Story) -> str:
    remove(story.source)
    return place(story)


# What was read of it


def reading_of(story: Story) -> Reading:
    return story.source.readings.get()


def text_changed(story: Story) -> str:
    reading = reading_of(story)
    change(reading, text="某" + reading.text[1:])
    return place(reading)


def text_cut_off(story: Story) -> str:
    reading = reading_of(story)
    change(reading, text=reading.text[:9])
    return place(reading)


def digest_changed(story: Story) -> str:
    change(reading_of(story), digest=reading_of(story).digest[::-1])
    return place(reading_of(story))


def page_out_of_text(story: Story) -> str:
    change(reading_of(story), page_starts=json.dumps([[1, 0], [2, NOWHERE]]))
    return place(reading_of(story))


# Blocks


def first_block_gone(story: Story) -> str:
    remove(reading_of(story).blocks.earliest("start"))
    return place(reading_of(story))


def all_blocks_gone(story: Story) -> str:
    remove(*reading_of(story).blocks.all())
    return place(reading_of(story))


def first_block_moved(story: Story) -> str:
    change(reading_of(story).blocks.earliest("start"), start=1)
    return place(reading_of(story))


def block_behind_the_text(story: Story) -> str:
    change(reading_of(story).blocks.latest("start"), start=len(reading_of(story).text) + 7)
    return place(reading_of(story))


def block_without_story(story: Story) -> str:
    change(story.blocks.filter(role="body")[0], story_id=None, position=None)
    return place(reading_of(story))


def block_of_no_reading(story: Story) -> str:
    block = story.blocks.latest("start")
    change(block, reading_id=NOWHERE + story.pk)
    return place(block)


def blocks_in_one_place(story: Story) -> str:
    sql("UPDATE articles_block SET position = 0 WHERE story_id = %s", story.pk)
    return place(story)


def boundary_moved(story: Story) -> str:
    block = story.blocks.filter(role="body")[0]
    change(block, start=block.start + 2)
    return place(story)


def story_without_print(story: Story) -> str:
    sql("UPDATE articles_block SET story_id = NULL, position = NULL, role = 'noise' WHERE story_id = %s", story.pk)
    return place(story)


# Records against their history


def headline_changed(story: Story) -> str:
    change(story, headline="谁也没有写过的标题")
    return place(story)


def body_changed(story: Story) -> str:
    change(story, body=story.body[:-1])
    return place(story)


def version_changed(story: Story) -> str:
    change(story, version=story.version + 1)
    return place(story)


def status_changed(story: Story) -> str:
    change(story, status="archived")
    return place(story)


def captions_of_no_form(story: Story) -> str:
    change(story, captions=json.dumps(["图片说明"]))
    return place(story)


def decisions_forgotten(story: Story) -> str:
    change(story, held=json.dumps({"body": {"by": 1, "at": "2026-05-01T08:00:00+08:00"}}))
    return place(story)


def story_gone(story: Story) -> str:
    remove(story)
    return place(story)


def issue_number_changed(story: Story) -> str:
    change(story.issue, number="999")
    return place(story.issue)


def issue_gone(story: Story) -> str:
    remove(story.issue)
    return place(story.issue)


def tagging_changed(story: Story) -> str:
    tagging = story.taggings.all()[0]
    change(tagging, score=0.123)
    return place(tagging)


def tagging_gone(story: Story) -> str:
    tagging = story.taggings.all()[0]
    remove(tagging)
    return place(tagging)


def placing_changed(story: Story) -> str:
    placing = story.placings.all()[0]
    change(placing, mention="别处")
    return place(placing)


def newest_history_gone(story: Story) -> str:
    remove(story.history.latest("history_id"))
    return place(story)


def all_history_gone(story: Story) -> str:
    remove(*story.history.all())
    return place(story)


def history_changed(story: Story) -> str:
    change(story.history.latest("history_id"), headline="谁也没有写过的标题")
    return place(story)


def history_says_deleted(story: Story) -> str:
    change(story.history.latest("history_id"), history_type="-")
    return place(story)


def version_missing(story: Story) -> str:
    remove(story.history.order_by("history_id")[1])
    return place(story)


def history_of_no_change(story: Story) -> str:
    row = story.history.latest("history_id")
    change(row, change_id=NOWHERE)
    return place(row)


def change_gone(story: Story) -> str:
    row = story.history.latest("history_id")
    remove(Change.objects.get(pk=row.change_id))
    return place(row)


# Links and copies


def tag_gone(story: Story) -> str:
    tagging = story.taggings.all()[0]
    change(tagging, tag_id=NOWHERE)
    return place(tagging)


def day_differs_from_issue(story: Story) -> str:
    change(story, dated="1999-09-09")
    return place(story)


def publication_differs_from_issue(story: Story) -> str:
    change(story, publication_id=None if story.publication_id else Publication.objects.all()[0].pk)
    return place(story)


def use_differs(story: Story) -> str:
    change(story, used=not story.used)
    return place(story)


def day_of_tagging_differs(story: Story) -> str:
    tagging = story.taggings.all()[0]
    change(tagging, dated="1999-09-09")
    return place(tagging)


def bin_of_placing_differs(story: Story) -> str:
    placing = story.placings.all()[0]
    change(placing, binned_at="2026-05-01 08:00:00+00:00")
    return place(placing)


# The index


def entry_changed(story: Story) -> str:
    sql("UPDATE articles_indexentry SET headline = 'other' WHERE story_id = %s", story.pk)
    return place(story)


def entry_gone(story: Story) -> str:
    remove(story.entry)
    sql("DELETE FROM articles_indexnote WHERE story_id = %s", story.pk)
    return place(story)


def print_changed_unnoticed(story: Story) -> str:
    """Triggers note what SQL writes; here the note is lost."""
    change(story, notes="谁也没有写过的附注")
    sql("DELETE FROM articles_indexnote WHERE story_id = %s", story.pk)
    return place(story)


Damaging = Callable[[Story], str]
"""Damages a story, or what belongs to it, and says where this has to be found."""

KINDS: tuple[Damaging, ...] = (
    original_changed,
    original_cut_off,
    original_gone,
    hash_changed,
    size_changed,
    reading_gone,
    source_gone,
    text_changed,
    text_cut_off,
    digest_changed,
    page_out_of_text,
    first_block_gone,
    all_blocks_gone,
    first_block_moved,
    block_behind_the_text,
    block_without_story,
    block_of_no_reading,
    blocks_in_one_place,
    boundary_moved,
    story_without_print,
    headline_changed,
    body_changed,
    version_changed,
    status_changed,
    captions_of_no_form,
    decisions_forgotten,
    story_gone,
    issue_number_changed,
    issue_gone,
    tagging_changed,
    tagging_gone,
    placing_changed,
    newest_history_gone,
    all_history_gone,
    history_changed,
    history_says_deleted,
    version_missing,
    history_of_no_change,
    change_gone,
    tag_gone,
    day_differs_from_issue,
    publication_differs_from_issue,
    use_differs,
    day_of_tagging_differs,
    bin_of_placing_differs,
    entry_changed,
    entry_gone,
    print_changed_unnoticed,
)

OF_UNEDITED = {boundary_moved}
"""Only where nobody edited a story its text has to be what its blocks print."""
