"""Which elements of a page are hidden from its readers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

NEVER_SHOWN = re.compile("script|style|template|noscript|head|title|meta|link|iframe|object|embed|svg|canvas")
CONTROLS = re.compile("button|select|option|textarea|input|datalist|dialog|audio|video|map")

HIDES = re.compile(
    r"(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:px|pt|em|rem|%)?(?=\s*(?:[;!}]|$))"
    r"|opacity\s*:\s*0(?:\.0+)?(?=\s*(?:[;!}]|$)))",
    re.IGNORECASE,
)

CONDITIONAL = re.compile(r"@[^{};]{0,300}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
"""Rules for some screens or for print only."""

RULE = re.compile(r"([^{}]{1,500})\{([^{}]*)\}")
PLAIN_SELECTOR = re.compile(r"([.#])([\w-]+)")


def has_page_text(element: etree._Element) -> bool:
    """Whether the text of such an element is text of the page: that of scripts and controls is not."""
    return not (NEVER_SHOWN.fullmatch(element.tag) or CONTROLS.fullmatch(element.tag))


class Visibility:
    """Knows what the page's own style rules hide, as far as they are for one class or one id."""

    def __init__(self, root: etree._Element) -> None:
        self._hidden = frozenset(_hidden_names(root))

    def shows(self, element: etree._Element) -> bool:
        """Whether the element can be seen by its own tag, attributes and rules."""
        return has_page_text(element) and not self._hides(element)

    def _hides(self, element: etree._Element) -> bool:
        if element.get("hidden") is not None or HIDES.search(element.get("style") or ""):
            return True
        names = {f".{name}" for name in (element.get("class") or "").split()} | {f"#{element.get('id')}"}
        return not self._hidden.isdisjoint(names)


def _hidden_names(root: etree._Element) -> Iterator[str]:
    """The classes (.name) and ids (#name) hidden by rules of the page."""
    for sheet in root.iter("style"):
        for selectors, declarations in RULE.findall(CONDITIONAL.sub("", sheet.text or "")):
            if HIDES.search(declarations):
                yield from (s for s in map(str.strip, selectors.split(",")) if PLAIN_SELECTOR.fullmatch(s))
