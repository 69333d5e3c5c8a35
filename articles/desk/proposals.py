"""What a digest says of a story until somebody shortens it by hand: its headline and its first sentences."""

from __future__ import annotations

import re

from articles.models.story import paragraphs_of

SENTENCE = re.compile(r"[^。！？!?]*[。！？!?][”’」』）)]*|[^。！？!?]+$")
USUAL = 200
"""Characters of a proposal where the style says nothing."""


def first_sentences(body: str, most: int = USUAL) -> str:
    """Whole sentences of the first paragraph, as many as the characters hold, but one at least. Crossheads are none."""
    paragraph = next(
        (text.strip() for text, is_crosshead in paragraphs_of(body) if text.strip() and not is_crosshead), ""
    )
    text = ""
    for sentence in SENTENCE.findall(paragraph):
        if text and len(text) + len(sentence) > most:
            break
        text += sentence
    return text
