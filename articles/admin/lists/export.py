"""Export from a list: of what is filtered, by a button; of what is selected, by an action."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.names import full_name
from articles.admin.jobs.pages import follow
from articles.desk.text_checks import OutgoingText, check_texts
from articles.display.field_text import date_text
from articles.export.columns import Cell
from articles.export.exports import table_name, table_of, text_cells
from articles.export.formats import FORMATS
from articles.export.guarding import printable
from articles.export.presets import presets_of
from articles.jobs import exporting
from articles.jobs.exporting import export_later
from articles.models import Story
from articles.models.counting import count_up_to
from articles.models.visibility import visible_rows
from articles.permissions import may_export

from .export_form import ChosenColumns, ExportForm, chosen_columns, forget_columns, keep_columns, saved_columns
from .paging import PagedList

PREVIEWED = 5
"""Rows that the page shows of the table."""

CHECKED = 200
"""Stories whose cells are searched for wrong forms."""

LONGEST_SHOWN = 60
"""Characters of a cell that the page shows."""


@admin.action(description=_("Export selected records"), permissions=["export"])
def export_selected(modeladmin: ModelAdmin, request: HttpRequest, records: QuerySet) -> HttpResponse | None:
    if request.POST.get("select_across") == "1":
        return HttpResponseRedirect(_export_url(modeladmin, request))
    selected = " ".join(str(pk) for pk in records.values_list("pk", flat=True))
    if not selected:  # which would mean: all
        messages.warning(request, gettext("The selected records are not in this list any more."))
        return None
    return _export_page(modeladmin, request, ExportForm(initial={"selected": selected}), records)


def export_view(modeladmin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """The page that asks for format and columns, and the file: what the list shows with its filters, and no more."""
    if not modeladmin.has_export_permission(request):
        raise PermissionDenied
    try:
        listed = modeladmin.get_changelist_instance(request)
    except IncorrectLookupParameters:
        return HttpResponseRedirect(f"{_url(modeladmin, 'changelist')}?{ERROR_FLAG}=1")
    records, table = listed.queryset, table_name(modeladmin.model)
    form = ExportForm(request.POST or None)
    if not form.is_valid():
        return _export_page(modeladmin, request, form, records)
    selected = form.cleaned_data["selected"]
    if selected:
        records = records.filter(pk__in=selected)
    if "keep" in request.POST:
        keep_columns(request, table, chosen_columns(request, table))
    if "forget" in request.POST:
        forget_columns(request)
    if form.is_only_asking:
        return _export_page(modeladmin, request, form, records)
    name, about = form.cleaned_data["format"], about_export(request, listed, len(selected))
    if is_a_job(records):
        columns = chosen_columns(request, table).chosen
        return follow(export_later(records, columns, file_format=name, about=about, by=request.user))
    return exported_table(request, name, records, about)


def is_a_job(records: QuerySet) -> bool:
    """Whether they are stories, and so many that nobody waits for their table."""
    is_of_stories = issubclass(records.model, Story)
    return is_of_stories and count_up_to((exporting.MANY + 1, records))[0] > exporting.MANY


def exported_table(
    request: HttpRequest, name: str, records: QuerySet, about: Sequence[tuple[str, str]]
) -> StreamingHttpResponse:
    """The table, which is made while it is sent."""
    columns = chosen_columns(request, table_name(records.model)).chosen
    table = table_of(records, columns, visible=_visible(request, records), about=about)
    file_name = f"{table.name} {timezone.localdate()}.{FORMATS[name].extension}"
    return StreamingHttpResponse(
        FORMATS[name].chunks(table),
        content_type=FORMATS[name].content_type,
        headers={"Content-Disposition": content_disposition_header(True, file_name)},
    )


def about_export(request: HttpRequest, listed: PagedList, selected: int) -> list[tuple[str, str]]:
    """What the second sheet says: what was asked, when and by whom."""
    asked = [(str(title), text) for title, text, _without in listed.choices()]
    if listed.query:
        asked.insert(0, (gettext("Search"), listed.query))
    if selected:
        asked.append((gettext("Selected by hand"), str(selected)))
    return [
        (gettext("List"), capfirst(str(listed.opts.verbose_name_plural))),
        *asked,
        (gettext("Made on"), date_text(timezone.now())),
        (gettext("By"), full_name(request.user)),
    ]


def _export_page(modeladmin: ModelAdmin, request: HttpRequest, form: ExportForm, records: QuerySet) -> HttpResponse:
    table = table_name(records.model)
    columns = chosen_columns(request, table)
    visible, is_of_stories = _visible(request, records), issubclass(records.model, Story)
    heads, rows = preview_of_table(records, columns, visible)
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": gettext("Export"),
        "opts": modeladmin.opts,
        "form": form,
        "count": records.count(),
        "is_a_job": is_a_job(records),
        "columns": columns,
        "presets": [(name, preset.label) for name, preset in presets_of(table).items()],
        "saved": saved_columns(request, table),
        "heads": heads,
        "rows": rows,
        "export_url": _export_url(modeladmin, request),
        "check": check_texts(_outgoing(records, columns, visible) if is_of_stories else ()),
        "check_is_partial": count_up_to((CHECKED + 1, records))[0] > CHECKED,
        "checked_stories": CHECKED,
    }
    return TemplateResponse(request, "admin/articles/story/export.html", context)


def _visible(request: HttpRequest, records: QuerySet) -> QuerySet:
    """All of the model that the table may name."""
    return visible_rows(records.model._meta.concrete_model._default_manager.all(), request.user)


def preview_of_table(
    records: QuerySet, columns: ChosenColumns, visible: QuerySet
) -> tuple[Sequence[str], list[list[str]]]:
    """The heads, and the first rows as they begin."""
    first = records[:PREVIEWED]
    table = table_of(first, columns.chosen, visible=visible)
    return table.heads, [[_shown(cell) for cell in row] for chunk in table.chunks for row in zip(*chunk, strict=True)]


def _outgoing(stories: QuerySet, columns: ChosenColumns, visible: QuerySet) -> Iterator[OutgoingText]:
    """The cells of the first stories, each with its story."""
    for key, head, text in text_cells(stories[:CHECKED], columns.chosen, visible=visible):
        url = reverse("admin:articles_story_change", args=[key])
        yield OutgoingText(gettext("No. %(number)s, %(column)s") % {"number": key, "column": head}, text, url)


def _shown(cell: Cell) -> str:
    text = " ".join(printable("" if cell is None else str(cell)).split())
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"


class ExportedList(ModelAdmin):
    """A list whose records go out as tables."""

    def has_export_permission(self, request: HttpRequest) -> bool:
        return may_export(request.user) and self.has_view_permission(request)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        context = {"has_export_permission": self.has_export_permission(request), **(extra_context or {})}
        return super().changelist_view(request, context)


EXPORT_VIEW = ("export/", export_view, "export")


def _export_url(modeladmin: ModelAdmin, request: HttpRequest) -> str:
    """With the filters of the list."""
    query = request.GET.urlencode()
    return _url(modeladmin, "export") + (f"?{query}" if query else "")


def _url(modeladmin: ModelAdmin, page: str) -> str:
    opts = modeladmin.opts
    return reverse(f"{modeladmin.admin_site.name}:{opts.app_label}_{opts.model_name}_{page}")
