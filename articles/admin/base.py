"""What all pages of the desk have in common."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import NestedObjects, quote
from django.contrib.admin.views.main import ERROR_FLAG, ChangeList
from django.core.exceptions import FieldDoesNotExist
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import Field, QuerySet
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext

from articles.models import Action, change, counting
from articles.models.department import is_kept_by
from articles.models.journal import open_change
from articles.models.visibility import if_visible, visible_rows
from articles.permissions import User

from .forms.concurrent_edits import ConcurrentEditAdmin
from .forms.fields import DayFormField
from .forms.widgets import RecordSelects
from .journal.taking_back import with_undo
from .lists.filter_bar import bar_media
from .lists.paging import PagedList
from .menu import lists_beside
from .purposes import PURPOSES

CHECKBOX = '<input type="checkbox" name="{}" value="{}" class="action-select" aria-label="{}">'


def change_of(request: HttpRequest, action: Action) -> AbstractContextManager[Any]:
    """The change that a POST is. Showing a page is none: a change locks SQLite for all others."""
    return change(action, by=request.user) if request.method == "POST" else nullcontext()


AdminView = Callable[..., HttpResponse]
"""A page of an admin as a plain function: (admin, request, what its route names), as an action is."""


def named_protected(records: Iterable[Any], user: User) -> list[SafeString | str]:
    """What keeps the records from being deleted, with links, as far as the user may see it."""
    collector = NestedObjects(DEFAULT_DB_ALIAS)
    collector.collect(records)
    named = [_linked(each) for each in sorted(collector.protected, key=str) if if_visible(each, user)]
    return named or [gettext("Records that are hidden from you refer to it.")]


def _linked(record: Any) -> SafeString | str:
    opts = record._meta
    label = capfirst(str(opts.verbose_name))
    if not admin.site.is_registered(opts.model):
        return f"{label}: {record}"
    url = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[quote(record.pk)])
    return format_html('{}: <a href="{}">{}</a>', label, url, record)


class DeskAdmin(RecordSelects, admin.ModelAdmin):
    """Shows what its filters ask for, and answers no other lookup: else a query string reads any field by guessing."""

    extra_views: Sequence[tuple[str, AdminView, str]] = ()
    """Pages besides Django's own: route, view, and the last part of the name, as `split` in `articles_story_split`."""

    ready_sorts: Sequence[str] = ()
    """Fields that an index sorts a list by, whatever its filters."""

    change_list_template = "admin/articles/list.html"
    formfield_overrides = {models.DateField: {"form_class": DayFormField, "widget": DayFormField.widget}}
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    @property
    def media(self) -> forms.Media:
        scripts = [Script("articles/guard.js", type="module"), "articles/select2_names.js"]
        own = super().media + forms.Media(js=scripts)
        return own + bar_media(self.admin_site) if self.list_filter else own

    def get_urls(self) -> list[URLPattern]:
        names = f"{self.opts.app_label}_{self.opts.model_name}"
        pages = [
            path(route, self.admin_site.admin_view(partial(view, self)), name=f"{names}_{name}")
            for route, view, name in self.extra_views
        ]
        return [*pages, *super().get_urls()]

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup in {each.parameter_name for each in self.get_list_filter(request)}

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return visible_rows(super().get_queryset(request), request.user)

    def get_field_queryset(self, db: str | None, db_field: Field, request: HttpRequest) -> QuerySet:
        """A form offers and takes what the user may see."""
        rows = super().get_field_queryset(db, db_field, request)
        return visible_rows(db_field.related_model._default_manager.all() if rows is None else rows, request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or is_kept_by(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or is_kept_by(request.user, obj))

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return PagedList

    def for_list(self, request: HttpRequest, rows: QuerySet) -> QuerySet:
        """With what the lines of a page show: asked of these only."""
        return rows

    def get_sortable_by(self, request: HttpRequest) -> list[Any]:
        return list(filter(self.sorting_field, self.get_list_display(request)))

    def sorting_field(self, column: str | Callable[..., Any]) -> str | None:
        """The field that a column sorts by, where it has a value in every row."""
        shown = column if callable(column) else getattr(self, column, None)
        name = getattr(shown, "admin_order_field", column)
        try:
            field = self.opts.pk if name == "pk" else self.opts.get_field(name)
        except FieldDoesNotExist:
            return None
        return name if field.concrete and not field.null and not field.is_relation else None

    def action_checkbox(self, obj: Any) -> SafeString:
        """Django's has a template rendered for each line, which takes as long as half of the line."""
        return format_html(CHECKBOX, ACTION_CHECKBOX_NAME, obj.pk, gettext("Select %s") % obj)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Headed by what is listed, where Django tells the reader to select; what Django dropped of the address is
        told."""
        if ERROR_FLAG in request.GET and request.method == "GET":
            text = gettext("What the address asks for is not there, or no longer: all is listed, without filters.")
            self.message_user(request, text, messages.WARNING)
        own = {
            "title": capfirst(str(self.opts.verbose_name_plural)),
            "lists_beside": lists_beside(request, self.model),
            "purpose": PURPOSES.get(self.opts.model_name, ""),
        }
        return super().changelist_view(request, {**own, **(extra_context or {})})

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """A form that comes back with errors is headed by the record as it is stored, not as it was typed."""
        record = kwargs.get("obj")
        if record and request.method == "POST":
            stored = self.get_object(request, str(record.pk))
            context |= {"original": stored, "subtitle": str(stored)}
        return super().render_change_form(request, context | self.form_context(request, record), **kwargs)

    def form_context(self, request: HttpRequest, record: Any | None) -> dict[str, Any]:
        """What the template of the form shows besides the form; there is no record yet where one is added."""
        return {}

    def response_action(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        """What is done to a whole list is one transaction: it has to end. Nothing is done to rows that went, or that
        the reader does not see."""
        is_whole_list = request.POST.get("select_across") == "1"
        if is_whole_list and counting.bounded_counts(queryset)[0].has_more:
            text = gettext("More than %s at once are too many. Narrow the list by its filters first.")
            self.message_user(request, text % f"{counting.AT_MOST:,}", messages.WARNING)
            return None
        selected = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if selected and not is_whole_list and not self._is_any_here(queryset, selected):
            self.message_user(request, gettext("What was selected is not there, or no longer."), messages.WARNING)
            return None
        return super().response_action(request, queryset)

    def _is_any_here(self, rows: QuerySet, keys: Collection[str]) -> bool:
        try:
            return rows.filter(pk__in=keys).exists()
        except (ValueError, OverflowError):  # what nobody's box sends
            return False

    def why_kept(self, request: HttpRequest, record: Any) -> str:
        """Why the record cannot be deleted, for the person who wants to; empty where it can."""
        return ""

    def get_deleted_objects(self, objs: Iterable[Any], request: HttpRequest) -> tuple[Any, ...]:
        """Of what stands in the way, only what the user may see is named."""
        reasons = list(filter(None, (self.why_kept(request, record) for record in objs)))
        if reasons:
            return [], {}, set(), reasons
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, lacking, protected and named_protected(objs, request.user)

    def message_user(self, request: HttpRequest, message: str, level: int | str = messages.INFO, *args: Any) -> None:
        """What a form changed can be taken back in the same line."""
        opened = open_change()
        if opened and level in (messages.SUCCESS, "SUCCESS"):
            message = with_undo(request, message, opened.written)
        super().message_user(request, message, level, *args)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Where nothing was changed, nothing is noted."""
        return super().log_change(request, obj, message) if message else None


class ReadOnlyAdmin(DeskAdmin):
    """Records that are made by importing, and never by hand."""

    change_form_template = "admin/articles/read_only.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class RecordedAdmin(ConcurrentEditAdmin, DeskAdmin):
    """Records whose every writing is a change in the journal."""

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        with change_of(request, Action.EDIT):
            return super().changeform_view(request, object_id, *args, **kwargs)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with change_of(request, Action.DELETE):
            return super().delete_view(request, *args, **kwargs)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        with change(Action.DELETE, by=request.user):
            super().delete_queryset(request, queryset)
