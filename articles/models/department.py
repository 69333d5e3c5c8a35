"""Departments, where a newsroom wants them: each keeps some publications.

Members of a department read all that others keep, and change only what their own keeps, and what is of no publication
yet. Users without a department change whatever their role allows. This is held at the end of each change, whatever page
it came from: what it wrote is looked up in its history. Pages ask beforehand, so that nobody types in vain.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .attachment import ATTACHMENTS
from .digest import Digest, DigestItem
from .fields import LineField
from .issue import Issue
from .journal import BeforeImage, Change, before_commit, current
from .publication import Publication
from .source import Reading, Source
from .story import Story
from .use import Use

Kind = BeforeImage.Kind


class Department(models.Model):
    name = LineField(gettext_lazy("name"), max_length=50, unique=True)
    publications = models.ManyToManyField(
        Publication, blank=True, related_name="departments", verbose_name=gettext_lazy("publications")
    )
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="departments", verbose_name=gettext_lazy("members")
    )

    class Meta:
        verbose_name = gettext_lazy("department")
        verbose_name_plural = gettext_lazy("departments")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class OfOtherDepartment(PermissionDenied):
    """Somebody would change what another department keeps."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = sorted(names)
        named = _(", ").join(f"《{name}》" for name in self.names)
        super().__init__(_("%s is not of your department: you may read it, not change it. Nothing was saved.") % named)


def kept_publications(user: Any) -> frozenset[int] | None:
    """The keys of those whose records the user may change; None where all. It is asked once of a user."""
    if user is None or user.is_superuser:
        return None
    if not hasattr(user, "kept_publications"):
        rows = Department.objects.filter(members=user).values_list("pk", "publications")
        user.kept_publications = frozenset(key for _department, key in rows if key) if rows else None
    return user.kept_publications


def is_kept_by(user: Any, record: models.Model) -> bool:
    """Whether departments let the user change the record."""
    publication = record.pk if isinstance(record, Publication) else getattr(record, "publication_id", None)
    kept = kept_publications(user)
    return kept is None or publication is None or publication in kept


def kept_stories(stories: QuerySet[Story], user: Any) -> QuerySet[Story]:
    """Those that departments let the user change."""
    kept = kept_publications(user)
    return stories if kept is None else stories.filter(models.Q(publication=None) | models.Q(publication__in=kept))


@before_commit
def refuse_what_others_keep() -> None:
    """Raises OfOtherDepartment."""
    opened = current()
    kept = kept_publications(opened.by) if opened.written else None
    if kept is not None:
        others = _publications_written(opened.written) - kept
        if others:
            raise OfOtherDepartment(Publication.objects.filter(pk__in=others).values_list("name", flat=True))


def _publications_written(done: Change) -> set[int]:
    """Those of all records that a change wrote, before and after it. A use that a digest notes is of the digest."""
    images = {kind: done.before_images.filter(kind__in=kinds).values("key") for kind, kinds in IMAGES.items()}
    of_digests = _before_and_after(DigestItem, "use", done) - {None}
    issues = {
        *_before_and_after(Story, "issue", done),
        *(key for model in ATTACHMENTS for key in _column(model.history.filter(change=done), "story__issue")),
        *_column(Use.history.filter(change=done).exclude(id__in=of_digests), "story__issue"),
        *_column(Story.objects.filter(pk__in=images[Story]), "issue"),
        *_column(Source.objects.filter(pk__in=images[Source]), "issue"),
        *_column(Reading.objects.filter(pk__in=images[Reading]), "source__issue"),
        *(values.get("issue_id") for values in _column(done.before_images.filter(kind=Kind.SOURCE), "values")),
    }
    publications = {
        *_column(Publication.history.filter(change=done), "id"),
        *_before_and_after(Issue, "publication", done),
        *_before_and_after(Digest, "medium", done),
        *_column(Issue.objects.filter(pk__among=[key for key in issues if key]), "publication"),
    }
    return publications - {None}


IMAGES = {Story: [Kind.PROPOSALS, Kind.MACHINE], Source: [Kind.SOURCE, Kind.READING], Reading: [Kind.BLOCKS]}
"""Whose keys the before-images have, by their kinds."""


def _before_and_after(model: Any, column: str, done: Change) -> set[Any]:
    earlier = model.history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id")).order_by("-history_id")
    rows = model.history.filter(change=done).annotate(before=Subquery(earlier.values(column)[:1]))
    return {key for pair in rows.values_list(column, "before") for key in pair}


def _column(rows: QuerySet, column: str) -> list[Any]:
    return list(rows.order_by().values_list(column, flat=True))
