"""Who may see what: asked in one place, of whatever queryset a page shows, as `Story.objects.visible_to(request.user)`.

Stories are the measure. A tag or a place of a story is seen with it; what tells of several stories, as a source and a
change do, is seen by whoever may see all of them. Today every reader may see every story, and then each of these
querysets stays as it is. Commands, imports, re-readings and the index are about everything: `Story.objects.all()`.
"""

from __future__ import annotations

from typing import Self, TypeVar

from django.apps import apps
from django.db import models

from articles.permissions import User

Row = TypeVar("Row", bound=models.Model)


class VisibleQuerySet(models.QuerySet):
    """Rows that some users may not see."""

    def visible_to(self, user: User) -> Self:
        raise NotImplementedError


class OfStoryQuerySet(VisibleQuerySet):
    """Rows that belong to one story each."""

    def visible_to(self, user: User) -> Self:
        hidden = stories_hidden_from(user)
        return self if hidden is None else self.exclude(story__in=hidden)


def stories_hidden_from(user: User) -> models.QuerySet | None:
    """None where all are visible, so that nobody need ask."""
    stories = apps.get_model("articles", "Story").objects
    visible = stories.visible_to(user)
    return stories.exclude(pk__in=visible) if visible.query.where else None


def visible_rows(rows: models.QuerySet, user: User) -> models.QuerySet:
    """Those that the user may see, of whatever model."""
    return rows.visible_to(user) if isinstance(rows, VisibleQuerySet) else rows


def if_visible(record: Row | None, user: User) -> Row | None:
    """The record, or None where the user may not see it: for what a page says of a record that another points at."""
    if record is None:
        return None
    rows = visible_rows(type(record)._default_manager.all(), user)
    return record if not rows.query.where or rows.filter(pk=record.pk).exists() else None
