from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.models import Change, Story, Tagging
from tests import editing, factories
from tests.admin.browserlike import form_data
from tests.admin.desks import desk_of

pytestmark = pytest.mark.django_db

GRID = "admin:articles_story_grid"


def opened(desk: Client, *stories: Story, **query: Any) -> HttpResponse:
    asked = {"id": ",".join(str(story.pk) for story in stories)} if stories else query
    return desk.get(reverse(GRID), asked)


def send(desk: Client, page: HttpResponse, **cells: str) -> HttpResponse:
    """Without a script: all cells are sent. `cells` by their names in the form, as `section_7`."""
    changed = {name.replace("_", "-"): text for name, text in cells.items()}
    return desk.post(page.wsgi_request.get_full_path(), {**form_data(page, "grid-form"), **changed}, follow=True)


def send_cells(desk: Client, page: HttpResponse, story: Story, **cells: str) -> dict[str, Any]:
    """As the script does: the cells of a row that were touched."""
    form = form_data(page, "grid-form")
    data = {"row": story.pk, f"stamp-{story.pk}": form[f"stamp-{story.pk}"]}
    data |= {f"{column}-{story.pk}": text for column, text in cells.items()}
    return desk.post(page.wsgi_request.get_full_path(), data, headers={"Accept": "application/json"}).json()


def test_the_rows_of_an_issue_stand_in_the_order_of_the_print(desk):
    story = factories.printed_story()
    later = factories.story(issue=story.issue, source=story.source, position=5)
    first = factories.story(issue=story.issue, source=story.source, position=0)
    rows = opened(desk, issue=story.issue_id).context["rows"]
    assert [row["story"] for row in rows] in ([first, story, later], [story, first, later])


def test_what_waits_to_be_tagged_is_shown_first(desk):
    factories.suggested(factories.story(), "高温")
    factories.story()
    page = desk.get(reverse(GRID), follow=True)
    assert len(page.context["rows"]) == 1


def test_the_rows_of_a_search_are_its_hits(desk):
    factories.story(body="高温津贴"), factories.story(body="产改")
    assert len(opened(desk, q="高温津贴").context["rows"]) == 1


def test_a_long_list_is_paged_and_says_so(desk):
    factories.stories(130)
    page = opened(desk, q="")
    assert len(page.context["rows"]) == 100
    assert "每页 100 篇，共 130 篇" in page.content.decode()
    assert len(desk.get(reverse(GRID) + page.context["next_page"]).context["rows"]) == 30


def test_a_selection_opens_in_the_grid(desk):
    stories = factories.stories(3)
    data = {"action": "grid_of_selected", "_selected_action": [story.pk for story in stories[:2]]}
    page = desk.post(reverse("admin:articles_story_changelist"), data, follow=True)
    assert {row["story"] for row in page.context["rows"]} == set(stories[:2])


def test_a_selection_of_all_opens_with_the_filters_of_the_list(desk):
    factories.story(kind="brief"), factories.story()
    data = {"action": "grid_of_selected", "_selected_action": [1], "select_across": "1"}
    page = desk.post(reverse("admin:articles_story_changelist") + "?kind=brief", data, follow=True)
    assert len(page.context["rows"]) == 1


def test_an_untouched_form_writes_nothing(desk):
    story = factories.story(credits=[{"role": "reporter", "name": "张三"}], genre="消息")
    factories.suggested(story, "高温")
    before = Change.objects.count()
    send(desk, opened(desk, story))
    assert Change.objects.count() == before


def test_a_form_without_script_saves_the_rows_that_were_touched(desk, editor):
    first, second = factories.stories(2)
    factories.tag("高温")
    page = opened(desk, first, second)
    send(desk, page, **{f"section_{first.pk}": "要闻", f"tags_{first.pk}": "高温", f"status_{first.pk}": "已校核"})
    assert Story.objects.values_list("section", "status").get(pk=first.pk) == ("要闻", "checked")
    assert Tagging.objects.get().by == editor
    assert Story.objects.get(pk=second.pk).version == 1


def test_a_form_says_what_cannot_be_and_keeps_what_was_typed(desk):
    story = factories.story()
    page = send(desk, opened(desk, story), **{f"genre_{story.pk}": "小说"})
    text = page.content.decode()
    assert "没有“小说”这一项" in text
    assert f'name="genre-{story.pk}" value="小说"' in text
    send(desk, page, **{f"genre_{story.pk}": "消息"})
    assert Story.objects.get().genre == "消息"


def test_a_form_of_a_row_changed_meanwhile_shows_both(desk):
    story = factories.story(headline="清凉包")
    page = opened(desk, story)
    editing.edit(story, by=factories.user("何琳"), section="副刊")
    again = send(desk, page, **{f"section_{story.pk}": "要闻"}).content.decode()
    assert "“清凉包”没有保存：何琳" in again
    assert f'name="section-{story.pk}" value="副刊"' in again
    assert "你写的：要闻" in again


def test_a_script_is_told_what_the_rows_say_now(desk):
    story = factories.story()
    factories.tag("高温")
    answer = send_cells(desk, opened(desk, story), story, tags="高温")
    assert answer["saved"][str(story.pk)]["texts"]["tags"] == "高温"
    assert reverse("admin:articles_change_undo", args=[Change.objects.latest("pk").pk]) in answer["text"]


def test_a_script_is_told_of_a_row_changed_meanwhile(desk):
    story = factories.story()
    page = opened(desk, story)
    editing.edit(story, by=factories.user("何琳"), section="副刊")
    said = send_cells(desk, page, story, section="要闻")["said"][str(story.pk)]
    assert "何琳" in said["text"]
    assert said["row"]["texts"]["section"] == "副刊"
    assert Story.objects.get().section == "副刊"


def test_tags_alone_are_noted_as_tagging(desk):
    story = factories.story()
    factories.tag("高温")
    send_cells(desk, opened(desk, story), story, tags="高温")
    assert Change.objects.latest("pk").action == "tag"


def test_names_are_looked_up_for_the_script(desk):
    factories.tag("高温")
    answer = desk.post(reverse(f"{GRID}_names"), {"column": "tags", "name": ["高温", "没有"]}).json()
    assert answer.keys() == {"没有"}
    assert desk.post(reverse(f"{GRID}_names"), {"column": "headline"}).status_code == 404


def test_who_may_not_edit_has_no_grid():
    archivist = desk_of("资料员")
    for url in (reverse(GRID), reverse(f"{GRID}_names")):
        assert archivist.get(url).status_code == 403
        assert archivist.post(url).status_code == 403


@pytest.mark.parametrize("query", [{"id": "x,99999999999999999999"}, {"id": ""}, {"q": "没有这样的稿件"}])
def test_a_grid_without_rows_opens(desk, query):
    assert desk.get(reverse(GRID), query).status_code == 200


def test_an_address_that_asks_for_nothing_there_leads_to_the_list(desk):
    assert desk.get(reverse(GRID), {"after": "x"}).status_code == 302


def test_the_number_of_queries_does_not_grow_with_the_rows(desk, django_assert_max_num_queries):
    for number in (3, 40):
        for story in factories.stories(number):
            factories.suggested(story, "高温")
        with django_assert_max_num_queries(30):
            opened(desk, q="")
