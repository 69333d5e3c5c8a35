"""Stories as tables for others: what an editor filters or selects, as XLSX, CSV or JSON."""

from __future__ import annotations

from .admin import StoryExportMixin

__all__ = ["StoryExportMixin"]
