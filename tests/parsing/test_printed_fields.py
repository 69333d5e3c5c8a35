from __future__ import annotations

from articles.parsing.printed_fields import printed_fields
from articles.parsing.values import Caption, Crosshead, Role


def printed(*pieces):
    return printed_fields((text, role, bool(rest)) for text, role, *rest in pieces)


def test_white_space_round_a_piece_is_no_part_of_it():
    assert printed(("  工会开班 \n\n", Role.HEADLINE)).headline == "工会开班"


def test_a_headline_over_two_lines_has_nothing_between_them():
    assert printed(("某市总工会 \n", Role.HEADLINE), ("和某厂开班", Role.HEADLINE)).headline == "某市总工会和某厂开班"


def test_a_space_inside_a_line_stays():
    assert printed(("经验共享 问题共研", Role.KICKER)).kicker == "经验共享 问题共研"


def test_two_bylines_are_parted_by_a_space():
    assert printed(("本报记者 甲", Role.BYLINE), ("本报通讯员 乙", Role.BYLINE)).byline == "本报记者 甲 本报通讯员 乙"


def test_each_body_piece_is_a_paragraph():
    assert printed(("一。\n", Role.BODY), ("二。\n", Role.BODY)).paragraphs == ("一。", "二。")


def test_a_joined_piece_goes_on_the_paragraph_with_nothing_between():
    assert printed(("技能培训、技\n\n", Role.BODY), ("能大赛。", Role.BODY, True)).paragraphs == (
        "技能培训、技能大赛。",
    )


def test_a_joined_piece_goes_on_over_a_caption():
    fields = printed(("此外,", Role.BODY), ("赛场", Role.CAPTION), ("还有论坛。", Role.BODY, True))
    assert fields.paragraphs == ("此外,还有论坛。",)
    assert fields.captions == (Caption("赛场"),)


def test_a_joined_first_piece_is_a_paragraph():
    assert printed(("能大赛。", Role.BODY, True)).paragraphs == ("能大赛。",)


def test_a_crosshead_knows_the_paragraph_that_it_stands_before():
    fields = printed(("一。", Role.BODY), ("小标题", Role.CROSSHEAD), ("二。", Role.BODY))
    assert fields.crossheads == (Crosshead("小标题", 1),)


def test_a_credit_belongs_to_the_caption_before_it():
    fields = printed(("赛场", Role.CAPTION), ("会场", Role.CAPTION), ("甲摄", Role.CREDIT))
    assert fields.captions == (Caption("赛场"), Caption("会场", "甲摄"))


def test_a_credit_without_a_caption_stands_alone():
    assert printed(("甲摄", Role.CREDIT)).captions == (Caption("", "甲摄"),)


def test_a_second_credit_does_not_displace_the_first():
    fields = printed(("赛场", Role.CAPTION), ("甲摄", Role.CREDIT), ("乙摄", Role.CREDIT))
    assert fields.captions == (Caption("赛场", "甲摄"), Caption("", "乙摄"))


def test_pieces_that_print_no_field_are_passed_over():
    fields = printed(("◆", Role.BULLET), ("一。", Role.BODY), ("(下转第4版)", Role.CONTINUATION))
    assert fields.paragraphs == ("一。",)
    assert fields.headline is None
