"""Publications: newspapers, newsletters, WeChat accounts and sites."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import ChoiceField, LineField, ProseField
from .journal import Recorded
from .keys import PublicRecord


class Publication(PublicRecord):
    """A newspaper, newsletter, WeChat account or site. `rhythm` and `pages` tell the report of gaps what to expect."""

    class Kind(models.TextChoices):
        NEWSPAPER = "newspaper", _("newspaper")
        NEWSLETTER = "newsletter", _("newsletter")
        WECHAT = "wechat", _("WeChat account")
        SITE = "site", _("site")

    class Level(models.TextChoices):
        NATION = "nation", _("national")
        PROVINCE = "province", _("provincial")
        CITY = "city", _("city level")
        COUNTY = "county", _("county level")
        OWN = "own", _("own unit")

    class Rhythm(models.TextChoices):
        DAILY = "daily", _("daily")
        WEEKDAYS = "weekdays", _("Monday to Friday")
        WEEKLY = "weekly", _("weekly")
        FORTNIGHTLY = "fortnightly", _("fortnightly")
        MONTHLY = "monthly", _("monthly")

    name = LineField(_("name"), max_length=100, unique=True)
    kind = ChoiceField(_("kind"), choices=Kind.choices, blank=True)
    level = ChoiceField(_("level"), choices=Level.choices, blank=True)
    home = models.ForeignKey(
        "articles.Place",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="publications",
        verbose_name=_("home region"),
        help_text=_("Decides whose 市总工会 is meant."),
    )
    rhythm = ChoiceField(_("rhythm"), choices=Rhythm.choices, blank=True, help_text=_("How often it appears."))
    pages = models.PositiveSmallIntegerField(
        _("pages"), null=True, blank=True, help_text=_("How many an issue has as a rule.")
    )
    section_names = ProseField(
        _("section names"),
        max_length=5000,
        blank=True,
        help_text=_("One a line; the parser knows them as section heads."),
    )

    history = Recorded()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_internal(self) -> bool:
        """Newsletters are for the house: their stories are internal."""
        return self.kind == self.Kind.NEWSLETTER
