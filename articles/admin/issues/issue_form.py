from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.admin.forms.concurrent_edits import ConcurrentEditForm
from articles.admin.forms.fields import NamesFormField, NumberFormField
from articles.models import Issue

Basis = Issue.DateBasis

GIVEN = {"date_basis": Basis.GIVEN, "not_before": None, "not_after": None}
"""What follows from a date that a person types: nothing is inferred any more."""


TOLD_BY = ("publication", "number", "title", "published_on", "not_before", "not_after")
"""What an issue is known by, unless it has sources: those that were read may say none of it."""


class IssueForm(ConcurrentEditForm):
    editors = NamesFormField(
        label=capfirst(Issue._meta.get_field("editors").verbose_name),
        help_text=_("Names, with blanks between them."),
        widget=AdminTextInputWidget(attrs={"class": "wide"}),
    )
    outside_of = ""
    """The dates that were inferred, where the date that is typed lies outside of them."""

    class Meta:
        model = Issue
        fields = (
            "publication",
            "number",
            "title",
            "published_on",
            "date_basis",
            "not_before",
            "not_after",
            "editors",
        )
        field_classes = {"number": NumberFormField}

    def clean(self) -> dict[str, Any]:
        """Say of the date what the table would refuse, at the field that is to be mended."""
        facts = super().clean()
        if not (any(map(facts.get, TOLD_BY)) or self.errors or self._has_sources()):
            raise ValidationError(_("Say at least one of these: publication, number, title, date."))
        if facts.get("published_on") and "published_on" in self.changed_data:
            self._take_date(facts)
        published, basis = facts.get("published_on"), facts.get("date_basis")
        if published and not basis:
            self.add_error("date_basis", _("A date needs a word on how it is known."))
        if published and basis == Basis.INFERRED:
            self.add_error("date_basis", _("An inferred date sets the bounds only. Say “given” once it is certain."))
        if _out_of_order(facts.get("not_before"), facts.get("not_after")):
            self.add_error("not_after", _("This lies before “not before”."))
        return facts

    def _has_sources(self) -> bool:
        return self.instance.pk is not None and self.instance.sources.exists()

    def _take_date(self, facts: dict[str, Any]) -> None:
        issue, day = self.instance, facts["published_on"]
        if _out_of_order(issue.not_before, day) or _out_of_order(day, issue.not_after):
            self.outside_of = f"{issue.not_before or ''}–{issue.not_after or ''}"
        facts |= {name: value for name, value in GIVEN.items() if name in facts and name not in self.changed_data}
        self.note_changes()


def _out_of_order(first: date | None, last: date | None) -> bool:
    return bool(first and last and last < first)
