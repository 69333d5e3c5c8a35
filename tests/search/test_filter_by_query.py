from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import records
from articles.models import Action, Story, change
from articles.search import Mistake, filter_by_query, fold, found_in_print_only
from articles.search.resolving import resolve_query
from tests import factories

pytestmark = pytest.mark.django_db


def found(query: str) -> set[str]:
    return {story.headline for story in filter_by_query(Story.objects.all(), query)}


def in_print_only(story: Story, query: str) -> set[int]:
    return found_in_print_only([story.pk], resolve_query(query).words)


@pytest.mark.parametrize(
    "query", ["会", "工会", "送来清凉", "T3出行", "t3出行", "Ｔ３ 出行", "5606个", "“559”", "包。第", "𠮷"]
)
def test_any_printed_string_finds_its_story(query):
    factories.story(headline="甲", body="工会送来清凉包。第5606个驿站，T3 出行“559”𠮷")
    factories.story(headline="乙", body="别的")
    assert found(query) == {"甲"}


def test_all_words_must_occur():
    factories.story(headline="甲", body="工会 驿站")
    factories.story(headline="乙", body="工会")
    assert found("驿站 工会") == {"甲"}


def test_words_may_stand_in_different_fields():
    factories.story(headline="甲工会", body="驿站")
    assert found("工会 驿站") == {"甲工会"}


def test_a_string_does_not_run_over_two_fields():
    factories.story(headline="甲", body="乙")
    assert found("甲乙") == set()


def test_a_string_does_not_run_over_two_captions():
    factories.story(headline="甲", captions=[{"text": "乙", "credit": "丙"}, {"text": "丁", "credit": None}])
    assert [found(query) for query in ("乙", "丙", "丁", "乙丙", "丙丁")] == [{"甲"}, {"甲"}, {"甲"}, set(), set()]


def test_a_name_among_the_credits_is_found():
    factories.story(headline="甲", credits=[{"role": "reporter", "name": "欧阳小满"}])
    assert found("欧阳小满") == {"甲"}


@pytest.mark.parametrize("query", ["长" * 501, "词 " * 21], ids=["characters", "words"])
def test_what_no_person_types_is_refused(query):
    with pytest.raises(Mistake):
        found(query)


def test_signs_of_the_database_are_plain_signs():
    factories.story(headline="甲", body="增长100%以上_")
    factories.story(headline="乙", body="增长1000以上x")
    assert found("100%以") == {"甲"}
    assert found("上_") == {"甲"}


def test_an_edited_word_is_found_at_once():
    story = factories.story(headline="旧")
    with change(Action.EDIT):
        records.edit(story.pk, {"headline": "新"})
    assert found("新") == {"新"}
    assert found("旧") == set()


def test_the_text_as_printed_is_found_after_an_edit():
    story = factories.printed_story("误植的标题\n正文。\n")
    with change(Action.EDIT):
        records.edit(story.pk, {"headline": "改正的标题"})
    assert found("误植") == {"改正的标题"}


def test_a_hit_only_in_the_print_says_so():
    story = factories.printed_story("误植的标题\n正文。\n")
    with change(Action.EDIT):
        records.edit(story.pk, {"headline": "改正的标题"})
    assert in_print_only(story, "误植") == {story.pk}


def test_a_hit_in_a_field_is_not_only_in_the_print():
    story = factories.printed_story("误植的标题\n正文。\n")
    assert in_print_only(story, "误植") == set()


def test_a_print_that_was_changed_beside_the_desk_is_looked_at_as_it_is_now():
    story = factories.printed_story("误植的标题\n正文。\n")
    story.source.readings.update(text="误直的标题\n正文。\n")
    assert in_print_only(story, "误直") == {story.pk}


def test_the_branch_of_an_or_that_is_not_there_is_not_in_the_print():
    story = factories.printed_story("误植的标题\n正文。\n")
    assert in_print_only(story, "误植 OR 别的") == set()


PRINTABLE = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(text=PRINTABLE, query=PRINTABLE.filter(str.strip))
def test_search_is_exactly_folded_containment(text, query):
    story = factories.story(headline="", body=text)
    phrase = '"' + fold(query).replace('"', '""') + '"'
    assert filter_by_query(Story.objects.filter(pk=story.pk), phrase).exists() == (fold(query) in fold(text))
