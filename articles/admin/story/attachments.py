"""Tags and places in the form of a story. None is deleted: what an editor takes off is rejected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Case, Model, QuerySet, When
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.names import full_name
from articles.admin.forms.concurrent_edits import ConcurrentEditForm
from articles.admin.forms.widgets import RecordSelects
from articles.display.reasons import reasons_for_tags
from articles.models import Attachment, Tagging
from articles.models.department import is_kept_by
from articles.permissions import may_add_stories, may_edit_stories, may_read_stories

State = Attachment.State

ANSWERS = (
    (State.SUGGESTED, State.SUGGESTED.label),
    (State.CONFIRMED, pgettext_lazy("answer", "Confirm")),
    (State.REJECTED, pgettext_lazy("answer", "Reject")),
)
"""What the buttons of a row say: what each does, where a state would look as if it were decided."""


class ThingName(forms.Widget):
    """The name of a tag or place that is attached already: another one is another row."""

    def __init__(self, thing: Model) -> None:
        super().__init__()
        self.name = str(thing)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return format_html('<span class="name">{}</span>', self.name)


class AttachmentForm(ConcurrentEditForm):
    """A row for one tag or place, which a person confirms or rejects; only the machine suggests.

    A decision that is sent as it was opened is no decision, whatever became of the record meanwhile.
    """

    state = forms.ChoiceField(
        label=_("decision"),
        choices=ANSWERS,
        initial=State.CONFIRMED,
        widget=forms.RadioSelect,
        show_hidden_initial=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.empty_permitted = True
        self.stored_state = self.instance.state if self.instance.pk else None
        box = self.fields[self.instance.thing_field]
        if self.instance.pk is not None:
            box.disabled, box.widget = True, ThingName(self.instance.thing)
        else:
            box.widget.can_change_related = box.widget.can_delete_related = box.widget.can_view_related = False
        if not self._may_stay_suggested():
            self.fields["state"].choices = [answer for answer in ANSWERS if answer[0] != State.SUGGESTED]

    def has_changed(self) -> bool:
        return bool({self.instance.thing_field, "state"} & set(self.changed_data))

    def _may_stay_suggested(self) -> bool:
        opened, sent = (self.data.get(name) for name in (self.add_initial_prefix("state"), self.add_prefix("state")))
        untouched = opened == sent == State.SUGGESTED
        return self.stored_state == State.SUGGESTED or (self.stored_state is not None and untouched)

    def report_conflicts(self) -> None:
        """Not in the row: the page for conflicts of the story shows them."""

    def clean(self) -> dict[str, Any]:
        """Without the model's check that a story has a tag once: adding a rejected one again confirms it."""
        cleaned = super().clean()
        self._validate_unique = False
        return cleaned


class AttachmentFormSet(forms.BaseInlineFormSet):
    @cached_property
    def reasons(self) -> Mapping[str, str]:
        """By the name of a tag, why the machine suggests it for the story."""
        return reasons_for_tags(self.instance) if self.model is Tagging else {}

    def _construct_form(self, i: int, **kwargs: Any) -> forms.Form:
        form = super()._construct_form(i, **kwargs)
        if form.instance.pk:
            form.instance.reason = self.reasons.get(str(form.instance.thing), "")
        return form

    @property
    def rejected(self) -> int:
        return sum(row.stored_state == State.REJECTED for row in self.initial_forms)


class AttachmentInline(RecordSelects, admin.TabularInline):
    """Follows the permissions for the story. Rejected rows are folded away, and shown to those who may confirm them."""

    form = AttachmentForm
    template = "admin/articles/story/attachments.html"
    formset = AttachmentFormSet
    extra = 0
    can_delete = False
    ordering = [Case(When(state=State.REJECTED, then=1), default=0), "-state", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        attached = super().get_queryset(request).select_related(self.model.thing_field, "by")
        return attached if self.has_change_permission(request) else attached.exclude(state=State.REJECTED)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is None:
            return may_edit_stories(request.user) or may_add_stories(request.user)
        return may_edit_stories(request.user) and is_kept_by(request.user, obj)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_read_stories(request.user) or self.has_change_permission(request, obj)

    @admin.display(description=_("decided by"))
    def decided_by(self, attachment: Attachment) -> str:
        return full_name(attachment.by) if attachment.by else ""


def inline_of(kind: type[Attachment]) -> type[AttachmentInline]:
    """The rows of a kind of attachment, with what the machine says beside each."""

    class Inline(AttachmentInline):
        model = kind
        verbose_name = kind._meta.get_field(kind.thing_field).verbose_name
        verbose_name_plural = kind._meta.verbose_name_plural
        fields = [kind.thing_field, "state", "detail", "decided_by"]
        readonly_fields = ["detail", "decided_by"]
        autocomplete_fields = [kind.thing_field]

        @admin.display(description=kind.detail_label)
        def detail(self, attachment: Attachment) -> SafeString | str:
            """With the words that speak for it."""
            parts = (("why", getattr(attachment, "reason", "")), ("score", attachment.detail))
            shown = ((kind, text) for kind, text in parts if text)
            return format_html_join(" ", '<span class="{}">{}</span>', shown)

    return Inline
