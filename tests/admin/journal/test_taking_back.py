"""Taking changes back at the desk: from the journal, from the page of a change, from the message after an act."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from accounts.roles import create_roles
from articles.models import Change, Story
from tests import editing, factories
from tests.admin.lists.test_actions import act
from tests.rereading import pages

pytestmark = pytest.mark.django_db


def undo_url(done: Change) -> str:
    return reverse("admin:articles_change_undo", args=[done.pk])


def last_change() -> Change:
    return Change.objects.latest("pk")


def journal(desk: Client) -> str:
    return desk.get(reverse("admin:articles_change_changelist")).content.decode()


def page_of(desk: Client, done: Change) -> str:
    return desk.get(reverse("admin:articles_change_change", args=[done.pk])).content.decode()


def signed_in(role: str) -> Client:
    create_roles()
    user, client = factories.user(is_staff=True), Client()
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return client


@pytest.fixture
def story() -> Story:
    return factories.story(headline="清凉包送到班组")


def test_each_line_of_the_journal_has_its_button(desk, editor, story):
    editing.edit(story, by=editor, headline="改过")
    assert f'formaction="{undo_url(last_change())}"' in journal(desk)


def test_what_wrote_much_is_looked_at_first(desk, editor):
    editing.set_status(factories.stories(3), "checked", by=editor)
    url = reverse("admin:articles_change_change", args=[last_change().pk])
    assert f'href="{url}#undo"' in journal(desk)
    assert f'action="{undo_url(last_change())}"' in page_of(desk, last_change())


def test_the_page_says_what_goes_back_and_what_was_changed_since(desk, editor):
    one, other = factories.stories(2)
    editing.set_status([one, other], "checked", by=editor)
    done = last_change()
    editing.set_status([other], "archived", by=editor)
    preview = desk.get(reverse("admin:articles_change_change", args=[done.pk])).context["preview"]
    assert [(line.title, line.what) for line in preview.returns] == [("第1篇", "状态")]
    assert [(line.title, line.what, line.since) for line in preview.stays] == [("第2篇", "状态", last_change())]


def test_what_was_taken_back_offers_to_take_that_back(desk, editor, story):
    editing.edit(story, by=editor, headline="改过")
    done = last_change()
    desk.post(undo_url(done))
    assert Story.objects.get().headline == "清凉包送到班组"
    assert "撤回这次撤销" in page_of(desk, done)
    desk.post(undo_url(last_change()))
    assert Story.objects.get().headline == "改过"
    assert not Change.objects.get(pk=done.pk).taken_back


def test_the_message_after_an_act_takes_it_back(desk, editor, story):
    act(desk, "bin_selected", [story], apply="1")
    page = desk.get(reverse("admin:articles_story_changelist")).content.decode()
    assert f'action="{undo_url(last_change())}"' in page


def test_the_first_page_has_a_button_for_each_of_the_latest(desk, editor, story):
    editing.edit(story, by=editor, headline="改过")
    assert f'action="{undo_url(last_change())}"' in desk.get(reverse("admin:index")).content.decode()


def test_what_was_changed_since_is_named(desk, editor):
    one, other = factories.stories(2)
    editing.set_status([one, other], "checked", by=editor)
    done = last_change()
    editing.set_status([other], "archived", by=editor)
    page = desk.post(undo_url(done), follow=True).content.decode()
    assert "已撤销：1 条记录恢复原样" in page
    assert "《第2篇》（状态）：后来又改过" in page


def test_what_was_changed_since_of_all_is_a_refusal(desk, editor, story):
    editing.set_status([story], "checked", by=editor)
    done = last_change()
    editing.set_status([story], "archived", by=editor)
    assert "不能撤销" in desk.post(undo_url(done), follow=True).content.decode()


def test_an_editor_takes_back_what_an_editor_may_do_and_no_import(editor, story):
    client = signed_in("编辑")
    editing.set_status([story], "checked", by=editor)
    assert client.post(undo_url(last_change())).status_code == 302
    pages.imported()
    assert client.post(undo_url(last_change())).status_code == 403
    assert signed_in("主编").post(undo_url(last_change())).status_code == 302


def test_who_may_not_bin_takes_no_way_to_the_bin_back(editor, story):
    editing.bin_stories([story], by=editor)
    assert signed_in("编辑").post(undo_url(last_change())).status_code == 403


def test_of_others_only_who_may(editor, story):
    client = signed_in("编辑")
    Group.objects.get(name="编辑").permissions.remove(Permission.objects.get(codename="undo_change"))
    editing.edit(story, by=editor, headline="改过")
    assert client.post(undo_url(last_change())).status_code == 403


def test_who_may_only_read_sees_no_button(editor, story):
    editing.edit(story, by=editor, headline="改过")
    assert undo_url(last_change()) not in journal(signed_in("资料员"))
    assert undo_url(last_change()) not in page_of(signed_in("资料员"), last_change())
