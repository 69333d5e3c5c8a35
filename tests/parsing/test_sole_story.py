from __future__ import annotations

from articles.parsing import parse
from articles.parsing.values import Parse
from articles.reading import read

HEAD = "驿站建到了家门口\n丰都工会  2024-06-26 16:20\n"
TEXT = "近日，丰都县总工会在城区建成12个户外劳动者驿站，快递员、外卖骑手、环卫工人可以随时进站歇脚。\n"
MORE = "每个驿站都配有饮水机、微波炉和急救药箱，夏天供应绿豆汤，冬天供应姜茶。\n"
DIGEST = "县总工会建起驿站\n\n近日，县总工会建成12个驿站。\n\n焊工技能竞赛落幕\n\n日前，焊工技能竞赛落幕。\n"


def parsed(text: str) -> Parse:
    return parse(read(text.encode(), name="post.txt"))


def test_the_title_of_a_post_that_is_one_story_is_its_headline():
    (story,) = parsed(HEAD + TEXT + MORE).stories
    assert (story.headline, len(story.paragraphs)) == ("驿站建到了家门口", 2)


def test_a_line_under_the_text_takes_no_headline_away():
    (story,) = parsed(HEAD + TEXT + MORE + "让每一位劳动者都有歇脚的地方\n来源：丰都县总工会\n").stories
    assert story.headline == "驿站建到了家门口"


def test_it_is_no_title_of_an_issue():
    assert parsed(HEAD + TEXT + MORE).issue.title is None


def test_the_title_of_a_digest_stays_that_of_the_issue():
    made = parsed(HEAD + DIGEST)
    assert made.issue.title == "驿站建到了家门口"
    assert [story.headline for story in made.stories] == ["县总工会建起驿站", "焊工技能竞赛落幕"]


def test_a_post_without_text_is_no_story():
    assert parsed(HEAD).stories == ()
