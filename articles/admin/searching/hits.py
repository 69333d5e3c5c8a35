"""One hit of a search as the page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from articles.admin.lists.columns import place_in_print, status_column, tags_column
from articles.models import Story
from articles.search.hits import Pieces, SearchHit


@dataclass(frozen=True, slots=True)
class HitLine:
    """`snippets` are labels and texts; the words of the search are marked in all texts."""

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


def hit_line(hit: SearchHit, return_query: str) -> HitLine:
    """`return_query` is what to add to the addresses of the story, so that it leads back here."""
    story = hit.story
    return HitLine(
        story,
        reverse("admin:articles_story_change", args=(story.pk,)) + return_query,
        reverse("similar-stories", args=(story.pk,)) + return_query,
        with_marks(hit.kicker),
        with_marks(hit.headline),
        with_marks(hit.subhead),
        tuple(
            (gettext("As printed") if each.is_print else each.label, with_marks(each.pieces)) for each in hit.snippets
        ),
        hit.is_in_print_only,
        tags_column(story),
        status_column(story),
        place_in_print(story),
    )


def with_marks(pieces: Pieces) -> SafeString:
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", text) if is_hit else text,) for text, is_hit in pieces)
    )
