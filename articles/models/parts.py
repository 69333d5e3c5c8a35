"""Lists of a part of the stories; no rows of their own."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .story import Story


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
