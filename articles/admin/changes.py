"""The journal: each act of a person or of an import, and the records that it wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from articles.models import Change, Issue, Placing, Publication, Story, Tagging

from .base import ReadOnlyAdmin

SHOWN = 100
"""Rows of one kind that a page names: an import writes thousands."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a change wrote of one kind of record; `rows` are addresses and words."""

    kind: str
    number: int
    rows: list[tuple[str, str]]


class ChangeAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "by", "at", "run", "note"]
    list_select_related = ["by", "run"]
    fields = ["action", "by", "at", "run", "note"]
    change_form_template = "admin/articles/change/change_form.html"

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        context["written"] = written(kwargs["obj"])
        return super().render_change_form(request, context, **kwargs)


def written(change: Change) -> list[Written]:
    kinds = (
        _records(change, Publication, "publication"),
        _records(change, Issue, "issue"),
        _records(change, Story, "story"),
        _attachments(change, Tagging, "tag"),
        _attachments(change, Placing, "place"),
    )
    return [kind for kind in kinds if kind.number]


def _records(change: Change, model: type[Model], name: str) -> Written:
    rows = model.history.filter(change=change).order_by("history_id")
    shown = [(reverse(f"admin:articles_{name}_change", args=(row.id,)), str(row.instance)) for row in rows[:SHOWN]]
    return Written(model._meta.verbose_name_plural, rows.count(), shown)


def _attachments(change: Change, model: type[Model], name: str) -> Written:
    rows: QuerySet = model.history.filter(change=change).select_related("story", name).order_by("history_id")
    shown = [
        (
            reverse("admin:articles_story_change", args=(row.story_id,)),
            f"{getattr(row, name)} · {row.get_state_display()} · {row.story}",
        )
        for row in rows[:SHOWN]
    ]
    return Written(model._meta.verbose_name_plural, rows.count(), shown)
