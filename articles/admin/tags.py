from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Tag, Tagging

from .base import DeskAdmin


class TagAdmin(DeskAdmin):
    """The controlled vocabulary, with how often each word is used."""

    list_display = ["name", "group", "note", "times_confirmed", "times_suggested"]
    ordering = ["group", "name"]
    search_fields = ["name", "note"]
    fields = ["name", "group", "note"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        def count(state: str) -> Any:
            return Count("taggings", filter=Q(taggings__state=state, taggings__story__binned_at=None))

        states = Tagging.State
        return (
            super().get_queryset(request).annotate(confirmed=count(states.CONFIRMED), suggested=count(states.SUGGESTED))
        )

    def why_kept(self, tag: Tag) -> str:
        number = tag.taggings.count()
        text = gettext("“%(tag)s” is used for %(number)s stories and cannot be deleted. It can be renamed.")
        return text % {"tag": tag, "number": number} if number else ""

    @admin.display(description=_("confirmed"), ordering="confirmed")
    def times_confirmed(self, tag: Tag) -> SafeString | int:
        return _stories_link(tag, Tagging.State.CONFIRMED, tag.confirmed)

    @admin.display(description=_("suggested"), ordering="suggested")
    def times_suggested(self, tag: Tag) -> SafeString | int:
        return _stories_link(tag, Tagging.State.SUGGESTED, tag.suggested)


def _stories_link(tag: Tag, state: str, number: int) -> SafeString | int:
    url = reverse("admin:articles_story_changelist")
    return format_html('<a href="{}?tag={}&tag_state={}">{}</a>', url, tag.pk, state, number) if number else 0
