"""Stamps of stories: short texts that are others once somebody changed the story, or one of its tags or places.

A page that shows stories keeps their stamps, and what it saves is refused where a story has another by then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from zlib import crc32

from articles.models import ATTACHMENTS, Attachment, Story, bulk


def stamps_of(stories: Iterable[int], kinds: Iterable[type[Attachment]] = ATTACHMENTS) -> dict[int, str]:
    """By the keys of the stories that are here: the version, and what stands of these kinds of attachments."""
    stamps: dict[int, str] = {}
    for some in bulk.in_batches(stories):
        attached: defaultdict[int, list[str]] = defaultdict(list)
        for kind in kinds:
            rows = kind.objects.filter(story__in=some).order_by("story", kind.thing_field)
            for story, thing, state in rows.values_list("story", f"{kind.thing_field}_id", "state"):
                attached[story].append(f"{thing} {state}")
        versions = Story.objects.filter(pk__in=some).order_by("pk").values_list("pk", "version")
        stamps |= {pk: f"{version}.{crc32(chr(10).join(attached[pk]).encode()):x}" for pk, version in versions}
    return stamps
