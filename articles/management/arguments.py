"""Arguments that several commands have."""

from __future__ import annotations

import argparse
from datetime import date

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _

from articles.enrichment.gazetteer import gazetteer
from articles.search import Mistake
from articles.search.resolving import Query, resolve_query


def add_issue_facts(parser: CommandParser) -> None:
    """What a person says of files that do not say it themselves."""
    parser.add_argument("--publication", help=_("the name of the publication"))
    parser.add_argument("--date", type=iso_date, help=_("the date of publication, 2024-12-17"))
    parser.add_argument("--number", help=_("the number of the issue"))
    parser.add_argument("--encoding", help=_("the encoding of the files: utf-8, gb18030, utf-16 …"))


def iso_date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("%s is not a date of the form 2024-12-17") % text) from None


def at_least_one(text: str) -> int:
    if not (text.isdecimal() and int(text)):
        raise argparse.ArgumentTypeError(_("%s is not a whole number from 1 up") % text)
    return int(text)


def region_code(text: str) -> str:
    if text not in gazetteer().current:
        raise argparse.ArgumentTypeError(_("%s is not a GB/T 2260 code in use, such as 500000") % text)
    return text


def read_query(typed: str) -> Query:
    """A query in the language of the search page. Raises CommandError."""
    try:
        query = resolve_query(typed)
    except Mistake as mistake:
        place = {"place": mistake.start + 1, "mistake": mistake}
        raise CommandError(_("Character %(place)d of the query: %(mistake)s") % place) from None
    if not query.expression:
        raise CommandError(_("The query is empty."))
    return query
