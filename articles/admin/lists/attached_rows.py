"""Stories, and the rows of tags and places beside them."""

from __future__ import annotations

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet


def has_any(rows: QuerySet, column: str, key: str) -> Exists:
    """Whether any of the rows has in the column what the row that is asked has for its key.

    On SQLite that is a stretch of one value: what is equal to a unique column SQLite looks up there, whatever other
    index has all that is asked, and reads a whole story to know its kind.
    """
    if connection.vendor == "sqlite":
        is_same = Q(**{f"{column}__gte": OuterRef(key), f"{column}__lte": OuterRef(key)})
    else:
        is_same = Q(**{column: OuterRef(key)})
    return Exists(rows.filter(is_same))
