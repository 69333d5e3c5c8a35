"""Stories of two texts compared: the same, changed, and those that only look alike."""

from __future__ import annotations

from itertools import product

import pytest

from articles.importing.story_matching import ComparedStory, StoryPair, likely_sources, match_stories

from .issues import misread, printed_issue

SEEDS = range(12)


def texts(stories: tuple[tuple[str, ...], ...], source: str = "a.txt") -> list[ComparedStory]:
    return [ComparedStory(source, "\n".join(story)) for story in stories]


def pairs(new: list[ComparedStory], known: list[ComparedStory]) -> set[tuple[int, int]]:
    return {(pair.new, pair.known) for pair in match_stories(new, known)}


@pytest.mark.parametrize(
    "text",
    [
        "职工夜校开班 近日，县总工会办起夜校，460人报名。",
        "职工夜校\n开班\n\n近日,县总工会办起夜校,４６０人报名.",
        "　　职工夜校开班近日，县总工会办起夜校，460人报名",
    ],
)
def test_punctuation_line_breaks_and_width_make_no_other_story(text):
    known = ComparedStory("a.txt", "职工夜校开班\n近日，县总工会办起夜校，460人报名。")
    assert match_stories([ComparedStory("b.txt", text)], [known]) == [StoryPair(0, 0, 1)]


def test_one_digit_makes_a_changed_story():
    known = ComparedStory("a.txt", "县总工会送清凉\n6月17日，县总工会走访工地，慰问职工420名，送去防暑药品。")
    new = ComparedStory("b.txt", known.text.replace("420", "460"))
    (pair,) = match_stories([new], [known])
    assert not pair.is_same
    assert 0.7 < pair.likeness < 1


@pytest.mark.parametrize("seed", SEEDS)
def test_stories_in_another_order_are_found(seed):
    stories = printed_issue(seed).stories
    found = match_stories(texts(stories[::-1]), texts(stories))
    assert {(pair.new, pair.known) for pair in found if pair.is_same} == {(n, 4 - n) for n in range(5)}


@pytest.mark.parametrize(("seed", "share"), list(product(SEEDS, (0.02, 0.05, 0.1))))
def test_stories_with_misread_characters_are_found(seed, share):
    stories = printed_issue(seed).stories
    scanned = [ComparedStory("b.pdf", misread(f"\n\n{text.text}", seed, share)) for text in texts(stories)]
    assert pairs(scanned, texts(stories)) == {(n, n) for n in range(5)}
    assert likely_sources(scanned, texts(stories)) == {"a.txt"}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_story_without_its_last_paragraph_is_found(seed):
    stories = printed_issue(seed).stories
    assert pairs(texts(tuple(story[:-1] for story in stories)), texts(stories)) == {(n, n) for n in range(5)}


@pytest.mark.parametrize("seed", SEEDS)
def test_other_stories_in_the_same_words_are_not_taken_for_one(seed):
    """The pools that write them have the same deeds, places and phrases."""
    assert pairs(texts(printed_issue(seed).stories), texts(printed_issue(seed + 100).stories)) == set()


NOTICE = "{0}总工会温暖送岗位\n本报讯（通讯员 {1}）近日，{0}总工会举办招聘会，{2}家单位提供岗位{3}个，达成意向{4}人。"
FILLED = [
    ("青浦区", "王一鸣", 12, 340, 55),
    ("长宁区", "李小满", 31, 720, 88),
    ("静安区", "赵谷雨", 18, 415, 61),
    ("徐汇区", "孙立秋", 25, 530, 97),
    ("杨浦区", "周寒露", 44, 910, 130),
    ("虹口区", "吴大雪", 16, 280, 42),
]


def test_phrases_that_several_stories_of_a_source_have_make_no_pair():
    notices = [NOTICE.format(*filled) for filled in FILLED]
    new, known = (
        [ComparedStory(name, text) for text in part] for name, part in (("b", notices[:3]), ("a", notices[3:]))
    )
    assert match_stories(new, known) == []


def test_a_story_that_stands_twice_in_its_source_is_found_all_the_same():
    (story,) = texts(printed_issue(1, stories=1).stories)
    assert len(match_stories([story], [story, story])) == 1


def test_a_story_is_in_one_pair_only_and_in_the_likeliest():
    story = "\n".join(printed_issue(1, stories=1).stories[0])
    known = [ComparedStory("a", story[:-30]), ComparedStory("b", story)]
    assert match_stories([ComparedStory("c", story)], known) == [StoryPair(0, 1, 1)]


def test_texts_without_a_letter_are_no_pair():
    assert match_stories([ComparedStory("a", "——")], [ComparedStory("b", "……")]) == []
