"""From the bytes of a source to its stories and the suggestions for them: the pure half in one call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from pathlib import PurePath
from typing import Any

from articles.enrichment import enrich
from articles.enrichment.tokenizer import Words
from articles.enrichment.values import Findings
from articles.parsing.file_names import with_name_facts
from articles.parsing.issue_facts import with_fallback, with_format_facts
from articles.parsing.parser import parse
from articles.parsing.values import Block, Context, Given, IssueFacts, ParsedStory, no_word_across
from articles.reading import read
from articles.reading.values import Reading


@dataclass(frozen=True, slots=True)
class SourceOptions(Given):
    """What a person says of a source: which issue and page it is, and the encoding of its bytes. None is not said.

    `fallback` is what was said of many sources at once, for those that do not say it themselves.
    """

    encoding: str | None = None
    fallback: Given | None = None

    def updated(self, other: SourceOptions) -> SourceOptions:
        """The same with what the other options say in place of these."""
        values = {each.name: getattr(other, each.name) for each in fields(other)}
        return replace(self, **{name: value for name, value in values.items() if value is not None})

    def as_json(self) -> dict[str, Any]:
        """What is said, as a JSON column can hold it."""
        said = {**asdict(self), "fallback": None}
        fallback = _said(asdict(self.fallback)) if self.fallback else {}
        return {**_said(said), **({"fallback": fallback} if fallback else {})}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> SourceOptions:
        fallback = stored.get("fallback")
        return cls(**{**_read(stored), "fallback": Given(**_read(fallback)) if fallback else None})


def _said(values: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in values.items() if value}


def _read(stored: Mapping[str, Any]) -> dict[str, Any]:
    """The values with their day as a date."""
    day = stored.get("published_on")
    return {**stored, "published_on": date.fromisoformat(day) if day else None}


@dataclass(frozen=True, slots=True)
class SourceParse:
    """What the machine made of one source; `findings[i]` belong to `stories[i]`."""

    reading: Reading
    issue: IssueFacts
    stories: tuple[ParsedStory, ...]
    blocks: tuple[Block, ...]
    findings: tuple[Findings, ...]


def read_source(data: bytes, *, name: str, context: Context, words: Words, encoding: str | None = None) -> SourceParse:
    """Read and parse a source, and find what is suggested for its stories.

    Facts of the issue that the text lacks come from the name, which may have folders before it, from the format, or
    from the fallback.
    Raises ReadingError, which says what is wrong with the file.
    """
    reading = read(data, name=PurePath(name).name, encoding=encoding)
    if context.word_across is no_word_across:
        context = replace(context, word_across=words.across)
    parsed = parse(reading, context)
    issue = with_fallback(with_format_facts(with_name_facts(parsed.issue, name), reading), context.fallback)
    findings = enrich(parsed.stories, context, words, issue)
    return SourceParse(reading, issue, parsed.stories, parsed.blocks, findings)


SourceReader = Callable[..., SourceParse]
"""Called as `read_source` is."""

NO_OPTIONS = SourceOptions()


@dataclass(frozen=True, slots=True)
class ParseContext:
    """What is known when sources are read: the dictionary, the day, and publications by their names, as far as the
    parser needs to know them.
    """

    words: Words
    today: date
    publications: Mapping[str, Context] = field(default_factory=dict)

    def of_source(self, publication: str | None, options: SourceOptions = NO_OPTIONS) -> Context:
        """What the parser is told of a source of this publication."""
        known = self.publications.get(publication or "", Context())
        return replace(known, given=options, fallback=options.fallback or Given(), today=self.today)

    def read(
        self, data: bytes, name: str, options: SourceOptions, *, reader: SourceReader = read_source
    ) -> SourceParse:
        """The parse of a source, made with what is known of its publication: the given one, else the printed one.

        Raises as `read_source`.
        """
        context = self.of_source(options.publication, options)
        parse = reader(data, name=name, context=context, words=self.words, encoding=options.encoding)
        informed = self.of_source(parse.issue.publication, options)
        if informed == context:
            return parse
        return reader(data, name=name, context=informed, words=self.words, encoding=options.encoding)
