"""One hit of a search as the page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from articles.admin.lists.columns import place_in_print, status_column, tags_column
from articles.models import Story
from articles.search.hits import Hit
from articles.search.snippets import Piece


@dataclass(frozen=True, slots=True)
class Line:
    story: Story
    url: str
    similar_url: str
    kicker: SafeString
    headline: SafeString
    subhead: SafeString
    snippets: tuple[tuple[str, SafeString], ...]
    is_in_print_only: bool
    tags: SafeString
    status: SafeString
    place_in_print: SafeString


def line(hit: Hit, way_back: str) -> Line:
    """`way_back` is what to add to the addresses of the story."""
    story = hit.story
    return Line(
        story,
        reverse("admin:articles_story_change", args=(story.pk,)) + way_back,
        reverse("similar-stories", args=(story.pk,)) + way_back,
        marked(hit.kicker),
        marked(hit.headline),
        marked(hit.subhead),
        tuple((gettext("As printed") if each.is_print else each.label, marked(each.pieces)) for each in hit.snippets),
        hit.is_in_print_only,
        tags_column(story),
        status_column(story),
        place_in_print(story),
    )


def marked(pieces: tuple[Piece, ...]) -> SafeString:
    tags = (("<mark>", "</mark>") if is_hit else ("", "") for _text, is_hit in pieces)
    return format_html_join(
        "", "{}{}{}", ((SafeString(a), text, SafeString(b)) for (a, b), (text, _) in zip(tags, pieces, strict=True))
    )
