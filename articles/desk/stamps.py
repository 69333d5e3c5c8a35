"""Stamps of stories: short texts that are others once somebody changed the story, or one of its tags or places.

A page that shows stories keeps their stamps, and what it saves is refused where a story has another by then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from zlib import crc32

from articles.models import ATTACHMENTS, Attachment, Story, bulk

ThingState = tuple[int | str, str]
"""The key of a tag or a place, and what stands of it."""


def stamps_of(stories: Iterable[int], kinds: Iterable[type[Attachment]] = ATTACHMENTS) -> dict[int, str]:
    """By the keys of the stories that are here: the version, and what stands of these kinds of attachments."""
    stamps: dict[int, str] = {}
    for some in bulk.in_batches(stories):
        attached: list[defaultdict[int, list[ThingState]]] = []
        for kind in kinds:
            attached.append(defaultdict(list))
            rows = kind.objects.filter(story__in=some).order_by()
            for story, thing, state in rows.values_list("story", f"{kind.thing_field}_id", "state"):
                attached[-1][story].append((thing, state))
        versions = Story.objects.filter(pk__in=some).order_by("pk").values_list("pk", "version")
        stamps |= {pk: stamp_of(version, [things[pk] for things in attached]) for pk, version in versions}
    return stamps


def stamp_of(version: int, attached: Iterable[Iterable[ThingState]]) -> str:
    """Of one story: its version, and of each kind of attachments the things with their states."""
    things = repr([*map(sorted, attached)])
    return f"{version}.{crc32(things.encode()):x}"
