"""What an editor does at 版面校核: each button of the page is a function that does it within the open change.

A button sends its name, and behind a blank what it is about: `role crosshead`, `to 123`. Blocks come as keys, a line of
several blocks as several of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import records
from articles.desk import arranging, decisions
from articles.desk.arrangement import Arranged
from articles.desk.merging import merge_stories
from articles.display.enumeration import enumerated
from articles.display.labels import ROLES
from articles.display.quotation import quoted
from articles.models import Action, Attachment, Story, Tag
from articles.models.keys import is_key
from articles.parsing.values import Role
from articles.permissions import may_bin

from .page import ProofLine, ProofPage, ProofStory
from .titles_form import TitlesForm

QUOTED = 10
"""Characters that a message quotes."""

EXCHANGES = {
    "kicker": (Role.KICKER, Role.HEADLINE),
    "subhead": (Role.HEADLINE, Role.SUBHEAD),
}
"""Titles that change places, by the button."""


class Refused(Exception):
    """What stands in the way, and what to do. The text is for the person."""


class Stale(Exception):
    """Somebody else wrote these stories since the page was shown."""

    def __init__(self, stories: Sequence[Story]) -> None:
        super().__init__(enumerated(quoted(str(story)) for story in stories))
        self.stories = stories


@dataclass(frozen=True, slots=True)
class Sent:
    """What was posted: the act, what it is about, the chosen lines and the story of the page."""

    page: ProofPage
    post: QueryDict
    about: str

    @property
    def blocks(self) -> list[int]:
        """The keys of the chosen blocks. Raises Refused where there is none of this page."""
        sent = [key for value in self.post.getlist("block") for key in value.split()]
        here = {passage.block.pk for passage in self.page.passages}
        keys = [int(key) for key in sent if is_key(key) and int(key) in here]
        if not keys or len(keys) < len(sent):
            raise Refused(_("Choose a line of the print first; what is chosen is no longer here."))
        return keys

    @property
    def lines(self) -> list[ProofLine]:
        chosen = set(self.blocks)
        return [line for line in self.page.lines if line.block.pk in chosen]

    @property
    def own(self) -> set[int]:
        """The stories of the chosen lines, by their keys."""
        return {line.block.story_id for line in self.lines if line.block.story_id}

    @property
    def quote(self) -> str:
        if len(self.lines) > 1:
            return ngettext("%d line", "%d lines", len(self.lines)) % len(self.lines)
        return quoted(self.lines[0].text, QUOTED)

    @property
    def story(self) -> ProofStory:
        """Raises Refused where the story is not on this page any more."""
        return self._story(self.post.get("story", ""))

    def _story(self, key: str) -> ProofStory:
        for each in self.page.stories:
            if str(each.story.pk) == key:
                return each
        raise Refused(_("The story is no longer on this page."))

    @property
    def merged(self) -> list[ProofStory]:
        return [self._story(key) for key in self.post.getlist("merged")]

    @property
    def seen(self) -> dict[int, str]:
        """The versions of the stories when the page was shown, by their keys."""
        pairs = (pair.partition(":") for pair in self.post.get("seen", "").split())
        return {int(pk): version for pk, _colon, version in pairs if is_key(pk)}

    def check_versions(self, stories: Iterable[int]) -> None:
        """Raises Stale where one of the stories was written since the page was shown."""
        locked = records.locked(stories)
        if stale := [each for each in locked if str(each.version) != self.seen.get(each.pk, str(each.version))]:
            raise Stale(stale)


@dataclass(frozen=True, slots=True)
class Done:
    """What the page says. `open`: the story that is open then."""

    text: str
    arranged: Arranged | None = None
    open: int | None = None
    notes: list[str] = field(default_factory=list)


Act = Callable[[Sent], Done]


def _arrange(sent: Sent, do: Callable[..., Arranged], *args: Any, also: Iterable[int] = (), **options: Any) -> Arranged:
    sent.check_versions(sent.own | set(also))
    return do(sent.blocks, *args, **options)


def _move(sent: Sent, story: int | None) -> Done:
    if story is None:
        sent.check_versions(sent.own)  # there may be none only because the lines were moved meanwhile
        raise Refused(_("There is no story there."))
    arranged = _arrange(sent, arranging.move_to_story, story, also=[story])
    target = next(each for each in arranged.stories if each.pk == story)
    number = sent.page.numbers.get(story)
    where = _("story %d") % number if number else quoted(str(target))
    return Done(_("%(text)s moved to %(story)s") % {"text": sent.quote, "story": where}, arranged)


def _neighbour(sent: Sent, step: int) -> int | None:
    """The story before that of the chosen line, or after it; for a line of no story, those around it."""
    lines = list(sent.page.lines)
    line = sent.lines[0 if step < 0 else -1]
    number = line.number
    if number is None:
        above = [each.number for each in lines[: lines.index(line)] if each.number]
        number = (above[-1] if above else 0) + (1 if step < 0 else 0)
    by_number = {number: pk for pk, number in sent.page.numbers.items()}
    return by_number.get(number + step)


def _move_up(sent: Sent) -> Done:
    return _move(sent, _neighbour(sent, -1))


def _move_down(sent: Sent) -> Done:
    return _move(sent, _neighbour(sent, 1))


def _move_to(sent: Sent) -> Done:
    stories = Story.objects.visible_to(sent.page.user).live().filter(issue=sent.page.issue)
    key = int(sent.about) if is_key(sent.about) else 0
    return _move(sent, key if stories.filter(pk=key).exists() else None)


def _take_out(sent: Sent) -> Done:
    return Done(_("%s is in no story") % sent.quote, _arrange(sent, arranging.take_out))


def _set_role(sent: Sent) -> Done:
    try:
        role = Role(sent.about)
    except ValueError:
        raise Refused(_("There is no such role.")) from None
    if role is Role.NOISE:
        text = _("%s is furniture of the page")
        return Done(text % sent.quote, _arrange(sent, arranging.take_out, role))
    arranged = _arrange(sent, arranging.set_role, role)
    return Done(_("%(text)s: %(role)s") % {"text": sent.quote, "role": ROLES[role]}, arranged)


def _start_story(sent: Sent) -> Done:
    arranged = _arrange(sent, arranging.start_story)
    made = arranged.made
    return Done(_("A new story begins with %s") % sent.quote, arranged, open=made.pk if made else None)


def _join(sent: Sent) -> Done:
    if all(line.is_joined for line in sent.lines):
        return _separate(sent)
    arranged = _arrange(sent, arranging.join_above)
    return Done(_("%s goes on the line above") % sent.quote, arranged)


def _separate(sent: Sent) -> Done:
    return Done(_("%s is put apart from the line above") % sent.quote, _arrange(sent, arranging.separate))


def _cut(sent: Sent) -> Done:
    """At the caret, `at` characters into the text as shown; or before the words that were typed."""
    line, words, at = sent.lines[0], sent.post.get("words", "").strip(), sent.post.get("at", "")
    place = int(at) if is_key(at) else (line.text.find(words) if words else 0)
    if not 0 < place < len(line.text):
        raise Refused(_("Put the caret where the line is to be cut, or say before which words."))
    sent.check_versions({line.block.story_id} - {None})
    block, place = line.place_in_block(place)
    return Done(_("%s is cut in two") % sent.quote, arranging.cut_block(block, place))


def _shift_up(sent: Sent) -> Done:
    return Done(_("%s moved up") % sent.quote, _arrange(sent, arranging.shift))


def _shift_down(sent: Sent) -> Done:
    return Done(_("%s moved down") % sent.quote, _arrange(sent, arranging.shift, down=True))


def _exchange(sent: Sent) -> Done:
    each = sent.story
    one, other = EXCHANGES.get(sent.about, EXCHANGES["subhead"])
    sent.check_versions([each.story.pk])
    arranged = arranging.exchange_titles(each.story.pk, one, other)
    text = _("Story %(number)d: %(one)s and %(other)s have changed places")
    return Done(text % {"number": each.number, "one": ROLES[one], "other": ROLES[other]}, arranged)


def _merge(sent: Sent) -> Done:
    """The chosen stories, of which one leads."""
    stories, lead = sent.merged, sent.post.get("lead", "")
    keys = [each.story.pk for each in stories]
    sent.check_versions(keys)
    one = merge_stories([each.story for each in stories], int(lead) if is_key(lead) else None)
    numbers = enumerated(each.number for each in stories)
    text = _("Stories %(numbers)s are one; story %(lead)d leads")
    return Done(text % {"numbers": numbers, "lead": sent.page.numbers[one.pk]}, open=one.pk)


def _check(sent: Sent) -> Done:
    each = sent.story
    sent.check_versions([each.story.pk])
    decisions.set_status([each.story], Story.Status.CHECKED)
    later = [other for other in sent.page.stories if other.number > each.number and other.is_pending]
    open_next = later[0].story.pk if later else None
    return Done(_("Story %d is checked") % each.number, open=open_next)


def _reopen(sent: Sent) -> Done:
    each = sent.story
    sent.check_versions([each.story.pk])
    decisions.set_status([each.story], Story.Status.PENDING)
    return Done(_("Story %d is to be checked again") % each.number)


def _check_all(sent: Sent) -> Done:
    """本版全部校核无误: all clean stories, once nothing is unplaced."""
    page = sent.page
    if loose := len(page.unplaced):
        text = ngettext(
            "Not yet: %d line is in no story. Put it into one, or make it furniture of the page, and press again.",
            "Not yet: %d lines are in no story. Put each into one, or make it furniture of the page, and press again.",
            loose,
        )
        raise Refused(text % loose)
    clean = [each.story for each in page.stories if each.is_clean]
    left = sum(each.is_pending and not each.is_clean for each in page.stories)
    doubted = ngettext("%d story has doubts: look at it", "%d stories have doubts: look at each", left) % left
    if not clean:
        raise Refused(doubted if left else _("All stories of this page are checked."))
    sent.check_versions([story.pk for story in clean])
    decisions.set_status(clean, Story.Status.CHECKED)
    text = ngettext("%d story is checked", "%d stories are checked", len(clean)) % len(clean)
    return Done(text, notes=[doubted] if left else [])


def _move_to_bin(sent: Sent) -> Done:
    each = sent.story
    if not may_bin(sent.page.user):
        raise PermissionDenied
    sent.check_versions([each.story.pk])
    decisions.bin_stories([each.story])
    return Done(_("Story %d is in the bin, with its print") % each.number)


def _settle(sent: Sent) -> Done:
    each = sent.story
    sent.check_versions([each.story.pk])
    label = next((doubt.label for doubt in each.doubts if doubt.code == sent.about), "")
    decisions.settle_doubt(each.story, sent.about)
    return Done(_("Story %(number)d, %(doubt)s: found right") % {"number": each.number, "doubt": label})


def _edit(sent: Sent) -> Done:
    """The titles and the kind of a story, as they were typed. What somebody else changed meanwhile is not written over;
    that they changed something else of the story is no matter."""
    each = sent.story
    (story,) = records.locked([each.story.pk])
    form = TitlesForm(sent.post, instance=story, opened_at=sent.seen.get(story.pk))
    values = form.values()
    if form.conflicts:
        raise Stale([story])
    records.edit(each.story.pk, values)
    names = enumerated(form.label_of(name) for name in values)
    return Done(_("Story %(number)d: %(fields)s changed") % {"number": each.number, "fields": names})


def _confirm_tag(sent: Sent) -> Done:
    return _decide_tag(sent, Attachment.State.CONFIRMED, _("Story %(number)d: tag %(tag)s confirmed"))


def _reject_tag(sent: Sent) -> Done:
    return _decide_tag(sent, Attachment.State.REJECTED, _("Story %(number)d: tag %(tag)s rejected"))


def _add_tag(sent: Sent) -> Done:
    """The one whose name was typed."""
    each, name = sent.story, sent.post.get("tag", "").strip()
    tag = Tag.objects.filter(name=name).first()
    if tag is None:
        raise Refused(_("There is no tag “%s”.") % name)
    records.attach([each.story], [tag])
    return Done(_("Story %(number)d: tag %(tag)s confirmed") % {"number": each.number, "tag": tag})


def _decide_tag(sent: Sent, state: str, text: str) -> Done:
    each = sent.story
    tag = Tag.objects.filter(pk=sent.about).first() if is_key(sent.about) else None
    if tag is None:
        raise Refused(_("There is no such tag."))
    records.attach([each.story], [tag], state)
    return Done(text % {"number": each.number, "tag": tag})


ACTS: dict[str, tuple[Action, Act]] = {
    "story-above": (Action.ARRANGE, _move_up),
    "story-below": (Action.ARRANGE, _move_down),
    "to": (Action.ARRANGE, _move_to),
    "none": (Action.ARRANGE, _take_out),
    "role": (Action.ARRANGE, _set_role),
    "start": (Action.SPLIT, _start_story),
    "join": (Action.ARRANGE, _join),
    "separate": (Action.ARRANGE, _separate),
    "cut": (Action.ARRANGE, _cut),
    "up": (Action.ARRANGE, _shift_up),
    "down": (Action.ARRANGE, _shift_down),
    "exchange": (Action.ARRANGE, _exchange),
    "merge": (Action.MERGE_STORIES, _merge),
    "check": (Action.STATUS, _check),
    "reopen": (Action.STATUS, _reopen),
    "check-all": (Action.STATUS, _check_all),
    "bin": (Action.BIN, _move_to_bin),
    "settle": (Action.EDIT, _settle),
    "edit": (Action.EDIT, _edit),
    "tag": (Action.TAG, _add_tag),
    "confirm": (Action.TAG, _confirm_tag),
    "reject": (Action.TAG, _reject_tag),
}
"""By the name of the button: what the journal calls it, and what it does."""


def notes_on(done: Done) -> list[str]:
    """What came of the act besides, for the person who did it."""
    notes = list(done.notes)
    if done.arranged:
        for story in done.arranged.binned:
            notes.append(_("“%s” has no text left, and is in the bin") % story)
        for story, name in done.arranged.untold:
            label = Story._meta.get_field(name).verbose_name
            text = _(
                "“%(story)s”: the %(field)s was edited so much that it cannot follow the print, and stays as it is"
            )
            notes.append(text % {"story": story, "field": label})
    return notes
