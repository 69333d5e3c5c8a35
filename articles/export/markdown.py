"""Lines of Markdown: texts that stay what they are, and pictures that are in the file itself."""

from __future__ import annotations

import re
from base64 import b64encode

SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])|^(?=[-+=]|\d+[.)])")
"""What Markdown would take for its own."""


def markdown_text(text: str) -> str:
    return SIGNS.sub(r"\\\1", text)


def markdown_picture(media_type: str, data: bytes) -> str:
    return f"![]({data_address(media_type, data)})"


def data_address(media_type: str, data: bytes) -> str:
    """An address that holds the picture itself, for nothing is fetched from elsewhere."""
    return f"data:{media_type};base64,{b64encode(data).decode()}"
