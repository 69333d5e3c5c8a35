"""Random acts of a desk, each a change, and the undo of every one.

make test ARGS="tests/desk/test_random_acts.py --acts 2000 --acts-seed 7"
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from articles import records
from articles.desk import arranging, decisions
from articles.desk.corrections import restore_print_order, separate_paragraph
from articles.desk.cuts import CannotCut
from articles.models import Action, Change, Issue, Placing, Source, Story, Tag, Tagging, change
from articles.parsing.values import Role
from articles.records import filing
from articles.records.undoing import CannotUndo
from articles.rereading import reparse
from articles.verification import verify
from articles.verification.archive import CHECKS, check_index
from articles.verification.prints import check_readings, check_stories
from tests import editing, factories
from tests.records.snapshots import as_it_is
from tests.rereading import pages

WORDS = "工会职工书屋驿站清凉"
FIELDS = ("kicker", "headline", "subhead", "byline", "body", "standfirst", "section", "notes", "supplement")
ROLES = (Role.KICKER, Role.HEADLINE, Role.SUBHEAD, Role.CROSSHEAD, Role.BODY, Role.CAPTION, Role.BYLINE, Role.NOISE)
LIMIT = 24
"""Stories, binned ones too, above which none are made: else each act takes longer than the one before."""


class Desk:
    """An archive of a few pages, and an editor who does anything with it."""

    def __init__(self, chance: Random, editor: User) -> None:
        self.chance, self.editor = chance, editor
        pages.linked()
        pages.imported()
        for name in ("职业技能竞赛", "送清凉"):
            factories.tag(name)
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.latest: list[Any] = []

    def act(self) -> list[Change]:
        """One act at random. Returns the changes that it made: none where it was refused, or changed nothing."""
        act, action = self.chance.choice(ACTS)
        last = Change.objects.order_by("pk").last()
        try:
            if action is None:
                act(self)
            else:
                with change(action, by=self.editor):
                    act(self)
        except (CannotCut, CannotUndo, ValidationError, filing.CannotMerge, arranging.Block.DoesNotExist):
            self.refused[act.__name__] += 1
        self.done[act.__name__] += 1
        made = list(Change.objects.filter(pk__gt=last.pk).order_by("pk"))
        self.latest = [*self.latest[-4:], (act.__name__, made)]
        return made

    def __repr__(self) -> str:
        return f"the latest acts: {self.latest}"

    def words(self) -> str:
        return "".join(self.chance.choices(WORDS, k=self.chance.randrange(1, 6)))

    def stories(self, number: int = 1) -> list[Story]:
        known = list(Story.objects.order_by("pk"))
        live = [story for story in known if not story.binned_at] or known
        return self.chance.sample(live if self.chance.random() < 0.8 else known, min(number, len(live)))

    def blocks(self) -> list[int]:
        """Of one reading, mostly one."""
        reading = self.chance.choice(list(Source.objects.live())).readings.first()
        keys = list(reading.blocks.order_by("start").values_list("pk", flat=True))
        first = self.chance.randrange(len(keys))
        return keys[first : first + self.chance.choice([1, 1, 1, 2, 3])]

    def tag(self) -> Tag:
        return self.chance.choice(list(Tag.objects.order_by("pk")))

    def source(self) -> Source:
        return self.chance.choice(list(Source.objects.live().order_by("pk")))


def edit(desk: Desk) -> None:
    story = desk.stories()[0]
    fields = desk.chance.sample(FIELDS, desk.chance.randrange(1, 3))
    records.edit(story.pk, {name: desk.words() + getattr(story, name) * desk.chance.randrange(2) for name in fields})


def set_kind(desk: Desk) -> None:
    records.edit_many(desk.stories(3), {"kind": desk.chance.choice(Story.Kind.values)})


def use(desk: Desk) -> None:
    used = desk.chance.random() < 0.5
    records.edit_many(desk.stories(2), {"selection": "selected" if used else ""})


def answer_proposals(desk: Desk) -> None:
    for story in Story.objects.proposed()[:2]:
        values = {name: story.machine[name] for name in story.proposed} if desk.chance.random() < 0.5 else {}
        records.edit(story.pk, values, also_held=story.proposed)


def set_status(desk: Desk) -> None:
    status = desk.chance.choice(Story.Status.values)
    decisions.set_status(desk.stories(desk.chance.randrange(1, 9)), status, "other" if status == "excluded" else "")


def bin_some(desk: Desk) -> None:
    decisions.bin_stories(desk.stories(desk.chance.randrange(1, 3)))


def bring_back(desk: Desk) -> None:
    with_print = Story.objects.binned().filter(blocks__isnull=False).distinct().order_by("pk")
    decisions.bring_back(list(with_print)[:2])


def add_tags(desk: Desk) -> None:
    records.attach(
        desk.stories(desk.chance.randrange(1, 9)), [desk.tag()], desk.chance.choice(["confirmed", "rejected"])
    )


def decide_suggestions(desk: Desk) -> None:
    for model in (Tagging, Placing):
        for row in model.objects.filter(state="suggested", story__in=desk.stories(6)).order_by("pk"):
            records.attach([row.story], [row.thing], desk.chance.choice(["confirmed", "rejected"]))


def confirm_suggested(desk: Desk) -> None:
    decisions.confirm_suggested_tags(desk.stories(9))


def merge(desk: Desk) -> None:
    story = desk.stories()[0]
    others = list(Story.objects.live().filter(issue=story.issue_id).exclude(pk=story.pk).order_by("pk"))
    number = min(len(others), desk.chance.randrange(1, 3))
    editing.merge([story, *desk.chance.sample(others, number)], by=desk.editor)


def split(desk: Desk) -> None:
    blocks = list(desk.stories()[0].blocks.order_by("position"))
    if blocks and Story.objects.count() < LIMIT:
        at = desk.chance.choice(blocks)
        editing.split(at.story, at.pk, at.pk if desk.chance.random() < 0.5 else None, by=desk.editor)


def move_to_story(desk: Desk) -> None:
    arranging.move_to_story(desk.blocks(), desk.stories()[0].pk)


def take_out(desk: Desk) -> None:
    arranging.take_out(desk.blocks(), desk.chance.choice([Role.UNREAD, Role.NOISE]))


def set_role(desk: Desk) -> None:
    arranging.set_role(desk.blocks(), desk.chance.choice(ROLES))


def start_story(desk: Desk) -> None:
    if Story.objects.count() < LIMIT:
        arranging.start_story(desk.blocks())


def join_above(desk: Desk) -> None:
    arranging.join_above(desk.blocks())


def separate(desk: Desk) -> None:
    arranging.separate(desk.blocks())


def cut_block(desk: Desk) -> None:
    arranging.cut_block(desk.blocks()[0], desk.chance.randrange(1, 20))


def shift(desk: Desk) -> None:
    arranging.shift(desk.blocks(), down=desk.chance.random() < 0.5)


def exchange_titles(desk: Desk) -> None:
    arranging.exchange_titles(desk.stories()[0].pk, *desk.chance.sample([Role.KICKER, Role.HEADLINE, Role.SUBHEAD], 2))


def correct(desk: Desk) -> None:
    story = desk.stories()[0]
    joined = story.blocks.filter(joined=True).first()
    if joined:
        separate_paragraph(story, joined.pk)
    else:
        restore_print_order(story)


def file_source(desk: Desk) -> None:
    issues = list(Issue.objects.order_by("pk"))
    filing.file_under(desk.chance.choice(issues), [desk.source()])


def file_apart(desk: Desk) -> None:
    """Under a new issue, as the form of an issue makes one."""
    issue = Issue.objects.create(title=desk.words())
    filing.file_under(issue, [desk.source()])


def merge_issues(desk: Desk) -> None:
    issues = list(Issue.objects.order_by("pk"))
    filing.merge(desk.chance.choice(issues), [desk.chance.choice(issues)])


def edit_issue(desk: Desk) -> None:
    issue = desk.chance.choice(list(Issue.objects.order_by("pk")))
    issue.title, issue.editors = desk.words(), [desk.words()]
    issue.save()
    records.redate(issue)


def read_again(desk: Desk) -> None:
    number = desk.chance.randrange(3)
    alterations = [pages.merge, pages.split, pages.drop, pages.join, pages.finish, pages.break_off]
    garbled = [desk.chance.choice([pages.misread, pages.space_out])(number)] if desk.chance.random() < 0.4 else []
    reparse(desk.source(), read=pages.reader(desk.chance.choice(alterations)(number), garbled=garbled))


def import_page(desk: Desk) -> None:
    if Story.objects.count() < LIMIT:
        pages.imported(f"{desk.words()}进车间\n\n本报讯（记者李谷雨）{desk.words()}。\n\n{desk.words()}。\n", page="2")


def type_in(desk: Desk) -> None:
    if Story.objects.count() < LIMIT:
        records.type_in({"headline": desk.words(), "body": desk.words()})


def undo_something(desk: Desk) -> None:
    some = list(Change.objects.exclude(action=Action.IMPORT).order_by("-pk")[:20])
    if some:
        editing.undo(desk.chance.choice(some), by=desk.editor)


ACTS: tuple[tuple[Callable[[Desk], None], Action | None], ...] = (
    *[(edit, Action.EDIT)] * 3,
    (set_kind, Action.EDIT),
    (use, Action.EDIT),
    (answer_proposals, Action.EDIT),
    (set_status, Action.STATUS),
    (bin_some, Action.BIN),
    (bring_back, Action.RESTORE),
    (add_tags, Action.TAG),
    (decide_suggestions, Action.TAG),
    (confirm_suggested, Action.TAG),
    *[(merge, None)] * 2,
    (split, None),
    *[(move_to_story, Action.ARRANGE)] * 3,
    (take_out, Action.ARRANGE),
    *[(set_role, Action.ARRANGE)] * 2,
    (start_story, Action.ARRANGE),
    (join_above, Action.ARRANGE),
    (separate, Action.ARRANGE),
    (cut_block, Action.ARRANGE),
    (shift, Action.ARRANGE),
    (exchange_titles, Action.ARRANGE),
    (correct, Action.EDIT),
    (file_source, Action.FILE),
    (file_apart, Action.FILE),
    (merge_issues, Action.MERGE_ISSUES),
    (edit_issue, Action.EDIT),
    *[(read_again, None)] * 2,
    (import_page, None),
    (type_in, Action.TYPE_IN),
    *[(undo_something, None)] * 2,
)
"""What is done, and as what it stands in the journal; None where the act opens its change itself."""


def packed() -> bytes:
    """What is to be as before, in few bytes: thousands are kept."""
    return zlib.compress(json.dumps(as_it_is(), default=str, sort_keys=True).encode())


def differences(wanted: bytes, found: bytes) -> list[Any]:
    """By table, what only one of the two has: of a row that both have, the columns that differ."""
    one, other = (json.loads(zlib.decompress(each)) for each in (wanted, found))
    told = []
    for name in one:
        old, new = (
            [row for row in these[name] if row not in those[name]] for these, those in ((one, other), (other, one))
        )
        for row in old:
            same = next((each for each in new if each.get("id", each) == row.get("id", row)), {})
            told.append(
                (name, row.get("id"), {key: (row[key], same.get(key)) for key in row if row[key] != same.get(key)})
            )
        told += [(name, row) for row in new if not old]
    return told


EACH_TIME = [(model, check) for model, check in CHECKS if check in (check_readings, check_stories, check_index)]
"""What is checked after each act; all is after each `WHOLE_EVERY` of them and at the end."""

WHOLE_EVERY = 10


@contextmanager
def sound(what: Any, number: int) -> Iterator[None]:
    """All print is tiled and placed, fields and index say what is there, and history now and then; `number` counts the
    acts down or up."""
    yield
    keys = {model: list(model._base_manager.values_list("pk", flat=True)) for model, _check in EACH_TIME}
    found = (
        verify()
        if number % WHOLE_EVERY == 0
        else (damage for model, check in EACH_TIME for damage in check(keys[model]))
    )
    damages = [str(damage) for damage in found]
    assert not damages, (what, damages)
