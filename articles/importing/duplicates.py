"""What is said of a file that is here already: it is not taken, and where its record differs, that is told."""

from __future__ import annotations

import re
from typing import Any

from articles.importing.remarks import Remark, Told
from articles.models import Source
from articles.parsing.file_names import name_facts
from articles.parsing.page_numbers import page_number
from articles.parsing.values import IssueFacts
from articles.pipeline import SourceOptions

LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")

FACTS = ("publication", "number", "published_on", "page")


def recorded(source: Source) -> IssueFacts:
    issue = source.issue
    publication = issue.publication.name if issue.publication_id else None
    return IssueFacts(publication, issue.number, published_on=issue.published_on, page=source.page)


def otherwise(name: str, options: SourceOptions, here: IssueFacts) -> list[Remark]:
    """A remark on what a person or the name of the file says that is not so here; none where all agrees."""
    told = name_facts(name)
    said = {fact: getattr(options, fact) or getattr(told, fact) for fact in FACTS}
    differing = {
        fact: (str(value), str(getattr(here, fact) or ""))
        for fact, value in said.items()
        if value and _plain(fact, value) != _plain(fact, getattr(here, fact))
    }
    return [Remark(Told.OTHERWISE, {"facts": differing})] if differing else []


def _plain(fact: str, value: Any) -> Any:
    """The value as compared: page `03` is page 3, number `012` number 12."""
    if fact == "page":
        return page_number(value)
    return LEADING_ZEROS.sub("", value or "") if fact == "number" else value
