from __future__ import annotations

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Newsroom")
    default = True


class NewsroomAdminConfig(AdminConfig):
    """Django's admin on a site of our own."""

    default_site = "newsroom.admin_site.NewsroomAdminSite"
    default = False
