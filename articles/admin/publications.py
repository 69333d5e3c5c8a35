from __future__ import annotations

from .base import RecordedAdmin
from .gaps import GapTable
from .history import HistoryAdmin


class PublicationAdmin(GapTable, HistoryAdmin, RecordedAdmin):
    list_display = ["name", "kind", "level", "home"]
    list_select_related = ["home"]
    search_fields = ["name"]
    autocomplete_fields = ["home"]
    fields = ["name", ("kind", "level"), "home", ("rhythm", "pages"), "section_names"]
