"""Lists of a part of the stories. All their pages but the list are the story's own."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.models import Story
from articles.models.story import StoryQuerySet

from .filters import STORY_FILTERS, KindFilter
from .story_list import StoryListAdmin
from .way_back import PART

Kind = Story.Kind


class StoryPartAdmin(StoryListAdmin):
    part: Q
    kind_to_add: str

    def get_queryset(self, request: HttpRequest) -> StoryQuerySet:
        return super().get_queryset(request).filter(self.part)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        query = {**request.GET.dict(), PART: self.opts.model_name, "kind": self.kind_to_add}
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
