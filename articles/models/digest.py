"""速览: stories picked for a digest, put in order under sections and shortened; and how houses set their digests."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.data import read_text
from articles.permissions import User

from .fields import ChoiceField, LineField, ProseField
from .journal import Recorded
from .kept_file import KeptFile
from .keys import PublicRecord
from .publication import Publication
from .story import Story
from .use import Use
from .visibility import VisibleQuerySet, may_see_all, may_see_story

SET_OFF = r"[\s|｜丨:：·]*"
EMPTY_PLACE = rf"^%s{SET_OFF}|{SET_OFF}%s"
"""What goes where the value of a pattern is empty: its place, and the sign that sets it off."""


def pattern_field(label: Any, *names: str) -> LineField:
    """A line that is printed with the values of these names in it."""
    known = "|".join(names)
    check = RegexValidator(rf"^(?:[^{{}}]|\{{(?:{known})\}})*$", _("Braces hold one of the names only."))
    named = ", ".join(f"{{{name}}}" for name in names)
    return LineField(label, max_length=200, blank=True, validators=[check], help_text=named)


def lines_of(text: str) -> list[str]:
    """Those that say something."""
    return [line for line in map(str.strip, text.splitlines()) if line]


class DigestStyle(models.Model):
    """How a house sets its digests: what stands over, between and under the stories."""

    class Layout(models.TextChoices):
        HEADLINES = "headlines", _("a headline and a paragraph")
        BULLETS = "bullets", _("a paragraph with a mark")
        PARAGRAPHS = "paragraphs", _("a paragraph")

    name = LineField(_("name"), max_length=50, unique=True)
    layout = ChoiceField(_("layout"), choices=Layout.choices, default=Layout.HEADLINES)
    section_names = ProseField(_("sections"), max_length=5000, blank=True, help_text=_("One a line, in their order."))
    title = pattern_field(_("title"), "teasers", "number", "medium")
    teaser_separator = LineField(_("between teasers"), max_length=10, default=";")
    highlight_mark = LineField(_("mark of a highlight"), max_length=10, blank=True)
    item_mark = LineField(_("mark of an item"), max_length=10, blank=True)
    has_picture = models.BooleanField(_("place for a picture"), default=False)
    home_first = models.BooleanField(
        _("own region first"), default=False, help_text=_("The home region of the medium, when put in order by rank.")
    )
    editors_line = pattern_field(_("line of the editors"), "editors")
    number_line = pattern_field(_("line of the number"), "number", "medium")
    earlier_heading = LineField(_("over the earlier numbers"), max_length=100, blank=True)
    signature = LineField(_("last line"), max_length=100, blank=True)
    longest = models.PositiveSmallIntegerField(_("longest item"), null=True, blank=True, help_text=_("Characters."))

    class Meta:
        verbose_name = _("style of digests")
        verbose_name_plural = _("styles of digests")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def sections(self) -> list[str]:
        return lines_of(self.section_names)


class DigestQuerySet(VisibleQuerySet):
    def visible_to(self, user: User) -> DigestQuerySet:
        """Those without an internal story, for who may not read one."""
        if may_see_all(user):
            return self
        return self.exclude(Exists(DigestItem.objects.filter(~may_see_story(user, "story__"), digest=OuterRef("pk"))))

    def drafts(self) -> DigestQuerySet:
        return self.filter(state=Digest.State.DRAFT)


class Digest(PublicRecord):
    """A number of a digest: 起草 until it is 已发."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")

    style = models.ForeignKey(DigestStyle, models.PROTECT, related_name="digests", verbose_name=_("style"))
    medium = models.ForeignKey(
        Publication, models.PROTECT, null=True, blank=True, related_name="digests", verbose_name=_("medium")
    )
    number = LineField(_("number"), max_length=50, blank=True)
    day = models.DateField(_("day"), null=True, blank=True)
    state = ChoiceField(_("status"), choices=State.choices, default=State.DRAFT, editable=False)
    teasers = ProseField(
        _("teasers of the title"), max_length=1000, blank=True, help_text=_("One a line, two as a rule.")
    )
    highlights = ProseField(_("highlights"), max_length=1000, blank=True, help_text=_("One a line, three as a rule."))
    editors = LineField(_("editors"), max_length=200, blank=True)
    earlier = ProseField(_("earlier numbers"), max_length=2000, blank=True, help_text=_("One a line."))
    picture = models.ForeignKey(
        KeptFile,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("picture over the stories"),
    )
    begun_at = models.DateTimeField(_("begun"), default=timezone.now, editable=False)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("begun by"),
    )
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("published by"),
    )

    objects = DigestQuerySet.as_manager()
    history = Recorded()

    class Meta:
        verbose_name = _("digest")
        verbose_name_plural = _("digests")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(medium__isnull=False, day__isnull=False),
                name="published_digest_has_medium_and_day",
            )
        ]

    def __str__(self) -> str:
        begun_on = timezone.localdate(self.begun_at)
        number = gettext("No. %s") % self.number if self.number else gettext("draft of %s") % begun_on
        return f"{self.style.name} {number}"

    @property
    def publication_id(self) -> int | None:
        """Whose digest it is, for the departments that keep publications."""
        return self.medium_id

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED

    @property
    def title(self) -> str:
        """As it is printed: 一周速览 | A；B."""
        return self._filled(self.style.title, teasers=self.style.teaser_separator.join(lines_of(self.teasers)))

    @property
    def editors_line(self) -> str:
        return self._filled(self.style.editors_line, editors=self.editors) if self.editors else ""

    @property
    def number_line(self) -> str:
        return self._filled(self.style.number_line) if self.number else ""

    def by_section(self, items: Iterable[DigestItem]) -> list[tuple[str, list[DigestItem]]]:
        """In the order of the sections of the style, then of the others; sections without an item are left out."""
        found: dict[str, list[DigestItem]] = {name: [] for name in self.style.sections}
        for item in sorted(items, key=lambda item: item.position):
            found.setdefault(item.section, []).append(item)
        return [(name, of_section) for name, of_section in found.items() if of_section]

    def _filled(self, pattern: str, **values: str) -> str:
        """The pattern with its values. Of one that is empty, the sign that sets it off is left out too."""
        values |= {"number": self.number, "medium": self.medium.name if self.medium else ""}
        for name, value in values.items():
            place = re.escape(f"{{{name}}}")
            pattern = (
                pattern.replace(f"{{{name}}}", value) if value else re.sub(EMPTY_PLACE % (place, place), "", pattern)
            )
        return pattern.strip()


class DigestItemQuerySet(VisibleQuerySet):
    def visible_to(self, user: User) -> DigestItemQuerySet:
        """Those of stories that the user may see."""
        return self.filter(may_see_story(user, "story__"))


class DigestItem(models.Model):
    """A story in a digest. Headline and text are proposed until somebody touches them; `use` is the 采用 that the
    digest noted when it was published."""

    digest = models.ForeignKey(Digest, models.CASCADE, related_name="items", verbose_name=_("digest"))
    story = models.ForeignKey(Story, models.CASCADE, related_name="digest_items", verbose_name=_("story"))
    section = LineField(_("section"), max_length=100, blank=True)
    position = models.PositiveIntegerField(_("order"), default=0)
    headline = LineField(_("headline"), blank=True)
    text = ProseField(_("text"), max_length=20_000, blank=True)
    picture = models.ForeignKey(
        KeptFile, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("picture")
    )
    is_proposal = models.BooleanField(_("proposed"), default=True, editable=False)
    use = models.ForeignKey(Use, models.SET_NULL, null=True, editable=False, related_name="+", verbose_name=_("use"))

    objects = DigestItemQuerySet.as_manager()
    history = Recorded()

    class Meta:
        verbose_name = _("story of a digest")
        verbose_name_plural = _("stories of a digest")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["digest", "story"], name="story_is_once_in_a_digest")]

    def __str__(self) -> str:
        return self.headline or str(self.story)


def digest_styles() -> list[dict[str, Any]]:
    """Those that a new database begins with: the fields of each."""
    return json.loads(read_text("digest_styles.json"))


def load_digest_styles(style: type[models.Model]) -> None:
    """Add those that are not here by name. A migration hands in its own model."""
    for facts in digest_styles():
        style.objects.get_or_create(name=facts["name"], defaults=facts)
