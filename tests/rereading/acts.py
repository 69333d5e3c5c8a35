"""What a person may do to the stories of an issue, each act within an open change."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from articles import records
from articles.desk import decisions
from articles.desk.corrections import part, put_apart, put_back
from articles.desk.cuts import CannotCut
from articles.desk.joining import join
from articles.desk.splitting import split
from articles.desk.undoing import last_cut, undo
from articles.models import Place, Placing, Story, Tag, Tagging
from articles.models.journal import current


@dataclass(frozen=True, slots=True)
class Whim:
    """What a person has in mind: a field, words for it, and a number where there is a choice."""

    field: str
    words: str
    number: int


Act = Callable[[Story, Whim], None]


def edit(story: Story, whim: Whim) -> None:
    records.edit(story.pk, {whim.field: whim.words})


def append(story: Story, whim: Whim) -> None:
    """The usual edit: most of what was printed stays."""
    records.edit(story.pk, {whim.field: getattr(story, whim.field) + whim.words})


def note(story: Story, whim: Whim) -> None:
    records.edit(story.pk, {"notes": whim.words})


def set_status(story: Story, whim: Whim) -> None:
    status = list(Story.Status)[whim.number]
    records.edit(story.pk, {"status": status, "reason": "other" if status == "excluded" else ""})


def move_to_bin(story: Story, whim: Whim) -> None:
    decisions.move_to_bin([story], by=current().by)


def restore(story: Story, whim: Whim) -> None:
    decisions.restore([story], by=current().by)


def tag(story: Story, whim: Whim) -> None:
    """Confirm or reject a tag: one that the machine suggests, or any."""
    suggested = Tagging.objects.filter(story=story).first()
    word = suggested.tag if suggested and whim.words else Tag.objects.order_by("pk").first()
    records.tag([story], [word], "rejected" if whim.number % 2 else "confirmed")


def place(story: Story, whim: Whim) -> None:
    suggested = Placing.objects.filter(story=story).first()
    place = suggested.place if suggested and whim.words else Place.objects.order_by("pk").first()
    records.place([story], [place], "rejected" if whim.number % 2 else "confirmed")


def take(story: Story, whim: Whim) -> None:
    """All that is proposed."""
    records.edit(story.pk, {name: story.machine[name] for name in story.proposed or ()})


def keep(story: Story, whim: Whim) -> None:
    """What stands, whatever is proposed."""
    records.edit(story.pk, {}, kept=story.proposed or ())


def merge(story: Story, whim: Whim) -> None:
    """With another of the same page or another page."""
    others = Story.objects.live().filter(issue=story.issue_id).exclude(pk=story.pk).order_by("pk")
    with suppress(CannotCut):
        join([story, *others[whim.number : whim.number + 1]], by=current().by)


def cut(story: Story, whim: Whim) -> None:
    """Below its first lines, with or without a headline."""
    blocks = story.blocks.order_by("position").values_list("pk", flat=True)
    at = blocks[len(blocks) // 2] if blocks else 0
    with suppress(CannotCut):
        split(story, at, at if whim.words else None, by=current().by)


def take_back(story: Story, whim: Whim) -> None:
    done = last_cut(story)
    with suppress(CannotCut):
        if done:
            undo(done, by=current().by)


def undo_a_join(story: Story, whim: Whim) -> None:
    for block in story.blocks.filter(joined=True)[:1]:
        put_apart(story, block.pk)


def undo_moves(story: Story, whim: Whim) -> None:
    put_back(story)


def unlink(story: Story, whim: Whim) -> None:
    if story.continues_id:
        part(story)


def link(story: Story, whim: Whim) -> None:
    """With any other, as the form lets a person."""
    others = Story.objects.live().filter(issue=story.issue_id).exclude(pk=story.pk).order_by("pk")
    for other in others[whim.number : whim.number + 1]:
        records.edit(story.pk, {"continues": other})


ACTS: tuple[Act, ...] = (
    edit,
    append,
    append,
    note,
    set_status,
    move_to_bin,
    restore,
    tag,
    place,
    take,
    keep,
    merge,
    merge,
    cut,
    cut,
    take_back,
    undo_a_join,
    undo_moves,
    unlink,
    link,
)
"""The commoner ones more often."""
