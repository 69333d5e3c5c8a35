"""The index of searches. Derived: `articles.search` writes it, and makes it anew from nothing but the stories."""

from __future__ import annotations

from django.db import models

from .index_fields import FoldedField, KeyField, PackedField, TokensField, first_line


class IndexEntry(models.Model):
    """The folded texts of a story. Each text of a column is a line: folding leaves no line ends within a text, so no
    word runs over two of them.

    `key` is greater the later the day of the story: the newest come last. The first line of `texts` is what the source
    prints, which may be nothing; the others are the fields that the print does not hold, hardly any in most stories.
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


class Tokens(models.Model):
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


class IndexUnigrams(Tokens):
    """In which entries a character stands."""

    tokens = TokensField(db_column="articles_unigrams")

    class Meta(Tokens.Meta):
        db_table = "articles_unigrams"


class IndexBigrams(Tokens):
    """In which entries, and where in them, two characters stand side by side."""

    tokens = TokensField(db_column="articles_bigrams")

    class Meta(Tokens.Meta):
        db_table = "articles_bigrams"


class IndexGrams(models.Model):
    """On PostgreSQL, the table that is indexed: a narrow row for each entry, which triggers add and remove."""

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
    """Notes a story that was written since it was indexed. Triggers of the database write the notes."""

    story_id = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"{self.story_id}"


class IndexState(models.Model):
    """One row: which version made the index, and up to which story it is filled; null where it is whole."""

    version = models.PositiveIntegerField()
    filled_up_to = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.version}"
