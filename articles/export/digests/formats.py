"""The formats in which a digest goes out, by the name in the address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from articles.export.chinese_docx import CONTENT_TYPE as DOCX

from .docx import digest_docx
from .markdown import digest_markdown
from .outgoing import OutgoingDigest, outgoing_text
from .wechat import digest_page


@dataclass(frozen=True, slots=True)
class DigestFormat:
    label: str
    extension: str
    content_type: str
    render: Callable[[OutgoingDigest], str | bytes]


FORMATS = {
    each.extension: each
    for each in (
        DigestFormat("DOCX", "docx", DOCX, digest_docx),
        DigestFormat("HTML", "html", "text/html; charset=utf-8", digest_page),
        DigestFormat("Markdown", "md", "text/markdown; charset=utf-8", digest_markdown),
        DigestFormat("TXT", "txt", "text/plain; charset=utf-8", outgoing_text),
    )
}
