"""History and journal: each record is as its newest history row says, and each history row belongs to a change."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import itemgetter

from django.db import models
from django.db.models import Exists, Max, OuterRef
from django.utils.translation import gettext as _

from articles.models import ATTACHMENTS, REGISTERS, Issue, Publication, Story

from .damage import Damage, Keys, place_of

RECORDED = (Publication, Issue, Story, *REGISTERS, *ATTACHMENTS)
CREATED, DELETED = "+", "-"
"""Types of history rows, as django-simple-history writes them."""


def check_history(model: type[models.Model], keys: Keys) -> Iterator[Damage]:
    past = model.history.model
    newest_ids = past.objects.filter(id__in=keys).order_by().values("id").annotate(newest=Max("history_id"))
    newest = {row.id: row for row in past.objects.filter(pk__in=newest_ids.values("newest"))}
    for record in model._base_manager.filter(pk__in=keys).order_by("pk"):
        row = newest.get(record.pk)
        if row is None:
            yield Damage(place_of(model, record.pk), _("it has no history"))
        elif row.history_type == DELETED:
            yield Damage(place_of(model, record.pk), _("its history says that it was deleted"))
        elif differing := [
            str(field.verbose_name)
            for field in past.tracked_fields
            if getattr(record, field.attname) != getattr(row, field.attname)
        ]:
            found = {"row": row.pk, "fields": ", ".join(differing)}
            yield Damage(
                place_of(model, record.pk), _("it differs from its latest history row #%(row)d: %(fields)s") % found
            )


def check_versions(keys: Keys) -> Iterator[Damage]:
    """Each version of a story has a history row; writing that makes no new version may leave another of the same."""
    past = Story.history.model
    rows = past.objects.filter(id__in=keys).order_by("id", "history_id").values_list("id", "version", "history_type")
    for story, written in groupby(rows, itemgetter(0)):
        versions = [version for _story, version, kind in written if kind != DELETED]
        if any(later - earlier not in (0, 1) for earlier, later in pairwise(versions)):
            yield Damage(place_of(Story, story), _("versions are missing from its history, or out of order"))


def check_deleted() -> Iterator[Damage]:
    """A record that is gone was deleted, says its history."""
    for model in RECORDED:
        past = model.history.model
        here = model._base_manager.filter(pk=OuterRef("id"))
        later = past.objects.filter(id=OuterRef("id"), history_id__gt=OuterRef("history_id"))
        lost = past.objects.filter(~Exists(here), ~Exists(later)).exclude(history_type=DELETED)
        for key in lost.values_list("id", flat=True).iterator():
            yield Damage(place_of(model, key), _("it is gone, but its history has no deletion"))
