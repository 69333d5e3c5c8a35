"""How large the lines of a Word document are set: its headlines are often no headings, only larger than the text."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from articles.reading.docx_styles import ON, Style, find, printing_runs, size_of, value
from articles.reading.sizes import display_of
from articles.reading.values import HintKind

WORDS_OWN = 20
"""Half points: the size of text where the document says none."""


class Sizes:
    """Knows the size in which most of the document is printed, in half points."""

    def __init__(self, body: etree._Element, styles: etree._Element, named: dict[str, Style]) -> None:
        self._named = named
        self._usual = size_of(find(styles, "docDefaults", "rPrDefault", "rPr")) or WORDS_OWN
        self._unnamed = _style_of_the_unstyled(styles)
        printed: Counter[int] = Counter()
        for paragraph in body.iter("{*}p"):
            printed.update(self._printed(paragraph))
        self._text = printed.most_common(1)[0][0] if printed else self._usual

    def display(self, paragraph: etree._Element) -> HintKind | None:
        """The hint on a paragraph that is printed throughout in sizes above that of the text."""
        printed = self._printed(paragraph)
        return display_of(min(printed), self._text) if printed else None

    def _printed(self, paragraph: etree._Element) -> Counter[int]:
        """How many characters are printed in which size."""
        style = self._named.get(value(find(paragraph, "pPr", "pStyle")) or self._unnamed)
        usual = style.size if style and style.size else self._usual
        printed: Counter[int] = Counter()
        for run, text in printing_runs(paragraph):
            printed[size_of(find(run, "rPr")) or usual] += len(text)
        return printed


def _style_of_the_unstyled(styles: etree._Element) -> str:
    """The id of the style that paragraphs without one have."""
    for style in styles.iter("{*}style"):
        told = {key.rpartition("}")[2]: text for key, text in style.items()}
        if told.get("type") == "paragraph" and told.get("default") in ON:
            return told.get("styleId", "")
    return ""
