"""Builders of records, each written the way the product writes them."""

from __future__ import annotations

import hashlib
from itertools import count
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db.models import Model

from articles import records
from articles.importing.accession import Accession, write_sources
from articles.importing.files import FileEntry
from articles.importing.incoming import IncomingFile, load_file, parse_file
from articles.models import (
    Action,
    Block,
    Contribution,
    IndexEntry,
    Issue,
    Placing,
    Publication,
    Reading,
    Source,
    SourceBytes,
    Story,
    Tag,
    Tagging,
    Unit,
    UnitGroup,
    Use,
    change,
)
from articles.parse_context import load_parse_context
from articles.parsing.values import Role
from articles.pipeline import SourceOptions
from articles.search.engines import engine

_numbers = count(1)
Register = TypeVar("Register", bound=Model)


def user(name: str = "", **fields: Any) -> User:
    return User.objects.create_user(name or f"editor{next(_numbers)}", password="correct horse battery", **fields)


def publication(name: str = "", **fields: Any) -> Publication:
    with change(Action.EDIT):
        return Publication.objects.create(name=name or f"工人通讯{next(_numbers)}", **fields)


def issue(**fields: Any) -> Issue:
    with change(Action.EDIT):
        return Issue.objects.create(**fields)


def source(in_issue: Issue | None = None, **fields: Any) -> Source:
    number = next(_numbers)
    values = {
        "issue": in_issue or issue(),
        "name": f"page{number}.txt",
        "sha256": hashlib.sha256(str(number).encode()).hexdigest(),
        "media_type": "text/plain",
        "size": 1,
    }
    created = Source.objects.create(**{**values, **fields})
    SourceBytes.objects.create(source=created, compressed=b"")
    return created


def reading(text: str, of: Source | None = None) -> Reading:
    return Reading.objects.create(
        source=of or source(),
        reader="text 1",
        encoding="utf-8",
        text=text,
        digest=hashlib.sha256(f"{text}{next(_numbers)}".encode()).hexdigest(),
    )


def parsed_file(data: bytes, name: str, options: SourceOptions | None = None) -> IncomingFile:
    entry = FileEntry(name, name, lambda: data)
    return parse_file(load_file(entry, options or SourceOptions()), load_parse_context())


def imported(data: bytes, name: str, options: SourceOptions | None = None) -> Accession:
    """A source with its stories, as an import writes it."""
    file = parsed_file(data, name, options)
    assert not file.failure, file.failure
    return write_sources([file])[0]


def story(**fields: Any) -> Story:
    """A story by itself, as the machine would write it: nothing of it is held."""
    values = {"headline": "工会送来清凉包", "body": "七月的工地上，第一批清凉包送到了班组。", **fields}
    with change(Action.IMPORT):
        return records.create([Story(**values)])[0]


def stories(number: int, **fields: Any) -> list[Story]:
    return [story(headline=f"第{n}篇", **fields) for n in range(1, number + 1)]


def printed_story(text: str = "清凉包送到班组\n第一批清凉包送到了工地。\n", **fields: Any) -> Story:
    """A story of two blocks: the first line of the text is its headline, the rest its body."""
    headline, _, body = text.partition("\n")
    made = reading(text)
    written = story(
        headline=headline,
        body=body.strip(),
        origin=Story.Origin.PRINTED,
        source=made.source,
        issue=made.source.issue,
        **fields,
    )
    starts = ((0, Role.HEADLINE), (len(headline) + 1, Role.BODY))
    with change(Action.IMPORT):
        for position, (start, role) in enumerate(starts):
            Block.objects.create(reading=made, start=start, role=role, story=written, position=position)
    return written


def misindexed(story: Story) -> Story:
    """The index says something else of it."""
    known = story.entry
    said = IndexEntry(key=known.key, story=story, is_binned=False, texts="别的")
    IndexEntry.objects.filter(pk=known.pk).update(texts=said.texts)
    engine().update([known], [said])
    return story


def tag(name: str = "", **fields: Any) -> Tag:
    return Tag.objects.create(name=name or f"标签{next(_numbers)}", **fields)


def suggested(of: Story, name: str, score: float = 0.8) -> Tagging:
    """A tag that the machine suggests."""
    word = Tag.objects.filter(name=name).first() or tag(name)
    with change(Action.IMPORT):
        records.suggest([Tagging(story=of, tag=word, score=score, state=Tagging.State.SUGGESTED)])
    return Tagging.objects.get(story=of, tag=word)


def suggested_place(of: Story, code: str, mention: str = "") -> Placing:
    with change(Action.IMPORT):
        records.suggest([Placing(story=of, place_id=code, mention=mention, state=Placing.State.SUGGESTED)])
    return Placing.objects.get(story=of, place=code)


def unit(name: str, group: str = "", **fields: Any) -> Unit:
    with change(Action.EDIT):
        of_group = UnitGroup.objects.get_or_create(name=group)[0] if group else None
        return Unit.objects.create(name=name, group=of_group, **fields)


def suggested_unit(of: Story, unit: Unit, basis: str = Contribution.Basis.BYLINE) -> Contribution:
    with change(Action.IMPORT):
        records.suggest([Contribution(story=of, unit=unit, basis=basis, state=Contribution.State.SUGGESTED)])
    return Contribution.objects.get(story=of, unit=unit)


def contributed(of: Story, *units: Unit, by: User, basis: str = "") -> None:
    """A person confirmed that the units contributed the story."""
    with change(Action.TAG, by=by):
        records.attach([of], units)
        if basis:
            Contribution.objects.filter(story=of).update(basis=basis)


def registered(model: type[Register], **fields: Any) -> Register:
    """A record of a register, such as a submission or a row of a rule."""
    with change(Action.EDIT):
        return model.objects.create(**fields)


def use(of: Story, medium: Publication, **fields: Any) -> Use:
    with change(Action.EDIT):
        return Use.objects.create(story=of, medium=medium, **fields)
