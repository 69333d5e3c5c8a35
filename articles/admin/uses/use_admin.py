from __future__ import annotations

from articles.admin.base import RecordedAdmin
from articles.admin.journal.history import HistoryAdmin
from articles.admin.journal.versions import restore_version_view

from .list_views import LIST_VIEWS


class UseAdmin(HistoryAdmin, RecordedAdmin):
    """采用记录: uses by media, in the order in which the desk was sent them."""

    extra_views = [
        ("<int:key>/restore-version/<int:version>/", restore_version_view, "restore_version"),
        *LIST_VIEWS,
    ]
    change_list_template = "admin/articles/register/list.html"
    list_display = ["story", "medium", "used_on", "number", "page", "form", "placement", "proof"]
    list_select_related = ["story", "medium"]
    search_fields = ["story__headline", "medium__name"]
    autocomplete_fields = ["story", "medium"]
    ordering = ["-used_on", "position", "-pk"]
    fields = [
        "story",
        "medium",
        ("used_on", "number", "page"),
        ("form", "placement", "kind"),
        "is_commissioned",
        "link",
        ("proof", "proved_on", "position"),
    ]
