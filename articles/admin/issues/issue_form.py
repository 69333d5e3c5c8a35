"""The form of an issue: its dates, and how they are known."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.forms.concurrent_edits import ConcurrentEditForm
from articles.admin.forms.fields import NamesFormField, NumberFormField, TotalNumberFormField
from articles.models import Issue

Basis = Issue.DateBasis

GIVEN = {"date_basis": Basis.GIVEN, "not_before": None, "not_after": None}
"""What a date that a person types implies: nothing of it is inferred any more."""


IDENTIFYING = ("publication", "number", "total_number", "title", "published_on", "not_before", "not_after")
"""An issue has at least one of these, unless it was made for a source that says none of them."""


class IssueForm(ConcurrentEditForm):
    editors = NamesFormField(
        label=capfirst(Issue._meta.get_field("editors").verbose_name),
        help_text=_("Names, separated by spaces."),
        widget=AdminTextInputWidget(attrs={"class": "wide"}),
    )
    contradicted = ""
    """What was known of the date, and how, if the date that is typed contradicts it."""

    class Meta:
        model = Issue
        fields = (
            "publication",
            "number",
            "total_number",
            "title",
            "published_on",
            "date_basis",
            "not_before",
            "not_after",
            "editors",
        )
        field_classes = {"number": NumberFormField, "total_number": TotalNumberFormField}

    def clean(self) -> dict[str, Any]:
        """Check the constraints of the table here, so that each message stands at its field."""
        facts = super().clean()
        if not (any(map(facts.get, IDENTIFYING)) or self.errors or self._has_sources()):
            raise ValidationError(_("Fill in at least one of these: publication, number, title, date."))
        if facts.get("published_on") and "published_on" in self.changed_data:
            self._take_date(facts)
        published, basis = facts.get("published_on"), facts.get("date_basis")
        if published and not basis:
            self.add_error("date_basis", _("Say how the date is known."))
        if published and basis == Basis.INFERRED:
            self.add_error(
                "date_basis", _("An inferred date only sets the bounds. Choose “given by a person” once it is certain.")
            )
        if _out_of_order(facts.get("not_before"), facts.get("not_after")):
            self.add_error("not_after", _("This is earlier than “not before”."))
        return facts

    def _has_sources(self) -> bool:
        return self.instance.pk is not None and self.instance.sources.exists()

    def _take_date(self, facts: dict[str, Any]) -> None:
        issue, day = self.instance, facts["published_on"]
        if _out_of_order(issue.not_before, day) or _out_of_order(day, issue.not_after):
            self.contradicted = issue.get_date_basis_display() + gettext(": ") + issue.date_text
        facts |= {name: value for name, value in GIVEN.items() if name in facts and name not in self.changed_data}
        self.note_changes()


def _out_of_order(first: date | None, last: date | None) -> bool:
    return bool(first and last and last < first)
