from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import records
from articles.models import Action, Placing, Story, Tagging, change
from articles.search import Mistake, filter_by_query, fold, query_parser, resolving
from articles.search.expression import Scope, Word
from articles.search.resolving import resolve_query
from tests import factories

pytestmark = pytest.mark.django_db


def found(query: str) -> set[str]:
    return {story.headline for story in filter_by_query(Story.objects.all(), query)}


def reason(query: str) -> Mistake:
    with pytest.raises(Mistake) as raised:
        resolve_query(query)
    return raised.value


def issued(headline: str, **facts: object) -> Story:
    basis = {"date_basis": "given"} if "published_on" in facts else {}
    return factories.story(headline=headline, issue=factories.issue(**facts, **basis))


# Texts


@pytest.mark.parametrize("field", ["kicker", "headline", "subhead"])
def test_the_title_is_all_three_together(field):
    story = factories.story(**{"headline": "甲", field: "工会驿站"})
    assert found("标题:工会") == {story.headline}


def test_a_title_is_not_the_body():
    factories.story(headline="甲", body="工会驿站")
    assert found("标题:工会") == set()


def test_the_byline_is_whoever_signs():
    factories.story(headline="甲", byline="本报记者 张三")
    factories.story(headline="丙", credits=[{"role": "reporter", "name": "张三"}])
    factories.story(headline="丁", body="张三")
    assert found("署名:张三") == {"甲", "丙"}


def test_a_part_of_the_section_is_enough():
    factories.story(headline="甲", section="一周动态")
    factories.story(headline="乙", section="动态")
    assert found("栏目:动态") == {"甲", "乙"}
    assert found('栏目:"动态"') == {"乙"}


def test_the_print_alone():
    story = factories.printed_story("误植的标题\n正文。\n")
    with change(Action.EDIT):
        records.edit(story.pk, {"headline": "改正的标题"})
    assert (found("原文:误植"), found("原文:改正")) == ({"改正的标题"}, set())


def test_a_widened_word_finds_its_other_names():
    factories.story(headline="甲", body="中华全国总工会发文")
    factories.story(headline="乙", body="全总发文")
    assert (found("全总"), found("~全总")) == ({"乙"}, {"甲", "乙"})


def test_a_widened_word_without_other_names_is_itself():
    factories.story(headline="甲", body="清凉包")
    assert found("~清凉包") == {"甲"}


# Columns


def test_a_part_of_the_name_of_a_publication_is_enough():
    for name in ("工人日报", "重庆工人", "工人"):
        issued(name, publication=factories.publication(name))
    assert found("媒体:日报") == {"工人日报"}
    assert found("媒体:工人") == {"工人"}
    assert found('媒体:"重庆工人"') == {"重庆工人"}


def test_a_publication_that_is_not_there_is_said():
    factories.publication("工人日报")
    assert reason("工会 媒体:晚报").reason is resolving.NO_PAPER
    assert reason('媒体:"日报"').instead == ("工人日报",)


@pytest.mark.parametrize(
    ("dates", "headlines"),
    [
        ("2024-06", {"六月"}),
        ("2024", {"六月", "七月"}),
        ("2024-06..2024-07", {"六月", "七月"}),
        ("2024-07..", {"七月", "明年"}),
        ("..2024-06", {"六月"}),
        ("2024-06-17", {"六月"}),
        ("2024-06-16", set()),
        ("0001..2024-06", {"六月"}),
        ("0001-01-01", set()),
    ],
)
def test_dates(dates, headlines):
    issued("六月", published_on=date(2024, 6, 17))
    issued("七月", published_on=date(2024, 7, 31))
    issued("明年", published_on=date(2025, 1, 1))
    issued("推断", not_before=date(2024, 6, 1), not_after=date(2024, 6, 30), date_basis="inferred")
    factories.story(headline="无期")
    assert found(f"日期:{dates}") == headlines


def test_wrong_dates_are_said():
    assert reason("日期:上周").reason is resolving.NO_DATE
    assert reason("日期:2024-07..2024-06").reason is resolving.DATES_REVERSED


@pytest.mark.parametrize("typed", ["体裁:评论", "体裁:comment", "genre:评论", "GENRE：Comment"])
def test_a_genre_by_any_of_its_names(typed):
    factories.story(headline="甲", genre="评论")
    factories.story(headline="乙", genre="消息")
    assert found(typed) == {"甲"}


@pytest.mark.parametrize("typed", ["媒体:无", "paper:None", "日期:无", "栏目:无", "体裁:无", "genre:none"])
def test_what_is_not_known_of_a_story_can_be_asked_for(typed):
    issued("甲")
    known = issued("乙", publication=factories.publication(), published_on=date(2024, 6, 17))
    Story.objects.filter(pk=known.pk).update(genre="评论", section="言论")
    assert found(typed) == {"甲"}


def test_a_publication_that_is_called_none_is_found_in_quotation_marks():
    issued("甲", publication=factories.publication("无"))
    assert (found('媒体:"无"'), found("媒体:无")) == ({"甲"}, set())


@pytest.mark.parametrize("typed", ["状态:已校核", "状态:checked", "status:已校核"])
def test_a_status_by_any_of_its_names(typed):
    factories.story(headline="甲", status="checked")
    factories.story(headline="乙")
    assert found(typed) == {"甲"}


def test_an_unknown_genre_or_status_is_said_with_those_there_are():
    assert reason("体裁:散文").reason is resolving.NO_GENRE
    with translation.override("zh-hans"):
        assert "已校核" in str(reason("状态:发表"))


def test_a_tag_suggested_or_confirmed():
    for headline, state in (("甲", "suggested"), ("乙", "confirmed"), ("丙", "rejected")):
        factories.suggested(factories.story(headline=headline), "高温")
        by = factories.user() if state != "suggested" else None
        Tagging.objects.filter(story__headline=headline).update(state=state, by=by)
    assert found("标签:高温") == {"甲", "乙"}


def test_an_unknown_tag_is_said_with_those_like_it():
    factories.tag("防暑降温热线")
    assert reason("标签:热线").reason is resolving.NO_TAG
    assert reason("工会 标签:热线").instead == ("防暑降温热线",)
    assert reason("工会 标签:热线").start == 6


@pytest.mark.parametrize("typed", ["杭州市", "杭州", "浙江省杭州市", "浙江"])
def test_a_place_with_its_parts_by_any_of_its_names(typed):
    factories.suggested_place(factories.story(headline="甲"), "330102")
    factories.suggested_place(factories.story(headline="乙"), "320100")
    assert found(f"地区:{typed}") == {"甲"}


def test_a_name_of_several_places_means_any_of_them():
    factories.suggested_place(factories.story(headline="甲"), "110105")
    factories.suggested_place(factories.story(headline="乙"), "220104")
    assert found("地区:朝阳区") == {"甲", "乙"}


def test_a_rejected_place_does_not_count():
    story = factories.story()
    factories.suggested_place(story, "330102")
    Placing.objects.update(state="rejected", by=factories.user())
    assert found("地区:杭州") == set()


def test_an_unknown_place_is_said():
    assert reason("地区:桃花岛").reason is resolving.NO_PLACE


# All together


def test_without():
    issued("甲", published_on=date(2024, 6, 17))
    factories.story(headline="乙")
    assert found("清凉包 -日期:2024") == {"乙"}
    assert found("清凉包 -(标题:甲 OR 标题:乙)") == set()


def test_words_are_those_that_a_story_is_found_by():
    factories.tag("高温")
    query = resolve_query('标题:Ａ -乙 "丙 丁" 标签:高温 ~全总')
    assert query.words == (
        Word("a", Scope.HEADLINE),
        Word("丙丁"),
        Word("全总"),
        Word("中华全国总工会"),
        Word("全国总工会"),
    )


def test_nothing_typed_asks_nothing():
    assert resolve_query("  ").expression is None


WORDS = st.text("工会驿站", min_size=1, max_size=2)
TERMS = st.tuples(st.sampled_from(["", "-"]), st.sampled_from(["", "标题:", "栏目:"]), WORDS)
CHOICES = st.lists(TERMS, min_size=1, max_size=3)
STORIES = st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=4)


def is_true(story: tuple[str, ...], term: tuple[str, str, str]) -> bool:
    minus, field, word = term
    headline, section, _body = story
    texts = {"": story, "标题:": (headline,), "栏目:": (section,)}[field]
    return any(fold(word) in fold(text) for text in texts) != bool(minus)


@settings(max_examples=60)
@given(STORIES, st.lists(CHOICES, min_size=1, max_size=3))
def test_what_is_found_is_what_the_query_says(stories, clauses):
    written = {
        factories.story(headline=headline, section=section, body=body).pk: (headline, section, body)
        for headline, section, body in stories
    }
    query = " ".join(" OR ".join("".join(term) for term in choice) for choice in clauses)
    expected = {key for key, story in written.items() if all(any(is_true(story, t) for t in c) for c in clauses)}
    try:
        hits = set(filter_by_query(Story.objects.filter(pk__in=written), query).values_list("pk", flat=True))
    except Mistake as mistake:
        assert mistake.reason is query_parser.ONLY_WITHOUT
    else:
        assert hits == expected


# Pages


@pytest.mark.parametrize("typed", ["期号:86", "number:86", "期号:第86期", "期号:086", "总期号:86", "期号:总第86期"])
def test_a_number_is_that_of_the_issue_or_its_total_number(typed):
    issued("甲", number="86", total_number="1286")
    issued("乙", number="3", total_number="86")
    issued("丙", number="861")
    assert found(typed) == {"甲", "乙"}


def test_a_quoted_number_is_taken_as_it_stands():
    issued("甲", number="增刊")
    issued("乙", number="7")
    assert found('期号:"增刊"') == {"甲"}
    assert found('期号:"07"') == set()


def test_stories_of_no_numbered_issue_can_be_asked_for():
    issued("甲", number="86")
    issued("乙")
    factories.story(headline="丙")
    assert found("期号:无") == {"乙", "丙"}


@pytest.mark.parametrize("typed", ["版次:4", "page:4", "版次:04", "版次:第四版", "版次:第4版"])
def test_a_page_is_found_however_its_number_is_written(typed):
    for page, headline in (("4", "甲"), ("14", "乙"), ("", "丙")):
        Story.objects.filter(pk=factories.story(headline=headline).pk).update(page=page)
    assert found(typed) == {"甲"}


def test_stories_without_a_page_are_found():
    Story.objects.filter(pk=factories.story(headline="甲").pk).update(page="4")
    factories.story(headline="乙")
    assert found("版次:无") == {"乙"}
