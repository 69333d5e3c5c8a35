"""Who may see what: asked in one place, of whatever queryset a page shows, as `Story.objects.visible_to(request.user)`.

Stories are the measure. Internal ones (内部) are for those who may read them. A tag or a place of a story is seen with
it; what tells of several stories, as a source and a change do, is seen by whoever may see all of them; an issue by
whoever may see one of its stories, and where it has none. Whoever may see everything asks what they would ask without
this: no condition, no join. Commands, imports, re-readings and the index are about everything: `Story.objects.all()`.
"""

from __future__ import annotations

from typing import Self, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import Q

from articles.permissions import User, may_read_internal

Row = TypeVar("Row", bound=models.Model)


def may_see_story(user: User, story: str = "") -> Q:
    """Of rows that have the visibility of a story, or lead to it by the path `story`; empty where all may be seen."""
    return Q() if may_read_internal(user) else Q(**{f"{story}visibility": "public"})


def may_see_all(user: User) -> bool:
    return not may_see_story(user)


class VisibleQuerySet(models.QuerySet):
    """Rows that some users may not see."""

    def visible_to(self, user: User) -> Self:
        raise NotImplementedError


class WithVisibilityQuerySet(VisibleQuerySet):
    """Rows with the visibility of a story in a column of their own."""

    def visible_to(self, user: User) -> Self:
        return self.filter(may_see_story(user))


def stories_hidden_from(user: User) -> models.QuerySet | None:
    """None where all are visible, so that nobody need ask."""
    return None if may_see_all(user) else apps.get_model("articles", "Story").objects.exclude(may_see_story(user))


def visible_rows(rows: models.QuerySet, user: User) -> models.QuerySet:
    """Those that the user may see, of whatever model."""
    return rows.visible_to(user) if isinstance(rows, VisibleQuerySet) else rows


def if_visible(record: Row | None, user: User) -> Row | None:
    """The record, or None where the user may not see it: for what a page says of a record that another points at."""
    if record is None:
        return None
    rows = visible_rows(type(record)._default_manager.all(), user)
    return record if not rows.query.where or rows.filter(pk=record.pk).exists() else None
