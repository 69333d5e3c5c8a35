"""The grid: the stories of a list, a selection or a search as rows of cells, saved together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode
from zlib import crc32

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext, pgettext

from articles.admin.journal.taking_back import with_undo
from articles.desk.grid import (
    ATTACHED,
    COLUMNS,
    GridRow,
    SavedRows,
    TypedRow,
    choices_of,
    grid_rows,
    save_rows,
    unusable_names,
)
from articles.desk.merging import in_print_order
from articles.display.enumeration import enumerated
from articles.models import ATTACHMENTS, Action, Change, Story, change
from articles.models.department import is_kept_by, kept_stories
from articles.models.keys import is_key
from articles.permissions import may_edit_stories

ROWS = 100
"""Stories of a page."""

MOST_NAMES = 10
"""Names of a cell, on the average, that are looked up at once."""

BEGIN_WITH = {"tag_state": "suggested"}
"""What the page shows where nothing is asked for: what waits to be tagged."""

LIST = "admin:articles_story_changelist"


def grid_view(modeladmin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """The rows, or what was typed into them. A script is answered in JSON, a form by the page."""
    if not may_edit_stories(request.user):
        raise PermissionDenied
    if request.method == "GET" and not request.GET:
        return HttpResponseRedirect(f"{request.path}?{urlencode(BEGIN_WITH)}")
    if request.method == "POST":
        return _save(modeladmin, request)
    return _page(modeladmin, request)


def _page(
    modeladmin: ModelAdmin, request: HttpRequest, said: Mapping[int, Mapping[str, Any]] = MappingProxyType({})
) -> HttpResponse:
    """`said` is what to say of rows that were not saved, by the keys of their stories."""
    pages: dict[str, Any] = {}
    if "id" in request.GET:
        keys = [int(key) for key in request.GET["id"].split(",") if is_key(key)]
        chosen = Story.objects.visible_to(request.user).filter(pk__in=keys[:ROWS])
        stories = in_print_order(chosen.select_related("issue__publication", "source"))
    else:
        try:
            cl = modeladmin.get_changelist_instance(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(f"{reverse(LIST)}?{ERROR_FLAG}=1")
        cl.page = cl.listed.page(cl.order, cl.position(request), ROWS)
        stories = cl.lines([key[-1] for key in cl.page.keys])
        if not cl.page.is_whole:
            pages = {
                "counted": cl.counted,
                "next_page": cl.next_page() if cl.page.has_later else "",
                "previous_page": cl.previous_page() if cl.page.has_earlier else "",
            }
    rows = grid_rows([story for story in stories if is_kept_by(request.user, story)])
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": gettext("Tagging in the grid"),
        "opts": modeladmin.opts,
        "columns": [(name, heading_of(name)) for name in COLUMNS],
        "rows": [_shown(row, said.get(row.story.pk, {})) for row in rows],
        "rows_of_page": ROWS,
        "choices": {column: choices_of(column) for column in COLUMNS if choices_of(column)},
        "words": texts_of_page(),
        "list_url": reverse(LIST) + ("" if "id" in request.GET else f"?{request.GET.urlencode()}"),
        **pages,
    }
    return TemplateResponse(request, "admin/articles/grid/page.html", context)


def heading_of(column: str) -> str:
    return capfirst(str(ATTACHED[column]._meta.verbose_name_plural if column in ATTACHED else _verbose_name(column)))


def _verbose_name(column: str) -> Any:
    return Story._meta.get_field(column).verbose_name


def _shown(row: GridRow, said: Mapping[str, Any]) -> dict[str, Any]:
    """A row for the template; a cell that could not be read shows what was typed."""
    typed, errors = said.get("typed", {}), said.get("errors", {})
    cells = [
        {
            "column": column,
            "heading": heading_of(column),
            "text": typed.get(column, row.texts[column]) if errors else row.texts[column],
            "suggestions": row.suggestions.get(column, ()),
            "error": errors.get(column, ""),
            "typed": "" if errors or typed.get(column, row.texts[column]) == row.texts[column] else typed[column],
        }
        for column in COLUMNS
    ]
    return {
        "story": row.story,
        "stamp": row.stamp,
        "was": said.get("was") if errors else _digest(row.texts),
        "cells": cells,
        "said": said.get("text", ""),
    }


def _digest(texts: Mapping[str, str]) -> str:
    """Tells a row of a form that nobody touched."""
    return f"{crc32(chr(31).join(texts[column] for column in COLUMNS).encode()):x}"


def _save(modeladmin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    typed = _typed_rows(request)
    visible = kept_stories(Story.objects.visible_to(request.user).filter(pk__in=list(typed)[:ROWS]), request.user)
    typed = {key: typed[key] for key in visible.values_list("pk", flat=True)}
    is_tagging = all(set(row.texts) <= set(ATTACHED) for row in typed.values())
    with change(Action.TAG if is_tagging else Action.EDIT, by=request.user) as opened:
        saved = save_rows(typed)
    said = _said_of_rows(request, typed, saved)
    text = ngettext("%d row was saved.", "%d rows were saved.", len(saved.written)) % len(saved.written)
    text = with_undo(request, text, opened.written) if saved.written else ""
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"text": text, "saved": _as_json(request, saved.written), "said": said})
    if text:
        messages.success(request, text)
    for row in said.values():
        messages.warning(request, row["text"])
    if said:
        return _page(modeladmin, request, said)
    return HttpResponseRedirect(request.get_full_path())


def grid_names_view(modeladmin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Why names of tags or places cannot stand in a cell, for the script; a name that can is left out."""
    if not may_edit_stories(request.user):
        raise PermissionDenied
    column = request.POST.get("column")
    if column not in ATTACHED:
        raise Http404
    return JsonResponse(unusable_names(column, request.POST.getlist("name")[: ROWS * MOST_NAMES]))


def _typed_rows(request: HttpRequest) -> dict[int, TypedRow]:
    """The rows that were touched; a script sends the cells that were touched, a form all of them."""
    rows = {}
    for key in filter(is_key, request.POST.getlist("row")):
        sent = ((column, request.POST.get(f"{column}-{key}")) for column in COLUMNS)
        texts = {column: text for column, text in sent if text is not None}
        is_untouched = len(texts) == len(COLUMNS) and _digest(texts) == request.POST.get(f"was-{key}")
        if texts and not is_untouched:
            rows[int(key)] = TypedRow(request.POST.get(f"stamp-{key}", ""), texts)
    return rows


def _said_of_rows(request: HttpRequest, typed: Mapping[int, TypedRow], saved: SavedRows) -> dict[int, dict[str, Any]]:
    """Of each row that was not saved: why, in words, and what its story says now."""
    keys = [*saved.refused, *saved.unreadable]
    stories = list(Story.objects.visible_to(request.user).filter(pk__in=keys)) if keys else []
    said = {}
    for row in grid_rows(stories):
        key, texts = row.story.pk, typed[row.story.pk].texts
        errors = saved.unreadable.get(key, {})
        other = [column for column in texts if texts[column] != row.texts[column]]
        said[key] = {
            "text": _why_not(row.story, errors) if errors else _who_was_quicker(request, row, other),
            "errors": errors,
            "typed": dict(texts),
            "was": request.POST.get(f"was-{key}", ""),
            **({} if errors else {"row": _row_as_json(row)}),
        }
    return said


def _why_not(story: Story, errors: Mapping[str, str]) -> str:
    reasons = enumerated(gettext(": ").join((heading_of(column), text)) for column, text in errors.items())
    return gettext("“%(story)s” was not saved. %(reasons)s") % {"story": story, "reasons": reasons}


def _who_was_quicker(request: HttpRequest, row: GridRow, other: Sequence[str]) -> str:
    last = _last_change_of(request, row.story)
    facts = {
        "story": row.story,
        "user": last.who if last else "—",
        "time": localtime(last.at).strftime("%H:%M") if last else "",
        "now": enumerated(f"{heading_of(column)} “{row.texts[column]}”" for column in other),
    }
    text = gettext("“%(story)s” was not saved: %(user)s changed it at %(time)s.") % facts
    now = gettext("It says now: %(now)s.") % facts
    return f"{text} {now}" if other else text


def _last_change_of(request: HttpRequest, story: Story) -> Change | None:
    """Of the story, its tags and its places."""
    histories = (Story.history.filter(id=story.pk), *(kind.history.filter(story=story.pk) for kind in ATTACHMENTS))
    latest = [rows.order_by("-change").values_list("change", flat=True).first() for rows in histories]
    return Change.objects.visible_to(request.user).select_related("by").filter(pk__in=filter(None, latest)).first()


def _as_json(request: HttpRequest, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
    stories = Story.objects.visible_to(request.user).filter(pk__in=keys)
    return {row.story.pk: _row_as_json(row) for row in grid_rows(list(stories))}


def _row_as_json(row: GridRow) -> dict[str, Any]:
    return {
        "stamp": row.stamp,
        "texts": row.texts,
        "suggestions": {
            column: [[each.name, each.detail] for each in suggestions]
            for column, suggestions in row.suggestions.items()
        },
    }


def texts_of_page() -> dict[str, str]:
    """What the script says."""
    return {
        "clean": gettext("Nothing unsaved"),
        "dirty": pgettext("grid", "Not saved yet: cells {cells}, rows {rows}"),
        "save": gettext("Save"),
        "saveRows": pgettext("grid", "Save (rows: {rows})"),
        "edited": pgettext("grid act", "Typed"),
        "pasted": pgettext("grid act", "Pasted"),
        "filled": pgettext("grid act", "Filled down"),
        "cleared": pgettext("grid act", "Cleared"),
        "taken": pgettext("grid act", "Suggestions taken"),
        "cells": pgettext("grid", "{act}: {number}"),
        "left": pgettext("grid", "{number} more stay as they were"),
        "back": pgettext("grid", "Taken back: {act} ({number})"),
        "rejected": pgettext("grid act", "Suggestions rejected"),
        "rejectedTag": gettext("rejected"),
        "dropped": pgettext("grid act", "Dropped"),
        "refused": pgettext("grid", "Row {row}, {column}: {reason}"),
        "readOnly": pgettext("grid", "follows the source and is not changed here"),
        "noChoice": gettext("“%s” is none of the choices") % "{text}",
        "noHeadline": gettext("a headline cannot be taken away here"),
        "tooMany": pgettext("grid", "At most {most} rows are pasted at once; these are {rows}. Nothing was pasted."),
        "noRoom": pgettext("grid", "Not pasted, as the table has no more rows: {rows}"),
        "noColumns": pgettext("grid", "Not pasted, as the table has no more columns: {columns}"),
        "cell": pgettext("grid", "{column}, row {row}: {text}"),
        "cellSuggested": pgettext("grid", "{text}; suggested: {names}"),
        "empty": pgettext("grid", "empty"),
        "suggested": gettext("suggested"),
        "failed": pgettext("grid", "Not saved: the server gave no answer. What you typed is still here."),
        "loggedOut": pgettext(
            "grid",
            "Not saved: you were logged out. Log in in another window, then save again. What you typed is still here.",
        ),
        "choices": pgettext("grid", "Choices"),
    }
