"""Remarks on imported files: a code and facts, so that each reader sees them in a language of their own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext, gettext_noop, ngettext

from articles.display.enumeration import enumerated
from articles.display.labels import omission_counts
from articles.models import Issue, Publication, Source, Story
from articles.models.department import OfOtherDepartment
from articles.reading.errors import MESSAGES as REFUSALS
from articles.reading.errors import ReadingError


class RemarkCode(StrEnum):
    """The closed list of remarks, beside the refusals of the readers. The archive keeps the values."""

    ABSENT = "absent"
    FORBIDDEN = "forbidden"
    UNREADABLE = "unreadable"
    NO_REGULAR_FILE = "no-plain-file"
    EMPTY_FOLDER = "empty-folder"
    UNSTORABLE = "unstorable"
    OTHER_DEPARTMENT = "other-department"
    UNEXPECTED = "unexpected"
    LEFT_OUT = "left-out"
    SAME_TEXT = "same-text"
    OTHER_FACTS = "otherwise"
    NEARLY_HERE = "nearly-here"
    STORIES_BINNED = "stories-in-bin"
    ROW_WITHOUT_FILE = "no-such-file"
    FILE_WITHOUT_ROW = "unlisted"


MESSAGES = {
    **REFUSALS,
    RemarkCode.ABSENT: gettext_noop("the file is not there (any more)"),
    RemarkCode.FORBIDDEN: gettext_noop("no permission to read the file"),
    RemarkCode.UNREADABLE: gettext_noop("the file cannot be read: %(trouble)s"),
    RemarkCode.NO_REGULAR_FILE: gettext_noop("not a regular file"),
    RemarkCode.EMPTY_FOLDER: gettext_noop("the folder holds no files"),
    RemarkCode.UNSTORABLE: gettext_noop("what was read cannot be stored: %(refused)s"),
    RemarkCode.OTHER_DEPARTMENT: gettext_noop("%(publications)s is not of your department"),
    RemarkCode.UNEXPECTED: gettext_noop("unexpected error: %(error)s"),
    RemarkCode.LEFT_OUT: gettext_noop("left out: %(numbers)s"),
    RemarkCode.SAME_TEXT: gettext_noop("the same text as %(name)s"),
    RemarkCode.OTHER_FACTS: gettext_noop("not what the archive has, and not used: %(facts)s"),
    RemarkCode.NEARLY_HERE: gettext_noop("nearly the same as %(sources)s of %(issue)s: %(matches)s"),
    RemarkCode.STORIES_BINNED: gettext_noop(
        "%(number)d of its %(all)d stories in the bin: “Bring back from the bin” in the list of stories"
    ),
    RemarkCode.ROW_WITHOUT_FILE: gettext_noop("row %(row)d of the list: there is no file %(name)s"),
    RemarkCode.FILE_WITHOUT_ROW: gettext_noop("not in the list: %(name)s"),
}
"""English source strings, by code; `FACT_WORDS` says which facts are put into words for their placeholders."""

LONGEST_ERROR = 500
"""Characters of an unexpected error."""


@dataclass(frozen=True, slots=True)
class Remark:
    """`facts` are what JSON can hold."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        words = {name: FACT_WORDS[name](fact) if name in FACT_WORDS else fact for name, fact in self.facts.items()}
        return gettext(MESSAGES[self.code]) % words

    def as_json(self) -> dict[str, Any]:
        return {"code": str(self.code), "facts": dict(self.facts)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Remark:
        return cls(**stored)


def joined_remarks(remarks: Iterable[Remark]) -> str:
    return gettext("; ").join(map(str, remarks))


def remark_on(error: Exception) -> Remark:
    """What went wrong with a file."""
    match error:
        case ReadingError():
            return Remark(error.code, error.details)
        case ValidationError():
            by_field = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
            return Remark(RemarkCode.UNSTORABLE, {"refused": by_field})
        case OfOtherDepartment():
            return Remark(
                RemarkCode.OTHER_DEPARTMENT, {"publications": enumerated(f"《{name}》" for name in error.names)}
            )
        case FileNotFoundError():
            return Remark(RemarkCode.ABSENT)
        case PermissionError():
            return Remark(RemarkCode.FORBIDDEN)
        case OSError():
            return Remark(RemarkCode.UNREADABLE, {"trouble": os.strerror(error.errno or 0)})
    return Remark(RemarkCode.UNEXPECTED, {"error": repr(error)[:LONGEST_ERROR]})


def fact_label(name: str) -> str:
    """What a fact of an issue, its stories or its source is called on screen; any other keeps its name."""
    models = (Issue, Story, Source, Publication)
    fields = (field for model in models for field in model._meta.get_fields() if field.name == name)
    found = next(fields, None)
    return str(found.verbose_name) if found else name


def _refused_fields(messages: Mapping[str, Sequence[str]]) -> str:
    """Field by field, what cannot be stored."""
    lines = []
    for name, texts in messages.items():
        text = " ".join(texts)
        labelled = gettext("%(fact)s: %(text)s") % {"fact": fact_label(name), "text": text}
        lines.append(text if name == NON_FIELD_ERRORS else labelled)
    return " ".join(lines)


def _other_facts(facts: Mapping[str, tuple[str, str]]) -> str:
    """Each fact with what was given and what is recorded."""
    return gettext(", ").join(
        gettext("%(fact)s %(given)s (in the archive: %(recorded)s)")
        % {"fact": fact_label(name), "given": given, "recorded": recorded or gettext("nothing")}
        for name, (given, recorded) in facts.items()
    )


def _issue_named(facts: Sequence[str | None]) -> str:
    """An issue by the name of its publication, its number and its day."""
    publication, number, day = facts
    numbered = Issue(number=number, published_on=day and date.fromisoformat(day))
    return (f"《{publication}》" if publication else "") + numbered.source_line


def _names(names: Sequence[str]) -> str:
    return gettext(", ").join(names)


def _match_counts(matches: Mapping[str, Any]) -> str:
    """How many stories of a file are the same as here or changed, and which were changed."""
    texts = {
        "changed": ngettext("%d story changed", "%d stories changed", matches["changed"]),
        "same": ngettext("%d story the same", "%d stories the same", matches["same"]),
        "only_in_file": ngettext("%d story only in the file", "%d stories only in the file", matches["only_in_file"]),
        "only_here": ngettext("%d story only here", "%d stories only here", matches["only_here"]),
        "binned": ngettext("%d story is in the bin", "%d stories are in the bin", matches["binned"]),
    }
    counts = {kind: text % matches[kind] for kind, text in texts.items() if matches[kind]}
    if matches["titles"]:
        counts["changed"] += gettext(" (%s)") % _names(matches["titles"])
    return gettext(", ").join(counts.values())


FACT_WORDS = {
    "numbers": omission_counts,
    "refused": _refused_fields,
    "facts": _other_facts,
    "issue": _issue_named,
    "sources": _names,
    "matches": _match_counts,
}
