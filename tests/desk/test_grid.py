from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.utils import translation

from articles.desk.grid import SavedRows, TypedRow, choices_of, grid_rows, save_rows
from articles.models import Action, Change, Placing, Story, Tagging, change
from tests import editing, factories

pytestmark = pytest.mark.django_db

State = Tagging.State


@pytest.fixture
def editor() -> User:
    return factories.user()


def save(editor: User, *typed: tuple[Story, dict[str, str]], stamps: dict[int, str] | None = None) -> SavedRows:
    """As somebody who opened the rows just now, or when they had these stamps."""
    stories = list(Story.objects.filter(pk__in=[story.pk for story, _texts in typed]))
    known = {row.story.pk: row.stamp for row in grid_rows(stories)} | (stamps or {})
    with change(Action.EDIT, by=editor):
        return save_rows({story.pk: TypedRow(known[story.pk], texts) for story, texts in typed})


def texts_of(story: Story) -> dict[str, str]:
    (row,) = grid_rows([Story.objects.get(pk=story.pk)])
    return dict(row.texts)


@pytest.mark.parametrize(
    "column, text",
    [
        ("headline", "改过的标题"),
        ("section", "要闻"),
        ("kind", "简讯"),
        ("genre", "评论"),
        ("genre", ""),
        ("credits", "记者 张三 李四；摄影 王五"),
        ("status", "已校核"),
        ("status", "不入库：重复"),
    ],
)
def test_a_cell_says_what_was_written_into_it(editor, column, text):
    story = factories.story(genre="消息")
    with translation.override("zh-hans"):
        saved = save(editor, (story, {column: text}))
        assert (saved.written, texts_of(story)[column]) == ([story.pk], text)


@pytest.mark.parametrize("column", ["kind", "genre", "status"])
def test_every_choice_of_a_cell_can_be_saved(editor, column):
    story = factories.story()
    choices = choices_of(column)
    for choice in choices:
        save(editor, (story, {column: choice}))
        assert texts_of(story)[column] == choice
    assert choices


def test_cells_that_say_the_same_write_nothing(editor):
    story = factories.story(credits=[{"role": "reporter", "name": "张三"}], section="要闻")
    before = Change.objects.count()
    saved = save(editor, (story, texts_of(story)))
    assert saved.written == [story.pk]
    assert Change.objects.count() == before


def test_a_page_in_english_is_read_in_chinese_too(editor):
    story = factories.story()
    with translation.override("zh-hans"):
        save(editor, (story, {"status": "checked"}))
    assert Story.objects.get().status == "checked"


@pytest.mark.parametrize(
    "column, text",
    [
        ("kind", "小说"),
        ("kind", ""),
        ("genre", "小说"),
        ("status", "不入库"),
        ("status", "已校核：重复"),
        ("headline", ""),
        ("section", "长" * 101),
        ("credits", "张三：李四"),
        ("tags", "没有这个标签"),
        ("places", "没有这个地方"),
    ],
)
def test_what_cannot_be_is_named_and_not_written(editor, column, text):
    story = factories.story(genre="消息")
    with translation.override("zh-hans"):
        saved = save(editor, (story, {"section": "要闻", column: text}))
    assert saved.unreadable[story.pk].keys() == {column}
    assert Story.objects.get().version == 1


@pytest.mark.parametrize("minus", ["-", "− ", "－"])
def test_a_suggestion_with_a_minus_is_rejected(editor, minus):
    story = factories.story()
    factories.suggested(story, "石油"), factories.suggested(story, "高温")
    save(editor, (story, {"tags": f"高温、{minus}石油"}))
    assert dict(story.taggings.values_list("tag__name", "state")) == {"高温": "confirmed", "石油": "rejected"}


def test_a_confirmed_tag_with_a_minus_is_rejected(editor):
    story = factories.story()
    editing.add_tags([story], [factories.tag("高温")], by=editor)
    save(editor, (story, {"tags": "高温、-高温"}))
    assert story.taggings.get().state == State.REJECTED


def test_a_minus_before_what_a_story_has_not_does_nothing_to_it(editor):
    story = factories.story()
    factories.tag("石油")
    saved = save(editor, (story, {"tags": "-石油"}))
    assert (saved.written, story.taggings.count()) == ([story.pk], 0)


def test_what_cannot_be_rejected_is_named(editor):
    story = factories.story()
    assert "没有的" in save(editor, (story, {"tags": "-没有的"})).unreadable[story.pk]["tags"]


def test_a_suggested_place_with_a_minus_is_rejected(editor):
    placing = factories.suggested_place(factories.story(), "330100")
    save(editor, (placing.story, {"places": f"-{placing.place.full_name}"}))
    placing.refresh_from_db()
    assert placing.state == State.REJECTED


def test_tags_that_are_typed_are_confirmed_and_those_taken_away_rejected(editor):
    story = factories.story()
    for name in ("高温", "产改"):
        factories.tag(name)
    editing.add_tags([story], [factories.tag("旧")], by=editor)
    suggested = factories.suggested(story, "疗休养")
    save(editor, (story, {"tags": "高温、产改"}))
    assert dict(Tagging.objects.values_list("tag__name", "state")) == {
        "高温": "confirmed",
        "产改": "confirmed",
        "旧": "rejected",
        suggested.tag.name: "suggested",
    }


@pytest.mark.parametrize("between", ["、", ",", "，", "；", " 、 "])
def test_names_stand_between_commas_of_any_kind(editor, between):
    story = factories.story()
    factories.tag("高温"), factories.tag("产改")
    save(editor, (story, {"tags": f"高温{between}产改"}))
    assert story.taggings.count() == 2


@pytest.mark.parametrize("name", ["浙江省杭州市", "杭州市"])
def test_a_place_is_known_by_its_full_name_and_by_its_own(editor, name):
    story = factories.story()
    save(editor, (story, {"places": name}))
    assert Placing.objects.get().place_id == "330100"


def test_a_name_of_several_places_asks_which(editor):
    story = factories.story()
    saved = save(editor, (story, {"places": "鼓楼区"}))
    assert "南京" in saved.unreadable[story.pk]["places"]


def test_a_row_changed_meanwhile_is_refused_and_the_rest_is_saved(editor):
    first, second = factories.stories(2)
    stamps = {row.story.pk: row.stamp for row in grid_rows([first])}
    editing.edit(first, by=editor, notes="看过")
    saved = save(editor, (first, {"section": "要闻"}), (second, {"section": "要闻"}), stamps=stamps)
    assert (saved.refused, saved.written) == ([first.pk], [second.pk])
    assert set(Story.objects.values_list("section", flat=True)) == {"", "要闻"}


def test_a_row_tagged_meanwhile_is_refused(editor):
    story = factories.story()
    stamps = {row.story.pk: row.stamp for row in grid_rows([story])}
    editing.add_tags([story], [factories.tag()], by=editor)
    assert save(editor, (story, {"section": "要闻"}), stamps=stamps).refused == [story.pk]


def test_all_rows_are_one_change_that_can_be_undone(editor):
    stories = factories.stories(3)
    factories.tag("高温")
    before = Change.objects.count()
    save(editor, *((story, {"section": f"栏目{story.pk}", "tags": "高温"}) for story in stories))
    assert Change.objects.count() == before + 1
    editing.undo(Change.objects.latest("pk"), by=editor)
    assert set(Story.objects.values_list("section", flat=True)) == {""}
    assert not Tagging.objects.exists()


def test_the_number_of_queries_does_not_grow_with_the_rows(editor, django_assert_max_num_queries):
    for number in (3, 30):
        stories = factories.stories(number)
        with django_assert_max_num_queries(50):
            save(editor, *((story, {"status": "checked"}) for story in stories))
