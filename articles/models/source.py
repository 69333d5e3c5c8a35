"""Where text came from: a file, the text that a reader made of it, and the blocks that tile that text."""

from __future__ import annotations

import zlib

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles.parsing.values import PRINTING_ROLES, Role
from articles.permissions import User

from .fields import ChoiceField, LineField, ProseField
from .keys import PublicRecord
from .visibility import VisibleQuerySet, stories_hidden_from


class SourceQuerySet(VisibleQuerySet):
    def live(self) -> SourceQuerySet:
        """Those not in the bin."""
        return self.filter(binned_at=None)

    def visible_to(self, user: User) -> SourceQuerySet:
        """Those that print no story hidden from the user."""
        hidden = stories_hidden_from(user)
        if hidden is None:
            return self
        printed = Block.objects.filter(reading__source=OuterRef("pk"), story__in=hidden)
        return self.filter(~Exists(hidden.filter(source=OuterRef("pk"))), ~Exists(printed))


class Source(PublicRecord):
    """One file, page or post. Its bytes never change.

    A source whose import was taken back is in the bin with its stories, and of no issue if that went with it. The
    file can be imported again then.
    """

    issue = models.ForeignKey(
        "articles.Issue", models.PROTECT, null=True, blank=True, related_name="sources", verbose_name=_("issue")
    )
    name = LineField(_("file name"), max_length=255)
    sha256 = models.CharField("SHA-256", max_length=64)
    media_type = models.CharField(_("media type"), max_length=100)
    size = models.PositiveIntegerField(_("bytes"))
    page = LineField(_("page"), max_length=20, blank=True)
    page_name = LineField(_("page name"), max_length=50, blank=True)
    address = LineField(_("address of the page"), max_length=1000, blank=True)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)
    binned_at = models.DateTimeField(_("in the bin since"), null=True, blank=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["sha256"], condition=Q(binned_at=None), name="source_is_here_once"),
            models.CheckConstraint(
                condition=Q(issue__isnull=False) | Q(binned_at__isnull=False), name="source_has_an_issue"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SourceBytes(models.Model):
    """The bytes of a source as they came, compressed by zlib, in a table of their own: lists never load them."""

    source = models.OneToOneField(Source, models.CASCADE, primary_key=True, related_name="stored")
    compressed = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.source_id}"

    @property
    def data(self) -> bytes:
        """As they came. Raises zlib.error where they are damaged."""
        return zlib.decompress(self.compressed)


class Reading(models.Model):
    """The text that a reader made of a source. Never changed; a better reader makes another.

    `digest` is the SHA-256 of the text in UTF-8 with line ends made alike: the same for a file in another encoding or
    with other line ends. `left_out` are pairs: the kind of a thing that the reader saw and did not take, and its text.
    `page_starts` are pairs too, for a file with pages: the number of a page, and the offset where its text begins.
    `line_boxes` are the places of its lines on the pictures of its pages, packed by `articles.reading.line_boxes`.
    No two readings by which a source came have the same text; `again` are those made later, and those of a source in
    the bin.
    """

    source = models.ForeignKey(Source, models.PROTECT, related_name="readings", verbose_name=_("source"))
    reader = models.CharField(_("reader"), max_length=50)
    options = models.JSONField(_("options"), default=dict, blank=True)
    encoding = models.CharField(_("encoding"), max_length=30)
    text = ProseField(_("text"), max_length=50_000_000)
    left_out = models.JSONField(_("left out"), default=list, blank=True)
    page_starts = models.JSONField(_("starts of pages"), default=list, blank=True)
    line_boxes = ProseField(_("places of lines"), blank=True)
    digest = models.CharField(max_length=64, db_index=True)
    again = models.BooleanField(_("made by reading again"), default=False)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["digest", "reader"], condition=Q(again=False), name="reading_is_taken_in_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} ({self.reader})"


class BlockQuerySet(models.QuerySet):
    def printing(self) -> BlockQuerySet:
        """Those whose text is in a field of their story."""
        return self.filter(role__in=PRINTING_ROLES)

    def unplaced(self) -> BlockQuerySet:
        """未归篇文字: text that no story and no known furniture accounts for."""
        return self.filter(role=Role.UNREAD)


class Block(models.Model):
    """A stretch of a reading, from `start` to where the next block begins: so each character is in exactly one.

    `position` is its place in its story's reading order; `start` never moves.
    """

    reading = models.ForeignKey(
        Reading, models.CASCADE, db_index=False, related_name="blocks", verbose_name=_("reading")
    )  # the constraint's index begins with it
    start = models.PositiveIntegerField(_("start"))
    role = ChoiceField(_("role"), choices=[(role.value, role.value) for role in Role])
    story = models.ForeignKey(
        "articles.Story", models.PROTECT, null=True, blank=True, related_name="blocks", verbose_name=_("story")
    )
    position = models.PositiveIntegerField(_("position"), null=True, blank=True)
    joined = models.BooleanField(_("joined to the one before"), default=False)
    moved = models.BooleanField(_("moved"), default=False)

    objects = BlockQuerySet.as_manager()

    class Meta:
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        ordering = ["reading", "start"]
        constraints = [
            models.UniqueConstraint(fields=["reading", "start"], name="block_starts_where_no_other_does"),
            models.CheckConstraint(
                condition=Q(story=None, position=None) | Q(story__isnull=False, position__isnull=False),
                name="block_of_a_story_has_a_position",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.start}"
