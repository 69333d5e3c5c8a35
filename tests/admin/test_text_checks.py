"""文字校对表 on the pages from which something goes out."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.admin.story.clipping_views import clipping_url
from articles.desk.digests import pick
from articles.desk.text_checks import OutgoingText, check_texts
from articles.models import Action, ReturnedTable, ScoringRule, Story, WrongForm, change
from tests import factories

pytestmark = pytest.mark.django_db

EXPORT = reverse("admin:articles_story_export")
MARKED = "<mark>做为</mark>"


@pytest.fixture
def form() -> WrongForm:
    return factories.registered(WrongForm, wrong="做为", right="作为", ground="现代汉语词典", exceptions="叫做为")


def test_an_export_shows_each_hit_with_what_stands_around_it(desk, form):
    factories.story(headline="清凉", body="他做为骨干走进工地，这叫做为民服务。")
    page = desk.post(EXPORT, {"format": "csv", "show": "1", "column": "headline"}).content.decode()
    assert MARKED not in page
    page = desk.post(EXPORT, {"format": "csv", "show": "1", "column": "body"}).content.decode()
    assert page.count(MARKED) == 1 and f"他{MARKED}骨干走进工地" in page and "作为" in page


def test_twelve_characters_stand_around_a_hit(form):
    around = "一二三四五六七八九十甲乙丙丁"
    (hit,) = check_texts([OutgoingText("正文", f"{around}做为{around}")]).hits
    assert (hit.before, hit.after) == (around[-12:], around[:12])


def test_nothing_is_changed(desk, form):
    story = factories.story(headline="做为骨干")
    assert MARKED in desk.get(EXPORT).content.decode()
    story.refresh_from_db()
    assert (story.headline, story.version) == ("做为骨干", 1)


def test_a_notice_shows_hits_in_its_titles(desk, editor, form):
    rule = factories.registered(ScoringRule, name="试行办法")
    day = date(2024, 6, 17)
    issue = factories.issue(publication=factories.publication("工人日报"), published_on=day, date_basis="printed")
    story = factories.story(headline="做为骨干", issue=issue)
    factories.contributed(story, factories.unit("临江区总工会", "区县"), by=editor)
    span = {"first": "2024-06-01", "last": "2024-06-30", "rule": rule.pk}
    assert MARKED in desk.get(reverse("admin:articles_notice_prepare"), span).content.decode()


def test_a_digest_shows_hits_in_what_it_prints(desk, editor, form):
    with change(Action.EDIT, by=editor):
        digest = pick([factories.story(headline="清凉", body="他做为骨干走进工地。没有选入的一句。")], editor).digest
        digest.teasers = "做为骨干"
        digest.save()
    page = desk.get(reverse("admin:articles_digest_preview", args=(digest.pk,))).content.decode()
    assert page.count(MARKED) == 2
    assert page.count(f'<a href="{reverse("admin:articles_digest_change", args=(digest.pk,))}">') >= 2


def test_a_digest_with_hits_goes_out_for_who_was_shown_them_only(desk, editor, form):
    day = date(2024, 6, 17)
    with change(Action.EDIT, by=editor):
        digest = pick([factories.story(headline="清凉", body="他做为骨干走进工地。")], editor).digest
        digest.medium, digest.day = factories.publication("工道"), day
        digest.save()
    url, item = reverse("admin:articles_digest_change", args=(digest.pk,)), digest.items.get()
    sent = {"style": digest.style_id, "medium": digest.medium_id, "day": day, "number": digest.number}
    sent |= {"items-TOTAL_FORMS": 1, "items-INITIAL_FORMS": 1, "items-0-id": item.pk, "items-0-digest": digest.pk}
    sent |= {f"items-0-{name}": getattr(item, name) for name in ("section", "position", "headline", "text")}
    shown = desk.post(url, {**sent, "_publish": "1"}, follow=True).content.decode()
    digest.refresh_from_db()
    assert MARKED in shown and not digest.is_published
    (button,) = re.findall('name="_publish" value="([^"]+)"', shown)
    desk.post(url, {**sent, "_publish": button})
    digest.refresh_from_db()
    assert digest.is_published


def test_a_clipping_shows_hits_in_all_that_it_prints(desk, form):
    texts = dict.fromkeys(("kicker", "headline", "subhead", "byline", "standfirst", "body", "supplement"), "做为骨干")
    story = factories.story(**texts, captions=[{"text": "做为骨干"}])
    page = desk.get(clipping_url(story.pk)).content.decode()
    assert page.count(MARKED) == 8


def test_an_empty_table_says_nothing(desk):
    factories.story()
    assert "text-check" not in desk.get(EXPORT).content.decode()


def test_the_table_is_entered_from_a_list(desk):
    text = "错误,正确,依据,例外\n做为,作为,词典,叫做为、当做为\n"
    desk.post(reverse("admin:articles_wrongform_list"), {"table": SimpleUploadedFile("表.csv", text.encode())})
    url = reverse("admin:articles_wrongform_list_preview", args=(ReturnedTable.objects.get().token,))
    desk.post(url, {"confirm": "1"})
    (form,) = WrongForm.objects.all()
    assert (form.right, form.excepted, Story.objects.count()) == ("作为", ("叫做为", "当做为"), 0)
