"""Places after GB/T 2260, to look up and to choose from."""

from __future__ import annotations

from articles.admin.base import ReadOnlyAdmin
from articles.admin.lists.export import EXPORT_VIEW, ExportedList, export_selected


class PlaceAdmin(ExportedList, ReadOnlyAdmin):
    """The table of GB/T 2260, to look up and to choose from."""

    actions = [export_selected]
    extra_views = [EXPORT_VIEW]
    list_display = ["code", "full_name", "parent"]
    list_select_related = ["parent"]
    search_fields = ["full_name", "=code"]
    fields = ["code", "name", "full_name", "parent", "since"]
