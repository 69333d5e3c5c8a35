"""Searches kept under a name: for oneself, or for all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.access import readers_only
from articles.admin.forms.concurrent_edits import ConcurrentEditForm, lock_record
from articles.admin.forms.fields import LineFormField
from articles.models import SavedSearch, SearchLook, Story
from articles.models.counting import BoundedCount
from articles.search import Mistake
from articles.search.arrivals import count_new
from articles.search.expression import Expression
from articles.search.resolving import resolve_query

from .addresses import Address


class SavedSearchForm(ConcurrentEditForm):
    class Meta:
        model = SavedSearch
        fields = ("name", "query", "is_shared")
        field_classes = {"name": LineFormField, "query": LineFormField}

    def clean_query(self) -> str:
        """What cannot be asked is not kept."""
        try:
            resolve_query(self.cleaned_data["query"])
        except Mistake as mistake:
            raise forms.ValidationError(str(mistake)) from None
        return self.cleaned_data["query"]

    def clean(self) -> dict[str, Any]:
        """A name stands for one search of a person."""
        cleaned = super().clean()
        own = SavedSearch.objects.filter(by=self.instance.by_id).exclude(pk=self.instance.pk)
        if kept := own.filter(name=cleaned.get("name")).first():
            message = _("“%(name)s” is a search that you keep already: %(query)s. Give this one another name.")
            self.add_error("name", forms.ValidationError(message, params={"name": kept.name, "query": kept.query}))
        return cleaned


def saved_searches_of(user: Any) -> list[tuple[SavedSearch, Address]]:
    """The user's own and the shared ones, with where they lead."""
    return [(saved, Address(saved.query)) for saved in SavedSearch.objects.visible_to(user)]


def note_look(user: Any, address: Address) -> None:
    """Whoever sees what a saved search finds has seen what is new in it."""
    looked_at = [saved for saved in SavedSearch.objects.visible_to(user) if saved.query == address.query]
    if not looked_at:
        return
    newest = Story.objects.visible_to(user).aggregate(newest=Max("pk"))["newest"] or 0
    known = dict(SearchLook.objects.filter(user=user, search__in=looked_at).values_list("search", "newest_story"))
    looks = [
        SearchLook(search=each, user=user, newest_story=newest) for each in looked_at if known.get(each.pk) != newest
    ]
    SearchLook.objects.bulk_create(
        looks, update_conflicts=True, unique_fields=["search", "user"], update_fields=["newest_story"]
    )


def new_hits(user: Any, searches: Iterable[SavedSearch]) -> dict[int, BoundedCount]:
    """By the key of the search: how many of the stories that it finds came in since the user looked. Nothing for one
    that the user never looked at, and for one that asks for what is there no longer."""
    looks = dict(SearchLook.objects.filter(user=user, search__in=searches).values_list("search", "newest_story"))
    asked = {each.pk: (_expression(each.query), looks[each.pk]) for each in searches if each.pk in looks}
    asked = {key: (expression, newest) for key, (expression, newest) in asked.items() if expression}
    counts = count_new(Story.objects.visible_to(user).live(), list(asked.values()))
    return dict(zip(asked, counts, strict=True))


def _expression(query: str) -> Expression | None:
    try:
        return resolve_query(query).expression
    except Mistake:
        return None


@readers_only
def save_search(request: HttpRequest) -> HttpResponse:
    """Keep a search."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    form = SavedSearchForm(request.POST, instance=SavedSearch(by=request.user))
    if form.is_valid():
        saved = form.save()
        note_look(request.user, Address(saved.query))
        messages.success(request, _kept(saved))
    else:
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
    return HttpResponseRedirect(str(Address(request.POST.get("query", ""))))


@readers_only
def edit_search(request: HttpRequest, search_id: int) -> HttpResponse:
    """Another name, another query, for all or for oneself."""
    with transaction.atomic():
        lock_record(SavedSearch, str(search_id))
        saved = get_object_or_404(SavedSearch, pk=search_id, by=request.user)
        form = SavedSearchForm(request.POST or None, instance=saved)
        if request.method == "POST" and form.is_valid():
            messages.success(request, _kept(form.save()))
            return HttpResponseRedirect(str(Address(saved.query)))
    context = {
        **admin.site.each_context(request),
        "title": _("Change a saved search"),
        "saved": SavedSearch.objects.get(pk=search_id),
        "form": form,
    }
    return TemplateResponse(request, "admin/articles/search/edit.html", context)


def _kept(saved: SavedSearch) -> str:
    text = _("Kept, shared with all: %s") if saved.is_shared else _("Kept for yourself alone: %s")
    return text % saved


@readers_only
def delete_search(request: HttpRequest, search_id: int) -> HttpResponse:
    """A question, and when it is answered the end of the search."""
    saved = get_object_or_404(SavedSearch, pk=search_id, by=request.user)
    if request.method != "POST":
        context = {
            **admin.site.each_context(request),
            "title": _("Delete a saved search"),
            "saved": saved,
            "address": Address(saved.query),
        }
        return TemplateResponse(request, "admin/articles/search/delete.html", context)
    saved.delete()
    messages.success(request, _("No longer kept: %s") % saved)
    return HttpResponseRedirect(reverse("search"))
