"""What is looked at before a .docx is handed to its parser."""

from __future__ import annotations

import re

from articles.reading.errors import ReadingError, Refusal
from articles.reading.limits import MOST_PARAGRAPHS
from articles.reading.packages import checked_xml

PARAGRAPH = re.compile(rb"<(?:\w+:)?p[\s/>]")


def check_docx(data: bytes, name: str) -> None:
    """Raises ReadingError for too many paragraphs, and as `checked_xml`."""
    paragraphs = sum(len(PARAGRAPH.findall(xml)) for xml in checked_xml(data, name))
    if paragraphs > MOST_PARAGRAPHS:
        raise ReadingError(Refusal.TOO_MANY_PARAGRAPHS, name, count=paragraphs, most=MOST_PARAGRAPHS)
