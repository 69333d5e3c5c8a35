"""What a bulk act asks: which tags or places, or which fields, and what becomes of them. Each form gives the act."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.admin.forms.widgets import RecordSelect, RecordSelectMultiple
from articles.desk.bulk_acts import Act, Attaching, Operation, Setting
from articles.models import Attachment, Contribution, Placing, Story, Tagging
from articles.models.keys import is_key

BOUNDS = ("0.5", "0.6", "0.7", "0.8", "0.9")
"""Scores that part what is sure from what is not."""

UNCHANGED = "="
"""The choice that leaves a field as it is; an empty one clears it."""


class ThingsField(forms.ModelMultipleChoiceField):
    def clean(self, value: Any) -> Any:
        return super().clean([key if is_key(key) else "" for key in value or []])


class ThingField(forms.ModelChoiceField):
    def clean(self, value: Any) -> Any:
        return super().clean(value if is_key(value) else "")


class AttachingForm(forms.Form):
    kind: type[Attachment]

    operation = forms.ChoiceField(label=_("Act"), choices=Operation.choices, widget=forms.RadioSelect)
    bound = forms.TypedChoiceField(label=_("Score"), coerce=float, empty_value=None, required=False)

    def __init__(self, site: AdminSite, data: Any) -> None:
        super().__init__(data)
        through = self.kind._meta.get_field(self.kind.thing_field)
        things = through.related_model._default_manager.all()
        many = next(field for field in Story._meta.many_to_many if field.remote_field.through is self.kind)
        self.fields["things"] = ThingsField(
            things, label=self.kind._meta.verbose_name_plural, required=False, widget=RecordSelectMultiple(many, site)
        )
        self.fields["replacement"] = ThingField(
            things, label=_("Replaced by"), required=False, widget=RecordSelect(through, site)
        )
        for field in ("things", "replacement"):
            self.fields[field].widget.choices = self.fields[field].choices
        if "score" in self.kind.details:
            self.fields["bound"].choices = [("", _("any")), *((bound, f"{float(bound):.0%}") for bound in BOUNDS)]
        else:
            del self.fields["bound"]
        self.order_fields(["operation", "things", "replacement", "bound"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        operation, things = cleaned.get("operation"), cleaned.get("things") or ()
        of_suggestions = operation in (Operation.CONFIRM, Operation.REJECT)
        if operation and not of_suggestions and not things and "things" not in self.errors:
            self.add_error("things", ValidationError(_("Choose at least one."), code="required"))
        if operation == Operation.REPLACE and "replacement" not in self.errors:
            if cleaned.get("replacement") is None:
                self.add_error("replacement", ValidationError(_("Choose one."), code="required"))
            elif cleaned["replacement"] in things:
                self.add_error("replacement", ValidationError(_("Choose another than those that are replaced.")))
        return cleaned

    def act(self) -> Act:
        given = self.cleaned_data
        operation = Operation(given["operation"])
        return Attaching(
            self.kind,
            operation,
            tuple(thing.pk for thing in given["things"]),
            given["replacement"].pk if operation == Operation.REPLACE else None,
            given.get("bound") if operation in (Operation.CONFIRM, Operation.REJECT) else None,
        )


class TagsForm(AttachingForm):
    kind = Tagging


class PlacesForm(AttachingForm):
    kind = Placing


class ContributorsForm(AttachingForm):
    kind = Contribution


def _choices_of(name: str, *, may_clear: bool) -> list[tuple[str, Any]]:
    choices = Story._meta.get_field(name).choices
    return [(UNCHANGED, _("leave as it is")), *([("", _("none"))] if may_clear else []), *choices]


class FieldsForm(forms.Form):
    """What is given is set; all else stays. A text is cleared by its box."""

    section = forms.CharField(label=_("section"), required=False, max_length=100)
    no_section = forms.BooleanField(label=_("without section"), required=False)
    kind = forms.ChoiceField(label=_("kind"), choices=lambda: _choices_of("kind", may_clear=False), initial=UNCHANGED)
    genre = forms.ChoiceField(
        label=_("genre"), choices=lambda: _choices_of("genre", may_clear=True), initial=UNCHANGED, required=False
    )
    status = forms.ChoiceField(
        label=_("status"), choices=lambda: _choices_of("status", may_clear=False), initial=UNCHANGED
    )
    selection = forms.ChoiceField(
        label=_("selection"),
        choices=lambda: _choices_of("selection", may_clear=True),
        initial=UNCHANGED,
        required=False,
    )
    reason = forms.ChoiceField(label=_("Reason"), choices=lambda: [("", "—"), *Story.Reason.choices], required=False)

    def __init__(self, site: AdminSite, data: Any) -> None:
        super().__init__(data)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("status") == Story.Status.EXCLUDED and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", ValidationError(_("A story that is not for the archive needs a reason.")))
        if not self.errors and not self._values():
            raise ValidationError(_("Nothing is set yet."), code="required")
        return cleaned

    def act(self) -> Act:
        return Setting(self._values())

    def _values(self) -> dict[str, str]:
        given = self.cleaned_data
        choices = ("kind", "genre", "selection", "status")
        values = {name: given[name] for name in choices if given[name] != UNCHANGED}
        if given["section"] or given["no_section"]:
            values["section"] = "" if given["no_section"] else given["section"]
        if "status" in values:
            values["reason"] = given["reason"] if values["status"] == Story.Status.EXCLUDED else ""
        return values


FORMS: dict[str, type[AttachingForm | FieldsForm]] = {
    "tags": TagsForm,
    "places": PlacesForm,
    "contributors": ContributorsForm,
    "fields": FieldsForm,
}
"""By what the act is about, as its address says."""
