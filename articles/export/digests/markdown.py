"""A digest as Markdown. Its pictures are in it, for nothing is fetched from elsewhere."""

from __future__ import annotations

import re

from .outgoing import LineRole, OutgoingDigest, OutgoingLine, data_address

HEADS = {LineRole.TITLE: "# ", LineRole.SECTION: "## ", LineRole.HEADLINE: "### "}
SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])|^(?=[-+=]|\d+[.)])")
"""What Markdown would take for its own."""


def digest_markdown(digest: OutgoingDigest) -> str:
    return "".join(f"{_line(line)}\n\n" for line in digest.lines if line.text or line.picture)


def _line(line: OutgoingLine) -> str:
    if line.picture:
        return f"![]({data_address(line.picture)})"
    return HEADS.get(line.role, "") + SIGNS.sub(r"\\\1", str(line))
