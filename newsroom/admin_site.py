from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

SHOWN_RUNS, SHOWN_CHANGES = 3, 8


class NewsroomAdminSite(AdminSite):
    site_title = _("Newsroom")
    site_header = _("Newsroom")
    index_title = _("Editorial database")
    site_url = None
    empty_value_display = "—"

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """With the work that waits, and what was done last, as far as the user may see them."""
        return super().index(request, {**(extra_context or {}), **open_work(request.user)})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """Sections in the order in which they are registered, which is the order of the work; users come last."""
        order = {model: n for n, model in enumerate(self._registry)}
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: order[model["model"]])
        return sorted(apps, key=lambda app: app["app_label"] == "auth")


def open_work(user: Any) -> dict[str, Any]:
    """A query for each thing that is shown."""
    work: dict[str, Any] = {}
    if user.has_perm("articles.view_story"):
        work["waiting"] = apps.get_model("articles", "Story").objects.live().waiting()
    if user.has_perm("articles.view_importrun"):
        work["runs"] = apps.get_model("articles", "ImportRun").objects.order_by("-pk")[:SHOWN_RUNS]
    if user.has_perm("articles.view_change"):
        work["changes"] = apps.get_model("articles", "Change").objects.select_related("by")[:SHOWN_CHANGES]
    return work
