"""The list of stories, and the lists over it that show a part of them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.export import StoryExportMixin
from articles.models import Story
from articles.models.story import StoryQuerySet
from articles.search import QueryTooLong, find
from articles.search.index import PRINT
from articles.search.query import fields_with

from .actions import StoryActions
from .base import DeskAdmin
from .columns import StoryColumns
from .filter_bar import FilterBar
from .filters import STORY_FILTERS
from .way_back import coming_from


class StoryChangeList(ChangeList):
    """Says of each line whether the search found it in the printed text only; each line leads to the story's form."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> StoryQuerySet:
        return super().get_queryset(request, exclude_parameters).for_list()

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        in_print_only = printed_only([story.pk for story in self.result_list], self.query)
        for story in self.result_list:
            story.is_found_in_print_only = story.pk in in_print_only

    def url_for_result(self, result: Story) -> str:
        return reverse("admin:articles_story_change", args=(result.pk,)) + coming_from(self.opts.model_name)


def printed_only(story_ids: list[int], query: str) -> set[int]:
    """The stories where a word of the query stands in the text as printed and in no field."""
    hits = [fields_with(story_ids, word) for word in query.split()]
    return {story for found in hits for story, fields in found.items() if fields == {PRINT}}


class StoryListAdmin(StoryExportMixin, StoryActions, StoryColumns, FilterBar, DeskAdmin):
    """A list over stories, with the permissions of the story."""

    list_filter = STORY_FILTERS
    list_select_related = ["issue__publication", "source"]
    list_per_page = 100
    ordering = [F("issue_id").desc(nulls_first=True), "source", "position", "pk"]
    search_fields = ["headline"]
    search_help_text = _("Words of the story, as edited or as printed; a story has to hold all of them.")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return StoryChangeList

    def get_search_results(
        self, request: HttpRequest, queryset: StoryQuerySet, search_term: str
    ) -> tuple[StoryQuerySet, bool]:
        try:
            return find(queryset, search_term), False
        except QueryTooLong:
            messages.warning(request, _("So long a text cannot be searched for: try a few words of it."))
            return queryset.none(), False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.add_story")

    def has_view_permission(self, request: HttpRequest, obj: Story | None = None) -> bool:
        return request.user.has_perm("articles.view_story") or self.has_change_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Story | None = None) -> bool:
        return request.user.has_perm("articles.change_story")

    def has_delete_permission(self, request: HttpRequest, obj: Story | None = None) -> bool:
        return request.user.has_perm("articles.delete_story")
