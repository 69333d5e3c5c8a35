"""What is said of a file that was brought: a code and facts, so that everybody reads it in a language of their own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext, gettext_noop

from articles.display.labels import omission_counts
from articles.models import Issue, Publication, Source, Story
from articles.reading.errors import MESSAGES as REFUSALS
from articles.reading.errors import ReadingError


class Told(StrEnum):
    """The closed list of what is said beside the refusals of the readers."""

    ABSENT = "absent"
    FORBIDDEN = "forbidden"
    UNREADABLE = "unreadable"
    NO_PLAIN_FILE = "no-plain-file"
    EMPTY_FOLDER = "empty-folder"
    UNSTORABLE = "unstorable"
    UNEXPECTED = "unexpected"
    LEFT_OUT = "left-out"
    SAME_TEXT = "same-text"
    OTHERWISE = "otherwise"
    NO_SUCH_FILE = "no-such-file"
    UNLISTED = "unlisted"


MESSAGES = {
    **REFUSALS,
    Told.ABSENT: gettext_noop("the file is not there (any more)"),
    Told.FORBIDDEN: gettext_noop("the file may not be read"),
    Told.UNREADABLE: gettext_noop("the file cannot be read: %(trouble)s"),
    Told.NO_PLAIN_FILE: gettext_noop("not a plain file"),
    Told.EMPTY_FOLDER: gettext_noop("the folder holds no files"),
    Told.UNSTORABLE: gettext_noop("what was read cannot be stored: %(refused)s"),
    Told.UNEXPECTED: gettext_noop("unexpected error: %(error)s"),
    Told.LEFT_OUT: gettext_noop("left out: %(numbers)s"),
    Told.SAME_TEXT: gettext_noop("the same text as %(name)s"),
    Told.OTHERWISE: gettext_noop("not taken, though said of this file: %(facts)s"),
    Told.NO_SUCH_FILE: gettext_noop("row %(row)d of the list: there is no file %(name)s"),
    Told.UNLISTED: gettext_noop("not in the list: %(name)s"),
}
"""English source strings, by code; the placeholders are the facts, in words where `WORDS` has some for them."""


@dataclass(frozen=True, slots=True)
class Remark:
    """`facts` are what JSON can hold."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        told = {name: WORDS[name](fact) if name in WORDS else fact for name, fact in self.facts.items()}
        return gettext(MESSAGES[self.code]) % told

    def as_json(self) -> dict[str, Any]:
        return {"code": str(self.code), "facts": dict(self.facts)}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Remark:
        return cls(**kept)


def together(remarks: Iterable[Remark]) -> str:
    return gettext("; ").join(map(str, remarks))


def why(error: Exception) -> Remark:
    """What went wrong with a file."""
    if isinstance(error, ReadingError):
        return Remark(error.code, error.details)
    if isinstance(error, ValidationError):
        return Remark(Told.UNSTORABLE, {"refused": _by_field(error)})
    if isinstance(error, FileNotFoundError):
        return Remark(Told.ABSENT)
    if isinstance(error, PermissionError):
        return Remark(Told.FORBIDDEN)
    if isinstance(error, OSError):
        return Remark(Told.UNREADABLE, {"trouble": os.strerror(error.errno or 0)})
    return Remark(Told.UNEXPECTED, {"error": repr(error)[:LONGEST_ERROR]})


LONGEST_ERROR = 500


def _by_field(error: ValidationError) -> dict[str, list[str]]:
    return error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}


def _refused(messages: Mapping[str, Sequence[str]]) -> str:
    return " ".join(_of_field(name, " ".join(told)) for name, told in messages.items())


def _of_field(name: str, told: str) -> str:
    return told if name == NON_FIELD_ERRORS else gettext("%(fact)s: %(told)s") % {"fact": label(name), "told": told}


def label(name: str) -> str:
    """What a fact of an issue, its stories or its source is called on screen; any other keeps its name."""
    models = (Issue, Story, Source, Publication)
    fields = (field for model in models for field in model._meta.get_fields() if field.name == name)
    found = next(fields, None)
    return str(found.verbose_name) if found else name


def _otherwise(facts: Mapping[str, tuple[str, str]]) -> str:
    told = gettext("%(fact)s %(said)s (here: %(here)s)")
    return gettext(", ").join(
        told % {"fact": label(name), "said": said, "here": here or gettext("nothing")}
        for name, (said, here) in facts.items()
    )


WORDS = {"numbers": omission_counts, "refused": _refused, "facts": _otherwise}
"""Facts that are words of the screen."""
