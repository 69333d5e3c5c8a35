"""What goes out is searched for the wrong forms of the house's table. Every hit is shown, and nothing is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from articles.enrichment.wrong_forms import CheckedForm, wrong_forms_in
from articles.models import WrongForm

CONTEXT = 12
"""Characters on each side of a hit."""


@dataclass(frozen=True, slots=True)
class OutgoingText:
    """A text that goes out, the words for where it stands, and the page on which it is mended."""

    place: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class ShownFormHit:
    """A hit with what stands around it."""

    outgoing: OutgoingText
    form: CheckedForm
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TextCheck:
    """The hits in so many texts. Without forms in the table, nothing was looked for."""

    forms: int
    texts: int
    hits: Sequence[ShownFormHit]


def check_texts(texts: Iterable[OutgoingText]) -> TextCheck:
    forms = WrongForm.objects.all().as_checked()
    if not forms:
        return TextCheck(0, 0, ())
    looked_at = list(texts)
    return TextCheck(len(forms), len(looked_at), [hit for each in looked_at for hit in _shown(each, forms)])


def form_finder() -> Callable[[OutgoingText], list[ShownFormHit]] | None:
    """Finds the forms that are in the table by now, in one text after the other; None where there are none."""
    forms = WrongForm.objects.all().as_checked()
    return partial(_shown, forms=forms) if forms else None


def _shown(each: OutgoingText, forms: Sequence[CheckedForm]) -> list[ShownFormHit]:
    text = each.text
    return [
        ShownFormHit(each, hit.form, text[max(hit.start - CONTEXT, 0) : hit.start], text[hit.end : hit.end + CONTEXT])
        for hit in wrong_forms_in(text, forms)
    ]
