"""Columns of tables that offices ask for again and again."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Story

CATALOGUE = ("id", "publication", "number", "published_on", "page", "section", "kind", "genre", "headline", "credits")
SOURCES = ("citation", "selection", "used_in")


@dataclass(frozen=True, slots=True)
class Preset:
    """Without columns it has all of them."""

    label: str | Promise
    columns: tuple[str, ...] = ()


OF_ALL = {"data": Preset(_("Data: all columns"))}

OF_STORIES = {
    **OF_ALL,
    "catalogue": Preset(_("Catalogue: one line a story"), (*CATALOGUE, *SOURCES)),
    "full": Preset(
        _("Full text"),
        (*CATALOGUE, "kicker", "subhead", "dateline", "standfirst", "body", "supplement", "captions", "tags", "places"),
    ),
    "proofs": Preset(
        _("Proofs: to correct and bring back"),
        (
            *("id", "stamp", "source_line", "section", "kind", "kicker", "headline", "subhead", "byline", "credits"),
            *("contributors", "standfirst", "body", "supplement", "captions", "tags", "places", "genre", "status"),
            *("reason", "notes"),
        ),
    ),
}


def presets_of(table: str) -> dict[str, Preset]:
    return OF_STORIES if table == Story._meta.model_name else OF_ALL
