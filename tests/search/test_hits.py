from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import records
from articles.models import Action, change
from articles.search import fold
from articles.search.expression import Scope, Word
from articles.search.hits import LONGEST, MOST_SNIPPETS, WIDTH, find_hits, mark_hits, snippets, windows
from articles.search.texts import printed_texts
from tests import factories


def in_brackets(pieces) -> str:
    return "".join(f"[{text}]" if is_hit else text for text, is_hit in pieces)


def hits_of(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    return find_hits(text, list(map(Word, words)))


def shown(text: str, *words: str) -> str:
    return in_brackets(mark_hits(text, hits_of(text, words)))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("市总工会送清凉", ["工会"], "市总[工会]送清凉"),
        ("Ｔ３　出行", ["t3出"], "[Ｔ３　出]行"),
        ("工\n会", ["工会"], "[工\n会]"),
        ("哈哈哈", ["哈哈"], "[哈哈哈]"),
        ("总工会议", ["总工会", "会议"], "[总工会议]"),
        ("𠮷野家", ["野"], "𠮷[野]家"),
        ("没有", ["工会"], "没有"),
    ],
)
def test_hits_are_marked_in_the_text_as_it_is_printed(text, words, expected):
    assert shown(text, *words) == expected


@given(st.text(max_size=40), st.lists(st.text(min_size=1, max_size=3).map(fold).filter(bool), max_size=3))
def test_the_pieces_together_are_the_text(text, words):
    assert "".join(piece for piece, _hit in mark_hits(text, hits_of(text, words))) == text


@given(st.text("工会 Ａa\n", max_size=30), st.text("工会a", min_size=1, max_size=3))
def test_each_place_of_a_word_is_marked_and_nothing_else(text, word):
    covered = {place for start, end in hits_of(text, [word]) for place in range(start, end) if fold(text[place])}
    printed = [place for place, letter in enumerate(text) if fold(letter)]
    starts = [n for n in range(len(printed)) if fold(text).startswith(word, n)]
    assert covered == {printed[n] for start in starts for n in range(start, start + len(word))}


# Of a story


pytest_db = pytest.mark.django_db


def of(story, *words: Word, printed: str = "") -> list[str]:
    return [in_brackets(snippet.pieces) for snippet in snippets(story, words, printed)]


@pytest_db
def test_a_hit_far_down_the_body_is_shown():
    story = factories.story(body="第一句。" * 100 + "清凉包送到了班组。" + "末一句。" * 100)
    assert of(story, Word("清凉包"))[0].startswith("…第一句。第一句。第一句。第一句。第一句。[清凉包]送到了班组。")


@pytest_db
def test_a_snippet_begins_with_a_sentence_where_one_is_near():
    story = factories.story(body="很长的一句话，" * 20 + "到此为止。新的一句里有清凉包。")
    assert of(story, Word("清凉包")) == ["…新的一句里有[清凉包]。"]


@pytest_db
def test_the_stretch_with_the_most_words_is_shown():
    far = "其他的文字，" * 40
    story = factories.story(body=f"工会。{far}工会。{far}工会和驿站。{far}")
    assert any("[工会]和[驿站]" in snippet for snippet in of(story, Word("工会"), Word("驿站")))


@pytest_db
def test_without_a_hit_in_the_body_it_begins():
    story = factories.story(headline="清凉包", body="七" * 300)
    assert of(story, Word("清凉包")) == ["七" * WIDTH + "…"]


@pytest_db
def test_a_crosshead_is_shown_without_its_sign():
    assert of(factories.story(body="## 小标题\n正文。"), Word("标题")) == ["小[标题]\n正文。"]


@pytest_db
def test_a_hit_in_another_field_names_the_field():
    story = factories.story(byline="本报记者 张三")
    assert [snippet.label for snippet in snippets(story, [Word("张三")])] == ["", "署名"]


@pytest_db
def test_a_field_whose_words_the_headline_shows_is_not_repeated():
    story = factories.story(headline="张三获奖", byline="张三")
    assert len(of(story, Word("张三"))) == 1


@pytest_db
def test_a_word_of_the_title_is_not_marked_in_the_body():
    story = factories.story(headline="清凉包", body="清凉包到了。")
    assert of(story, Word("清凉包", Scope.HEADLINE)) == ["清凉包到了。"]


@pytest_db
def test_a_hit_in_the_print_alone_is_shown_from_the_print():
    story = factories.printed_story("误植的标题\n正文。\n")
    with change(Action.EDIT):
        story = records.edit(story.pk, {"headline": "改正的标题"})
    shown = snippets(story, [Word("误植")], printed_texts([story.pk])[story.pk])
    assert [(in_brackets(each.pieces), each.is_print) for each in shown] == [
        ("正文。", False),
        ("[误植]的标题\n正文。\n", True),
    ]


@pytest_db
def test_there_are_never_too_many():
    story = factories.story(body="甲", byline="乙", section="丙", notes="丁", dateline="戊")
    words = [Word(word) for word in "甲乙丙丁戊己"]
    assert of(story, *words, printed="己") == ["[甲]", "[乙]", "[己]"]
    assert len(of(story, *words)) == MOST_SNIPPETS


@pytest_db
def test_a_long_hit_does_not_make_a_long_snippet():
    story = factories.story(body="会" * 2000)
    assert of(story, Word("会")) == [f"[{'会' * WIDTH}]…"]


@pytest_db
@pytest.mark.parametrize(
    ("text", "words", "end"),
    [
        ("新业态", ["新业态"], "[新业态]…"),
        ("总工会议", ["总工会", "会议"], "[总工会议]…"),
        ("工\n会", ["工会"], "[工\n会]…"),
        ("八" * 200, ["八" * 200], f"[{'八' * 200}]…"),
    ],
    ids=["one", "overlapping", "over a line end", "longer than a snippet"],
)
def test_a_hit_at_the_end_of_a_snippet_is_whole(text, words, end):
    body = "站" + "七" * (WIDTH - 2) + text + "末尾"
    [snippet] = of(factories.story(body=body), Word("站"), *map(Word, words))
    assert snippet.endswith("七" + end)


@pytest_db
def test_a_hit_longer_than_a_snippet_is_whole():
    assert of(factories.story(body="七" * 9 + "八" * 200 + "末尾"), Word("八" * 200)) == [f"{'七' * 9}[{'八' * 200}]…"]


@pytest_db
def test_hits_that_overlap_without_end_do_not_make_a_long_snippet():
    assert of(factories.story(body="会" * 2000), Word("会会")) == [f"[{'会' * LONGEST}]…"]


PARTS = ["工", "会", "工会", "工会议", "七" * 20, "八" * 50, "。", "\n"]
TEXTS = st.lists(st.sampled_from(PARTS), max_size=40).map("".join)


@given(TEXTS, st.lists(st.text("工会议七。", min_size=1, max_size=5), min_size=1, max_size=4, unique=True))
def test_no_edge_of_a_snippet_cuts_a_hit(text, words):
    hits = hits_of(text, words)
    for first, last in windows(text, hits):
        assert last - first < LONGEST + max(map(len, words))
        assert [hit for hit in hits if hit[0] < first < hit[1] or hit[0] < last < hit[1]] == []


@given(TEXTS, st.text("工会议七。", min_size=1, max_size=5))
def test_what_is_marked_at_an_edge_is_a_hit(text, word):
    for window in windows(text, hits_of(text, [word])):
        for piece, is_hit in mark_hits(text, hits_of(text, [word]), window):
            if is_hit:
                assert fold(piece).startswith(word)
                assert fold(piece).endswith(word)


@pytest_db
def test_the_print_of_a_story_is_its_blocks_in_reading_order():
    first, second = (factories.printed_story(f"标题{n}\n正文{n}。\n") for n in (1, 2))
    typed = factories.story()
    assert printed_texts([first.pk, second.pk, typed.pk]) == {
        first.pk: "标题1\n正文1。\n",
        second.pk: "标题2\n正文2。\n",
    }
