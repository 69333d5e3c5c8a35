"""The sizes in a Word document. Its headlines are often not marked as headings, but only larger than the text."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from .docx_styles import ON, Style, child_at, printing_runs, size_of, val
from .sizes import size_hint
from .values import HintKind

DEFAULT_SIZE = 20
"""Half points: Word's size for text if the document does not give one."""


class DocumentSizes:
    """The sizes of paragraphs, compared with that of most of the text. All sizes are in half points."""

    def __init__(self, body: etree._Element, styles: etree._Element, by_id: dict[str, Style]) -> None:
        self._styles = by_id
        self._default = size_of(child_at(styles, "docDefaults", "rPrDefault", "rPr")) or DEFAULT_SIZE
        self._default_style = _default_style(styles)
        printed: Counter[int] = Counter()
        for paragraph in body.iter("{*}p"):
            printed.update(self._printed(paragraph))
        self._text = printed.most_common(1)[0][0] if printed else self._default

    def hint(self, paragraph: etree._Element) -> HintKind | None:
        """The hint on a paragraph that is larger than the text throughout."""
        printed = self._printed(paragraph)
        return size_hint(min(printed), self._text) if printed else None

    def _printed(self, paragraph: etree._Element) -> Counter[int]:
        """By size: the number of characters printed in it."""
        style = self._styles.get(val(child_at(paragraph, "pPr", "pStyle")) or self._default_style)
        default = style.size if style and style.size else self._default
        printed: Counter[int] = Counter()
        for run, text in printing_runs(paragraph):
            printed[size_of(child_at(run, "rPr")) or default] += len(text)
        return printed


def _default_style(styles: etree._Element) -> str:
    """The id of the style of paragraphs that name none."""
    for style in styles.iter("{*}style"):
        attributes = {key.rpartition("}")[2]: text for key, text in style.items()}
        if attributes.get("type") == "paragraph" and attributes.get("default") in ON:
            return attributes.get("styleId", "")
    return ""
