"""From the text of one source to its stories: lines, their parts, stories in order and mended, fields.

Pure: no settings, clock, files or database. What it depends on beside the text is in the context.
"""

from __future__ import annotations

from articles.parsing.dispatches import under_one_headline
from articles.parsing.drafts import Draft, Placed, gather
from articles.parsing.features import whole_features
from articles.parsing.hints import with_hints
from articles.parsing.issue import issue_facts
from articles.parsing.issue_numbers import with_issue_numbers
from articles.parsing.layout import layout
from articles.parsing.lines import lines
from articles.parsing.mending import mend
from articles.parsing.moves import bring_back
from articles.parsing.page import page_of
from articles.parsing.parts import ROLES
from articles.parsing.rows import row
from articles.parsing.sections import under_sections
from articles.parsing.sole_story import with_its_headline
from articles.parsing.stories import Told, as_furniture, tell
from articles.parsing.tiling import tile
from articles.parsing.title_pages import as_links
from articles.parsing.trailing import without_trailing_briefs
from articles.parsing.values import Context, Parse, Role
from articles.reading.values import Reading

NO_CONTEXT = Context()


def parse(reading: Reading, context: Context = NO_CONTEXT) -> Parse:
    """The stories of a source, and every character of it in exactly one block. Any text has a parse."""
    rows = [row(line) for line in lines(reading.text)]
    page = page_of(with_hints(with_issue_numbers(rows), reading), context)
    found = layout(page)
    placed = [Placed(*line) for line in zip(page.rows, found.parts, found.margins, found.firm, strict=True)]
    gathered = gather(as_links(with_its_headline(placed)))
    drafts = whole_features(under_one_headline(gathered.drafts))
    mended = [mend(draft, page) for draft in drafts]
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
