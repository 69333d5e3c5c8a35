"""文字校对表: wrong forms that a house looks for, found literally in a text. Nothing is changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CheckedForm:
    """A wrong form, what is right in its place, and the longer texts in which it is no mistake. `level` is as the table
    has it."""

    wrong: str
    right: str = ""
    ground: str = ""
    level: str = ""
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormHit:
    """A wrong form where it begins in the text."""

    form: CheckedForm
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.form.wrong)


def wrong_forms_in(text: str, forms: Iterable[CheckedForm]) -> list[FormHit]:
    """In the order of the text. Of forms that overlap the longest counts, of equally long ones the first."""
    places = ((form, start) for form in forms for start in _places(form.wrong, text))
    found = [FormHit(form, start) for form, start in places if _counts(form, start, text)]
    taken: list[FormHit] = []
    for hit in sorted(found, key=lambda each: (-len(each.form.wrong), each.start)):
        if all(hit.end <= other.start or other.end <= hit.start for other in taken):
            taken.append(hit)
    return sorted(taken, key=lambda each: each.start)


def _places(part: str, text: str) -> Iterator[int]:
    """Where it stands, overlapping itself too."""
    place = text.find(part) if part else -1
    while place >= 0:
        yield place
        place = text.find(part, place + 1)


def _counts(form: CheckedForm, start: int, text: str) -> bool:
    """Whether it stands in none of its exceptions."""
    end = start + len(form.wrong)
    return not any(
        place <= start and end <= place + len(exception)
        for exception in form.exceptions
        for place in _places(exception, text)
    )
