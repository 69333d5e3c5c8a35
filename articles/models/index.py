"""The index of searches. Derived: `articles.search` writes it, and makes it anew from nothing but the stories."""

from __future__ import annotations

from django.db import models

from .folded import FoldedField, GramsField, KeyField, PackedField, first_line


class IndexEntry(models.Model):
    """The folded texts of a story. Texts that stand side by side in one column are a line each: folding leaves no line
    ends, so no word that is looked for runs over two of them.

    `key` is greater the later the day of the story: the newest come last. The first line of `texts` is what the source
    prints, which may be nothing; the others are the fields that are not part of it: of most stories hardly any are.
    """

    key = KeyField(primary_key=True)
    story = models.OneToOneField("articles.Story", models.DO_NOTHING, db_constraint=False, related_name="entry")
    is_binned = models.BooleanField()
    headline = FoldedField()
    byline = FoldedField()
    section = FoldedField()
    texts = PackedField()

    def __str__(self) -> str:
        return f"{self.story_id}"

    @property
    def printed(self) -> str:
        return first_line(self.texts)


class Grams(models.Model):
    """On SQLite, a table of FTS5: which entries have a token."""

    entry = models.OneToOneField(
        IndexEntry,
        models.DO_NOTHING,
        primary_key=True,
        db_column="rowid",
        related_name="%(class)s",
        db_constraint=False,
    )

    class Meta:
        abstract = True
        managed = False
        required_db_vendor = "sqlite"

    def __str__(self) -> str:
        return f"{self.entry_id}"


class IndexLetters(Grams):
    """In which entries a character stands."""

    tokens = GramsField(db_column="articles_letters")

    class Meta(Grams.Meta):
        db_table = "articles_letters"


class IndexPairs(Grams):
    """In which entries, and where in them, two characters stand side by side."""

    tokens = GramsField(db_column="articles_pairs")

    class Meta(Grams.Meta):
        db_table = "articles_pairs"


class IndexGrams(models.Model):
    """On PostgreSQL, what its index is of: a narrow row for each entry, which triggers put there and take away."""

    entry = models.OneToOneField(
        IndexEntry, models.DO_NOTHING, primary_key=True, related_name="grams", db_constraint=False
    )
    is_binned = models.BooleanField()

    class Meta:
        managed = False
        required_db_vendor = "postgresql"

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
