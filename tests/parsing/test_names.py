from __future__ import annotations

import pytest

from articles.parsing.names import names_in, signers


@pytest.mark.parametrize(
    ("byline", "reporters", "correspondents", "photographers"),
    [
        ("本报讯(记者王小明)", ["王小明"], [], []),
        ("本报讯 （记者王小明 通讯员李四 赵大年）", ["王小明"], ["李四", "赵大年"], []),
        ("本报记者 王小明 本报通讯员 李四 赵大年", ["王小明"], ["李四", "赵大年"], []),
        ("本报记者：王小明、李四", ["王小明", "李四"], [], []),
        ("本报记者  王  明  李小四", ["王明", "李小四"], [], []),
        ("城乡日报记者 王小明", ["王小明"], [], []),
        ("本报记者 王文明 本报通讯员 李文 赵图", ["王文明"], ["李文", "赵图"], []),
        ("新华社记者 王小明摄", [], [], ["王小明"]),
        ("本报通讯员 王小明 摄", [], [], ["王小明"]),
        ("（王小明摄）", [], [], ["王小明"]),
        ("摄影：王小明", [], [], ["王小明"]),
        ("本报记者 王小明 摄影报道", ["王小明"], [], ["王小明"]),
        ("本报记者 王小明 文/图", ["王小明"], [], ["王小明"]),
        ("本报记者 欧阳小明 买买提·艾力", ["欧阳小明", "买买提·艾力"], [], []),
    ],
)
def test_names_are_read_with_their_roles(byline, reporters, correspondents, photographers):
    names = names_in([byline])
    assert [*names.reporters] == reporters
    assert [*names.correspondents] == correspondents
    assert [*names.photographers] == photographers


@pytest.mark.parametrize(
    "byline", ["本报评论员", "本报讯", "本报记者", "(作者单位:某大学)", "王小明", "本报记者王小明李大年赵四"]
)
def test_no_name_is_invented(byline):
    names = names_in([byline])
    assert names.reporters == names.correspondents == names.photographers == ()


def test_a_name_printed_twice_is_one_name():
    assert names_in(["本报记者 王小明", "本报记者 王小明"]).reporters == ("王小明",)


@pytest.mark.parametrize(
    ("text", "signing"),
    [
        ("本报记者 李明华", {"李明华"}),
        ("本报记者 李明 李明华", {"李明", "李明华"}),
        ("本报讯（记者李明华 通讯员李明）6月3日", {"李明", "李明华"}),
        ("新华社重庆6月3日电（记者李明）", {"李明"}),
        ("职工在驿站休息。李明华 摄", {"李明华"}),
        ("李明华/文 李  明/图", {"李明", "李明华"}),
        ("记者李明华李明报道", {"李明", "李明华"}),
        ("买买提·艾力 John Smith", {"买买提·艾力", "John Smith"}),
        ("图为李明华在车间。", set()),
        ("本报记者 王李明", set()),
    ],
)
def test_a_name_signs_where_it_is_printed_whole(text, signing):
    assert signers([text], ["李明", "李明华", "买买提·艾力", "John Smith"]) == signing


def test_a_part_of_a_name_that_nobody_credits_signs_nothing():
    assert signers(["本报记者 李明华", "（记者李明华）"], ["李明"]) == set()


def test_of_no_names_none_signs():
    assert signers(["本报记者 李明"], []) == set()
