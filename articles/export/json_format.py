"""JSON: a record an object, lists as lists, every character as it is stored."""

from __future__ import annotations

import json

import tablib
from django.utils.translation import gettext_lazy as _

from .file_format import FileFormat


class JsonFormat(FileFormat):
    title = _("JSON: for programs, nothing lost")
    extension = "json"
    content_type = "application/json"

    def export_data(self, dataset: tablib.Dataset, **kwargs: object) -> bytes:
        """A lone surrogate, which UTF-8 has not, becomes JSON's own escape of it."""
        records = [dict(zip(dataset.headers, row, strict=True)) for row in dataset]
        return json.dumps(records, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
