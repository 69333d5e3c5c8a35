"""What is internal makes no difference to a reader: no page tells that it is there, not even by a number.

The pages are read before there is anything internal, and again afterwards. Then each kind of page is made to leak once:
that the same reading finds it shows that it looks.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Count
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.admin import base, index_page
from articles.admin.issues import source_admin
from articles.admin.journal import history
from articles.admin.lists import export, filter_values, story_list
from articles.admin.searching import search_page, similar_page
from articles.admin.story import cut_views, story_admin
from articles.admin.uses import notice_admin
from articles.admin.vocabulary import tag_admin
from articles.models import (
    Change,
    Digest,
    DigestItem,
    DigestStyle,
    ImportLine,
    ImportRun,
    Issue,
    KeptFile,
    Notice,
    Objection,
    PointAdjustment,
    Source,
    SourceBytes,
    Story,
    Submission,
    Tag,
    Tagging,
)
from articles.models.counting import BoundedCount
from articles.models.digest import DigestQuerySet
from articles.models.issue import IssueQuerySet
from articles.models.journal import ChangeQuerySet
from articles.models.notice import NoticeQuerySet, ObjectionQuerySet
from articles.models.run import ImportLineQuerySet, ImportRunQuerySet
from articles.models.scoring_rule import OfStoryQuerySet
from articles.models.source import SourceQuerySet
from articles.models.use import UseQuerySet
from articles.permissions import READ_INTERNAL
from articles.search.facets import count_facets
from articles.search.hits import Snippet
from tests import editing, factories

from .desks import desk_of
from .walking import NO_FIGURES, SECRET, content, linked_pages, said_in

pytestmark = pytest.mark.django_db

CSRF = re.compile(r'csrfmiddlewaretoken" value="[^"]+')
LEFT_OUT = re.compile("/admin/search/proof/|.*/(blank-list|list/blank)/")
"""The self-test draws its stories; and a workbook knows when it was made."""


class Archive:
    """Of one publication, with a story that all may see; `add_internal` adds to its issue and its run."""

    def __init__(self, by: User) -> None:
        self.by = by
        self.run = ImportRun.objects.create(by=by)
        paper = factories.publication("工道", rhythm="daily")
        self.issue = factories.issue(publication=paper, published_on="2024-06-28", date_basis="given")
        self.medium = factories.publication("劳动观察")
        self.unit = factories.unit("临江区总工会", "区县")
        self.story = self.add("公开")
        self.put_to_use(self.story)

    def add(self, name: str, page: str = "3", **fields: Any) -> Story:
        text = f"{name}的清凉包\n{name}的正文，清凉包送到班组里，职工领到清凉包。\n"
        story = factories.printed_story(text, section=f"{name}栏", notes=name, **fields)
        Source.objects.filter(pk=story.source_id).update(name=f"{name}.txt", issue=self.issue, page=page)
        SourceBytes.objects.filter(source=story.source_id).update(compressed=zlib.compress(text.encode()))
        self.move(story, self.issue)
        ImportLine.objects.create(run=self.run, name=name, outcome="imported", source=story.source, stories=1)
        factories.suggested(story, "高温")
        factories.suggested_place(story, "500000")
        editing.add_tags([story], Tag.objects.filter(name="劳模工匠"), by=self.by)
        return Story.objects.get(pk=story.pk)

    def move(self, story: Story, issue: Issue) -> None:
        """The issue that it was made in was never there."""
        made = story.issue
        editing.edit(Story.objects.get(pk=story.pk), by=self.by, issue=issue)
        changes = list(made.history.values_list("change", flat=True))
        for rows in (made.history.all(), Issue.objects.filter(pk=made.pk), Change.objects.filter(pk__in=changes)):
            rows._raw_delete("default")

    def put_to_use(self, story: Story) -> None:
        """In whatever tells of a story beside its own pages: a use and its proof, units and points, a digest."""
        name = story.headline
        proof = factories.registered(
            KeptFile, sha256=name, name=f"{name}.png", media_type="image/png", size=1, data=b"1"
        )
        factories.use(story, self.medium, used_on="2024-06-29", number=name, proof=name, proof_file=proof)
        factories.contributed(story, self.unit, by=self.by)
        for model, more in ((Submission, {"title": name}), (PointAdjustment, {"reason": name, "points": 1})):
            factories.registered(model, unit=self.unit, day="2024-06-27", story=story, **more)
        digest = factories.registered(Digest, teasers=name, style=DigestStyle.objects.first(), number=name[:20])
        factories.registered(DigestItem, digest=digest, story=story, headline=name, text=name)

    def add_internal(self) -> Story:
        secret = self.add(SECRET, page="4", visibility="internal")
        self.put_to_use(secret)
        self.keep_notice(secret)
        editing.bin_stories([factories.story(headline=f"{SECRET}二", visibility="internal")], by=self.by)
        run, alone = ImportRun.objects.create(by=self.by), factories.issue(title=f"{SECRET}的期次")
        other = factories.printed_story(f"{SECRET}三\n清凉包\n", visibility="internal", incomplete=True)
        Source.objects.filter(pk=other.source_id).update(issue=alone)
        self.move(other, alone)
        ImportLine.objects.create(run=run, name=SECRET, outcome="imported", source=other.source, stories=1)
        return secret

    def keep_notice(self, secret: Story) -> None:
        notice = kept_notice(secret, title=SECRET, has_internal=True)
        factories.registered(Objection, notice=notice, unit=self.unit, made_on="2024-07-02", text=SECRET)


@pytest.fixture
def archive(editor: User) -> Archive:
    return Archive(editor)


@pytest.fixture
def reader(db) -> Client:
    """Who may do everything but read what is internal: more pages are open to nobody from whom it is hidden."""
    desk = desk_of("主编")
    group = Group.objects.get(name="主编")
    group.permissions.remove(Permission.objects.get(codename=READ_INTERNAL))
    return desk


def said(response: HttpResponse) -> str:
    return f"{response.status_code} {said_in(response)} {CSRF.sub('', content(response))}"


def pages(reader: Client) -> dict[str, str]:
    found = {url: said(response) for url, response in linked_pages(reader) if not LEFT_OUT.match(url)}
    return {**found, **boxes(reader), **exports(reader)}


def boxes(reader: Client) -> dict[str, str]:
    asked = {"app_label": "articles", "term": ""}
    fields = ("story issue", "story continues", "source issue", "tagging story", "block story", "story source")
    names = ({"model_name": model, "field_name": name} for model, name in map(str.split, fields))
    return {str(each): said(reader.get(reverse("admin:autocomplete"), {**asked, **each})) for each in names}


def exports(reader: Client) -> dict[str, str]:
    url, sent = reverse("admin:articles_story_export"), {"format": "json"}
    return {f"export {query}": said(reader.post(url + query, sent)) for query in ("", "?q=清凉", "?bin=all")}


@pytest.mark.thorough
def test_what_is_internal_makes_no_difference_to_a_reader(reader, archive):
    before = pages(reader)
    archive.add_internal()
    after = pages(reader)
    assert after.keys() == before.keys()
    assert [url for url in before if before[url] != after[url]] == []
    assert len(before) > 60


class Leaking:
    """A model whose rows are visible to all, within one module."""

    def __init__(self, model: Any) -> None:
        self.model = model
        self.objects = SimpleNamespace(visible_to=lambda _user: model.objects.all())

    def __getattr__(self, name: str) -> Any:
        return getattr(self.model, name)


def shows_all(rows: Any, _user: Any) -> Any:
    return rows


def all_facets(_hits: Any) -> Any:
    return count_facets(Story.objects.live())


def with_secret_snippets(*args: Any) -> list[Any]:
    return [Snippet(((story.body, False),)) for story in Story.objects.filter(visibility="internal")]


def all_stories(*_args: Any) -> Any:
    return Story.objects.all()


def all_of_issue(issue_rows: Any, _user: Any) -> Any:
    return issue_rows.annotate(live_stories=Count("stories"))


STORY_LIST, SEARCH = "/admin/articles/story/", "/admin/search/?q=清凉"

LEAKS: Mapping[str, tuple[Any, str, Any, Callable[[Archive, Story], str]]] = {
    "list": (story_list.StoryListAdmin, "get_queryset", all_stories, lambda *_: STORY_LIST),
    "values of filters": (filter_values, "Story", Leaking(Story), lambda *_: STORY_LIST),
    "search": (search_page, "Story", Leaking(Story), lambda *_: SEARCH),
    "facets": (search_page, "count_facets", all_facets, lambda *_: SEARCH),
    "snippets": ("articles.search.hits", "snippets", with_secret_snippets, lambda *_: SEARCH),
    "similar stories": (
        similar_page,
        "Story",
        Leaking(Story),
        lambda a, _: reverse("similar-stories", args=[a.story.pk]),
    ),
    "counts of tags": (tag_admin, "Tagging", Leaking(Tagging), lambda *_: "/admin/articles/tag/?q=高温"),
    "list of issues": (IssueQuerySet, "visible_to", shows_all, lambda *_: "/admin/articles/issue/"),
    "counts of issues": (IssueQuerySet, "with_live_stories", all_of_issue, lambda *_: "/admin/articles/issue/"),
    "page of an issue": (SourceQuerySet, "visible_to", shows_all, lambda a, _: page("issue_change", a.issue)),
    "gaps": (SourceQuerySet, "visible_to", shows_all, lambda a, _: page("publication_gaps", a.issue.publication)),
    "list of sources": (SourceQuerySet, "visible_to", shows_all, lambda *_: "/admin/articles/source/"),
    "bytes of a source": (source_admin, "Source", Leaking(Source), lambda _, s: page("source_download", s.source)),
    "print of a source": (base, "visible_rows", shows_all, lambda _, s: page("source_change", s.source)),
    "print at proofing": (
        "articles.admin.proofing.views",
        "Source",
        Leaking(Source),
        lambda _, s: page("source_proofing", s.source),
    ),
    "counts of the first page": (
        index_page,
        "bounded_counts",
        lambda *tables: [BoundedCount(9)] * len(tables),
        lambda *_: "/admin/",
    ),
    "suggestions of the first page": (index_page, "Tagging", Leaking(Tagging), lambda *_: "/admin/"),
    "journal": (ChangeQuerySet, "visible_to", shows_all, lambda *_: "/admin/articles/change/"),
    "page of a change": (
        base,
        "visible_rows",
        shows_all,
        lambda _, s: f"/admin/articles/change/{s.history.first().change_id}/change/",
    ),
    "import runs": (ImportRunQuerySet, "visible_to", shows_all, lambda *_: "/admin/articles/importrun/"),
    "lines of a run": (ImportLineQuerySet, "visible_to", shows_all, lambda a, _: page("importrun_change", a.run)),
    "list of uses": (UseQuerySet, "visible_to", shows_all, lambda *_: "/admin/articles/use/"),
    "list of submissions": (OfStoryQuerySet, "visible_to", shows_all, lambda *_: "/admin/articles/submission/"),
    "list of digests": (DigestQuerySet, "visible_to", shows_all, lambda *_: "/admin/articles/digest/"),
    "list of notices": (NoticeQuerySet, "visible_to", shows_all, lambda *_: "/admin/articles/notice/"),
    "list of objections": (ObjectionQuerySet, "visible_to", shows_all, lambda *_: "/admin/articles/objection/"),
    "what keeps a record": (
        base,
        "if_visible",
        lambda record, _user: record,
        lambda a, _: page("publication_delete", a.medium),
    ),
    "titles of a notice": (
        notice_admin,
        "without_hidden_titles",
        lambda figures, _user: figures,
        lambda a, _: page("notice_change", a.notice),
    ),
    "history": (base, "visible_rows", shows_all, lambda _, s: page("story_history", s)),
    "direct address": (base, "visible_rows", shows_all, lambda _, s: page("story_change", s)),
    "autocomplete": (base, "visible_rows", shows_all, lambda *_: "{'model_name': 'tagging', 'field_name': 'story'}"),
    "export": (export, "visible_rows", shows_all, lambda *_: "export "),
    "continuations": (
        story_admin,
        "if_visible",
        lambda record, _user: record,
        lambda a, _: page("story_change", a.story),
    ),
    "values in the history": (
        history,
        "if_visible",
        lambda record, _user: record,
        lambda a, _: page("story_history", a.story),
    ),
    "message": (cut_views, "if_visible", lambda record, _user: record, lambda a, _: page("story_restore", a.merged)),
}
"""By the kind of page: what is made to leak and how, and the address that tells it."""


def kept_notice(secret: Story, **fields: Any) -> Notice:
    title = {"story": secret.pk, "headline": secret.headline, "medium": "《工道》", "day": "2024-06-28", "points": "1"}
    titles = [{"id": 1, "unit": "临江区总工会", "titles": [{**title, "sum": "1"}]}]
    span = {"first": date(2024, 6, 1), "last": date(2024, 6, 30)}
    return factories.registered(Notice, **span, figures={**NO_FIGURES, "titles": titles}, **fields)


def page(name: str, record: Any) -> str:
    return reverse(f"admin:articles_{name}", args=[record.pk])


def answer(reader: Client, url: str) -> str:
    if url.endswith("/restore/"):
        return said(reader.post(url))
    if url.startswith("{"):
        return boxes(reader)[url]
    return exports(reader)[url] if url.startswith("export") else said(reader.get(url))


@pytest.mark.parametrize("kind", LEAKS)
def test_a_leak_makes_a_difference(reader, archive, monkeypatch, kind):
    where, name, leaking, address = LEAKS[kind]
    secret = archive.add_internal()
    editing.edit(archive.story, by=archive.by, continues=secret)
    archive.notice = kept_notice(secret, title="六月")  # before the story was internal
    archive.merged = factories.story(headline="并入的", binned_at=timezone.now(), merged_into=secret)
    url = address(archive, secret)
    right = answer(reader, url)
    monkeypatch.setattr(f"{where}.{name}", leaking) if isinstance(where, str) else monkeypatch.setattr(
        where, name, leaking
    )
    assert answer(reader, url) != right
    assert SECRET not in right
