"""The list of stories, and the lists over it that show a part of them."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin.views.main import SEARCH_VAR
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin
from articles.admin.searching.empty_results import EmptyReason, empty_reasons
from articles.admin.searching.facets import query_notes
from articles.admin.story.clipping_views import clip_selected
from articles.models import Story
from articles.models.counting import BoundedCount
from articles.models.department import is_kept_by
from articles.models.story import StoryQuerySet
from articles.parsing.page_numbers import page_order
from articles.permissions import (
    may_add_stories,
    may_bin,
    may_edit_digests,
    may_edit_stories,
    may_read_stories,
)
from articles.search import Mistake, filter_by_query, found_in_print_only
from articles.search.explaining import found_by
from articles.search.literal import literal_hints
from articles.search.resolving import Query, resolve_query

from .actions import STORY_ACTIONS
from .candidates import choose_rows
from .columns import STORY_COLUMNS
from .export import EXPORT_VIEW, ExportedList, export_selected
from .filters import STORY_FILTERS, KindFilter
from .keyset import Order, PagedRows
from .paging import PagedList
from .return_links import OPENED_FROM, return_query

Kind = Story.Kind

IN_PRINT = ("page_letter", "page_length", "page", "of_source", "position", "pk")
"""The stories of an issue from its first page to its last."""


class StoryList(PagedList):
    """Says of each line whether the search found it in the printed text only; each line leads to the story's form."""

    def usual_order(self, queryset: StoryQuerySet) -> Order:
        """Of one issue in the order of the print."""
        is_of_issue = "of_source" in queryset.query.annotations
        return Order(IN_PRINT) if is_of_issue else super().usual_order(queryset)

    def paged_rows(self, request: HttpRequest) -> PagedRows:
        """An issue or a search leaves few stories anyway."""
        if self.query or "of_source" in self.queryset.query.annotations:
            return super().paged_rows(request)
        return choose_rows(request, self.queryset, self.root_queryset, self.filter_specs)

    def lines(self, keys: list[int]) -> list[Story]:
        stories = super().lines(keys)
        in_print_only = found_in_print_only(keys, self.understood.words if self.understood else ())
        for story in stories:
            story.is_found_in_print_only = story.pk in in_print_only
            story.form_url = self.url_for_result(story)
        return self.as_listed(stories)

    def as_listed(self, stories: list[Story]) -> list[Story]:
        return stories if self.order.columns[0] != "dated" else _pages_ascending(stories)

    def notes(self) -> list[str]:
        """How the search was taken, where that is not what it says."""
        if not self.understood:
            return []
        notes = query_notes(self.understood, Story.objects.visible_to(self.request.user))
        return [*notes, *(() if self.result_list else literal_hints(self.understood.tree))]

    def why_empty(self) -> list[EmptyReason]:
        """Of a search that found nothing: what is to blame, and the addresses of lists that are not empty."""
        if self.result_list or not self.understood or not self.understood.tree:
            return []
        stories = Story.objects.visible_to(self.request.user)
        if number := found_by(self.query, stories.live()) if self.has_active_filters else BoundedCount(0):
            text = gettext("without the filters: %s stories") % number
            return [EmptyReason(text, f"?{urlencode({SEARCH_VAR: self.query})}")]
        return empty_reasons(self.understood, stories, lambda query: self.get_query_string({SEARCH_VAR: query}))

    @cached_property
    def understood(self) -> Query | None:
        """What the search asks for; nothing where it is a mistake, which is told already."""
        try:
            return resolve_query(self.query)
        except Mistake:
            return None

    def url_for_result(self, result: Story) -> str:
        return reverse("admin:articles_story_change", args=(result.pk,)) + self.way_back

    @cached_property
    def way_back(self) -> str:
        """What each address of a form takes along."""
        return return_query(self.opts.model_name, self.request.GET.urlencode())


class ListOrder(StoryList):
    """The stories of a page in its order, without what its lines show."""

    def lines(self, keys: list[int]) -> list[Story]:
        found = self.root_queryset.only("issue", "page", "source", "position").in_bulk(keys)
        return self.as_listed([found[key] for key in keys if key in found])


def _pages_ascending(stories: list[Story]) -> list[Story]:
    """The stories of one issue stand together, the latest first; here they are put in the order of its pages."""
    issues = [list(group) for _issue, group in groupby(stories, key=lambda story: story.issue_id)]
    for group in issues:
        if group[0].issue_id:
            group.sort(key=lambda story: (page_order(story.page), story.source_id or 0, story.position))
    return [story for group in issues for story in group]


class StoryListAdmin(ExportedList, DeskAdmin):
    """A list over stories, with the permissions of the story."""

    list_display = STORY_COLUMNS
    list_display_links = None  # the headline is one
    list_filter = STORY_FILTERS
    list_per_page = 50  # an issue, as a rule
    ordering = ["-dated", "-pk"]
    ready_sorts = ["dated", "pk"]
    search_fields = ["headline"]
    actions = [*STORY_ACTIONS, export_selected, clip_selected]
    extra_views = [EXPORT_VIEW]
    change_list_template = "admin/articles/story/change_list.html"
    search_help_text = _("Words of the story, as edited or as printed; a story has to hold all of them.")

    def has_pick_permission(self, request: HttpRequest) -> bool:
        return may_edit_digests(request.user)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[PagedList]:
        return ListOrder if getattr(request, "asks_for_order", False) else StoryList

    def for_list(self, request: HttpRequest, rows: StoryQuerySet) -> StoryQuerySet:
        return rows.for_list()

    def get_search_results(
        self, request: HttpRequest, queryset: StoryQuerySet, search_term: str
    ) -> tuple[StoryQuerySet, bool]:
        try:
            return filter_by_query(queryset, search_term), False
        except Mistake as mistake:
            messages.warning(request, str(mistake))
            return queryset.none(), False

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without Django's deletion: nobody deletes a story."""
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may_add_stories(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Story | None = None) -> bool:
        return may_read_stories(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Story | None = None) -> bool:
        return may_edit_stories(request.user) and (obj is None or is_kept_by(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Story | None = None) -> bool:
        return may_bin(request.user) and (obj is None or is_kept_by(request.user, obj))


class StoryPartAdmin(StoryListAdmin):
    """A list of a part of the stories. All its pages but the list are the story's own."""

    part: Q
    kind_to_add: str

    def get_queryset(self, request: HttpRequest) -> StoryQuerySet:
        return super().get_queryset(request).filter(self.part)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        query = {**request.GET.dict(), OPENED_FROM: self.opts.model_name, "kind": self.kind_to_add}
        return HttpResponseRedirect(f"{reverse('admin:articles_story_add')}?{urlencode(query)}")

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._of_story("change", object_id)

    def delete_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._of_story("delete", object_id)

    def history_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._of_story("history", object_id)

    def _of_story(self, page: str, object_id: str) -> HttpResponse:
        return HttpResponseRedirect(reverse(f"admin:articles_story_{page}", args=(object_id,)))


class ArticleKindFilter(KindFilter):
    """Offers no kind that the list leaves out."""

    def lookups(self, request: HttpRequest, model_admin: StoryPartAdmin) -> list[tuple[str, str]]:
        return [choice for choice in super().lookups(request, model_admin) if choice[0] != Kind.BRIEF]


class ArticleAdmin(StoryPartAdmin):
    part = ~Q(kind=Kind.BRIEF)
    kind_to_add = Kind.ARTICLE
    list_filter = tuple(ArticleKindFilter if each is KindFilter else each for each in STORY_FILTERS)


class BriefAdmin(StoryPartAdmin):
    part = Q(kind=Kind.BRIEF)
    kind_to_add = Kind.BRIEF
    list_filter = tuple(each for each in STORY_FILTERS if each is not KindFilter)
