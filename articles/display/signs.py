"""Characters that show nothing and change what is shown: control characters, and those that turn the direction of
writing. A name that ends in them reads as another; so pages show a sign for each.
"""

from __future__ import annotations

import re

CONTROLS = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"} | {0x7F: "\u2421"}
"""By their number: the pictures that Unicode has of them."""

DIRECTIONS = {
    0x061C: "ALM",
    0x200E: "LRM",
    0x200F: "RLM",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
}
"""The short names that Unicode has for them."""

SIGNS = {
    **CONTROLS,
    **{code: f"⟨U+{code:04X}⟩" for code in range(0x80, 0xA0)},
    **{code: f"⟨{name}⟩" for code, name in DIRECTIONS.items()},
}

HIDDEN = re.compile("[" + "".join(map(re.escape, map(chr, SIGNS))) + "]")

LEFT_ALONE = re.compile(
    r"(<(?:textarea|script|style)\b.*?</(?:textarea|script|style)>|<[^>]*>)", re.DOTALL | re.IGNORECASE
)
"""Of a page: tags with their attributes, and what is typed into a box, which comes back as it was given."""


def with_signs(text: str) -> str:
    """The text with a sign for each of the characters."""
    return text.translate(SIGNS)


def page_with_signs(html: str) -> str:
    """The same of the text of a page."""
    parts = LEFT_ALONE.split(html)
    return "".join(part if number % 2 else with_signs(part) for number, part in enumerate(parts))
