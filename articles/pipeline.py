"""From the bytes of a source to its stories with all that is suggested about them: the pure half in one call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import PurePath

from articles.enrichment import enrich
from articles.enrichment.tokenizer import Words
from articles.enrichment.values import Findings
from articles.parsing import parse
from articles.parsing.file_names import told_by_name
from articles.parsing.format_facts import told_by_format
from articles.parsing.values import Block, Context, Given, IssueFacts, ParsedStory, never_a_word
from articles.reading import read
from articles.reading.values import Reading


@dataclass(frozen=True, slots=True)
class Options:
    """What a person says of a source, because it does not say so itself."""

    publication: str | None = None
    number: str | None = None
    published_on: date | None = None
    page: str | None = None
    page_name: str | None = None
    encoding: str | None = None

    def as_json(self) -> dict[str, str]:
        """What is said, as a JSON column can keep it."""
        return {name: str(value) for name, value in asdict(self).items() if value}

    @classmethod
    def from_json(cls, kept: Mapping[str, str]) -> Options:
        day = kept.get("published_on")
        return cls(**{**kept, "published_on": date.fromisoformat(day) if day else None})


@dataclass(frozen=True, slots=True)
class SourceParse:
    """One source as the machine understands it: `findings[i]` belongs to `stories[i]`."""

    reading: Reading
    issue: IssueFacts
    stories: tuple[ParsedStory, ...]
    blocks: tuple[Block, ...]
    findings: tuple[Findings, ...]


def read_source(data: bytes, *, name: str, context: Context, words: Words, encoding: str | None = None) -> SourceParse:
    """The name may have folders before it: they and it may say what the text does not of the issue; so may its format.

    Raises what reading raises: a `ReadingError` that says what is wrong with the file.
    """
    reading = read(data, name=PurePath(name).name, encoding=encoding)
    parsed = parse(reading, _with_dictionary(context, words))
    issue = told_by_format(told_by_name(parsed.issue, name), reading)
    findings = enrich(parsed.stories, context, words, issue)
    return SourceParse(reading, issue, parsed.stories, parsed.blocks, findings)


def _with_dictionary(context: Context, words: Words) -> Context:
    """The dictionary answers where the caller gave nobody else to ask."""
    return replace(context, word_across=words.across) if context.word_across is never_a_word else context


Reader = Callable[..., SourceParse]
"""Called as `read_source` is."""

NOTHING_SAID = Options()


@dataclass(frozen=True, slots=True)
class Light:
    """What is known when a source is read: the dictionary, the day, and publications by their names, as far as they
    change a context.
    """

    words: Words
    today: date
    publications: Mapping[str, Context] = field(default_factory=dict)

    def on(self, publication: str | None, said: Options = NOTHING_SAID) -> Context:
        """The context of a source of this publication, with what a person says of the source."""
        given = Given(said.publication, said.number, said.published_on, said.page, said.page_name)
        return replace(self.publications.get(publication or "", Context()), given=given, today=self.today)

    def read(self, data: bytes, name: str, options: Options, *, reader: Reader = read_source) -> SourceParse:
        """In the light of the publication: the one given, else the one printed, where it is known. Raises as
        `read_source`.
        """
        context = self.on(options.publication, options)
        parse = reader(data, name=name, context=context, words=self.words, encoding=options.encoding)
        informed = self.on(parse.issue.publication, options)
        if informed == context:
            return parse
        return reader(data, name=name, context=informed, words=self.words, encoding=options.encoding)


Read = Callable[[bytes, str, Options], SourceParse]
"""Called as `Light.read` is."""
