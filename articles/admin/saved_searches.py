"""Searches kept under a name: for oneself, or for all."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import SavedSearch
from articles.search import Mistake
from articles.search.understanding import understand

from .form_fields import LineFormField
from .search_links import Address


class SavedSearchForm(forms.ModelForm):
    class Meta:
        model = SavedSearch
        fields = ("name", "query", "is_shared")
        field_classes = {"name": LineFormField, "query": LineFormField}
        widgets = {"query": forms.HiddenInput}

    def clean_query(self) -> str:
        """What cannot be asked is not kept."""
        try:
            understand(self.cleaned_data["query"])
        except Mistake as mistake:
            raise forms.ValidationError(str(mistake)) from None
        return self.cleaned_data["query"]


def shown_to(user: Any) -> list[tuple[SavedSearch, Address]]:
    """All that the user may see, with where they lead."""
    return [(saved, Address(saved.query)) for saved in SavedSearch.objects.seen_by(user)]


def save_search(request: HttpRequest) -> HttpResponse:
    """A name that the user has already stands for the new query from now on."""
    _allow(request)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    own = SavedSearch.objects.filter(by=request.user, name=request.POST.get("name", "").strip()).first()
    form = SavedSearchForm(request.POST, instance=own or SavedSearch(by=request.user))
    if form.is_valid():
        messages.success(request, _("Kept: %s") % form.save())
    else:
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
    return HttpResponseRedirect(str(Address(request.POST.get("query", ""))))


def delete_search(request: HttpRequest, search_id: int) -> HttpResponse:
    _allow(request)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    saved = get_object_or_404(SavedSearch, pk=search_id, by=request.user)
    saved.delete()
    messages.success(request, _("No longer kept: %s") % saved)
    return HttpResponseRedirect(reverse("search"))


def _allow(request: HttpRequest) -> None:
    if not request.user.has_perm("articles.view_story"):
        raise PermissionDenied
