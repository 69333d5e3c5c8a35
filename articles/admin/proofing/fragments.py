"""The parts of the page that change by themselves: each is sent again only where what it shows differs from what the
browser has.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from django.http import HttpRequest
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from articles.display.signs import HIDDEN, page_with_signs
from articles.models import Story
from articles.permissions import may_bin

from .page import ProofPage
from .page_pictures import Pictures
from .titles_form import TitlesForm

FOLDER = "admin/articles/proofing"


@dataclass(frozen=True, slots=True)
class Fragment:
    """`state` stands for all that it shows."""

    key: str
    state: str
    html: SafeString

    def as_json(self) -> list[str | None]:
        return [self.key, self.state, str(self.html) or None]


class Fragments:
    """Those of a page, for its template and for its script. Of what is `known` only the state is told."""

    def __init__(self, page: ProofPage, request: HttpRequest, *, may_edit: bool, known: Collection[str] = ()) -> None:
        self.page, self.request, self.may_edit, self.known = page, request, may_edit, known

    @property
    def lines(self) -> Iterator[Fragment]:
        render = self._renderer("line", "line")
        for line in self.page.lines:
            yield self._fragment(f"b{line.block.pk}", line.state, lambda state, line=line: render(line, state))

    @property
    def stories(self) -> Iterator[Fragment]:
        render = self._renderer("story", "each", genres=Story.Genre.choices, kinds=Story.Kind.choices)
        for each in self.page.stories:
            key = f"s{each.story.pk}"
            yield self._fragment(
                key, each.state, lambda state, each=each: render(each, state, TitlesForm(instance=each.story))
            )

    @property
    def parts(self) -> Iterator[Fragment]:
        page = self.page
        titles = [(each.number, each.story.pk, each.story.title) for each in page.stories]
        shown: dict[str, Any] = {
            "pages": [(each.source.pk, each.done, each.total) for each in page.pages],
            "tally": (page.done, len(page.stories), page.share_in_stories, page.next_issue and page.next_issue.pk),
            "unplaced": [(line.keys, line.number_above) for line in page.unplaced],
            "doubts": [(doubt.number, doubt.story.pk, doubt.code, doubt.block, doubt.settles) for doubt in page.doubts],
            "targets": (titles, [story.pk for story in page.elsewhere]),
            "merging": titles,
            "seen": page.seen,
        }
        for name, state in shown.items():
            render = self._renderer(name, "page")
            yield self._fragment(f"part-{name}", (name, state), lambda state, render=render: render(page, state))

    @property
    def pictures(self) -> Iterator[tuple[int, Fragment]]:
        """By the number of the page."""
        render = self._renderer("picture", "picture")
        for picture in Pictures(self.page).all:
            key = f"part-picture{picture.number}"
            yield (
                picture.number,
                self._fragment(key, picture.state, lambda state, picture=picture: render(picture, state)),
            )

    def as_json(self) -> dict[str, list[list[str | None]]]:
        parts = [*self.parts, *(fragment for _number, fragment in self.pictures)]
        groups: dict[str, Iterable[Fragment]] = {"lines": self.lines, "stories": self.stories, "parts": parts}
        return {name: [fragment.as_json() for fragment in group] for name, group in groups.items()}

    def _fragment(self, key: str, shown: object, render: Callable[[str], SafeString]) -> Fragment:
        state = f"{crc32(repr(shown).encode()):x}"
        return Fragment(key, state, SafeString("") if state in self.known else render(state))

    def _renderer(self, template: str, name: str, **more: Any) -> Callable[..., SafeString]:
        loaded = get_template(f"{FOLDER}/{template}.html")
        context = {"may_edit": self.may_edit, "may_bin": may_bin(self.request.user), **more}

        def render(value: Any, state: str, form: TitlesForm | None = None) -> SafeString:
            html = loaded.render({**context, name: value, "state": state, "form": form}, self.request)
            return mark_safe(page_with_signs(html)) if HIDDEN.search(html) else html

        return render
