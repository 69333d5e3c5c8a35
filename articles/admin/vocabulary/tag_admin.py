"""Tags: their list with counts by state, and their form."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import IntegerField, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin
from articles.admin.forms.concurrent_edits import ConcurrentEditAdmin
from articles.admin.lists.export import EXPORT_VIEW, ExportedList, export_selected
from articles.models import Tag, Tagging
from articles.models.counting import BoundedCount
from articles.models.visibility import WithVisibilityQuerySet

LOOKED_AT = 2_000
"""Of a tag, so many of its newest stories are looked at to count in which state they have it."""


class UseCount(Subquery):
    """How often the tag stands in one of the states, among the newest of its stories."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS newest WHERE newest.state IN (%(states)s))"
    output_field = IntegerField()

    def __init__(self, taggings: WithVisibilityQuerySet, *states: str) -> None:
        rows = taggings.filter(tag=OuterRef("pk"), binned_at=None).order_by("-dated", "-story")
        super().__init__(rows.values("state")[:LOOKED_AT], states=", ".join(f"'{state}'" for state in states))


class TagAdmin(ExportedList, ConcurrentEditAdmin, DeskAdmin):
    """The controlled vocabulary, with how often each word is used: of one in constant use, at least how often."""

    actions = [export_selected]
    extra_views = [EXPORT_VIEW]
    list_display = ["name", "group", "note", "times_confirmed", "times_suggested"]
    ordering = ["group", "name"]
    search_fields = ["name", "note"]
    fields = ["name", "group", "note"]

    def for_list(self, request: HttpRequest, rows: QuerySet[Tag]) -> QuerySet[Tag]:
        states, taggings = Tagging.State, Tagging.objects.visible_to(request.user)
        return rows.annotate(
            confirmed=UseCount(taggings, states.CONFIRMED),
            suggested=UseCount(taggings, states.SUGGESTED),
            looked_at=UseCount(taggings, *states),
        )

    def why_kept(self, request: HttpRequest, tag: Tag) -> str:
        if number := tag.taggings.visible_to(request.user).count():
            text = gettext("“%(tag)s” is used for %(number)s stories and cannot be deleted. It can be renamed.")
            return text % {"tag": tag, "number": number}
        return gettext("“%s” is used and cannot be deleted. It can be renamed.") % tag if tag.taggings.exists() else ""

    @admin.display(description=_("confirmed"))
    def times_confirmed(self, tag: Tag) -> SafeString | int:
        return _stories_link(tag, Tagging.State.CONFIRMED, tag.confirmed)

    @admin.display(description=_("suggested"))
    def times_suggested(self, tag: Tag) -> SafeString | int:
        return _stories_link(tag, Tagging.State.SUGGESTED, tag.suggested)


def _stories_link(tag: Tag, state: str, number: int) -> SafeString | int:
    counted, url = BoundedCount(number, has_more=tag.looked_at == LOOKED_AT), reverse("admin:articles_story_changelist")
    if not number and not counted.has_more:
        return 0
    return format_html('<a href="{}?tag={}&tag_state={}">{}</a>', url, tag.pk, state, counted)
