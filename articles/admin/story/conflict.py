"""Two people saved the same story: both texts, side by side, and nothing of either lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.contrib.admin import ModelAdmin
from django.forms.boundfield import BoundField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from articles.admin.forms.choices import BESIDE, KEEP, TAKE, THEIRS, as_sent
from articles.display.field_text import field_text
from articles.models import Story
from articles.models.keys import is_key

from .attachments import AttachmentForm, State
from .story_form import StoryForm, label_of

NOT_SENT_AGAIN = ("csrfmiddlewaretoken", "_save", "_continue", "_addanother", "_confirm_suggested", THEIRS, TAKE, KEEP)


@dataclass(frozen=True, slots=True)
class Clash:
    """What both changed: the box with what this person typed or chose, and what stands in the record now.

    `now` is for reading, `stands` is what a box would send that holds it: None where it would send nothing.
    """

    label: str
    box: BoundField
    now: str
    stands: str | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """What this person sent, where both changed something, and what only the other one changed."""

    sent: QueryDict
    clashes: tuple[Clash, ...]
    theirs: tuple[str, ...]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        shown = {clash.box.html_name for clash in self.clashes}
        sent = ((name, values) for name, values in self.sent.lists() if not name.startswith(BESIDE))
        return [(name, value) for name, values in sent if name not in shown for value in values]


def conflict_page(admin: ModelAdmin, request: HttpRequest, form_class: type[StoryForm], story: Story) -> HttpResponse:
    rows = list(rows_decided_by_both(admin, request, story))
    meeting = meet(form_class, request.POST, story, rows)
    latest = (
        record.history.select_related("history_user").first() for record in (story, *(row.instance for row in rows))
    )
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Somebody else saved this story first"),
        "opts": admin.opts,
        "original": story,
        "meeting": meeting,
        "last": max(latest, key=lambda row: row.history_date),
        "media": admin.media,
    }
    return TemplateResponse(request, "admin/articles/story/conflict.html", context, status=409)


def rows_decided_by_both(admin: ModelAdmin, request: HttpRequest, story: Story) -> Iterator[AttachmentForm]:
    """The tags and places of the story that this person and somebody else decided differently."""
    for formset_class, inline in admin.get_formsets_with_inlines(request, story):
        rows = {
            "instance": story,
            "queryset": inline.get_queryset(request),
            "prefix": formset_class.get_default_prefix(),
        }
        yield from (row for row in formset_class(request.POST, **rows).forms if row.is_decided_by_both)


def meet(form_class: type[StoryForm], post: QueryDict, story: Story, rows: Sequence[AttachmentForm]) -> Meeting:
    """Lay what was sent over the story as it stands: fields that only the other person changed follow the record."""
    opened_at = _opened_at(story, post)
    mine = set(form_class(post, instance=opened_at).touched)
    sent = post.copy()
    current = form_class(post, instance=story)
    changed = [name for name in current.fields if hasattr(opened_at, name) and _differ(opened_at, story, name)]
    theirs = [name for name in changed if name not in mine]
    stored = form_class(instance=story)
    for name in theirs:
        said = as_sent(stored[name].value())
        sent.setlist(stored[name].html_name, [] if said is None else [said])
    for name in NOT_SENT_AGAIN:
        sent.pop(name, None)
    sent["base_version"] = str(story.version)
    clashes = [_clash(current[name], stored[name], story) for name in changed if name in mine]
    for row in rows:
        clashes.append(Clash(_name_of(row), row["state"], State(row.stored).label, row.stored))
        sent[row["state"].html_initial_name] = row.stored
    return Meeting(sent, tuple(clashes), tuple(label_of(name) for name in theirs))


def _clash(box: BoundField, stored: BoundField, story: Story) -> Clash:
    now = field_text(story, box.name, getattr(story, box.name))
    return Clash(box.label, box, now, as_sent(stored.value()))


def _name_of(row: AttachmentForm) -> str:
    return f"{row.fields[row.thing].label} · {getattr(row.instance, row.thing)}"


def _opened_at(story: Story, post: QueryDict) -> Story:
    """The story as this person saw it."""
    version = post.get("base_version", "")
    row = story.history.filter(version=version).first() if is_key(version) else None
    return row.instance if row else story


def _differ(one: Story, other: Story, name: str) -> bool:
    return getattr(one, name) != getattr(other, name)
