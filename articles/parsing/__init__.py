"""From the text of one source to its stories: lines, their parts, stories in order and mended, fields.

Pure: no settings, clock, files or database. What it depends on beside the text is in the context.
"""

from __future__ import annotations

from articles.reading.values import Reading

from .dispatches import under_one_headline
from .drafts import Draft, Placed, gather
from .features import whole_features
from .hints import with_hints
from .issue import issue_facts
from .issue_numbers import with_issue_numbers
from .layout import layout
from .lines import lines
from .mending import join_broken_paragraphs
from .moves import bring_back
from .page import page_of
from .parts import ROLES
from .rows import row
from .sections import under_sections
from .sole_story import with_its_headline
from .stories import Told, as_furniture, tell
from .tiling import tile
from .title_pages import as_links
from .trailing import without_trailing_briefs
from .values import Context, Parse, Role

NO_CONTEXT = Context()


def parse(reading: Reading, context: Context = NO_CONTEXT) -> Parse:
    """The stories of a source, and every character of it in exactly one block. Any text has a parse."""
    rows = [row(line) for line in lines(reading.text)]
    page = page_of(with_hints(with_issue_numbers(rows), reading), context)
    found = layout(page)
    placed = [Placed(*line) for line in zip(page.rows, found.parts, found.margins, found.firm, strict=True)]
    gathered = gather(as_links(with_its_headline(placed)))
    drafts = whole_features(under_one_headline(gathered.drafts))
    mended = [join_broken_paragraphs(draft, page) for draft in drafts]
    told = _tell(list(without_trailing_briefs(bring_back(mended, context))), reading.text)
    furniture = [
        piece for line in gathered.furniture for piece in as_furniture(line.row, ROLES.get(line.part, Role.NOISE))
    ]
    blocks = tile(len(reading.text), told, furniture)
    return Parse(issue_facts(reading.text, gathered, told, context), tuple(t.story for t in told), blocks)


def _tell(drafts: list[Draft], text: str) -> list[Told]:
    told = [tell(draft, text) for draft in drafts]
    stories = under_sections((t.story, draft.section, draft.is_listed) for t, draft in zip(told, drafts, strict=True))
    return [Told(story, t.pieces) for t, story in zip(told, stories, strict=True)]
