"""The index of searches. Derived: `articles.search` writes it, and makes it anew from nothing but the stories."""

from __future__ import annotations

from django.db import models

from .folded import FoldedField, GramsField


class IndexEntry(models.Model):
    """The folded texts of a story. Texts that stand side by side in one column are a line each: folding leaves no line
    ends, so no word that is looked for runs over two of them.

    `key` is greater the later the day of the story: the newest come last. `edited` are the fields that are not part of
    the print: of most stories none are, and the text is here once.
    """

    key = models.BigIntegerField(primary_key=True)
    story = models.OneToOneField("articles.Story", models.DO_NOTHING, db_constraint=False, related_name="entry")
    is_binned = models.BooleanField()
    headline = FoldedField()
    byline = FoldedField()
    section = FoldedField()
    edited = FoldedField()
    printed = FoldedField()

    def __str__(self) -> str:
        return f"{self.story_id}"


class IndexGrams(models.Model):
    """On SQLite: in which entries single characters and pairs of neighbours stand."""

    entry = models.OneToOneField(
        IndexEntry, models.DO_NOTHING, primary_key=True, db_column="rowid", related_name="grams", db_constraint=False
    )
    tokens = GramsField(db_column="articles_grams")

    class Meta:
        managed = False
        db_table = "articles_grams"
        required_db_vendor = "sqlite"

    def __str__(self) -> str:
        return f"{self.entry_id}"


class IndexNote(models.Model):
    """A story that was written since its entry was: triggers of the database note it, whoever writes."""

    story_id = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"{self.story_id}"


class IndexState(models.Model):
    """The one row that says what made the index, and up to which story it is filled; null where it is whole."""

    version = models.PositiveIntegerField()
    filled_up_to = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.version}"
