"""Tags and places in the form of a story. Nothing is deleted: what an editor takes off is rejected."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Placing, Tagging
from articles.models.story import Attachment

from .widgets import RecordSelects

State = Attachment.State


class AttachmentForm(forms.ModelForm):
    """One tag or place: a person confirms or rejects; only the machine suggests."""

    state = forms.ChoiceField(
        label=_("decision"), choices=State.choices, initial=State.CONFIRMED, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box = self.fields[self.thing]
        box.disabled = self.instance.pk is not None
        box.widget.can_change_related = box.widget.can_delete_related = box.widget.can_view_related = False
        box.widget.can_add_related &= not box.disabled
        if self.instance.pk is None or self.instance.state != State.SUGGESTED:
            self.fields["state"].choices = [choice for choice in State.choices if choice[0] != State.SUGGESTED]

    def clean(self) -> dict[str, Any]:
        """Without the model's check that a story has a tag once: choosing a rejected one again confirms it."""
        return self.cleaned_data


class TaggingForm(AttachmentForm):
    thing = "tag"


class PlacingForm(AttachmentForm):
    thing = "place"


class AttachmentInline(RecordSelects, admin.TabularInline):
    """May do what the user may do with the story."""

    extra = 0
    can_delete = False
    ordering = ["-state", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).exclude(state=State.REJECTED).select_related(self.form.thing, "by")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("articles.change_story") or (
            obj is None and request.user.has_perm("articles.add_story")
        )

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("articles.view_story") or self.has_change_permission(request, obj)

    @admin.display(description=_("decided by"))
    def decided_by(self, attachment: Attachment) -> str:
        return str(attachment.by or "—")


class TaggingInline(AttachmentInline):
    model = Tagging
    form = TaggingForm
    fields = ["tag", "state", "sureness", "decided_by"]
    readonly_fields = ["sureness", "decided_by"]
    autocomplete_fields = ["tag"]

    @admin.display(description=_("score"))
    def sureness(self, tagging: Tagging) -> str:
        return "—" if tagging.score is None else f"{tagging.score:.0%}"


class PlacingInline(AttachmentInline):
    model = Placing
    form = PlacingForm
    fields = ["place", "state", "printed_as", "decided_by"]
    readonly_fields = ["printed_as", "decided_by"]
    autocomplete_fields = ["place"]

    @admin.display(description=_("as printed"))
    def printed_as(self, placing: Placing) -> str:
        return placing.mention or (gettext("implied") if placing.implied else "—")
