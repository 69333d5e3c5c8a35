"""Who belongs to a department reads all, and changes only what it keeps: at every page that writes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth import get_user
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.desk.stamps import stamps_of
from articles.importing.files import FileEntry
from articles.importing.imports import import_files
from articles.models import Action, Change, Department, Issue, Publication, Source, Story, change
from articles.models.department import OfOtherDepartment
from articles.pipeline import SourceOptions
from articles.records.filing import file_under
from articles.rereading.reparsing import reparse_safely
from tests import editing, factories
from tests.rereading import pages

from .browserlike import form_data, save
from .desks import desk_of

pytestmark = pytest.mark.django_db

OWN, OTHER = "工道", "别报"


@pytest.fixture
def papers() -> dict[str, Story]:
    """A printed story of each paper, by its name."""
    stories = {}
    for name in (OWN, OTHER):
        paper = factories.publication(name)
        issue = factories.issue(publication=paper, published_on=date(2024, 6, 28), date_basis="given")
        story = factories.printed_story(f"{name}的清凉包\n第一批清凉包送到了。\n")
        with change(Action.FILE):
            file_under(issue, Source.objects.filter(pk=story.source_id))
        stories[name] = Story.objects.get(pk=story.pk)
        factories.suggested(story, "高温")
    return stories


@pytest.fixture
def desk(papers) -> Client:
    """Of a chief editor of the department that keeps OWN."""
    desk = desk_of("主编")
    department = Department.objects.create(name="编辑一室")
    department.members.add(get_user(desk))
    department.publications.add(Publication.objects.get(name=OWN))
    return desk


def url(page: str, record: Model) -> str:
    return reverse(f"admin:articles_{record._meta.model_name}_{page}", args=(record.pk,))


def tick(story: Story, action: str, **data: object) -> dict[str, object]:
    return {"action": action, "_selected_action": [story.pk], "apply": "1", **data}


def edit(desk: Client, story: Story) -> HttpResponse:
    if "_save" not in desk.get(url("change", story)).content.decode():
        return desk.post(url("change", story), {"headline": "改过", "base_version": story.version})
    return save(desk, url("change", story), headline="改过")


def in_bin(desk: Client, story: Story) -> HttpResponse:
    return desk.post(url("delete", story))


def bin_selected(desk: Client, story: Story) -> HttpResponse:
    return desk.post(reverse("admin:articles_story_changelist"), tick(story, "bin_selected"))


def split(desk: Client, story: Story) -> HttpResponse:
    block = story.blocks.order_by("start").last()
    return desk.post(f"{url('split', story)}?at={block.pk}")


def grid(desk: Client, story: Story) -> HttpResponse:
    (stamp,) = stamps_of([story.pk]).values()
    sent = {"row": story.pk, f"stamp-{story.pk}": stamp, f"section-{story.pk}": "要闻"}
    return desk.post(f"{reverse('admin:articles_story_grid')}?id={story.pk}", sent)


def bulk(desk: Client, story: Story) -> HttpResponse:
    (stamp,) = stamps_of([story.pk], ()).values()
    fields = {"kind": "=", "genre": "=", "status": "archived", "seen": f"{story.pk}:{stamp}", "apply": "1"}
    return desk.post(reverse("admin:articles_story_bulk", args=["fields"]), fields)


def arrange(desk: Client, story: Story) -> HttpResponse:
    block = story.blocks.order_by("start").last()
    page = desk.get(url("proofing", story.source))
    return desk.post(
        url("proofing", story.source), {"act": "role noise", "block": block.pk, "seen": page.context["page"].seen}
    )


def check_all(desk: Client, story: Story) -> HttpResponse:
    page = desk.get(url("proofing", story.source))
    return desk.post(url("proofing", story.source), {"act": "check-all", "seen": page.context["page"].seen})


def correct(desk: Client, story: Story) -> HttpResponse:
    story.blocks.update(moved=True)
    return desk.post(url("correct", story))


def undo(desk: Client, story: Story) -> HttpResponse:
    editing.edit(story, by=factories.user(), section="副刊")
    return desk.post(url("undo", Change.objects.first()))


def restore_version(desk: Client, story: Story) -> HttpResponse:
    first = story.history.latest("history_id")
    editing.edit(story, by=factories.user(), section="副刊")
    return desk.post(reverse("admin:articles_story_restore_version", args=[story.pk, first.history_id]))


def describe_issue(desk: Client, story: Story) -> HttpResponse:
    page = desk.get(url("change", story.issue))
    form = page.context["adminform"].form
    data = form_data(page, "issue_form") if form.fields else {}
    return desk.post(url("change", story.issue), {**data, "number": "77"})


def file_sources(desk: Client, story: Story) -> HttpResponse:
    empty = factories.issue(title="新的一期")
    data = {"action": "file_selected_sources", "_selected_action": [story.source_id], "apply": "1", "issue": empty.pk}
    return desk.post(reverse("admin:articles_source_changelist"), data)


def change_publication(desk: Client, story: Story) -> HttpResponse:
    publication = story.issue.publication
    page = desk.get(url("change", publication))
    data = form_data(page, "publication_form") if page.context["adminform"].form.fields else {}
    return desk.post(url("change", publication), {**data, "name": publication.name, "pages": "8"})


DOORS: tuple[Callable[[Client, Story], HttpResponse], ...] = (
    *(edit, in_bin, bin_selected, split, grid, bulk, arrange, check_all, correct, undo, restore_version),
    *(describe_issue, file_sources, change_publication),
)


@pytest.mark.parametrize("door", DOORS)
def test_what_the_department_keeps_is_changed(desk, papers, door):
    door(desk, papers[OWN])
    assert Change.objects.filter(by=get_user(desk)).exists()


@pytest.mark.parametrize("door", DOORS)
def test_what_another_keeps_is_not(desk, papers, door):
    response = door(desk, papers[OTHER])
    assert not Change.objects.filter(by=get_user(desk)).exists()
    assert response.status_code in (200, 302, 403)  # an act over many leaves out what is of others


@pytest.mark.parametrize("door", DOORS)
def test_who_belongs_to_no_department_changes_all(papers, door):
    desk = desk_of("主编")
    door(desk, papers[OTHER])
    assert Change.objects.filter(by=get_user(desk)).exists()


@pytest.mark.parametrize("page", ["change", "history"])
def test_what_another_keeps_is_read(desk, papers, page):
    response = desk.get(url(page, papers[OTHER]))
    assert response.status_code == 200
    assert "_save" not in response.content.decode()


def test_a_story_of_no_publication_is_changed_by_all(desk):
    edit(desk, factories.story())
    assert Story.objects.filter(headline="改过").exists()


def test_a_story_is_not_given_away(desk, papers):
    response = save(desk, url("change", papers[OWN]), issue=papers[OTHER].issue_id)
    assert response.status_code == 403
    assert f"《{OTHER}》" in response.content.decode()
    assert Story.objects.get(pk=papers[OWN].pk).issue_id == papers[OWN].issue_id


def test_a_story_is_not_taken_away(desk, papers):
    with pytest.raises(OfOtherDepartment, match=OTHER):
        editing.edit(papers[OTHER], by=get_user(desk), issue=papers[OWN].issue)


@pytest.mark.parametrize("name, outcome", [(OWN, "imported"), (OTHER, "failed"), ("新报", "failed")])
def test_a_file_is_imported_into_what_the_department_keeps(desk, name, outcome):
    entry = FileEntry("一.txt", "一.txt", lambda: "又一批清凉包\n又一批清凉包送到了工地上。\n".encode())
    (line,) = import_files([entry], SourceOptions(publication=name), by=get_user(desk)).lines
    assert line.outcome == outcome
    assert outcome == "imported" or f"《{name}》" in str(line.remarks[0])
    assert Publication.objects.filter(name="新报").count() == 0


def test_departments_are_for_administrators():
    assert desk_of("主编").get(reverse("admin:articles_department_changelist")).status_code == 403


def test_a_source_of_another_department_is_not_read_again(desk, papers):
    source = pages.imported()
    Issue.objects.filter(pk=source.issue_id).update(publication=Publication.objects.get(name=OTHER))
    before = Change.objects.count()
    reread = reparse_safely(source.pk, by=get_user(desk), read=pages.reader(pages.merge(0)))
    assert isinstance(reread.error, OfOtherDepartment)
    assert Change.objects.count() == before
