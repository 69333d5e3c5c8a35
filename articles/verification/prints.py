"""Print: the bytes of a source, the text read of them, the blocks that tile it, and what the stories say of these."""

from __future__ import annotations

import hashlib
import zlib
from collections import Counter
from collections.abc import Iterator
from functools import partial

from django.utils.translation import gettext as _

from articles.models import Block, Reading, Source, SourceBytes, Story
from articles.parsing.values import PRINTING_ROLES
from articles.records.from_parse import digest
from articles.records.held import follows_print
from articles.records.printed import fields_as_printed, printed_story

from .damage import Damage, Keys, place_of


def check_sources(keys: Keys) -> Iterator[Damage]:
    """The original has the size and the hash that were noted when it came, and was read."""
    read = set(Reading.objects.filter(source__in=keys).values_list("source", flat=True))
    for pk, sha256, size in Source.objects.filter(pk__in=keys).values_list("pk", "sha256", "size"):
        found = partial(Damage, place_of(Source, pk))
        stored = SourceBytes.objects.filter(pk=pk).first()
        if stored is None:
            yield found(_("the original is missing"))
            continue
        try:
            data = stored.data
        except zlib.error as error:
            yield found(_("the original cannot be unpacked: %s") % error)
            continue
        if hashlib.sha256(data).hexdigest() != sha256:
            yield found(_("the original differs from what was imported (SHA-256)"))
        if len(data) != size:
            yield found(
                _("the original has %(found)d bytes instead of %(noted)d") % {"found": len(data), "noted": size}
            )
        if pk not in read:
            yield found(_("it has no reading"))


def check_readings(keys: Keys) -> Iterator[Damage]:
    """The text is what was read, and blocks tile it."""
    for pk in keys:  # one by one: texts may be long
        reading = Reading.objects.get(pk=pk)
        found = partial(Damage, place_of(Reading, pk))
        if digest(reading.text) != reading.digest:
            yield found(_("the text differs from what was read (digest)"))
        if any(not 0 <= start <= len(reading.text) for _page, start in reading.page_starts):
            yield found(_("a page begins outside the text"))
        blocks = list(reading.blocks.order_by("start").values_list("pk", "start", "role", "story"))
        yield from map(found, _trouble_of_tiling(reading, blocks))


def _trouble_of_tiling(reading: Reading, blocks: list[tuple[int, int, str, int | None]]) -> Iterator[str]:
    if not blocks and reading.text:
        yield _("it has no blocks")
        return
    if blocks and blocks[0][1] != 0:
        yield _("text precedes the first block")
    if blocks and reading.text and blocks[-1][1] >= len(reading.text):
        yield _("block #%d begins after the end of the text") % blocks[-1][0]
    is_newest = not Reading.objects.filter(source=reading.source_id, pk__gt=reading.pk).exists()
    for pk, _start, role, story in blocks:
        if is_newest and story is None and role in PRINTING_ROLES:
            yield _("block #%d is text of no story") % pk


def check_stories(keys: Keys) -> Iterator[Damage]:
    """A printed story has blocks, each in a place of its own, and says what they print where nobody wrote it."""
    stories = Story.objects.filter(pk__in=keys, origin=Story.Origin.PRINTED).select_related("issue")
    places = Counter(Block.objects.filter(story__in=keys).values_list("story", "position"))
    crowded = {story for (story, _position), blocks in places.items() if blocks > 1}
    printed = {story for story, _position in places}
    for story in stories:
        found = partial(Damage, place_of(Story, story.pk))
        if story.binned_at is None and story.pk not in printed:
            yield found(_("no block belongs to it"))
        if story.pk in crowded:
            yield found(_("two of its blocks have the same position"))
        if story.pk in printed and not story.is_held_whole and not _says_its_print(story):
            yield found(_("its fields differ from its blocks, and nobody edited it"))


def _says_its_print(story: Story) -> bool:
    """In the fields that follow the print; in all where none is held."""
    following = [name for name in story.held if follows_print(story, name)]
    if story.held and not following:
        return True
    printed = fields_as_printed(printed_story(story))
    return all(
        _ink(getattr(story, name)) == _ink(value)
        for name, value in printed.items()
        if not story.held or name in following
    )


def _ink(value: str | list[dict[str, str | None]]) -> str:
    """The characters of a text, or of captions, without white space."""
    texts = [value] if isinstance(value, str) else [text or "" for each in value for text in each.values()]
    return "".join("".join(texts).split())
