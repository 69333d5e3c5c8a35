"""A digest as Markdown."""

from __future__ import annotations

from articles.export.markdown import markdown_picture, markdown_text

from .outgoing import LineRole, OutgoingDigest, OutgoingLine

HEADS = {LineRole.TITLE: "# ", LineRole.SECTION: "## ", LineRole.HEADLINE: "### "}


def digest_markdown(digest: OutgoingDigest) -> str:
    return "".join(f"{_line(line)}\n\n" for line in digest.lines if line.text or line.picture)


def _line(line: OutgoingLine) -> str:
    if line.picture:
        return markdown_picture(line.picture.media_type, line.picture.data)
    return HEADS.get(line.role, "") + markdown_text(str(line))
