"""Files whose text is here already: they are not imported, and facts given for them that differ get a remark."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import Count

from articles.models import Source
from articles.parsing.file_names import name_facts
from articles.parsing.page_numbers import page_number
from articles.parsing.values import IssueFacts
from articles.pipeline import SourceOptions

from .remarks import Remark, RemarkCode

LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")

COMPARED_FACTS = ("publication", "number", "published_on", "page")


def recorded_facts(source: Source) -> IssueFacts:
    issue = source.issue
    publication = issue.publication.name if issue.publication_id else None
    return IssueFacts(publication, issue.number, published_on=issue.published_on, page=source.page)


def differing_facts(name: str, options: SourceOptions, recorded: IssueFacts) -> list[Remark]:
    """A remark on what a person or the name of the file says other than what is recorded; none where all agrees.

    What was said of many files at once is for those that do not say it: it counts where nothing is recorded.
    """
    named = name_facts(name)
    given = {fact: getattr(options, fact) or getattr(named, fact) for fact in COMPARED_FACTS}
    for fact in COMPARED_FACTS:
        if not getattr(recorded, fact):
            given[fact] = given[fact] or getattr(options.fallback, fact, None)
    differing = {
        fact: (str(value), str(getattr(recorded, fact) or ""))
        for fact, value in given.items()
        if value and _comparable(fact, value) != _comparable(fact, getattr(recorded, fact))
    }
    return [Remark(RemarkCode.OTHER_FACTS, {"facts": differing})] if differing else []


def stories_in_bin(source: Source) -> list[Remark]:
    """A remark where stories of the source are in the bin; those merged into another live on in that one."""
    numbers = source.stories.filter(merged_into=None).aggregate(all=Count("pk"), number=Count("binned_at"))
    return [Remark(RemarkCode.STORIES_BINNED, numbers)] if numbers["number"] else []


def _comparable(fact: str, value: Any) -> Any:
    """Page `03` is page 3, number `012` number 12."""
    if fact == "page":
        return page_number(value)
    return LEADING_ZEROS.sub("", value or "") if fact == "number" else value
