from __future__ import annotations

import io
import zipfile
from base64 import b64encode
from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.roles import create_roles
from articles.desk.digests import pick, publish
from articles.models import Action, Change, Department, Digest, KeptFile, Use, change
from articles.reading.pdf_image import png
from tests import editing, factories

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/story/"


@pytest.fixture
def desk(admin_client: Client) -> Client:
    return admin_client


@pytest.fixture
def digest(admin_user) -> Digest:
    stories = [factories.story(headline=f"第{n}篇", body="一句。二句。") for n in (1, 2)]
    with change(Action.EDIT, by=admin_user):
        return pick(stories, admin_user).digest


def page(digest: Digest, what: str = "change") -> str:
    return f"/admin/articles/digest/{digest.pk}/{what}/"


def sent(digest: Digest, **changed: str) -> dict[str, str]:
    """The form as a browser sends it."""
    items = list(digest.items.order_by("position"))
    form = {
        "style": digest.style_id,
        "number": digest.number,
        "day": str(digest.day or ""),
        "medium": digest.medium_id or "",
        **{name: getattr(digest, name) for name in ("teasers", "highlights", "editors", "earlier")},
        "items-TOTAL_FORMS": len(items),
        "items-INITIAL_FORMS": len(items),
    }
    for n, item in enumerate(items):
        facts = {name: getattr(item, name) for name in ("section", "position", "headline", "text")}
        form |= {f"items-{n}-{name}": value for name, value in {**facts, "id": item.pk, "digest": digest.pk}.items()}
    return {**form, **changed}


def test_stories_of_a_list_are_picked_by_one_action(desk):
    keys = [story.pk for story in factories.stories(2)]
    response = desk.post(LIST, {"action": "pick_selected", "_selected_action": keys}, follow=True)
    digest = Digest.objects.get()
    assert digest.items.count() == 2
    assert page(digest) in response.content.decode()


def test_a_story_is_picked_where_it_is_found_and_the_page_comes_again(desk):
    story = factories.story()
    back = f"http://testserver/admin/articles/story/{story.pk}/change/"
    response = desk.post("/admin/articles/digest/pick/", {"story": story.pk}, HTTP_REFERER=back)
    assert response.url == back and Digest.objects.get().items.get().story == story


def test_a_story_in_the_bin_is_not_picked(desk):
    story = factories.story(binned_at="2024-06-01T00:00Z")
    desk.post("/admin/articles/digest/pick/", {"story": story.pk})
    assert not Digest.objects.exists()


@pytest.mark.parametrize("url", ["/admin/", "/admin/search/?q=第1篇", "/admin/articles/story/{}/change/"])
def test_the_draft_or_the_way_into_it_is_shown(desk, digest, url):
    shown = desk.get(url.format(digest.items.first().story_id)).content.decode()
    assert page(digest) in shown or "/admin/articles/digest/pick/" in shown


def test_what_is_touched_is_no_proposal_any_more(desk, digest):
    desk.post(page(digest), sent(digest, **{"items-0-text": "改过。", "_continue": "1"}))
    assert [item.is_proposal for item in digest.items.order_by("position")] == [False, True]


def test_a_story_that_is_taken_out_comes_back_by_the_journal(desk, digest):
    desk.post(page(digest), sent(digest, **{"items-0-DELETE": "on", "_continue": "1"}))
    assert digest.items.count() == 1
    desk.post(f"/admin/articles/change/{Change.objects.latest('pk').pk}/undo/")
    assert digest.items.count() == 2


def test_buttons_move_a_story_without_a_script_and_save_what_was_typed(desk, digest):
    first = digest.items.get(position=1)
    desk.post(page(digest), sent(digest, editors="陈晓燕", _down=str(first.pk)))
    first.refresh_from_db()
    digest.refresh_from_db()
    assert (first.position, digest.editors) == (2, "陈晓燕")


def test_a_digest_is_out_and_a_draft_again(desk, digest):
    medium = factories.publication()
    desk.post(page(digest), sent(digest, medium=medium.pk, _publish="1"))
    digest.refresh_from_db()
    assert digest.is_published and Use.objects.filter(medium=medium).count() == 2
    desk.post(page(digest), {"_draft": "1", "items-TOTAL_FORMS": 0, "items-INITIAL_FORMS": 0})
    digest.refresh_from_db()
    assert not digest.is_published and not Use.objects.exists()


def test_what_a_digest_lacks_is_said(desk, digest):
    response = desk.post(page(digest), sent(digest, _publish="1"), follow=True)
    digest.refresh_from_db()
    assert not digest.is_published
    (said,) = response.context["messages"]
    assert (said.level_tag, str(said)) == ("warning", "没有发出：速览缺少媒体。填写的内容已保存。")


def test_how_many_uses_are_noted_is_said_when_a_digest_goes_out(desk, digest):
    response = desk.post(page(digest), sent(digest, medium=factories.publication().pk, _publish="1"), follow=True)
    (said,) = response.context["messages"]
    assert said.level_tag == "success" and "已发，记采用 2 条" in str(said)


def test_crossheads_of_an_original_are_shown_without_their_sign(desk, admin_user):
    story = factories.story(headline="一", body="## 两级联动\n第一句。")
    with change(Action.EDIT, by=admin_user):
        digest = pick([story], admin_user).digest
    assert '<p class="crosshead">两级联动</p><p>第一句。</p>' in desk.get(page(digest)).content.decode()
    assert digest.items.get().text == "第一句。"


def test_a_published_digest_does_not_change(desk, digest):
    medium = factories.publication()
    desk.post(page(digest), sent(digest, medium=medium.pk, _publish="1"))
    digest.refresh_from_db()
    desk.post(page(digest), sent(digest, editors="别人", **{"items-0-text": "别的"}))
    digest.refresh_from_db()
    assert digest.editors == "" and not digest.items.filter(text="别的").exists()


@pytest.mark.parametrize("extension", ["docx", "html", "md", "txt"])
def test_a_digest_is_taken_away(desk, digest, extension):
    response = desk.get(page(digest, f"file/{extension}"))
    assert response.status_code == 200 and f".{extension}" in response["Content-Disposition"]


def test_there_is_no_other_format(desk, digest):
    assert desk.get(page(digest, "file/exe")).status_code == 404


def test_the_page_in_the_frame_may_style_itself_and_nothing_else(desk, digest):
    response = desk.get(page(digest, "page"))
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "sandbox" in policy and "script-src" not in policy
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_a_style_with_an_unknown_name_in_braces_is_refused(desk, digest):
    style = digest.style
    url = f"/admin/articles/digeststyle/{style.pk}/change/"
    facts = {"name": style.name, "layout": style.layout, "title": "{secret}", "teaser_separator": ";"}
    desk.post(url, facts)
    style.refresh_from_db()
    assert style.title == "一周速览 | {teasers}"


def test_a_medium_with_digests_and_a_style_in_use_stay(desk, digest):
    assert (
        b"has digests"
        in desk.get(f"/admin/articles/digeststyle/{digest.style_id}/delete/", HTTP_ACCEPT_LANGUAGE="en").content
    )


def test_departments_let_a_digest_use_stories_that_others_keep(desk, digest, admin_user):
    create_roles()
    editor = factories.user(is_staff=True)
    editor.groups.add(Group.objects.get(name="编辑"))
    own = factories.publication("工道")
    department = Department.objects.create(name="新媒体部")
    department.publications.add(own)
    department.members.add(editor)
    story = factories.story(issue=factories.issue(publication=factories.publication("别的报")))
    with change(Action.EDIT, by=admin_user):
        digest.medium, digest.day = own, "2024-12-17"
        digest.items.create(story=story)
        digest.save()
    with change(Action.EDIT, by=editor):
        publish(digest, editor)
    assert Use.objects.filter(story=story, medium=own).exists()


# The picture of an item

PNG = png(1, 2, b"abcdef", 3)


def bring(desk: Client, digest: Digest, data: bytes, name: str = "现场.png") -> str:
    """The page afterwards."""
    form = {**sent(digest), "items-0-brought": SimpleUploadedFile(name, data), "_continue": "1"}
    return desk.post(page(digest), form, follow=True).content.decode()


def picture_url(digest: Digest) -> str:
    return reverse("admin:articles_digest_item_picture", args=(digest.pk, digest.items.order_by("position")[0].pk))


def test_a_picture_is_kept_shown_and_goes_out(desk, digest):
    picture = PNG
    assert picture_url(digest) in bring(desk, digest, picture)
    answer = desk.get(picture_url(digest))
    assert (answer.content, answer["Content-Type"]) == (picture, "image/png")
    assert b64encode(picture).decode() in desk.get(page(digest, "page")).content.decode()
    letter = zipfile.ZipFile(io.BytesIO(desk.get(page(digest, "file/docx")).content))
    assert picture in [letter.read(name) for name in letter.namelist() if name.startswith("word/media/")]


def test_it_changes_nothing_else_of_the_item(desk, digest):
    bring(desk, digest, PNG)
    item = digest.items.order_by("position")[0]
    assert (item.headline, item.is_proposal) == ("第1篇", True)


def test_one_picture_of_several_items_is_kept_once_and_taken_out_by_itself(desk, digest):
    picture = PNG
    files = {f"items-{n}-brought": SimpleUploadedFile("现场.png", picture) for n in (0, 1)}
    desk.post(page(digest), {**sent(digest), **files})
    assert KeptFile.objects.count() == 1
    desk.post(page(digest), sent(digest, **{"items-0-bare": "on"}))
    assert [item.picture is None for item in digest.items.order_by("position")] == [True, False]


def test_a_change_of_the_picture_is_taken_back(desk, digest, admin_user):
    bring(desk, digest, PNG)
    editing.undo(Change.objects.latest("pk"), by=admin_user)
    assert not digest.items.exclude(picture=None).exists()


@pytest.mark.parametrize("data", [b"<svg/>", b"%PDF-1.4", b"RIFF....WEBPVP8 ", b"MZ"])
def test_what_is_no_picture_is_refused(desk, digest, data):
    assert "JPEG" in bring(desk, digest, data)
    assert not KeptFile.objects.exists()


@pytest.mark.parametrize("data", [PNG[:12], b"\x89PNG\r\n\x1a\n" + bytes(40), b"\xff\xd8\xff\xe0", b"GIF89a"])
def test_a_damaged_picture_is_refused(desk, digest, data):
    bring(desk, digest, data)
    assert not digest.items.exclude(picture=None).exists()


def test_a_picture_that_is_too_large_is_refused(desk, digest):
    assert "5 MB" in bring(desk, digest, PNG + bytes(5 * 2**20))
    assert not KeptFile.objects.exists()


def test_pictures_count_for_the_quota(desk, digest, settings):
    settings.UPLOAD_QUOTA = 10
    assert "24 小时" in bring(desk, digest, PNG)
    assert not KeptFile.objects.exists()


def test_what_is_out_keeps_its_picture(desk, digest, admin_user):
    bring(desk, digest, PNG)
    digest.refresh_from_db()
    with change(Action.EDIT, by=admin_user):
        digest.medium, digest.day = factories.publication(), date(2024, 6, 28)
        publish(digest, admin_user)
    desk.post(page(digest), sent(digest, **{"items-0-bare": "on"}))
    assert digest.items.exclude(picture=None).exists()


def test_an_item_without_a_picture_has_no_page_of_one(desk, digest):
    assert desk.get(picture_url(digest)).status_code == 404


# The picture over the stories


def test_a_picture_over_the_stories_takes_its_place_and_goes_out(desk, digest):
    assert "（题图）" in desk.get(page(digest, "page")).content.decode()
    desk.post(page(digest), {**sent(digest), "brought": SimpleUploadedFile("现场.png", PNG)})
    shown = desk.get(reverse("admin:articles_digest_picture", args=(digest.pk,)))
    assert (shown.content, shown["Content-Type"]) == (PNG, "image/png")
    out = desk.get(page(digest, "page")).content.decode()
    assert "（题图）" not in out and out.index(b64encode(PNG).decode()) < out.index("第1篇")


def test_pictures_are_within_the_markdown(desk, digest):
    desk.post(page(digest), {**sent(digest), "brought": SimpleUploadedFile("现场.png", PNG)})
    bring(desk, digest, PNG)
    text = desk.get(page(digest, "file/md")).content.decode()
    assert text.count(f"![](data:image/png;base64,{b64encode(PNG).decode()})") == 2


def test_the_picture_over_the_stories_is_taken_out_and_comes_back(desk, digest, admin_user):
    desk.post(page(digest), {**sent(digest), "brought": SimpleUploadedFile("现场.png", PNG)})
    desk.post(page(digest), sent(digest, bare="on"))
    digest.refresh_from_db()
    assert digest.picture is None
    editing.undo(Change.objects.latest("pk"), by=admin_user)
    digest.refresh_from_db()
    assert digest.picture is not None


def test_what_is_no_picture_is_refused_over_the_stories_too(desk, digest):
    form = {**sent(digest), "brought": SimpleUploadedFile("现场.svg", b"<svg/>")}
    assert "JPEG" in desk.post(page(digest), form).content.decode()


def test_what_is_out_takes_no_other_picture_over_the_stories(desk, digest, admin_user):
    with change(Action.EDIT, by=admin_user):
        digest.medium, digest.day = factories.publication(), date(2024, 6, 28)
        publish(digest, admin_user)
    desk.post(page(digest), {**sent(digest), "brought": SimpleUploadedFile("现场.png", PNG)})
    digest.refresh_from_db()
    assert (digest.is_published, digest.picture) == (True, None)
