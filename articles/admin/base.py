"""What all pages of the desk have in common."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from articles.models import Action, change

from .widgets import RecordSelects


def written_by(request: HttpRequest, action: Action) -> AbstractContextManager[Any]:
    """The change that a request is. One that only shows a page is none: a change locks SQLite for all others."""
    return change(action, by=request.user) if request.method == "POST" else nullcontext()


class DeskAdmin(RecordSelects, admin.ModelAdmin):
    """Shows what its filters ask for, and answers no other lookup: else a query string reads any field by guessing."""

    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup in {each.parameter_name for each in self.get_list_filter(request)}


class ReadOnlyAdmin(DeskAdmin):
    """Records that are made by importing, and never by hand."""

    change_form_template = "admin/articles/read_only.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class RecordedAdmin(DeskAdmin):
    """Records whose every writing is a change in the journal."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with written_by(request, Action.EDIT):
            return super().changeform_view(request, *args, **kwargs)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with written_by(request, Action.DELETE):
            return super().delete_view(request, *args, **kwargs)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        with change(Action.DELETE, by=request.user):
            super().delete_queryset(request, queryset)
