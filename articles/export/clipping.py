"""剪报: a story with all that a clipping says of it, and where it stands in the pictures of its pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext

from articles.display.credit_lines import credits_text
from articles.models import Reading, Source, Story
from articles.models.story import paragraphs_of
from articles.parsing.page_numbers import page_order
from articles.permissions import User
from articles.reading.cutting import Cutting, cut_out
from articles.reading.isolation import cutting_apart
from articles.reading.line_boxes import boxes_between, unpack_boxes
from articles.reading.values import LineBox
from articles.records.printed import passages

from .story_resource import StoryResource

BRACKETS = ("(", "（")


@dataclass(frozen=True, slots=True)
class Clipping:
    """`cuttings` are of pages of PDF files, each with the source that it is cut out of."""

    story: Story
    cuttings: tuple[tuple[int, Cutting], ...] = ()

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Where it was printed: a heading and a text each, as far as it is known."""
        story = self.story
        issue, source = story.issue, story.source
        page = " ".join(filter(None, [story.page, source.page_name if source else ""]))
        known = [
            (gettext("medium"), issue.publication.name if issue and issue.publication else ""),
            (gettext("number"), issue.number if issue else ""),
            (gettext("page"), page),
            (gettext("day"), issue.date_text if issue else ""),
            (gettext("section"), story.section),
        ]
        return [(capfirst(heading), text) for heading, text in known if text]

    @property
    def signed(self) -> str:
        """The byline as printed; the credits where none is printed."""
        return self.story.byline or credits_text(self.story.credits).replace("\n", " ")

    @property
    def paragraphs(self) -> list[tuple[str, bool]]:
        """The text, and whether it is a crosshead. A dateline in brackets is printed behind it, any other before."""
        dateline = self.story.dateline
        opening, end = ("", dateline) if dateline.startswith(BRACKETS) else (dateline and f"{dateline} ", "")
        return paragraphs_of(opening + self.story.body + end)

    @property
    def captions(self) -> list[str]:
        """Each with who took the picture."""
        shown = ((caption["text"], caption.get("credit")) for caption in self.story.captions)
        return [f"{text}（{credit}）" if credit else text for text, credit in shown]

    @property
    def citation(self) -> str:
        return StoryResource.fields["citation"].export(self.story)


def clippings(stories: Sequence[int], user: User) -> list[Clipping]:
    """Of the stories with these keys that the user may see, from the earliest day and the first page on."""
    found = Story.objects.visible_to(user).filter(pk__in=stories).select_related("issue__publication", "source")
    found = found.prefetch_related("uses__medium")
    cuttings = cuttings_of(stories, user)
    return [Clipping(story, tuple(cuttings[story.pk])) for story in sorted(found, key=_print_order)]


def _print_order(story: Story) -> tuple[object, ...]:
    return story.dated, story.issue_id or 0, page_order(story.page), story.source_id or 0, story.position, story.pk


def cuttings_of(stories: Iterable[int], user: User) -> defaultdict[int, list[tuple[int, Cutting]]]:
    """By story; of files with a story that the user may not see there are none, for its text stands around."""
    found: defaultdict[int, list[tuple[int, Cutting]]] = defaultdict(list)
    wanted = set(stories)
    printed = Q(readings__blocks__story__in=wanted) & ~Q(readings__line_boxes="")
    sources = Source.objects.visible_to(user).filter(printed).distinct().order_by("pk")
    for source in sources.prefetch_related("readings"):
        for reading in source.readings.all():
            boxes = _boxes_by_story(reading)
            for story in wanted & boxes.keys():
                others = [box for other, some in boxes.items() if other != story for box in some]
                found[story] += [(source.pk, cutting) for cutting in cut_out(boxes[story], others)]
    return found


def _boxes_by_story(reading: Reading) -> dict[int | None, list[LineBox]]:
    """Those of no story are under None."""
    boxes = unpack_boxes(reading.line_boxes)
    starts = [box.start for box in boxes]
    found: defaultdict[int | None, list[LineBox]] = defaultdict(list)
    for passage in passages(reading, reading.blocks.order_by("start")):
        start = passage.block.start + len(passage.text) - len(passage.text.lstrip())
        end = passage.block.start + len(passage.text.rstrip())
        found[passage.block.story_id] += boxes_between(boxes, starts, start, end)
    return found


def cutting_picture(source: Source, cutting: Cutting) -> bytes:
    """A PNG. Raises ReadingError where the file cannot be drawn."""
    return cutting_apart(source.stored.data, source.name, cutting)
