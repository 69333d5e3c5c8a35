from __future__ import annotations

import pytest

from articles.parsing.names import names_in


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
