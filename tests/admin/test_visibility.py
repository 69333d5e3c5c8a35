"""What a reader may not see stands on no page: the guard of `visible_to`.

Some stories are internal here, and who may do everything but read these follows every link of the desk.
"""

from __future__ import annotations

import json
import zlib
from datetime import date
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import resolve, reverse

from articles import records
from articles.desk.stamps import stamps_of
from articles.models import Action, ImportLine, ImportRun, Issue, SourceBytes, Story, change
from articles.permissions import READ_INTERNAL
from articles.records import from_parse
from tests import editing, factories

from .desks import desk_of
from .walking import SECRET, content, linked_pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(editor) -> Issue:
    """An issue with an open story and a secret one, and all that is done with stories."""
    paper = factories.publication("工道", rhythm="daily")
    issue = factories.issue(publication=paper, published_on=date(2024, 6, 28), date_basis="given")
    run = ImportRun.objects.create(by=editor)
    for name, text in (("公开", "清凉包送到班组\n第一批清凉包。\n"), (SECRET, f"{SECRET}的清凉包\n{SECRET}正文。\n")):
        story = factories.printed_story(text, section=f"{name}栏目", byline=f"{name}记者")
        source = story.source
        source.issue, source.name = issue, f"{name}.txt"
        source.save()
        SourceBytes.objects.filter(source=source).update(compressed=zlib.compress(text.encode()))
        with change(Action.IMPORT, by=editor, run=run, note=source.name):
            records.edit_many([story], {"issue": issue})
        ImportLine.objects.create(run=run, name=source.name, outcome="imported", source=source, stories=1)
        factories.suggested(story, "高温")
        factories.suggested_place(story, "500000")
        editing.add_tags([story], [factories.tag(f"{name}标签" if name == "公开" else "劳模")], by=editor)
        editing.set_status([story], "checked", by=editor)
    secret, other = Story.objects.get(headline__contains=SECRET), Story.objects.get(headline__startswith="清凉")
    secret_issue = factories.issue(title=f"{SECRET}的期次")
    editing.bin_stories([factories.story(headline=f"{SECRET}的第二篇", issue=secret_issue)], by=editor)
    with change(Action.EDIT, by=editor):
        records.edit(other.pk, {"continues": secret})
    with change(Action.EDIT, by=editor, note=f"{SECRET}与公开"):
        records.edit_many([secret, other], {"notes": "两篇一起"})
    with change(Action.EDIT, by=editor):
        records.edit(other.pk, {"notes": ""})
    return issue


@pytest.fixture
def desk(db) -> Client:
    return desk_of("主编")


@pytest.fixture
def hidden(archive, desk, editor) -> Story:
    for story in Story.objects.filter(headline__contains=SECRET):
        editing.edit(story, by=editor, visibility="internal")
    permission = Permission.objects.get(codename=READ_INTERNAL)
    Group.objects.get(name="主编").permissions.remove(permission)
    return Story.objects.get(headline=f"{SECRET}的清凉包")


def test_the_walk_leads_to_each_kind_of_page_that_tells_of_stories(desk, archive):
    found = {resolve(urlsplit(url).path).url_name for url, page in linked_pages(desk) if SECRET in content(page)}
    assert found >= {
        "index",
        "search",
        "similar-stories",
        *(f"articles_{name}_changelist" for name in ("story", "source", "change")),
        *(f"articles_{name}_change" for name in ("story", "issue", "source", "change", "importrun")),
        *(f"articles_story_{page}" for page in ("history", "simple_history", "delete")),
    }


def test_no_page_shows_a_hidden_story(desk, hidden):
    assert [url for url, page in linked_pages(desk) if SECRET in content(page)] == []


PAGES = (
    *(f"admin:articles_story_{page}" for page in ("change", "history", "delete")),
    "admin:articles_article_change",
    "similar-stories",
)
BUTTONS = tuple(f"admin:articles_story_{page}" for page in ("split", "restore", "correct"))


@pytest.mark.parametrize("name", PAGES)
def test_a_hidden_story_has_no_pages(desk, hidden, name):
    response = desk.get(reverse(name, args=[hidden.pk]), follow=True)
    assert response.status_code == 404 or response.redirect_chain[-1][0] == reverse("admin:index")
    assert SECRET not in content(response)


@pytest.mark.parametrize("name", BUTTONS)
def test_a_hidden_story_takes_no_orders(desk, hidden, name):
    assert desk.post(reverse(name, args=[hidden.pk])).status_code == 404


def test_a_change_of_a_hidden_story_is_not_taken_back(desk, hidden):
    done = hidden.history.latest("history_id").change
    assert desk.post(reverse("admin:articles_change_undo", args=[done.pk])).status_code == 404


@pytest.mark.parametrize("name", ["download", "page"])
def test_a_source_that_prints_a_hidden_story_is_not_handed_out(desk, hidden, name):
    place = [hidden.source_id] if name == "download" else [hidden.source_id, 1]
    assert desk.get(reverse(f"admin:articles_source_{name}", args=place)).status_code == 404


def test_an_issue_of_hidden_stories_alone_has_no_pages(desk, hidden):
    issue = Issue.objects.get(title__contains=SECRET)
    for page in ("change", "history", "delete", "proofing"):
        response = desk.get(reverse(f"admin:articles_issue_{page}", args=[issue.pk]))
        assert response.status_code == 404 or response.url == reverse("admin:index"), page
    field = {"app_label": "articles", "model_name": "story", "field_name": "issue", "term": SECRET}
    assert json.loads(desk.get(reverse("admin:autocomplete"), field).content)["results"] == []


def test_the_gaps_tell_of_no_issue_of_hidden_stories_alone(desk, hidden):
    url = reverse("admin:articles_publication_gaps", args=[hidden.issue.publication_id])
    (before, latest) = (desk.get(url).context[name] for name in ("gaps", "form"))
    facts = {"publication": hidden.issue.publication, "published_on": date(2024, 7, 1), "date_basis": "given"}
    Issue.objects.filter(title__contains=SECRET).update(**facts)
    after = desk.get(url).context
    assert (after["gaps"].slots, after["form"].data) == (before.slots, latest.data)


def test_who_reads_no_internal_story_makes_none(desk, hidden):
    page = desk.get(reverse("admin:articles_story_change", args=[Story.objects.get(headline__startswith="清凉").pk]))
    assert "visibility" not in page.context["adminform"].form.fields


def test_an_old_version_of_a_hidden_story_is_not_there(desk, hidden):
    row = hidden.history.first()
    url = reverse("admin:articles_story_simple_history", args=[hidden.pk, row.history_id])
    assert desk.get(url).status_code == 404


@pytest.mark.parametrize("query", ["", "?q=清凉", "?status=checked", "?bin=all", "?tag_state=suggested"])
def test_a_hidden_story_is_not_exported(desk, hidden, query):
    data = {"format": "json", "selected": str(hidden.pk) if not query else ""}
    exported = desk.post(reverse("admin:articles_story_export") + query, data)
    assert exported.status_code == 200
    assert SECRET not in content(exported)


@pytest.mark.parametrize("query", ["tag", "place", "issue", "section", "publication", "period"])
def test_filters_find_no_hidden_story(desk, hidden, query):
    values = {
        "tag": hidden.tags.first().pk,
        "place": "500000",
        "issue": hidden.issue_id,
        "section": hidden.section,
        "publication": hidden.issue.publication_id,
        "period": "2024",
    }
    response = desk.get(reverse("admin:articles_story_changelist"), {query: values[query], "bin": "all"})
    assert hidden not in response.context["cl"].result_list


def test_what_a_person_types_finds_no_hidden_story(desk, hidden):
    source, field = ("articles", "story"), "continues"
    params = {"term": SECRET, "app_label": source[0], "model_name": source[1], "field_name": field}
    assert json.loads(desk.get(reverse("admin:autocomplete"), params).content)["results"] == []


def test_a_hidden_story_is_chosen_by_no_form(desk, hidden):
    data = {"headline": "新稿", "origin": "typed", "kind": "article", "status": "pending", "visibility": "public"}
    formsets = {f"{name}-{end}": 0 for name in ("taggings", "placings") for end in ("TOTAL_FORMS", "INITIAL_FORMS")}
    response = desk.post(reverse("admin:articles_story_add"), {**data, **formsets, "continues": hidden.pk})
    assert response.context["adminform"].form.errors.keys() == {"continues"}


def test_an_action_leaves_a_hidden_story_alone(desk, hidden):
    data = {"action": "bin_selected", "_selected_action": [hidden.pk], "apply": "1"}
    desk.post(reverse("admin:articles_story_changelist"), data)
    assert Story.objects.get(pk=hidden.pk).binned_at is None


def test_a_bulk_act_leaves_a_hidden_story_alone(desk, hidden):
    url, fields = (
        reverse("admin:articles_story_bulk", args=["fields"]),
        {"kind": "=", "genre": "=", "status": "archived"},
    )
    preview = desk.post(url, {**fields, "stories": str(hidden.pk)})
    (stamp,) = stamps_of([hidden.pk], ()).values()
    desk.post(url, {**fields, "seen": f"{hidden.pk}:{stamp}", "apply": "1"})
    assert preview.context["number"] == 0
    assert Story.objects.get(pk=hidden.pk).status == "checked"


def test_the_grid_shows_and_takes_no_hidden_story(desk, hidden):
    url = f"{reverse('admin:articles_story_grid')}?id={hidden.pk}"
    (stamp,) = stamps_of([hidden.pk]).values()
    assert desk.get(url).context["rows"] == []
    sent = {"row": hidden.pk, f"stamp-{hidden.pk}": stamp, f"section-{hidden.pk}": "要闻"}
    answer = desk.post(url, sent, headers={"Accept": "application/json"}).json()
    assert answer == {"text": "", "saved": {}, "said": {}}
    assert Story.objects.get(pk=hidden.pk).section != "要闻"


def test_facets_count_no_hidden_story(desk, hidden):
    facets = desk.get(reverse("search"), {"q": "清凉"}).context["facets"]
    assert {choice.count for facet in facets for choice in (*facet.first, *facet.more)} == {1}


def test_lists_count_no_hidden_story(desk, hidden):
    stories = desk.get(reverse("admin:articles_story_changelist"), {"bin": "all"}).context["cl"]
    (issue,) = [each for each in changelist(desk, "issue") if each.pk == hidden.issue_id]
    (run,) = changelist(desk, "importrun")
    tags = {tag.name: tag for tag in changelist(desk, "tag")}
    assert stories.counted.number == 1
    assert (issue.live_stories, run.number_imported) == (1, 1)
    assert (tags["高温"].suggested, tags["劳模"].confirmed) == (1, 0)


def changelist(desk: Client, name: str) -> list:
    return desk.get(reverse(f"admin:articles_{name}_changelist")).context["cl"].result_list


def test_the_first_page_counts_no_hidden_story(desk, hidden):
    Story.objects.update(status="pending")
    context = desk.get(reverse("admin:index")).context
    (run,) = context["runs"]
    assert context["tasks"][0].number.number == 1
    assert (run.files, run.stories) == (1, 1)


def test_the_page_of_a_run_counts_no_hidden_story(desk, hidden):
    run = ImportRun.objects.get()
    page = content(desk.get(reverse("admin:articles_importrun_change", args=[run.pk])))
    assert "1 篇稿件" in page
    assert "2 篇稿件" not in page


def test_a_tag_of_hidden_stories_is_kept_without_telling_of_them(desk, hidden):
    tag = hidden.tags.get(name="劳模")
    page = content(desk.get(reverse("admin:articles_tag_delete", args=[tag.pk])))
    assert "“劳模”已在使用，不能删除，但可以改名。" in page


def test_a_change_that_wrote_a_hidden_story_tells_nothing_in_the_history_of_another(desk, hidden):
    other = Story.objects.get(headline__startswith="清凉")
    page = content(desk.get(reverse("admin:articles_story_history", args=[other.pk])))
    assert "编辑" in page
    assert SECRET not in page


def test_the_export_names_no_hidden_story_that_another_goes_on(desk, hidden):
    exported = desk.post(reverse("admin:articles_story_export"), {"format": "json"})
    assert [story["continues"] for story in json.loads(content(exported))] == [None]


def test_a_file_whose_text_is_hidden_does_not_lead_to_it(desk, hidden):
    text = f"{SECRET}的清凉包\n{SECRET}正文。\n"
    hidden.source.readings.update(digest=from_parse.digest(text))
    files = {"files": [SimpleUploadedFile("又一份.txt", text.encode())]}
    preview = content(desk.post(reverse("admin:articles_importrun_add"), files, follow=True))
    assert "已在库中，你看不到" in preview
    assert reverse("admin:articles_source_change", args=[hidden.source_id]) not in preview


def test_what_keeps_a_medium_is_not_named_where_it_is_hidden(desk, hidden):
    medium = factories.publication("劳动观察")
    factories.use(hidden, medium, used_on=date(2024, 6, 29))
    shown = content(desk.get(reverse("admin:articles_publication_delete", args=[medium.pk])))
    assert "有你看不到的记录与它相关。" in shown
    assert "2024年6月29日" not in shown
