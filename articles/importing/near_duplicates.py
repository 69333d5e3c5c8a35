"""Files whose stories are nearly those of an issue that is here: that issue again, corrected or in another form.

Only stories of an issue of the same publication, and the same day or number, are looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import accumulate
from typing import Any

from django.db.models import Q

from articles.models import Issue, Story
from articles.parsing.page_numbers import page_number
from articles.parsing.values import IssueFacts
from articles.pipeline import SourceParse
from articles.records.from_parse import source_name, text_values
from articles.records.issues import OF_THOSE_DAYS

from .remarks import Remark, RemarkCode
from .story_matching import ComparedStory, StoryPair, likely_sources, match_stories, one_each

LEAST_SHARE = 0.5
"""The share of a file's text that is here, or of a source's text that is in the file, from which on one is nearly the
other. A notice that stands on two pages of an issue does not make one of the other."""

OF_OTHER_PAGE = 0.9
"""The shares of both that must be in the other where their pages have other numbers: digital editions print a story
that goes on at another page whole on both."""

MOST_COMPARED = 2_000
"""Stories of issues of one day and number; of more, the latest."""

MOST_NAMED = 3
"""Changed stories that a remark names."""

TEXT_COLUMNS = ("kicker", "headline", "subhead", "byline", "dateline", "standfirst", "body")


class MatchKind(StrEnum):
    CHANGED = "changed"
    SAME = "same"
    ONLY_IN_FILE = "only_in_file"
    ONLY_HERE = "only_here"


@dataclass(frozen=True)
class StoryHere(ComparedStory):
    """A story that is here, or on its way in: then it has no `key` yet."""

    source_name: str
    title: str
    page: str = ""
    key: int | None = None
    is_binned: bool = False


@dataclass(frozen=True, slots=True)
class SourceComparison:
    """The stories of a source, those that the file has too, and the shares of the text of each that is in the other."""

    stories: Sequence[StoryHere]
    pairs: Sequence[StoryPair]
    share_here: float
    share_of_file: float


@dataclass(frozen=True, slots=True)
class StoryMatch:
    """A story of the file beside one that is here, of which `key` is the key.

    The title is that in the file, or of a story that is only here, its own. `text` is that in the file, where it was
    changed.
    """

    kind: MatchKind
    title: str
    key: int | None = None
    is_binned: bool = False
    likeness: float = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """A file that has nearly the stories of these sources: the names of those, the facts of their issue, each story."""

    sources: tuple[str, ...]
    publication: str
    number: str
    published_on: date | None
    stories: tuple[StoryMatch, ...]

    @property
    def remark(self) -> Remark:
        """The same in short."""
        numbers = Counter(match.kind.value for match in self.stories)
        changed = [match.title for match in self.stories if match.kind is MatchKind.CHANGED]
        matches = {kind.value: numbers[kind.value] for kind in MatchKind}
        return Remark(
            RemarkCode.NEARLY_HERE,
            {
                "issue": [self.publication, self.number, self.published_on and self.published_on.isoformat()],
                "sources": list(self.sources),
                "matches": matches
                | {"titles": changed[:MOST_NAMED], "binned": sum(match.is_binned for match in self.stories)},
            },
        )

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "published_on": self.published_on and self.published_on.isoformat()}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> NearDuplicate:
        day = stored["published_on"]
        matches = (StoryMatch(**match | {"kind": MatchKind(match["kind"])}) for match in stored["stories"])
        values = {"sources": tuple(stored["sources"]), "published_on": day and date.fromisoformat(day)}
        return cls(**stored | values | {"stories": tuple(matches)})


def near_duplicate(facts: IssueFacts, new: Sequence[StoryHere], known: Sequence[StoryHere]) -> NearDuplicate | None:
    """What a file with these stories repeats nearly, among those that are here of its issue; None where nothing."""
    likely = sorted(likely_sources(new, known), key=str)
    if not likely:
        return None
    compared = [_comparison(new, [story for story in known if story.source == source]) for source in likely]
    near = _near_sources(new, compared, page_number(facts.page or ""))
    if not near:
        return None
    here = [story for source in near for story in source.stories]
    starts = accumulate((len(source.stories) for source in near), initial=0)
    pairs = one_each(
        replace(pair, known=start + pair.known)
        for start, source in zip(starts, near, strict=False)
        for pair in source.pairs
    )
    again = {source.stories[0].source for source in near if source.share_here >= LEAST_SHARE}
    return NearDuplicate(
        sources=tuple(dict.fromkeys(here[pair.known].source_name for pair in pairs)),
        publication=facts.publication or "",
        number=facts.number or "",
        published_on=facts.published_on,
        stories=(*_matches(new, here, pairs), *_only_here(here, pairs, again)),
    )


def known_stories(facts: IssueFacts) -> list[StoryHere]:
    """The stories that are here of issues of that publication on that day, or of that number about that day."""
    issues = list(_same_issues(facts))
    if not issues:
        return []
    stories = Story.objects.filter(issue__in=issues, source__binned_at=None, merged_into=None).exclude(source=None)
    columns = (*TEXT_COLUMNS, "captions", "pk", "source", "source__name", "source__page", "binned_at")
    return [
        StoryHere(
            source=values["source"],
            text=printed_text(values),
            source_name=values["source__name"],
            title=printed_title(values),
            page=values["source__page"],
            key=values["pk"],
            is_binned=values["binned_at"] is not None,
        )
        for values in stories.order_by("-pk").values(*columns)[:MOST_COMPARED]
    ]


def stories_of_file(parse: SourceParse, name: str) -> list[StoryHere]:
    """Those of a file that is on its way in."""
    return [
        StoryHere(name, printed_text(values), source_name(name), printed_title(values), parse.issue.page or "")
        for values in map(text_values, parse.stories)
    ]


def are_of_one_issue(facts: IssueFacts, others: IssueFacts) -> bool:
    """Whether two files may be of one issue: of a publication, and of the same day, or the same number about it."""
    if facts.publication != others.publication:
        return False
    if facts.published_on and facts.published_on == others.published_on:
        return True
    if not (facts.publication and facts.number and facts.number == others.number):
        return False
    days = (facts.published_on, others.published_on)
    return None in days or abs(days[0] - days[1]) <= OF_THOSE_DAYS


def _same_issues(facts: IssueFacts) -> Iterable[int]:
    """As `are_of_one_issue`, by an index of the database."""
    day, number = facts.published_on, facts.number
    same = Q(published_on=day) if day else Q(pk=None)
    if facts.publication and number:
        about = Q(published_on=None) | Q(published_on__range=(day - OF_THOSE_DAYS, day + OF_THOSE_DAYS)) if day else Q()
        same |= Q(number=number) & about
    elif not day:
        return []
    of_publication = Q(publication__name=facts.publication) if facts.publication else Q(publication=None)
    return Issue.objects.filter(of_publication & same).values_list("pk", flat=True)


def text_here(story: Story) -> str:
    """What is printed of a story that is here, as it is compared."""
    return printed_text({name: getattr(story, name) for name in (*TEXT_COLUMNS, "captions")})


def printed_text(values: Mapping[str, Any]) -> str:
    """What is printed of a story, line by line."""
    lines = [values[name] for name in TEXT_COLUMNS] + [caption["text"] for caption in values["captions"]]
    return "\n".join(filter(None, lines))


def printed_title(values: Mapping[str, Any]) -> str:
    """The headline of a story, or its working title."""
    return values["headline"] or Story(body=values["body"]).title


def _comparison(new: Sequence[StoryHere], stories: Sequence[StoryHere]) -> SourceComparison:
    pairs = match_stories(new, stories)
    here = sum(len(stories[pair.known].text) for pair in pairs) / sum(len(story.text) for story in stories)
    return SourceComparison(stories, pairs, here, _share_of_file(new, pairs))


def _share_of_file(new: Sequence[StoryHere], pairs: Iterable[StoryPair]) -> float:
    paired = {pair.new for pair in pairs}
    return sum(len(new[n].text) for n in paired) / sum(len(story.text) for story in new)


def _near_sources(new: Sequence[StoryHere], compared: Iterable[SourceComparison], page: str) -> list[SourceComparison]:
    """The sources that the file nearly repeats, or whose stories it is made of."""
    near, parts = [], []
    for source in (source for source in compared if source.pairs):
        page_here = page_number(source.stories[0].page)
        if page and page_here and page != page_here:
            near += [source] if min(source.share_here, source.share_of_file) >= OF_OTHER_PAGE else []
        else:
            parts.append(source)
    of_parts = _share_of_file(new, (pair for source in parts for pair in source.pairs))
    is_near = of_parts >= LEAST_SHARE or any(source.share_here >= LEAST_SHARE for source in parts)
    return near + parts if is_near else near


def _matches(new: Sequence[StoryHere], known: Sequence[StoryHere], pairs: Iterable[StoryPair]) -> Iterator[StoryMatch]:
    """Of each story of the file, in its order."""
    paired = {pair.new: pair for pair in pairs}
    for n, story in enumerate(new):
        if n not in paired:
            yield StoryMatch(MatchKind.ONLY_IN_FILE, story.title)
            continue
        pair = paired[n]
        here = known[pair.known]
        kind, text = (MatchKind.SAME, "") if pair.is_same else (MatchKind.CHANGED, story.text)
        yield StoryMatch(kind, story.title, here.key, here.is_binned, round(pair.likeness, 2), text)


def _only_here(known: Sequence[StoryHere], pairs: Iterable[StoryPair], sources: set[int | str]) -> Iterator[StoryMatch]:
    """The stories of these sources that the file has not."""
    matched = {pair.known for pair in pairs}
    for n, story in enumerate(known):
        if n not in matched and story.source in sources:
            yield StoryMatch(MatchKind.ONLY_HERE, story.title, story.key, story.is_binned)
