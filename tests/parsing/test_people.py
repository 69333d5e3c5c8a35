from __future__ import annotations

import pytest

from articles.parsing.people import is_person, may_sign, only_people, run_together, titled_person


@pytest.mark.parametrize("name", ["王明", "王小明", "欧阳修", "司马相如"])
def test_a_surname_and_one_or_two_characters_are_a_name(name):
    assert is_person(name)


@pytest.mark.parametrize("word", ["王", "工会", "动态", "王小明天", "欧阳", "的王明"])
def test_other_words_are_none(word):
    assert not is_person(word)


@pytest.mark.parametrize("line", ["王小明", "王  明", "王小明 李四", "王  明  李小四", "王小明、李四"])
def test_a_line_of_names_is_known(line):
    assert only_people(line)


@pytest.mark.parametrize("line", ["王小明说", "工作动态", "经验共享 问题共研", "王小明 总工会"])
def test_a_line_with_other_words_is_not(line):
    assert not only_people(line)


@pytest.mark.parametrize(
    ("text", "names"), [("王小明李四", True), ("王明李四", True), ("工会动态", False), ("王小明", False)]
)
def test_names_without_a_space_are_known_by_their_surnames(text, names):
    assert run_together(text) is names


@pytest.mark.parametrize(
    "line", ["某县总工会主席  王小明", "某省某市 王小明", "某大学校长  王  明", "《某报》记者  王小明"]
)
def test_a_post_and_a_name_set_apart_are_a_person(line):
    assert titled_person(line)


def test_a_headline_with_a_space_is_none():
    assert not titled_person("经验共享 问题共研")


@pytest.mark.parametrize("line", ["中共某县总工会党组", "中共某县委党校"])
def test_a_body_of_the_party_may_sign(line):
    assert may_sign(line)


def test_a_pen_name_that_is_spaced_out_may_sign():
    assert may_sign("进  勤")
