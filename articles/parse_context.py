"""What is known here of dictionary and publications, in the light of which sources are read."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.utils import timezone

from articles.enrichment import enrich
from articles.enrichment.tokenizer import Words
from articles.enrichment.values import Findings
from articles.models import Issue, Publication
from articles.parsing.values import Context, IssueFacts, ParsedStory
from articles.pipeline import Light


@cache
def words() -> Words:
    """The dictionary of this process; it is loaded when it is first asked."""
    return Words(settings.JIEBA_CACHE, settings.SEGMENTER)


def light() -> Light:
    """As things stand now."""
    told = Publication.objects.values_list("name", "home", "section_names")
    known = {name: Context(home=home, section_names=_sections(names)) for name, home, names in told}
    return Light(words(), timezone.localdate(), known)


def _sections(names: str) -> frozenset[str]:
    return frozenset(name.strip() for name in names.splitlines() if name.strip())


def findings_of(story: ParsedStory, issue: Issue | None, now: Light) -> Findings:
    """What the machine suggests about a story by itself."""
    publication = issue.publication.name if issue and issue.publication_id else None
    facts = IssueFacts(published_on=issue.published_on if issue else None)
    return enrich([story], now.on(publication), now.words, facts)[0]
