from __future__ import annotations

from articles.admin.base import ReadOnlyAdmin


class PlaceAdmin(ReadOnlyAdmin):
    """The table of GB/T 2260, to look up and to choose from."""

    list_display = ["code", "full_name", "parent"]
    list_select_related = ["parent"]
    search_fields = ["full_name", "=code"]
    fields = ["code", "name", "full_name", "parent", "since"]
