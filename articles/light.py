"""What is known here of dictionary and publications, in the light of which sources are read."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.utils import timezone

from articles.ahead import Light, Reader
from articles.enrichment import enrich
from articles.enrichment.tokenizer import Words
from articles.enrichment.values import Findings
from articles.models import Issue, Publication
from articles.options import Options
from articles.parsing.values import Context, Given, IssueFacts, ParsedStory
from articles.pipeline import SourceParse, read_source


@cache
def words() -> Words:
    """The dictionary of this process; it is loaded when it is first asked."""
    return Words(settings.JIEBA_CACHE, settings.SEGMENTER)


def read_in_light(data: bytes, name: str, options: Options, *, read: Reader = read_source) -> SourceParse:
    """The parse in the light of the publication: the one given, else the one printed, where it is known here."""
    context = context_of(options, options.publication)
    parse = read(data, name=name, context=context, words=words(), encoding=options.encoding)
    informed = context_of(options, parse.issue.publication)
    if informed != context:
        parse = read(data, name=name, context=informed, words=words(), encoding=options.encoding)
    return parse


def context_of(options: Options, publication_name: str | None) -> Context:
    given = Given(options.publication, options.number, options.published_on, options.page, options.page_name)
    publication = Publication.objects.filter(name=publication_name).first() if publication_name else None
    if publication is None:
        return Context(given=given, today=timezone.localdate())
    sections = frozenset(name.strip() for name in publication.section_names.splitlines() if name.strip())
    return Context(given=given, today=timezone.localdate(), home=publication.home_id, section_names=sections)


def light() -> Light:
    """What changes how sources are read, for other processes."""
    names = Publication.objects.values_list("name", flat=True)
    return Light(words(), {name: context_of(Options(), name) for name in names})


def findings_of(story: ParsedStory, issue: Issue | None) -> Findings:
    """What the machine suggests about a story by itself."""
    publication = issue.publication.name if issue and issue.publication_id else None
    facts = IssueFacts(published_on=issue.published_on if issue else None)
    return enrich([story], context_of(Options(), publication), words(), facts)[0]
