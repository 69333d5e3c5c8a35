"""Publications, issues, tags and sources at the desk."""

from __future__ import annotations

import zlib

import pytest
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.models import Block, Change, Issue, Publication, Source, SourceBytes, Tag
from articles.parsing.values import Role
from tests import editing, factories

from .browserlike import form_data

pytestmark = pytest.mark.django_db


def url(record: object, page: str = "change") -> str:
    return reverse(f"admin:articles_{record._meta.model_name}_{page}", args=(record.pk,))


# Issues


def saved_issue(desk: Client, issue: Issue, **changes: object) -> HttpResponse:
    data = form_data(desk.get(url(issue)), "issue_form")
    return desk.post(url(issue), {**data, **changes})


def test_an_untouched_issue_is_not_written(desk):
    issue = factories.issue(number="12", editors=["张三", "John Smith"], title="标题")
    assert saved_issue(desk, issue).status_code == 302
    assert Issue.objects.get().editors == ["张三", "John Smith"]
    assert (Issue.history.count(), Change.objects.count()) == (1, 1)


def test_the_date_of_an_issue_can_be_given(desk):
    issue = factories.issue(not_before="2024-06-28", date_basis="inferred")
    assert saved_issue(desk, issue, published_on="2024-07-01", date_basis="given").status_code == 302


def test_a_date_that_is_typed_is_given_and_ends_what_was_inferred(desk):
    issue = factories.issue(not_before="2024-06-28", not_after="2024-07-04", date_basis="inferred")
    assert saved_issue(desk, issue, published_on="2024-07-01").status_code == 302
    issue = Issue.objects.get()
    assert (issue.date_basis, issue.not_before, issue.not_after) == ("given", None, None)


def test_a_date_within_the_inferred_bounds_is_taken_without_a_word(desk):
    issue = factories.issue(not_before="2024-06-28", not_after="2024-07-04", date_basis="inferred")
    assert said(saved_issue(desk, issue, published_on="2024-07-04")) == ["success"]


@pytest.mark.parametrize("day", ["2024-06-27", "2024-07-05"])
def test_a_date_outside_of_the_inferred_bounds_is_taken_with_a_warning(desk, day):
    issue = factories.issue(not_before="2024-06-28", not_after="2024-07-04", date_basis="inferred")
    assert "warning" in said(saved_issue(desk, issue, published_on=day))
    assert str(Issue.objects.get().published_on) == day


def said(response: HttpResponse) -> list[str]:
    return [message.level_tag for message in get_messages(response.wsgi_request)]


@pytest.mark.parametrize("typed", ["12", "第12期", "12期"])
def test_the_number_of_an_issue_is_typed_with_or_without_its_counter(desk, typed):
    issue = factories.issue(title="旧")
    saved_issue(desk, issue, number=typed)
    assert str(Issue.objects.get()) == "第12期 旧"


@pytest.mark.parametrize("typed", ["五一特刊", "总第35期", "2024年第3期"])
def test_a_number_that_is_more_than_a_number_is_kept_as_typed(desk, typed):
    saved_issue(desk, factories.issue(title="旧"), number=typed)
    assert Issue.objects.get().number == typed


def test_a_date_loses_no_basis_unless_it_goes_too(desk):
    issue = factories.issue(published_on="2024-07-01", date_basis="printed")
    assert "date_basis" in saved_issue(desk, issue, date_basis="").context["adminform"].form.errors


def test_a_form_with_errors_is_headed_by_what_is_stored(desk):
    issue = factories.issue(title="旧的标题")
    response = saved_issue(desk, issue, title="新的标题", not_before="2024-07-02", not_after="2024-07-01")
    assert "旧的标题" in response.context["subtitle"]


def met(desk: Client, issue: Issue, theirs: dict[str, str], mine: dict[str, str]) -> HttpResponse:
    """Open the form, let another person save, then save."""
    data = form_data(desk.get(url(issue)), "issue_form")
    saved_issue(desk, issue, **theirs)
    return desk.post(url(issue), {**data, **mine})


def test_two_people_who_change_different_things_of_an_issue_both_find_them_saved(desk):
    paper = factories.publication()
    theirs = {"title": "五一特刊", "editors": "张三 李四", "publication": paper.pk}
    assert met(desk, factories.issue(title="旧", number="1"), theirs, {"number": "12"}).status_code == 302
    issue = Issue.objects.get()
    assert (issue.title, issue.number, issue.editors) == ("五一特刊", "12", ["张三", "李四"])
    assert issue.publication == paper


@pytest.mark.parametrize(
    "field, theirs, mine",
    [
        ("title", "先到", "后到"),
        ("editors", "张三", "李四"),
        ("not_before", "2024-07-01", "2024-07-02"),
        ("date_basis", "file name", "printed"),
    ],
)
def test_two_people_who_change_the_same_of_an_issue_are_told(desk, field, theirs, mine):
    issue = factories.issue(published_on="2024-06-01", date_basis="given")
    response = met(desk, issue, {field: theirs}, {field: mine})
    assert list(response.context["adminform"].form.errors) == [field]
    assert str(getattr(Issue.objects.get(), field)) in (theirs, f"['{theirs}']")


def test_both_values_are_named(desk):
    response = met(desk, factories.issue(title="旧"), {"title": "先到"}, {"title": "后到"})
    text = response.context["adminform"].form.errors["title"][0]
    assert "先到" in text and "后到" in text


def test_who_saves_again_knowingly_has_the_last_word(desk):
    issue = factories.issue(title="旧")
    response = met(desk, issue, {"title": "先到"}, {"title": "后到"})
    assert desk.post(url(issue), form_data(response, "issue_form")).status_code == 302
    assert Issue.objects.get().title == "后到"


def test_two_people_who_say_the_same_have_no_conflict(desk):
    assert met(desk, factories.issue(title="旧"), {"title": "新"}, {"title": "新"}).status_code == 302
    assert Issue.history.count() == 2


@pytest.mark.parametrize(
    "changes, field",
    [
        ({"published_on": "2024-07-01", "date_basis": "inferred"}, "date_basis"),
        ({"not_before": "2024-07-02", "not_after": "2024-07-01"}, "not_after"),
        ({"editors": '"张三'}, "editors"),
        ({"editors": '"\\ud800"'}, "editors"),
        ({"publication": "x"}, "publication"),
        ({"publication": "99999999999999999999"}, "publication"),
    ],
)
def test_what_an_issue_cannot_be_is_said_at_the_field(desk, changes, field):
    response = saved_issue(desk, factories.issue(), **changes)
    assert field in response.context["adminform"].form.errors


def test_an_issue_of_which_nothing_is_said_is_refused(desk):
    add = reverse("admin:articles_issue_add")
    response = desk.post(add, form_data(desk.get(add), "issue_form"))
    assert "至少填写一项：媒体、期号、标题、日期" in response.content.decode()
    assert not Issue.objects.exists()


@pytest.mark.parametrize("known", [{"number": "12"}, {"title": "五一特刊"}, {"not_before": "2024-07-01"}])
def test_an_issue_of_which_one_thing_is_said_is_saved(desk, known):
    add = reverse("admin:articles_issue_add")
    assert desk.post(add, {**form_data(desk.get(add), "issue_form"), **known}).status_code == 302


def test_an_issue_does_not_lose_all_that_it_is_known_by(desk):
    issue = factories.issue(title="五一特刊")
    assert saved_issue(desk, issue, title="").status_code == 200
    assert Issue.objects.get().title == "五一特刊"


def test_an_issue_that_has_sources_needs_no_more(desk):
    issue = factories.source().issue
    assert saved_issue(desk, issue, editors="张三").status_code == 302


def test_the_same_issue_twice_is_said(desk):
    paper = factories.publication()
    facts = {"publication": paper, "number": "12", "published_on": "2024-07-01", "date_basis": "printed"}
    factories.issue(**facts)
    other = factories.issue(publication=paper)
    changes = {"number": "12", "published_on": "2024-07-01", "date_basis": "printed"}
    assert saved_issue(desk, other, **changes).context["errors"]


def test_an_inferred_date_is_shown_so(desk):
    factories.issue(not_before="2024-06-28", date_basis="inferred")
    assert "推断" in desk.get(reverse("admin:articles_issue_changelist")).content.decode()


def test_an_issue_shows_its_sources_and_stories(desk):
    story = factories.printed_story()
    page = desk.get(url(story.issue)).content.decode()
    assert url(story) in page
    assert url(story.source) in page


def test_an_issue_with_stories_is_protected_and_says_so(desk):
    story = factories.printed_story()
    response = desk.post(url(story.issue, "delete"), {"post": "yes"})
    assert response.status_code == 200
    assert Issue.objects.exists()


# Publications and tags


@pytest.mark.parametrize("record", ["articles_issue", "articles_tag", "articles_publication", "auth_group"])
def test_a_record_that_is_no_story_is_not_counted_as_one(desk, record):
    page = desk.get(reverse(f"admin:{record}_add")).content.decode()
    assert 'name="_addanother"' in page
    assert "再增一篇" not in page


def test_a_story_is_counted_as_one(desk):
    assert "保存并再增一篇" in desk.get(reverse("admin:articles_story_add")).content.decode()


def test_a_publication_with_issues_is_protected_and_says_so(desk):
    paper = factories.publication()
    factories.issue(publication=paper)
    assert desk.post(url(paper, "delete"), {"post": "yes"}).status_code == 200
    assert Publication.objects.exists()


def test_two_people_who_change_different_things_of_a_publication_both_find_them_saved(desk):
    paper = factories.publication(section_names="要闻\n一周动态")
    data = form_data(desk.get(url(paper)), "publication_form")
    desk.post(url(paper), {**data, "section_names": "要闻\r\n职工之声"})
    desk.post(url(paper), {**data, "name": "新的名称"})
    paper = Publication.objects.get(pk=paper.pk)
    assert (paper.name, paper.section_names) == ("新的名称", "要闻\n职工之声")


def test_an_untouched_publication_is_not_written(desk):
    paper = factories.publication(section_names="要闻\n一周动态", kind="newspaper", home_id="330100", pages=8)
    desk.post(url(paper), form_data(desk.get(url(paper)), "publication_form"))
    assert paper.history.count() == 1


def test_a_publication_without_issues_is_deleted(desk):
    desk.post(url(factories.publication(), "delete"), {"post": "yes"})
    assert not Publication.objects.exists()


def test_publications_are_deleted_by_action_too(desk):
    paper = factories.publication()
    data = {"action": "delete_selected", "_selected_action": [paper.pk], "post": "yes"}
    desk.post(reverse("admin:articles_publication_changelist"), data)
    assert not Publication.objects.exists()


def test_a_used_tag_is_protected_and_says_so(desk, editor):
    tag = factories.tag("本测试的标签")
    editing.add_tags([factories.story()], [tag], by=editor)
    assert desk.post(url(tag, "delete"), {"post": "yes"}).status_code == 200
    assert Tag.objects.filter(pk=tag.pk).exists()


def kept_page(desk: Client, record: object) -> str:
    page = desk.get(url(record, "delete")).content.decode()
    assert 'name="post"' not in page
    return page


def test_a_used_tag_says_why_it_stays_and_what_can_be_done(desk, editor):
    tag = factories.tag("本测试的标签")
    editing.add_tags(factories.stories(3), [tag], by=editor)
    assert "“本测试的标签”已用于 3 篇稿件，不能删除，可以改名。" in kept_page(desk, tag)


def test_used_tags_are_not_deleted_by_action_either(desk, editor):
    used, unused = factories.tag(), factories.tag()
    editing.add_tags([factories.story()], [used], by=editor)
    data = {"action": "delete_selected", "_selected_action": [used.pk, unused.pk], "post": "yes"}
    assert "不能删除，可以改名" in desk.post(reverse("admin:articles_tag_changelist"), data).content.decode()
    assert Tag.objects.filter(pk__in=[used.pk, unused.pk]).count() == 2


def test_an_unused_tag_is_deleted(desk):
    tag = factories.tag()
    desk.post(url(tag, "delete"), {"post": "yes"})
    assert not Tag.objects.filter(pk=tag.pk).exists()


def test_an_issue_says_why_it_stays(desk):
    assert "下有源文件，不能删除" in kept_page(desk, factories.printed_story().issue)
    assert "下有稿件，不能删除" in kept_page(desk, factories.story(issue=factories.issue()).issue)


def test_a_publication_says_why_it_stays(desk):
    paper = factories.publication()
    factories.issue(publication=paper)
    assert "下有期次，不能删除" in kept_page(desk, paper)


def test_a_used_tag_says_how_often(desk, editor):
    tag = factories.tag("本测试的标签")
    editing.add_tags(factories.stories(3), [tag], by=editor)
    page = desk.get(reverse("admin:articles_tag_changelist"), {"q": "本测试的标签"}).content.decode()
    assert f"tag={tag.pk}&amp;tag_state=confirmed" in page or f"tag={tag.pk}&tag_state=confirmed" in page


# Sources


def test_a_source_shows_each_passage_with_its_role(desk):
    page = desk.get(url(factories.printed_story().source)).content.decode()
    assert 'id="b0" class="passage role-headline' in page
    assert "role-body" in page


def test_a_source_leads_to_its_stories(desk):
    story = factories.printed_story()
    assert f'id="story{story.pk}" href="{url(story)}"' in desk.get(url(story.source)).content.decode()


def test_a_source_says_how_much_is_in_stories(desk):
    assert "100.0%" in desk.get(url(factories.printed_story().source)).content.decode()


def test_nearly_all_is_not_all(desk):
    story = factories.printed_story("标题\n" + "正文" * 3000 + "\n")
    reading = story.source.readings.get()
    Block.objects.create(reading=reading, start=len(reading.text) - 2, role=Role.UNREAD)
    assert "99.9%" in desk.get(url(story.source)).content.decode()


def test_printed_text_is_shown_and_not_run(desk):
    source = factories.printed_story("<script>alert(1)</script>\n正文。\n").source
    assert "<script>alert(1)" not in desk.get(url(source)).content.decode()


def test_the_original_is_taken_away_byte_for_byte(desk):
    source = named_source("第1版.txt", "正文\r\n".encode("gb18030"))
    response = desk.get(url(source, "download"))
    assert b"".join(response) == "正文\r\n".encode("gb18030")


def test_the_original_is_never_opened_in_the_browser(desk):
    response = desk.get(url(named_source("<x>.html", b"<script>"), "download"))
    b"".join(response)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize("name", ['a"b.txt', "a\nb.txt", "..\\..\\x.txt"])
def test_a_strange_file_name_makes_no_strange_header(desk, name):
    response = desk.get(url(named_source(name, b"x"), "download"))
    assert b"".join(response) == b"x"


def named_source(name: str, data: bytes) -> Source:
    source = factories.source(name=name)
    SourceBytes.objects.filter(source=source).update(compressed=zlib.compress(data))
    return source


def test_a_source_in_the_bin_is_in_no_list_and_says_so(desk):
    source = factories.imported("清凉包送到班组\n\n第一批送到了工地。\n".encode(), "page.txt").source
    desk.post(f"/admin/articles/change/{Change.objects.get(action='import').pk}/undo/")
    assert "page.txt" not in desk.get("/admin/articles/source/").content.decode().partition('id="changelist"')[2]
    assert "导入已撤销" in desk.get(f"/admin/articles/source/{source.pk}/change/").content.decode()
