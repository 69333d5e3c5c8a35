"""The columns of the index of searches, and what can be asked of them."""

from __future__ import annotations

import json
import zlib
from typing import Any, ClassVar

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler

SQL = tuple[str, list[Any]]

ENCODING = "gb18030"
"""Of all Unicode, and shorter than UTF-8 where it is Chinese."""

BARE = -zlib.MAX_WBITS
"""Without the header and the checksum of zlib."""


class FoldedField(models.TextField):
    """Texts in the form in which they are compared, a line each."""


class PackedField(FoldedField):
    """Folded texts that SQLite keeps packed: two fifths of what they take in UTF-8. PostgreSQL does so by itself."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "blob" if connection.vendor == "sqlite" else super().db_type(connection)

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        text = super().get_db_prep_value(value, connection, prepared)
        return pack_text(text) if connection.vendor == "sqlite" else text

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> str:
        return unpack_text(value) if isinstance(value, bytes) else value


class KeyField(models.BigIntegerField):
    """A key that SQLite takes for the number of the row: rows lie in its order, with nothing else to look it up."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)


class TokensField(models.TextField):
    """The tokens of a text in a table of FTS5: they can be asked, not read."""


def pack_text(text: str) -> bytes:
    packing = zlib.compressobj(wbits=BARE)
    return packing.compress(text.encode(ENCODING)) + packing.flush() if text else b""


def unpack_text(packed: bytes) -> str:
    return zlib.decompress(packed, wbits=BARE).decode(ENCODING) if packed else ""


def first_line(text: str) -> str:
    return text.partition("\n")[0]


@FoldedField.register_lookup
class Holds(models.Lookup):
    """`contains` with neither the patterns nor the letter case of LIKE."""

    lookup_name = "holds"
    templates: ClassVar = {"sqlite": "INSTR({text}, {word}) > 0", "postgresql": "STRPOS({text}, {word}) > 0"}

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> SQL:
        text, text_params = self.process_lhs(compiler, connection)
        word, word_params = self.process_rhs(compiler, connection)
        return self.templates[connection.vendor].format(text=text, word=word), [*text_params, *word_params]


@PackedField.register_lookup
class PackedHolds(Holds):
    """The same of texts that SQLite has to unpack."""

    templates: ClassVar = {**Holds.templates, "sqlite": "articles_holds({text}, {word})"}


@PackedField.register_lookup
class FirstLineHolds(Holds):
    lookup_name = "first_line_holds"
    templates: ClassVar = {
        "sqlite": "articles_first_line_holds({text}, {word})",
        "postgresql": "STRPOS(SPLIT_PART({text}, E'\\n', 1), {word}) > 0",
    }


def add_functions(connection: BaseDatabaseWrapper, **_signal: Any) -> None:
    """What SQLite calls for the lookups above. The app connects this to each new connection."""
    if connection.vendor == "sqlite":
        for name, function in FUNCTIONS.items():
            connection.connection.create_function(name, 2, function, deterministic=True)


FUNCTIONS = {
    "articles_holds": lambda packed, word: word in unpack_text(packed),
    "articles_first_line_holds": lambda packed, word: word in first_line(unpack_text(packed)),
}


@TokensField.register_lookup
class Matches(models.Lookup):
    """A query in the language of FTS5."""

    lookup_name = "matches"

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> SQL:
        column, column_params = self.process_lhs(compiler, connection)
        query, query_params = self.process_rhs(compiler, connection)
        return f"{column} MATCH {query}", [*column_params, *query_params]


@models.BigAutoField.register_lookup
class Among(models.Lookup):
    """`in` for any number of keys: SQLite takes no more than so many parameters. Django looks at each key of a list,
    and at none of an array."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> SQL:
        key, params = self.process_lhs(compiler, connection)
        return f"{key} IN (SELECT value FROM json_each(%s))", [*params, json.dumps([*self.rhs])]

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> SQL:
        key, params = self.process_lhs(compiler, connection)
        return f"{key} = ANY(%s)", [*params, [*self.rhs]]
