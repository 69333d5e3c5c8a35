"""Columns of the index, and what can be asked of them."""

from __future__ import annotations

import json
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler

SQL = tuple[str, list[Any]]


class FoldedField(models.TextField):
    """Texts in the form in which they are compared, a line each."""


class GramsField(models.TextField):
    """The tokens of a text in a table of FTS5: they can be asked, not read."""


@FoldedField.register_lookup
class Holds(models.Lookup):
    """`contains` with neither the patterns nor the letter case of LIKE."""

    lookup_name = "holds"

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> SQL:
        text, text_params = self.process_lhs(compiler, connection)
        word, word_params = self.process_rhs(compiler, connection)
        function = "INSTR" if connection.vendor == "sqlite" else "STRPOS"
        return f"{function}({text}, {word}) > 0", [*text_params, *word_params]


@GramsField.register_lookup
class Matches(models.Lookup):
    """A query in the language of FTS5."""

    lookup_name = "matches"

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> SQL:
        column, column_params = self.process_lhs(compiler, connection)
        query, query_params = self.process_rhs(compiler, connection)
        return f"{column} MATCH {query}", [*column_params, *query_params]


@models.BigAutoField.register_lookup
class Among(models.Lookup):
    """`in` for any number of keys: SQLite takes no more than so many parameters."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> SQL:
        key, params = self.process_lhs(compiler, connection)
        return f"{key} IN (SELECT value FROM json_each(%s))", [*params, json.dumps(self.rhs)]

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> SQL:
        key, params = self.process_lhs(compiler, connection)
        return f"{key} = ANY(%s)", [*params, self.rhs]
