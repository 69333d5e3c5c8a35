"""Two people saved the same story: both texts, side by side, and nothing of either lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.admin import ModelAdmin
from django.forms.boundfield import BoundField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from articles.models import Story
from articles.models.keys import is_key

from .marks import as_read
from .story_form import StoryForm, label_of

NOT_SENT_AGAIN = ("csrfmiddlewaretoken", "_save", "_continue", "_addanother", "_confirm_suggested")


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both changed: the box with what this person typed, and what stands in the record now."""

    box: BoundField
    now: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """What this person sent, where both changed something, and what only the other one changed."""

    sent: QueryDict
    clashes: tuple[Clash, ...]
    theirs: tuple[str, ...]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        shown = {clash.box.html_name for clash in self.clashes}
        return [(name, value) for name, values in self.sent.lists() if name not in shown for value in values]


def conflict_page(admin: ModelAdmin, request: HttpRequest, form_class: type[StoryForm], story: Story) -> HttpResponse:
    meeting = meet(form_class, request.POST, story)
    last = story.history.select_related("history_user").first()
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Somebody else saved this story first"),
        "opts": admin.opts,
        "original": story,
        "meeting": meeting,
        "last": last,
        "media": admin.media,
    }
    return TemplateResponse(request, "admin/articles/story/conflict.html", context, status=409)


def meet(form_class: type[StoryForm], post: QueryDict, story: Story) -> Meeting:
    """Lay what was sent over the story as it stands: fields that only the other person changed follow the record."""
    opened_at = _opened_at(story, post)
    mine = set(form_class(post, instance=opened_at).touched)
    sent = post.copy()
    current = form_class(post, instance=story)
    changed = [name for name in current.fields if hasattr(opened_at, name) and _differ(opened_at, story, name)]
    theirs = [name for name in changed if name not in mine]
    for name in theirs:
        _follow_record(sent, form_class(instance=story)[name])
    for name in NOT_SENT_AGAIN:
        sent.pop(name, None)
    sent["base_version"] = str(story.version)
    clashes = [Clash(current[name], as_read(story, name, getattr(story, name))) for name in changed if name in mine]
    return Meeting(sent, tuple(clashes), tuple(label_of(name) for name in theirs))


def _opened_at(story: Story, post: QueryDict) -> Story:
    """The story as this person saw it."""
    version = post.get("base_version", "")
    row = story.history.filter(version=version).first() if is_key(version) else None
    return row.instance if row else story


def _differ(one: Story, other: Story, name: str) -> bool:
    return getattr(one, name) != getattr(other, name)


def _follow_record(sent: QueryDict, box: BoundField) -> None:
    value: Any = box.value()
    if value in (None, False):
        sent.pop(box.html_name, None)
    else:
        sent[box.html_name] = "on" if value is True else str(value)
