"""A digest as HTML for the editor of WeChat accounts: it keeps inline styles, and drops classes and style sheets."""

from __future__ import annotations

from html import escape

from articles.export.markdown import data_address
from articles.models import KeptFile

from .outgoing import LineRole, OutgoingDigest, OutgoingLine

FRAME = "margin: 0 auto; max-width: 677px; color: #333; font-size: 16px; line-height: 1.75; letter-spacing: 0.5px"
PARAGRAPH = "margin: 0 8px 16px; text-align: justify"
STYLES = {
    LineRole.TITLE: "margin: 0 8px 16px; font-size: 20px; font-weight: bold; line-height: 1.5",
    LineRole.HIGHLIGHT: "margin: 0 8px 8px; font-weight: bold",
    LineRole.PICTURE_PLACE: "margin: 16px 8px; padding: 64px 0; border: 1px dashed #999; text-align: center",
    LineRole.PICTURE: "margin: 0 8px 16px; text-align: center",
    LineRole.SECTION: "margin: 32px 8px 16px; padding-left: 8px; border-left: 4px solid #b3261e; color: #b3261e; "
    "font-size: 18px; font-weight: bold; text-align: left",
    LineRole.HEADLINE: "margin: 24px 8px 8px; font-weight: bold; text-align: left",
    LineRole.TEXT: PARAGRAPH,
    LineRole.EDITORS: "margin: 32px 8px 8px; color: #666; font-size: 14px; text-align: right",
    LineRole.NUMBER: "margin: 0 8px 16px; color: #666; font-size: 14px; text-align: right",
    LineRole.EARLIER_HEADING: "margin: 32px 8px 8px; font-weight: bold; text-align: center",
    LineRole.EARLIER: "margin: 0 8px 8px; font-size: 14px",
    LineRole.SIGNATURE: "margin: 24px 8px 0; text-align: center",
}
PICTURE_PLACE = "（题图）"
"""An empty paragraph would be dropped, and a frame with nothing in it says nothing."""


def digest_fragment(digest: OutgoingDigest) -> str:
    """What is pasted."""
    return f'<section style="{FRAME}">{"".join(map(_line, digest.lines))}</section>'


def digest_page(digest: OutgoingDigest) -> str:
    """The fragment as a page by itself."""
    head = (
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(digest.name)}</title>'
    )
    return f'<!DOCTYPE html><html lang="zh-CN"><head>{head}</head><body>{digest_fragment(digest)}</body></html>'


def _line(line: OutgoingLine) -> str:
    content = _picture(line.picture) if line.picture else escape(str(line)) or PICTURE_PLACE
    return f'<p style="{STYLES[line.role]}">{content}</p>'


def _picture(picture: KeptFile) -> str:
    """Within the page, for nothing is fetched from elsewhere."""
    return f'<img style="max-width: 100%" alt="" src="{data_address(picture.media_type, picture.data)}">'
