"""What a person may do to the stories of an issue, within an open change. A refusal has to have a true reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from articles import records
from articles.desk import arranging
from articles.desk.corrections import cut_link, restore_print_order, separate_paragraph
from articles.desk.cuts import CannotCut
from articles.models import Action, Change, Place, Placing, Story, Tag, Tagging
from articles.models.journal import current
from articles.parsing.values import PRINTING_ROLES, Role
from articles.records.undoing import CannotUndo, last_undoable
from tests import editing


@dataclass(frozen=True, slots=True)
class Whim:
    """What a person has in mind: a field, words for it, and a number where there is a choice."""

    field: str
    words: str
    number: int


Act = Callable[[Story, Whim], None]

refusals: Counter[str] = Counter()
"""By reason."""


@contextmanager
def refused_for(**reasons: bool) -> Iterator[None]:
    """Let the act be refused where one of the reasons is true."""
    try:
        yield
    except (CannotCut, CannotUndo) as refusal:
        true = [name for name, is_true in reasons.items() if is_true]
        assert true, f"refused without a true reason: {refusal}"
        refusals.update(true)


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
    editing.bin_stories([story], by=current().by)


def restore(story: Story, whim: Whim) -> None:
    editing.bring_back([story], by=current().by)


def tag(story: Story, whim: Whim) -> None:
    """Confirm or reject a tag: one that the machine suggests, or any."""
    suggested = Tagging.objects.filter(story=story).first()
    word = suggested.tag if suggested and whim.words else Tag.objects.order_by("pk").first()
    records.attach([story], [word], "rejected" if whim.number % 2 else "confirmed")


def place(story: Story, whim: Whim) -> None:
    suggested = Placing.objects.filter(story=story).first()
    place = suggested.place if suggested and whim.words else Place.objects.order_by("pk").first()
    records.attach([story], [place], "rejected" if whim.number % 2 else "confirmed")


def take(story: Story, whim: Whim) -> None:
    """All that is proposed."""
    records.edit(story.pk, {name: story.machine[name] for name in story.proposed or ()})


def keep(story: Story, whim: Whim) -> None:
    """What stands, whatever is proposed."""
    records.edit(story.pk, {}, also_held=story.proposed or ())


def merge(story: Story, whim: Whim) -> None:
    """With another of the same page or another page, or with two."""
    others = Story.objects.live().filter(issue=story.issue_id).exclude(pk=story.pk).order_by("pk")
    stories = [story, *others[whim.number : whim.number + (2 if whim.words else 1)]]
    with refused_for(
        alone=len(stories) == 1,
        unprinted=not all(each.blocks.exists() for each in stories),
        binned=any(each.binned_at for each in stories),
    ):
        editing.merge(stories, by=current().by)


def cut(story: Story, whim: Whim) -> None:
    """Below its first lines, with or without a headline."""
    blocks = list(story.blocks.order_by("position"))
    middle = len(blocks) // 2
    at = blocks[middle].pk if blocks else 0
    with refused_for(nothing_above=not any(block.role in PRINTING_ROLES for block in blocks[:middle])):
        editing.split(story, at, at if whim.words else None, by=current().by)


def take_back(story: Story, whim: Whim) -> None:
    if done := last_undoable(story):
        with refused_for(written_since=was_written_since(done), read_again=was_read_again_since(done)):
            editing.undo(done, by=current().by)


def was_written_since(done: Change) -> bool:
    """Whether a later change wrote one of the stories of the change, as its version tells."""
    versions: dict[int, int] = {}
    for row in Story.history.filter(change=done):
        versions[row.id] = max(row.version, versions.get(row.id, 0))
    later = Story.history.filter(change__gt=done, id__in=versions)
    return any(row.version > versions[row.id] for row in later)


def was_read_again_since(done: Change) -> bool:
    return Change.objects.filter(pk__gt=done.pk, action=Action.REPARSE).exists()


def undo_a_join(story: Story, whim: Whim) -> None:
    for block in story.blocks.filter(joined=True)[:1]:
        separate_paragraph(story, block.pk)


def undo_moves(story: Story, whim: Whim) -> None:
    restore_print_order(story)


def unlink(story: Story, whim: Whim) -> None:
    if story.continues_id:
        cut_link(story)


def link(story: Story, whim: Whim) -> None:
    """With any other, as the form lets a person."""
    others = Story.objects.live().filter(issue=story.issue_id).exclude(pk=story.pk).order_by("pk")
    for other in others[whim.number : whim.number + 1]:
        records.edit(story.pk, {"continues": other})


def arrange(story: Story, whim: Whim) -> None:
    """A line of the story goes to another one or to none, or is something else, as at 版面校核."""
    blocks = list(story.blocks.order_by("position").values_list("pk", flat=True))
    others = Story.objects.live().filter(issue=story.issue_id).exclude(pk=story.pk).order_by("pk")
    chosen = blocks[len(blocks) // 2 :][:1]
    target = others[whim.number : whim.number + 1]
    if not chosen:
        return
    if whim.words and target:
        arranging.move_to_story(chosen, target[0].pk)
    elif whim.words:
        arranging.take_out(chosen)
    else:
        arranging.set_role(chosen, [Role.CROSSHEAD, Role.CAPTION, Role.BODY, Role.SUBHEAD][whim.number])


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
    arrange,
    arrange,
    take_back,
    undo_a_join,
    undo_moves,
    unlink,
    link,
)
"""The commoner ones more often."""
