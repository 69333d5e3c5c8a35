"""Controlled vocabularies: the places and tags that stories can have, and those that a new database begins with."""

from __future__ import annotations

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.enrichment.gazetteer import gazetteer
from articles.enrichment.tags import vocabulary

from .fields import LineField


class Place(models.Model):
    """A province, city or county of today by its GB/T 2260 code. Loaded from data/areacodes.csv."""

    code = models.CharField(_("GB/T 2260 code"), max_length=6, primary_key=True)
    name = LineField(_("name"), max_length=50)
    full_name = LineField(_("full name"), max_length=100)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    since = models.PositiveSmallIntegerField(_("since"))

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.full_name

    @property
    def codes(self) -> tuple[str, str]:
        """The first and the last code that it or a part of it can have: they nest by pairs of digits."""
        prefix = re.sub("(00)+$", "", self.code)
        return prefix.ljust(6, "0"), prefix.ljust(6, "9")


class Tag(models.Model):
    """A word of the controlled vocabulary. One that is in use cannot be deleted: taggings protect it."""

    name = LineField(_("name"), max_length=50, unique=True)
    group = LineField(_("group"), max_length=50, blank=True)
    note = LineField(_("scope note"), blank=True)

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["group", "name"]

    def __str__(self) -> str:
        return self.name


def load_vocabulary(place: type[models.Model], tag: type[models.Model]) -> None:
    """Add what the data files name and the tables lack; rows that are there stay as they are.

    The models are handed in because a migration has its own.
    """
    places = sorted(gazetteer().current.values(), key=lambda each: (each.parent is not None, each.code))
    rows = [place(code=p.code, name=p.name, full_name=p.full_name, parent_id=p.parent, since=p.since) for p in places]
    place.objects.bulk_create(rows, ignore_conflicts=True)
    tag.objects.bulk_create([tag(name=each.name, group=each.group) for each in vocabulary()], ignore_conflicts=True)
