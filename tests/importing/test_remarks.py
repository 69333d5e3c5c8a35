"""What is said of files is kept as codes and facts, and reads in the language of whoever reads it."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import override

from articles.importing.remarks import MESSAGES, Remark, RemarkCode, joined_remarks, remark_on
from articles.reading import ReadingError
from articles.reading.errors import MESSAGES as REFUSALS
from articles.reading.errors import Refusal

DAMAGED = ReadingError(Refusal.DAMAGED, "a.pdf", what="PDF")


def test_a_refusal_reads_in_either_language():
    remark = remark_on(DAMAGED)
    with override("en"):
        assert str(remark) == "this is no PDF file, or a damaged one"
    with override("zh-hans"):
        assert str(remark) == "这不是 PDF 文件，或者已损坏"


@pytest.mark.parametrize(
    "error",
    [
        DAMAGED,
        ReadingError(Refusal.NUL, "a.txt", place=7),
        FileNotFoundError("a.txt"),
        PermissionError("a.txt"),
        OSError(5, "trouble"),
        ValidationError({"headline": "too long"}),
        RuntimeError("trouble"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_goes_wrong_is_kept_as_json_and_reads_as_before(error):
    remark = remark_on(error)
    assert str(Remark.from_json(json.loads(json.dumps(remark.as_json())))) == str(remark)


def test_every_code_has_words():
    assert MESSAGES.keys() == {*REFUSALS, *RemarkCode}


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ValidationError({"headline": ["标题过长。"]}), "主标题：标题过长。"),
        (
            ValidationError({"headline": ["标题过长。"], "page_name": ["版名过长。"]}),
            "主标题：标题过长。 版名：版名过长。",
        ),
        (ValidationError("日期有误。"), "日期有误。"),
        (ValidationError({NON_FIELD_ERRORS: ["日期有误。"]}), "日期有误。"),
        (ValidationError({"no_field": ["标题过长。"]}), "no_field：标题过长。"),
    ],
    ids=["one field", "two fields", "no field", "the whole", "a name that is on no screen"],
)
def test_why_something_cannot_be_stored_is_told_field_by_field_as_on_screen(error, told):
    assert str(remark_on(error)) == f"读出的内容无法存入：{told}"


def test_what_was_left_out_is_counted_in_the_words_of_the_screen():
    assert str(Remark(RemarkCode.LEFT_OUT, {"numbers": {"picture": 3, "note": 1}})) == "未取：图片 3，脚注、批注 1"


def test_several_remarks_stand_in_one_line():
    assert joined_remarks([Remark(RemarkCode.FORBIDDEN), Remark(RemarkCode.SAME_TEXT, {"name": "a.txt"})]) == (
        "没有读取此文件的权限；与“a.txt”内容相同"
    )
