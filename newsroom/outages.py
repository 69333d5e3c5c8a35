"""Outages, and databases that are not prepared, on one line: for commands and for the log."""

from __future__ import annotations

import logging

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext_lazy as _

from articles.outages import Outage, outage_of

LINES = {
    Outage.LOCKED: _("The database %(place)s is locked: another program has been writing to it for too long."),
    Outage.FULL: _("The disk is full, nothing can be written to %(place)s."),
    Outage.UNREADABLE: _("The database %(place)s cannot be read or written: %(error)s"),
    Outage.UNREACHABLE: _("The database %(place)s cannot be reached: %(error)s"),
}


UNPREPARED = _(
    "The database %(place)s is not prepared for this version: run `make run`, or `python manage.py migrate`, first."
)


def in_one_line(error: BaseException) -> str | None:
    """What an operator has to hear of a command that failed; None where the program is at fault."""
    if line := as_line(error):
        return line
    if isinstance(error, DatabaseError) and _lacks_migrations():
        return UNPREPARED % {"place": connection.settings_dict["NAME"]}
    return None


def _lacks_migrations() -> bool:
    connection.close()  # it may be within a transaction that failed
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def as_line(error: BaseException) -> str | None:
    """What failed and where; None where the error is no outage."""
    outage = outage_of(error)
    if outage is None:
        return None
    place = connection.settings_dict["NAME"]
    if isinstance(error, OSError):
        place = error.filename or settings.VAR
    return LINES[outage] % {"place": place, "error": " ".join(str(error).split())}


class OutagesOnOneLine(logging.Filter):
    """Takes the traceback from the record of an outage: it says nothing that the line does not."""

    def filter(self, record: logging.LogRecord) -> bool:
        line = as_line(record.exc_info[1]) if record.exc_info and record.exc_info[1] else None
        if line:
            record.msg, record.args = f"{record.getMessage()}: {line}", ()
            record.exc_info = record.exc_text = None
        return True
