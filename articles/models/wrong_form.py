"""文字校对表: the house's own table of forms that are looked for in what goes out."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.enrichment.wrong_forms import CheckedForm

from .fields import ChoiceField, LineField, ProseField
from .journal import Recorded


class WrongFormQuerySet(models.QuerySet):
    def as_checked(self) -> list[CheckedForm]:
        return [
            CheckedForm(form.wrong, form.right, form.ground, form.get_level_display(), form.excepted) for form in self
        ]


class WrongForm(models.Model):
    """It is looked for literally, and no text is changed by it. `exceptions` are longer texts in which it is right."""

    class Level(models.TextChoices):
        MISTAKE = "mistake", _("mistake")
        DOUBT = "doubt", _("in doubt")
        ADVICE = "advice", _("advice")

    wrong = LineField(_("wrong form"), max_length=100, unique=True)
    right = LineField(_("right form"), max_length=100, blank=True)
    ground = LineField(_("ground"), blank=True, help_text=_("Such as a standard, a notice or a rule of the house."))
    level = ChoiceField(_("level"), choices=Level.choices, default=Level.MISTAKE)
    exceptions = ProseField(
        _("exceptions"), max_length=5000, blank=True, help_text=_("One a line: longer texts in which it is right.")
    )

    objects = WrongFormQuerySet.as_manager()
    history = Recorded()

    class Meta:
        verbose_name = _("wrong form")
        verbose_name_plural = _("wrong forms")
        ordering = ["wrong"]

    def __str__(self) -> str:
        return f"{self.wrong} → {self.right}" if self.right else self.wrong

    @property
    def excepted(self) -> tuple[str, ...]:
        return tuple(filter(None, (line.strip() for line in self.exceptions.splitlines())))
