from __future__ import annotations

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Editorial archive")

    def ready(self) -> None:
        from .models.index_fields import add_functions

        connection_created.connect(add_functions, dispatch_uid="articles.functions")
