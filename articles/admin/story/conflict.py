"""Two people saved the same story: both texts, side by side, and nothing of either lost."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass

from django.contrib.admin import ModelAdmin
from django.forms.boundfield import BoundField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from articles.admin.forms.choices import BESIDE, KEEP, TAKE, THEIRS, submitted_value
from articles.display.field_text import field_text
from articles.models import Story

from .attachments import AttachmentForm, State
from .story_form import StoryForm, label_of

NOT_SENT_AGAIN = ("csrfmiddlewaretoken", "_save", "_continue", "_addanother", "_confirm_suggested", THEIRS, TAKE, KEEP)


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """What both changed: the box with what this person typed or chose, and what stands in the record now.

    `now` is for reading, `stands` is what a box would send that holds it: None where it would send nothing.
    """

    label: str
    box: BoundField
    now: str
    stands: str | None


@dataclass(frozen=True, slots=True)
class MergedForm:
    """What is to be sent again, what both changed, and the labels of what only the other person changed.

    `sent` is what this person sent, with what only the other one changed as it stands in the record.
    """

    sent: QueryDict
    conflicts: Sequence[FieldConflict]
    theirs: Sequence[str]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        shown = {field.box.html_name for field in self.conflicts}
        sent = ((name, values) for name, values in self.sent.lists() if not name.startswith(BESIDE))
        return [(name, value) for name, values in sent if name not in shown for value in values]


def conflict_page(admin: ModelAdmin, request: HttpRequest, form_class: type[StoryForm], story: Story) -> HttpResponse:
    rows = conflicting_rows(admin, request, story)
    latest = (
        record.history.select_related("history_user").first() for record in (story, *(row.instance for row in rows))
    )
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Somebody else saved this story first"),
        "opts": admin.opts,
        "original": story,
        "merged": merged_form(form_class, request.POST, story, rows),
        "last": max(latest, key=lambda row: row.history_date),
        "media": admin.media,
    }
    return TemplateResponse(request, "admin/articles/story/conflict.html", context, status=409)


def conflicting_rows(admin: ModelAdmin, request: HttpRequest, story: Story) -> list[AttachmentForm]:
    """The tags and places of the story that this person and somebody else decided differently."""
    rows = []
    for formset_class, inline in admin.get_formsets_with_inlines(request, story):
        prefix = formset_class.get_default_prefix()
        formset = formset_class(request.POST, instance=story, queryset=inline.get_queryset(request), prefix=prefix)
        rows += [row for row in formset.forms if row.is_valid() and row.conflicts]
    return rows


def merged_form(
    form_class: type[StoryForm], post: QueryDict, story: Story, rows: Sequence[AttachmentForm]
) -> MergedForm:
    """Lay what was sent over the story as it stands: fields that only the other person changed follow the record."""
    form, stored = form_class(post, instance=copy(story)), form_class(instance=story)
    form.full_clean()  # writes what was sent into its copy
    sent = post.copy()
    for name in NOT_SENT_AGAIN:
        sent.pop(name, None)
    sent["base_version"] = str(story.version)
    for name in form.theirs:
        value = submitted_value(stored[name].value())
        sent.setlist(stored[name].html_name, [] if value is None else [value])
    conflicts = []
    for name in form.conflicts:
        now = field_text(story, name, getattr(story, name))
        conflicts.append(FieldConflict(form[name].label, form[name], now, submitted_value(stored[name].value())))
    for row in rows:
        label = f"{row.fields[row.instance.thing_field].label} · {row.instance.thing}"
        conflicts.append(FieldConflict(label, row["state"], State(row.stored_state).label, row.stored_state))
        sent[row["state"].html_initial_name] = row.stored_state
    return MergedForm(sent, conflicts, [label_of(name) for name in form.theirs])
