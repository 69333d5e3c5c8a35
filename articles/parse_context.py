"""The parse context as the database has it now: what is known of dictionary and publications when sources are read."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.utils import timezone

from articles.enrichment import enrich
from articles.enrichment.tokenizer import Words
from articles.enrichment.values import Findings
from articles.models import Issue, Publication
from articles.parsing.values import Context, IssueFacts, ParsedStory
from articles.pipeline import ParseContext


@cache
def dictionary() -> Words:
    """The dictionary of this process, loaded when it is first asked."""
    return Words(settings.JIEBA_CACHE, settings.SEGMENTER)


def load_parse_context() -> ParseContext:
    rows = Publication.objects.values_list("name", "home", "section_names")
    publications = {
        name: Context(home=home, section_names=frozenset(line.strip() for line in lines.splitlines() if line.strip()))
        for name, home, lines in rows
    }
    return ParseContext(dictionary(), timezone.localdate(), publications)


def findings_of(story: ParsedStory, issue: Issue | None, context: ParseContext) -> Findings:
    """What the machine suggests for a story by itself."""
    publication = issue.publication.name if issue and issue.publication_id else None
    facts = IssueFacts(published_on=issue.published_on if issue else None)
    return enrich([story], context.of_source(publication), context.words, facts)[0]
