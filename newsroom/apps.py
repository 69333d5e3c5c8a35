from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.contrib.admin import autodiscover
from django.contrib.admin.apps import SimpleAdminConfig
from django.contrib.admin.checks import check_admin_app, check_dependencies
from django.core import checks
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Newsroom")
    default = True

    def ready(self) -> None:
        from .sqlite_check import check_sqlite

        checks.register(check_sqlite, deploy=True)


class NewsroomAdminConfig(SimpleAdminConfig):
    """Django's admin on a site of our own, loaded by the addresses and by checks, not by each command."""

    default_site = "newsroom.admin_site.NewsroomAdminSite"
    default = False

    def ready(self) -> None:
        checks.register(check_dependencies, checks.Tags.admin)
        checks.register(check_loaded_admin, checks.Tags.admin)


def check_loaded_admin(**options: Any) -> Sequence[checks.CheckMessage]:
    """Django's check, which finds nothing in an admin that no check before it has loaded."""
    autodiscover()
    return check_admin_app(**options)
