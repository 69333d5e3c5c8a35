"""Stories (稿件): articles and briefs, read from print or typed in, with all their fields."""

from __future__ import annotations

from django.db import models
from django.db.models import Case, CharField, ExpressionWrapper, Q, Value, When
from django.db.models.functions import Coalesce, Length, Substr
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.parsing.values import CROSSHEAD_MARK, DOUBTFUL
from articles.permissions import EXPORT_STORIES, IMPORT_ISSUES, READ_INTERNAL

from . import list_indexes
from .fields import ChoiceField, LineField, ProseField, validate_storable_texts
from .issue import UNDATED
from .journal import Recorded
from .keys import PublicRecord
from .visibility import WithVisibilityQuerySet

BOUNDARIES = "bounds"
"""The mark in `held` of a story that a person merged or split."""

FOLLOWING = ("dated", "publication", "page", "used", "doubtful", "unsure")
"""Columns that only repeat others, so that a list finds its page in one index."""

WORKING_TITLE_LENGTH = 20
"""Characters of the text that an untitled brief shows in square brackets instead of a headline."""


class StoryQuerySet(WithVisibilityQuerySet):
    def live(self) -> StoryQuerySet:
        """Those not in the bin."""
        return self.filter(binned_at=None)

    def binned(self) -> StoryQuerySet:
        return self.exclude(binned_at=None)

    def pending(self) -> StoryQuerySet:
        """Those to be checked."""
        return self.filter(status=Story.Status.PENDING)

    def in_doubt(self) -> StoryQuerySet:
        """Those of which the parser is in doubt."""
        return self.filter(doubtful__in=[True])  # “in”: where a condition is a column by itself, SQLite uses no index

    def fragments(self) -> StoryQuerySet:
        """Those of which a part is missing."""
        return self.filter(incomplete=True)

    def undated(self) -> StoryQuerySet:
        """Those whose issue has no certain date."""
        return self.filter(dated=UNDATED)

    def latest_issues(self, number: int, among: int) -> list[int]:
        """The keys of the issues to which the newest of these stories belong: `number` of them at most, looked for
        `among` so many stories."""
        newest = self.exclude(issue=None).order_by("-pk").values_list("issue", flat=True)[:among]
        return list(dict.fromkeys(newest))[:number]

    def for_list(self) -> StoryQuerySet:
        """With all that a list line shows, in a constant number of queries, and without the long texts."""
        taggings = Story.taggings.rel.related_model.objects.select_related("tag")
        uses = Story.uses.rel.related_model.objects.select_related("medium")
        return (
            self.select_related("issue__publication", "source")
            .prefetch_related(models.Prefetch("taggings", taggings), models.Prefetch("uses", uses))
            .defer("machine", "held", "captions", "standfirst", "notes")
        )

    def proposed(self) -> StoryQuerySet:
        """Those with fields that a re-reading reads otherwise, until somebody decides."""
        return self.filter(proposed__isnull=False)

    def in_print_order(self) -> StoryQuerySet:
        """With what orders the stories of one issue by page and source: 1, 2, 10, A1; those without a page come first.
        The order goes on by `position`."""
        letter = Case(When(page__gte="A", then=Substr("page", 1, 1)), default=Value(""), output_field=CharField())
        return self.annotate(page_letter=letter, page_length=Length("page"), of_source=Coalesce("source", 0))

    def tagged(self, tag: object) -> StoryQuerySet:
        """Those whose tag a person confirmed."""
        return self.filter(taggings__tag=tag, taggings__state="confirmed")


class Story(PublicRecord):
    """One piece of a paper: printed and read by the parser, typed in by hand, or known by its title only.

    `held` has the fields that a person decided, each with a mark that `articles.records.held` reads and writes; the key
    BOUNDARIES, that one decided which print belongs to the story. `machine` has the last reading of each field by the
    parser. `proposed` lists the fields of which a re-reading proposes another value, until somebody decides; null where
    there are none.
    Only `articles.records` writes stories.
    """

    class Kind(models.TextChoices):
        ARTICLE = "article", _("article")
        BRIEF = "brief", _("brief")
        PHOTO = "photo", _("photo news")

    class Origin(models.TextChoices):
        PRINTED = "printed", _("read from a source")
        TYPED = "typed", _("typed in by hand")
        TITLE = "title", _("title only")

    class Genre(models.TextChoices):
        NEWS = "消息", _("news report")
        FEATURE = "通讯", _("feature")
        CLOSE_UP = "特写", _("close-up")
        COMMENT = "评论", _("comment")
        PHOTO = "图片新闻", _("news in pictures")
        BRIEF = "简讯", _("news brief")
        ROUND_UP = "综述", _("round-up")
        THEORY = "理论文章", _("theory")
        DOCUMENT = "文件", _("document")
        NOTICE = "公告", _("notice")
        CORRECTION = "更正", _("correction")
        OTHER = "其他", _("other")

    class Status(models.TextChoices):
        PENDING = "pending", _("to be checked")
        CHECKED = "checked", _("checked")
        ARCHIVED = "archived", _("archived")
        EXCLUDED = "excluded", _("not for the archive")

    class Reason(models.TextChoices):
        ADVERTISEMENT = "advertisement", _("advertisement")
        DUPLICATE = "duplicate", _("duplicate")
        MISCUT = "miscut", _("cut wrongly")
        OTHER = "other", _("other reason")

    class Selection(models.TextChoices):
        CANDIDATE = "candidate", _("candidate")
        SELECTED = "selected", _("selected")

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("public")
        INTERNAL = "internal", _("internal")

    kind = ChoiceField(_("kind"), choices=Kind.choices, default=Kind.ARTICLE)
    origin = ChoiceField(_("origin"), choices=Origin.choices, default=Origin.TYPED)
    issue = models.ForeignKey(
        "articles.Issue",
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="stories",
        verbose_name=_("issue"),
    )
    source = models.ForeignKey(
        "articles.Source", models.PROTECT, null=True, blank=True, related_name="stories", verbose_name=_("source")
    )
    dated = models.DateField(_("date of its issue"), default=UNDATED, editable=False)
    publication = models.ForeignKey(
        "articles.Publication",
        models.PROTECT,
        null=True,
        editable=False,
        db_index=False,
        related_name="+",
        verbose_name=_("publication of its issue"),
    )
    page = LineField(_("page"), max_length=20, blank=True, editable=False)
    used = models.BooleanField(_("used"), default=False, editable=False)
    position = models.PositiveIntegerField(_("position in the source"), default=0)
    genre = ChoiceField(_("genre"), choices=Genre.choices, blank=True)
    section = LineField(_("section"), max_length=100, blank=True)

    status = ChoiceField(_("status"), choices=Status.choices, default=Status.PENDING)
    reason = ChoiceField(_("reason"), choices=Reason.choices, blank=True)
    selection = ChoiceField(_("selection"), choices=Selection.choices, blank=True)
    visibility = ChoiceField(_("visibility"), choices=Visibility.choices, default=Visibility.PUBLIC)

    incomplete = models.BooleanField(_("incomplete"), default=False)
    warnings = models.JSONField(_("doubts of the parser"), default=list, blank=True)
    doubtful = models.GeneratedField(
        expression=ExpressionWrapper(~Q(warnings=[]), models.BooleanField()),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    confidence = models.FloatField(
        _("confidence"),
        null=True,
        blank=True,
        help_text=_("How sure the parser is of where the story begins and ends, 0 to 1."),
    )
    unsure = models.GeneratedField(
        expression=ExpressionWrapper(Q(confidence__lt=DOUBTFUL), models.BooleanField(null=True)),
        output_field=models.BooleanField(null=True),
        db_persist=True,
    )

    version = models.PositiveIntegerField(_("version"), default=1)
    binned_at = models.DateTimeField(_("in the bin since"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=_("merged into")
    )
    added_at = models.DateTimeField(_("added"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    kicker = LineField(_("kicker"), blank=True)
    headline = LineField(_("headline"), blank=True)
    subhead = LineField(_("subhead"), blank=True)
    byline = LineField(_("byline"), blank=True, help_text=_("As printed."))
    credits = models.JSONField(_("credits"), default=list, blank=True, validators=[validate_storable_texts])
    dateline = LineField(_("dateline"), max_length=200, blank=True)
    standfirst = ProseField(_("standfirst"), max_length=20_000, blank=True)
    body = ProseField(_("body"), blank=True, help_text=_("A paragraph a line; crossheads are lines that begin “## ”."))
    supplement = ProseField(
        _("completed by hand"),
        blank=True,
        help_text=_("The end that never arrived. It is shown shaded, and never as printed text."),
    )
    captions = models.JSONField(_("captions"), default=list, blank=True, validators=[validate_storable_texts])
    continued_from = LineField(_("continued from"), max_length=50, blank=True)
    continued_on = LineField(_("continued on"), max_length=50, blank=True)
    continues = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="continuations",
        verbose_name=_("goes on"),
        help_text=_("The story of another page that this one goes on."),
    )
    notes = ProseField(_("notes"), max_length=20_000, blank=True)

    tags = models.ManyToManyField("articles.Tag", through="articles.Tagging", related_name="stories")
    places = models.ManyToManyField("articles.Place", through="articles.Placing", related_name="stories")

    units = models.ManyToManyField("articles.Unit", through="articles.Contribution", related_name="stories")

    held = models.JSONField(_("decided by a person"), default=dict, blank=True)
    machine = models.JSONField(_("as the parser read it"), default=dict, blank=True)
    proposed = models.JSONField(_("fields with proposals"), null=True, blank=True)

    objects = StoryQuerySet.as_manager()
    history = Recorded(excluded_fields=["public_id", "tags", "places", "units", *FOLLOWING, "machine", "proposed"])

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-pk"]
        permissions = [
            (EXPORT_STORIES, _("Can export stories")),
            (IMPORT_ISSUES, _("Can import issues")),
            (READ_INTERNAL, _("Can read internal stories")),
        ]
        indexes = [
            models.Index(fields=["issue", "binned_at", "dated"], name="story_by_issue"),
            models.Index(fields=["publication", "section"], name="story_sections"),
            *list_indexes.story_indexes(),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="excluded") & ~Q(reason="") | ~Q(status="excluded") & Q(reason=""),
                name="story_reason_is_for_excluded",
                violation_error_message=_("A story that is not for the archive needs a reason, any other has none."),
            ),
            models.CheckConstraint(
                condition=Q(origin="printed", source__isnull=False) | ~Q(origin="printed"),
                name="story_printed_has_a_source",
            ),
            models.CheckConstraint(
                condition=Q(confidence=None) | Q(confidence__gte=0, confidence__lte=1),
                name="story_confidence_is_a_share",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(binned_at__isnull=False), name="story_merged_is_in_the_bin"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The headline; for an untitled brief a working title in square brackets."""
        return title_of(self.headline, self.body)

    def follow_issue(self) -> None:
        """Copy from the issue what lists order and filter stories by."""
        self.dated = self.issue.day if self.issue_id else UNDATED
        self.publication_id = self.issue.publication_id if self.issue_id else None

    def follow_source(self) -> None:
        """The same from the source. A source whose page is mended tells its stories by a trigger."""
        self.page = self.source.page if self.source_id else ""

    @property
    def source_line(self) -> str:
        """《工人日报》2022年12月21日 第3版, as far as it is known; a file whose issue says nothing is named."""
        issue = self.issue.source_line if self.issue_id else ""
        return source_line_of(issue, self.page, self.source.name if self.source_id else None)

    @property
    def paragraphs(self) -> list[tuple[str, bool]]:
        return paragraphs_of(self.body)

    @property
    def is_held_whole(self) -> bool:
        """A checked or archived story: a re-parse proposes, never applies."""
        return self.status in {self.Status.CHECKED, self.Status.ARCHIVED}


def paragraphs_of(text: str) -> list[tuple[str, bool]]:
    """Of a body: the text of each, and whether it is a crosshead."""
    lines = filter(None, text.split("\n"))
    return [(line.removeprefix(CROSSHEAD_MARK), line.startswith(CROSSHEAD_MARK)) for line in lines]


def title_of(headline: str, body: str) -> str:
    """The headline; the opening in brackets where there is none."""
    return headline or f"[{opening_of(body)}]"


def opening_of(body: str) -> str:
    """The first words of what has no headline."""
    text = body.removeprefix(CROSSHEAD_MARK).partition("\n")[0] or gettext("untitled")
    return f"{text[:WORKING_TITLE_LENGTH]}{'…' if len(text) > WORKING_TITLE_LENGTH else ''}"


def source_line_of(issue: str, page: str, file: str | None) -> str:
    """Of the source line of an issue, a page, and the name of a file."""
    line = " ".join(filter(None, [issue, gettext("page %s") % page if page else ""]))
    return gettext("file %s") % file if file is not None and not line else line


class Article(Story):
    """A list of the stories that are not briefs. Never written: a proxy's save would escape the history."""

    class Meta:
        proxy = True
        default_permissions = ()  # the story's
        verbose_name = _("single article")
        verbose_name_plural = _("single articles")


class Brief(Story):
    """A list of the briefs. Never written."""

    class Meta:
        proxy = True
        default_permissions = ()  # the story's
        verbose_name = _("brief")
        verbose_name_plural = _("briefs")
