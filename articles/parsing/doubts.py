"""Contradictions in stories as they were read: somebody should look at them, whatever the weights say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from .characters import normalised
from .contents_lists import is_same_title, title_of_entry
from .doubtful_titles import has_doubtful_title
from .elements import RUNNING_TEXT, Element
from .grouping import StoryLines
from .layout import PlacedLine
from .lines import LONGEST_DISPLAY
from .marks.alike import verse
from .page import PrintedPage
from .sections import is_english
from .stray_lines import has_stray_line
from .values import Caution, Kind, ParsedStory, Role
from .wording import COLUMN, DAY_ALONE, NEWS_TIME, PICTURE_STORY, is_bracketed, is_names_only

PAGE_NUMBER = re.compile(
    r"(?:第?\s*[A-D]?\d{1,3}\s*[版页]?|[-—·]\s*\d{1,3}\s*[-—·]|第\s*\d+\s*页\s*,?\s*共\s*\d+\s*页)"
)
LONGEST_PAGE_NUMBER = 24
"""Characters, spaces among them."""

SHORTEST_BODY, LONGEST_BODY = 20, 20_000
SHORTEST_ENTRY = 8
"""Characters of an entry that is no name of a section."""

DASHES = "—-"
"""How the subhead of an entry begins."""

FEWEST_ANNOUNCED, MOST_OTHERS = 3, 0.34
"""Stories that a contents list names, and how many there may be beside them for each where it names all."""

FEWEST_VERSES, FEWEST_PARAGRAPHS = 5, 2
"""Lines of verse, and paragraphs of prose, from which a story has both: one quotes a few lines."""

OF_TABLE = re.compile(r"\d|:")

NEWS = re.compile(r"本[报刊]\S{0,12}讯")

MAY_BE_SIGNED = RUNNING_TEXT | {Element.SIGNATURE, Element.BYLINE}
HELPED = re.compile(r"参与(?:采写|报道|整理)")

FEWEST_WITH_HEADLINE = 2
"""Stories of a page that have a headline, from which one without is strange."""

FEW_STORIES = 5
"""Stories of a source in which those are strange that are of several paragraphs without a headline, of briefs, or short
and with a crosshead: pages of newspapers have more, and such stories among them.
"""

SHORT_STORY = 4
"""Paragraphs of a story that is not divided by a crosshead."""

MOST_BRIEF, LONGEST_BRIEF = 6, 150
"""Paragraphs, and characters of each, of a story that may be briefs in a row if several tell of a time."""


def with_doubts(
    stories: Sequence[ParsedStory], grouped: Sequence[StoryLines], page: PrintedPage
) -> tuple[ParsedStory, ...]:
    """The stories with the contradictions that each of them shows, after the cautions that they have."""
    headed = sum(story.headline is not None for story in stories)
    in_contents = list(_in_contents(stories, page))
    found = []
    for n, (story, lines) in enumerate(zip(stories, grouped, strict=True)):
        doubts = [*_in_fields(story), *_in_lines(lines, page)]
        if has_doubtful_title(story, lines):
            doubts.append(Caution.DOUBTFUL_HEADLINE)
        if has_stray_line(lines, has_captions=bool(story.captions)):
            doubts.append(Caution.STRAY_LINE)
        if story.headline is None and _wants_headline(story, headed, len(stories)):
            doubts.append(Caution.NO_HEADLINE)
        if len(stories) <= FEW_STORIES:
            doubts += _in_small_source(story)
        if story.section and lines.section and is_bracketed(lines.section.whole):
            doubts.append(Caution.DOUBTFUL_SECTION)
        doubts += [caution for at, caution in in_contents if at == n]
        warnings = tuple(dict.fromkeys((*story.warnings, *doubts)))
        found.append(replace(story, warnings=warnings) if doubts else story)
    return tuple(found)


def _wants_headline(story: ParsedStory, headed: int, stories: int) -> bool:
    if story.kind is Kind.BRIEF:
        return stories <= FEW_STORIES and len(story.paragraphs) > 1
    return headed >= FEWEST_WITH_HEADLINE


def _in_small_source(story: ParsedStory) -> Iterator[Caution]:
    if _may_be_briefs(story):
        yield Caution.TWO_OPENINGS
    if len(story.crossheads) == 1 and len(story.paragraphs) <= SHORT_STORY:
        yield Caution.ANOTHER_SUBJECT


def _in_fields(story: ParsedStory) -> Iterator[Caution]:
    length = sum(map(len, story.paragraphs))
    if _is_picture(story):
        return
    if _is_caption_alone(story):
        yield Caution.DOUBTFUL_CAPTION
    if length > LONGEST_BODY or _is_too_short(story, length):
        yield Caution.DOUBTFUL_LENGTH
    if length and len(story.captions) == 1 and len(story.captions[0].text) > length:
        yield Caution.DOUBTFUL_CAPTION
    short = (text for text in story.paragraphs if len(text) <= LONGEST_PAGE_NUMBER)
    if any(PAGE_NUMBER.fullmatch(normalised(text).strip()) for text in short):
        yield Caution.PAGE_NUMBER


def _is_caption_alone(story: ParsedStory) -> bool:
    """Whether an article has no text but what was taken for a caption, which nobody signs."""
    is_article = story.kind is Kind.ARTICLE and not story.paragraphs
    return is_article and bool(story.captions) and not any(caption.credit for caption in story.captions)


def _may_be_briefs(story: ParsedStory) -> bool:
    """Whether several short paragraphs of a story begin as news does, each with its time."""
    if not 1 < len(story.paragraphs) <= MOST_BRIEF or max(map(len, story.paragraphs)) > LONGEST_BRIEF:
        return False
    return sum(NEWS_TIME.match(normalised(text).strip()) is not None for text in story.paragraphs) > 1


def _is_too_short(story: ParsedStory, length: int) -> bool:
    """Whether an article has hardly any text; a day alone is the end of a document whose parts are stories."""
    if story.captions or story.kind is not Kind.ARTICLE or length >= SHORTEST_BODY:
        return False
    return not (length and all(DAY_ALONE.fullmatch(normalised(text).strip()) for text in story.paragraphs))


def _is_picture(story: ParsedStory) -> bool:
    """Whether a story is a picture or a work of art, by its headline: 图片报道, 职工之歌(行书)."""
    headline = normalised(story.headline or "")
    return PICTURE_STORY.fullmatch(headline) is not None or COLUMN.search(headline) is not None


def _in_lines(story: StoryLines, page: PrintedPage) -> Iterator[Caution]:
    """Two openings of news or two signatures at the end in one story, or an author between its parts, under whose name
    another piece begins; verse among prose; a paragraph that ends within a word.
    """
    leads = sum(map(_opens, [placed for placed in story.lines if placed.line.front]))
    signed = sum(map(_closes, [placed for placed in story.lines if placed.line.back or not placed.line.text]))
    crossheads = [placed.line.text for placed in story.lines if placed.element is Element.CROSSHEAD]
    if leads > 1 or signed > 1 or any(map(is_names_only, crossheads)):
        yield Caution.TWO_OPENINGS
    if _has_verse_and_prose(story, page):
        yield Caution.VERSE_AND_PROSE
    broken = [pair for pair in pairwise(story.lines) if not pair[0].line.is_finished]
    if any(_is_broken_word(*pair, page) for pair in broken):
        yield Caution.BROKEN_WORD


def _opens(placed: PlacedLine) -> bool:
    """Whether news begins in a line, though it was taken for a paragraph within the story."""
    if placed.element is Element.LEAD:
        return True
    return placed.element is Element.BODY and placed.line.is_lead and NEWS.match(placed.line.whole) is not None


def _closes(placed: PlacedLine) -> bool:
    """Whether somebody signs the story in a line; those who helped with it do not."""
    line = placed.line
    return (line.is_signature or line.ends_signed) and placed.element in MAY_BE_SIGNED and not HELPED.search(line.whole)


def _has_verse_and_prose(story: StoryLines, page: PrintedPage) -> bool:
    """Whether a story of prose begins or ends in verse: what it quotes stands inside."""
    verses = page.find(_verses)
    if not verses:
        return False
    text = [placed.line for placed in story.lines if placed.element in RUNNING_TEXT]
    in_verse = [line.start in verses for line in text]
    if not any(in_verse[:FEWEST_VERSES]) and not any(in_verse[-1:]):
        return False
    return (
        sum(in_verse) >= FEWEST_VERSES and sum(len(line.text) > LONGEST_DISPLAY for line in text) >= FEWEST_PARAGRAPHS
    )


def _verses(page: PrintedPage) -> frozenset[int]:
    """The places in the source of lines of verse. Rows of tables are as short, and have figures or labels."""
    lines = (page.lines[at] for at in page.find(verse))
    return frozenset(line.start for line in lines if not OF_TABLE.search(line.text))


def _is_broken_word(above: PlacedLine, placed: PlacedLine, page: PrintedPage) -> bool:
    """Whether two lines of one kind stay apart though a word of the dictionary goes across."""
    if placed.joined or above.element is not placed.element:
        return False
    if len(above.line.text) <= LONGEST_DISPLAY:
        return False
    texts = above.line.text, placed.line.text
    return all(texts) and page.context.word_across(*texts)


def _in_contents(stories: Sequence[ParsedStory], page: PrintedPage) -> Iterator[tuple[int, Caution]]:
    """The indexes of stories after which the contents list names one that is not here, by its headline or another line
    over it, and of those that it does not name though it names most: a list of highlights leaves many out.
    """
    printed = (page.lines[at].whole for at in page.taken_as(Role.HIGHLIGHT))
    entries = [title_of_entry(text) for text in printed if text[0] not in DASHES and not is_english(text)]
    titles = [title_of_entry(normalised(story.headline or "")) for story in stories] if entries else []
    announced = [_first_alike(entry, titles) for entry in entries]
    known = set(announced) - {None}
    beside = [title_of_entry(normalised(line)) for story in stories for line in (story.kicker, story.subhead) if line]
    before = 0
    for entry, story in zip(entries, announced, strict=True):
        if story is not None:
            before = story
        elif known and len(entry) >= SHORTEST_ENTRY and _first_alike(entry, beside) is None:
            yield before, Caution.MISSING_STORY
    others = [n for n, title in enumerate(titles) if title and n not in known and stories[n].kind is Kind.ARTICLE]
    if len(known) >= FEWEST_ANNOUNCED and len(others) <= MOST_OTHERS * len(known):
        yield from ((n, Caution.NOT_ANNOUNCED) for n in others if _first_alike(titles[n], entries) is None)


def _first_alike(title: str, others: Sequence[str]) -> int | None:
    return next((n for n, other in enumerate(others) if other and is_same_title(title, other)), None)
