"""The journal: who changed what, when, in which run. Every history row points at its change.

    with change(Action.EDIT, by=user):
        records.edit(story, {"headline": "…"})

A recorded model cannot be written outside of an open change: its history row would have no change to point at.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from accounts.names import full_name
from articles.permissions import UNDO_OF_OTHERS, User

from .fields import ChoiceField, LineField
from .visibility import VisibleQuerySet, stories_hidden_from


class Action(models.TextChoices):
    IMPORT = "import", _("imported")
    TYPE_IN = "type-in", _("typed in")
    EDIT = "edit", _("edited")
    TAG = "tag", _("tagged")
    STATUS = "status", _("status set")
    BIN = "bin", _("moved to the bin")
    RESTORE = "restore", _("brought back")
    DELETE = "delete", _("deleted")
    REPARSE = "reparse", _("read again")
    FILE = "file", _("filed under another issue")
    MERGE_ISSUES = "merge", _("issues merged")
    MERGE_STORIES = "join", _("stories merged")
    SPLIT = "split", _("story split")
    ARRANGE = "arrange", _("print arranged")
    UNDO = "undo", _("taken back")


class ChangeQuerySet(VisibleQuerySet):
    def visible_to(self, user: User) -> ChangeQuerySet:
        """Those that wrote no story, issue or print, and nothing of a story or notice, that is hidden from the user."""
        hidden = stories_hidden_from(user)
        if hidden is None:
            return self
        # they import this module
        from articles.models import (
            ATTACHMENTS,
            Block,
            Digest,
            DigestItem,
            Issue,
            Notice,
            Objection,
            PointAdjustment,
            Source,
            Story,
            Submission,
            Use,
        )

        issues, sources = Issue.objects.visible_to(user), Source.objects.visible_to(user)
        digests = Digest.objects.visible_to(user)
        blocks = Block.objects.filter(story__in=hidden)
        kinds = BeforeImage.Kind
        of_stories = (Use, Submission, PointAdjustment, DigestItem)
        told = (
            Story.history.filter(_one_of(hidden, "id")),
            *(model.history.filter(_one_of(hidden, "story")) for model in (*ATTACHMENTS, *of_stories)),
            Notice.history.filter(has_internal=True),
            Objection.history.filter(_one_of(Notice.objects.filter(has_internal=True), "notice")),
            Digest.history.filter(_one_of(Digest.objects, "id"), ~_one_of(digests, "id")),
            Issue.history.filter(_one_of(Issue.objects, "id"), ~_one_of(issues, "id")),
            BeforeImage.objects.filter(_one_of(hidden, "key"), kind__in=[kinds.PROPOSALS, kinds.MACHINE]),
            BeforeImage.objects.filter(
                _one_of(Source.objects, "key"), ~_one_of(sources, "key"), kind__in=[kinds.SOURCE, kinds.READING]
            ),
            BeforeImage.objects.filter(Exists(blocks.filter(reading=OuterRef("key"))), kind=kinds.BLOCKS),
        )
        return self.filter(*(~Exists(rows.filter(change=OuterRef("pk"))) for rows in told))


def _one_of(rows: Any, column: str) -> Exists:
    """Whether the column has the key of one of the rows."""
    return Exists(rows.filter(pk=OuterRef(column)))


class Change(models.Model):
    """One act of a person or of an import, whatever the number of rows it wrote."""

    action = ChoiceField(_("action"), choices=Action.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    run = models.ForeignKey(
        "articles.ImportRun",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="changes",
        verbose_name=_("import run"),
    )
    note = LineField(_("note"), blank=True)
    undoes = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="undone_by",
        verbose_name=_("takes back"),
    )
    taken_back = models.BooleanField(_("taken back"), default=False, editable=False)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["-pk"]
        permissions = [(UNDO_OF_OTHERS, _("Can take back changes of others"))]
        indexes = [
            models.Index(fields=["action", "id"], name="change_by_action"),
            models.Index(fields=["at", "id"], name="change_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()} #{self.pk}"

    @property
    def who(self) -> str:
        """Who did it, by the name that people go by."""
        return full_name(self.by) if self.by else gettext("the machine")


class CompactEncoder(json.JSONEncoder):
    """Chinese as it is, which takes half of the bytes, and no blanks."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "ensure_ascii": False, "separators": (",", ":")})

    def default(self, value: Any) -> Any:
        """Moments to the microsecond."""
        return value.isoformat() if isinstance(value, date) else super().default(value)


class BeforeImage(models.Model):
    """What a change wrote over that no history keeps, as it was before: so that the change can be turned back.

    `key` is that of the reading, source or story. `values` are, for BLOCKS, the columns of the block by its start, null
    where none began there; for SOURCE the fields of the source, of which the id is null where it was not here; for
    READING the columns of each reading of the source by its id, null where it was not here; for PROPOSALS those of the
    story; for MACHINE what the parser had read of the story, by field, null where it had read nothing. What the change
    did not alter is left out.
    """

    class Kind(models.TextChoices):
        BLOCKS = "blocks"
        SOURCE = "source"
        READING = "reading"
        PROPOSALS = "proposals"
        MACHINE = "machine"

    change = models.ForeignKey(Change, models.CASCADE, related_name="before_images")
    kind = ChoiceField(choices=Kind.choices)
    key = models.BigIntegerField()
    values = models.JSONField(encoder=CompactEncoder)

    class Meta:
        default_permissions = ()  # the change's
        constraints = [models.UniqueConstraint(fields=["key", "kind", "change"], name="before_image_is_once_a_change")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} before {self.change}"


LONGEST_NOTE = Change._meta.get_field("note").max_length


class NoOpenChange(RuntimeError):
    """A recorded model was written without saying who does it and why."""


class OpenChange:
    """A change that is written to the journal when the first row needs it: where nothing changes, nothing is noted."""

    def __init__(self, **values: Any) -> None:
        self._values = values
        self._row: Change | None = None
        self._before: dict[tuple[str, int], dict[str, Any]] = {}

    @property
    def by(self) -> Any:
        return self._values.get("by")

    def record(self) -> Change:
        """The change in the journal. It is written there by the first who asks for it."""
        if self._row is None:
            self._row = Change.objects.create(**self._values)
        return self._row

    @property
    def written(self) -> Change | None:
        """The change in the journal, if anything was written."""
        return self._row

    def describe(self, note: str, *, undoes: Change | None = None) -> None:
        """Say what it is about, before the first row is written. A long note is cut."""
        self._values |= {"note": note[:LONGEST_NOTE], "undoes": undoes}

    def keep(self, kind: BeforeImage.Kind, key: int, values: Mapping[str, Any]) -> None:
        """Note what is written over. Of what is written twice, what was there first."""
        if values:
            kept = self._before.setdefault((kind, key), {})
            kept.update({name: value for name, value in values.items() if name not in kept})

    def write_before_images(self) -> None:
        change = self.record() if self._before else None
        BeforeImage.objects.bulk_create(
            BeforeImage(change=change, kind=kind, key=key, values=values)
            for (kind, key), values in self._before.items()
        )


_open: ContextVar[OpenChange | None] = ContextVar("open change", default=None)


_before_commit: list[Callable[[], None]] = []


def before_commit(function: Callable[[], None]) -> Callable[[], None]:
    """Have it called at the end of each change, in its transaction: what follows from what was written."""
    _before_commit.append(function)
    return function


@contextmanager
def change(action: Action, *, by: Any = None, run: Any = None, note: str = "") -> Iterator[OpenChange]:
    """One act: all its rows are written, or none. `by` is None where the machine acts. A long note is cut."""
    opened = OpenChange(action=action, by=by, run=run)
    opened.describe(note)
    token = _open.set(opened)
    try:
        with transaction.atomic():
            yield opened
            opened.write_before_images()
            for function in _before_commit:
                function()
    finally:
        _open.reset(token)


def open_change() -> OpenChange | None:
    return _open.get()


def current() -> OpenChange:
    """The open change. Raises NoOpenChange."""
    opened = _open.get()
    if opened is None:
        raise NoOpenChange("Stories are written by articles.records within journal.change(...) only.")
    return opened


def current_id() -> int:
    return current().record().pk


class HistoryRow(models.Model):
    """What every history table has beside the copied row."""

    change = models.ForeignKey(Change, models.PROTECT, default=current_id, related_name="+", verbose_name=_("change"))

    class Meta:
        abstract = True


class Recorded(HistoricalRecords):
    """History whose rows point at the open change, and take the user from it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(bases=[HistoryRow], **kwargs)

    def get_history_user(self, instance: models.Model) -> Any:
        return current().by
