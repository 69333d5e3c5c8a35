from __future__ import annotations

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Newsroom")
    default = True

    def ready(self) -> None:
        from .sqlite_check import check_sqlite

        checks.register(check_sqlite, deploy=True)


class NewsroomAdminConfig(AdminConfig):
    """Django's admin on a site of our own."""

    default_site = "newsroom.admin_site.NewsroomAdminSite"
    default = False
