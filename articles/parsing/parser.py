"""The parse of a source, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.values import Reading

from .annexes import with_annexes
from .bare_signatures import with_bare_signatures
from .bulletin_feet import with_bulletin_foot
from .calendars import with_calendars
from .composite_stories import with_dispatches, with_parts
from .confidence import uncertainties
from .doubtful_imprints import with_doubtful_imprint
from .doubts import with_doubts
from .editors_notes import with_editors_note
from .farewells import with_farewells
from .grouping import StoryLines, group_lines
from .imprints import with_imprints
from .issue_facts import issue_facts
from .issue_numbers import with_issue_numbers
from .issuers import with_issuers
from .layout import layout
from .lines import printed_lines, with_hints, with_title_labels
from .lone_crossheads import without_lone_crossheads
from .markup import with_markup, without_markup
from .mending import join_broken_paragraphs
from .minutes import with_heads_of_minutes
from .moved_tails import with_moved_tails
from .page import PrintedPage
from .page_authors import with_page_authors
from .page_heads import with_page_heads
from .printed_twice import with_repeats
from .related_links import with_comments, with_related_links, with_site_foot
from .sections import under_sections
from .site_frames import with_site_frame
from .spacing import with_spacing
from .stories import AssembledStory, assemble, pieces_of_furniture
from .tiling import tile
from .trailing_briefs import with_trailing_briefs
from .values import Context, Parse, ParsedStory
from .whole_pages import with_headline_of_post, with_titles_as_links

NO_CONTEXT = Context()


def parse(reading: Reading, context: Context = NO_CONTEXT) -> Parse:
    """The stories of a source, and every character of it in exactly one block. Any text has a parse."""
    markup = without_markup(reading)
    return with_markup(_parse(markup.reading, context), markup) if markup else _parse(reading, context)


def _parse(reading: Reading, context: Context) -> Parse:
    lines = with_bare_signatures(with_heads_of_minutes(with_title_labels(printed_lines(reading.text))))
    lines = with_editors_note(with_imprints(with_calendars(with_issue_numbers(lines))))
    lines = with_bulletin_foot(lines)
    lines = with_farewells(with_site_foot(with_related_links(with_comments(lines))))
    lines = with_hints(with_repeats(with_page_heads(with_issuers(lines))), reading)
    page = PrintedPage(with_spacing(with_site_frame(lines), reading.text), context)
    grouping = group_lines(with_annexes(with_titles_as_links(with_headline_of_post(layout(page)), page)))
    whole = with_parts(with_dispatches(grouping.stories))
    mended = [join_broken_paragraphs(story, page) for story in whole]
    parted = without_lone_crossheads(mended, page)
    grouped = list(with_trailing_briefs(with_moved_tails(parted, context)))
    furniture = [piece for placed in grouping.furniture for piece in pieces_of_furniture(placed)]
    doubted = uncertainties(grouped)
    unsigned = [assemble(*each, reading.text) for each in zip(grouped, doubted, strict=True)]
    assembled, furniture = with_page_authors(unsigned, furniture, reading.text)
    stories = with_doubts(_with_sections(assembled, grouped), grouped, page)
    blocks = tile(len(reading.text), (each.pieces for each in assembled), furniture)
    issue = issue_facts(reading.text, blocks, stories, context)
    return Parse(issue, with_doubtful_imprint(stories, issue, blocks, context), blocks)


def _with_sections(assembled: Sequence[AssembledStory], grouped: list[StoryLines]) -> tuple[ParsedStory, ...]:
    pairs = zip(assembled, grouped, strict=True)
    return tuple(under_sections((each.story, lines.section, lines.is_listed) for each, lines in pairs))
