"""速览编排: picking stories into a digest, putting them in order, and what its publication notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Digest, DigestItem, DigestStyle, Placing, Story, Use
from articles.models.department import kept_publications
from articles.permissions import User

from .body_ranks import rank_of_body
from .proposals import USUAL, first_sentences

COPIED = ("style", "medium", "editors")
"""What a new digest has from the one before it."""


class CannotPublish(ValidationError):
    """Says what a digest lacks."""


@dataclass(frozen=True, slots=True)
class Picked:
    """The digest, how many stories came into it, and how many were in it before."""

    digest: Digest
    added: int
    known: int


def draft_of(user: User) -> Digest | None:
    """The draft that the next story goes into: the one that was worked on last."""
    drafts = Digest.objects.visible_to(user).drafts()
    kept = kept_publications(user)
    if kept is not None:
        drafts = drafts.filter(medium=None) | drafts.filter(medium__in=kept)
    written = Digest.history.filter(id=OuterRef("pk")).order_by("-history_id").values("history_id")[:1]
    return drafts.select_related("style", "medium").order_by(Subquery(written).desc(), "-pk").first()


def begin_digest(user: User) -> Digest:
    """A draft of the next number. Raises DigestStyle.DoesNotExist where there is no style."""
    last = Digest.objects.visible_to(user).order_by("-pk").first()
    values = (
        {name: getattr(last, name) for name in COPIED}
        if last
        else {"style": DigestStyle.objects.order_by("pk")[:1].get()}
    )
    return Digest.objects.create(**values, number=_next_number(last), day=timezone.localdate(), begun_by=user)


def pick(stories: Iterable[Story], user: User) -> Picked:
    """Put the stories at the end of the draft, with what is proposed for each."""
    draft = draft_of(user)
    digest = draft or begin_digest(user)
    items = list(digest.items.all())
    known = {item.story_id for item in items}
    place = max((item.position for item in items), default=0)
    new = [story for story in stories if story.pk not in known]
    for n, story in enumerate(new, 1):
        _propose(digest, story, place + n).save()
    if new:
        arrange_items(digest)
    if new and draft:
        draft.save()  # it is the one that was worked on last
    return Picked(digest, len(new), len(known.intersection(story.pk for story in stories)))


def arrange_items(digest: Digest) -> None:
    """Number the stories as they stand, section by section."""
    _number(of_section for _name, of_section in digest.by_section(digest.items.all()))


def order_by_rank(digest: Digest) -> None:
    """Within each section by the rank of the body; where the style says so, those of the home region before."""
    items = list(digest.items.select_related("story"))
    home = _of_home_region(digest, items) if digest.style.home_first else set()
    ranks = {item.pk: (item.story_id not in home, _rank(item)) for item in items}
    _number(sorted(of_section, key=lambda item: ranks[item.pk]) for _name, of_section in digest.by_section(items))


def move(item: DigestItem, step: int) -> None:
    """By so many places among those of its section."""
    sections = dict(item.digest.by_section(item.digest.items.all()))
    row = sections[item.section]
    at = row.index(item)
    row.insert(max(0, at + step), row.pop(at))
    _number(sections.values())


def publish(digest: Digest, user: User) -> int:
    """Note for each story that the digest used it: how many uses were noted. Raises CannotPublish."""
    items = list(digest.items.select_related("story"))
    lacking = [
        text
        for text, is_there in ((_("the medium"), digest.medium), (_("the day"), digest.day), (_("a story"), items))
        if not is_there
    ]
    if lacking:
        raise CannotPublish(_("The digest lacks %s.") % _(", ").join(lacking))
    facts = {"medium": digest.medium, "used_on": digest.day, "number": digest.number}
    noted = 0
    for item in items:
        use, is_new = Use.objects.get_or_create(story=item.story, **facts, defaults={"form": Use.Form.EXCERPT})
        if is_new:
            noted += 1
            item.use = use
            item.save()
    digest.state, digest.published_at, digest.published_by = Digest.State.PUBLISHED, timezone.now(), user
    digest.save()
    return noted


def take_back_to_draft(digest: Digest) -> None:
    """The uses that it noted go; those that somebody had noted before stay."""
    for item in digest.items.exclude(use=None).select_related("use"):
        use, item.use = item.use, None
        item.save()
        use.delete()
    digest.state, digest.published_at, digest.published_by = Digest.State.DRAFT, None, None
    digest.save()


def earlier_digests(digest: Digest, user: User) -> Mapping[int, Digest]:
    """By the key of each story of the digest that another one has: the latest of those."""
    others = DigestItem.objects.filter(
        digest__in=Digest.objects.visible_to(user).exclude(pk=digest.pk), story__in=digest.items.values("story")
    )
    return {item.story_id: item.digest for item in others.select_related("digest__style").order_by("digest")}


def _propose(digest: Digest, story: Story, position: int) -> DigestItem:
    sections = digest.style.sections
    return DigestItem(
        digest=digest,
        story=story,
        section=story.section if story.section in sections else next(iter(sections), ""),
        position=position,
        headline=story.headline,
        text=first_sentences(story.body, digest.style.longest or USUAL),
    )


def _next_number(last: Digest | None) -> str:
    """A number that counts up; nothing after one that does not."""
    return str(int(last.number) + 1) if last and last.number.isdecimal() else ""


def _number(rows: Iterable[Iterable[DigestItem]]) -> None:
    """Give the items the places in which they stand; those whose place differs are written."""
    for place, item in enumerate((item for row in rows for item in row), 1):
        if item.position != place:
            item.position = place
            item.save()


def _rank(item: DigestItem) -> int:
    return rank_of_body(item.headline or item.story.headline, first_sentences(item.text or item.story.body, 1))


def _of_home_region(digest: Digest, items: Iterable[DigestItem]) -> set[int]:
    """Keys of the stories of which a place lies in the home region of the medium."""
    home: Any = digest.medium and digest.medium.home
    if not home:
        return set()
    placed = Placing.objects.filter(story__in=[item.story_id for item in items], place__code__range=home.codes)
    return set(placed.exclude(state=Placing.State.REJECTED).values_list("story", flat=True))
