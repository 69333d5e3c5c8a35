from __future__ import annotations

from datetime import date

from articles.desk.portions import Piece, doubles, portions
from articles.files import NoFile
from articles.parsing.values import DateBasis, IssueFacts

DAY, NEXT = date(2024, 12, 17), date(2024, 12, 18)


def piece(place: int, text: str = "", **facts: object) -> Piece:
    basis = {"date_basis": DateBasis.PRINTED} if facts.get("published_on") else {}
    return Piece(place, NoFile(f"{place}.txt", ""), IssueFacts(**{**basis, **facts}), text)


def places(*read: Piece) -> list[list[int]]:
    return [[one.place for one in portion] for portion in portions(read)]


def test_pages_of_one_day_are_together():
    one, other = (piece(n, publication="丰都工人", published_on=DAY) for n in (0, 2))
    assert places(one, piece(1, publication="丰都工人", published_on=NEXT), other) == [[0, 2], [1]]


def test_pages_of_one_number_are_together():
    assert places(*(piece(n, publication="丰都工人", number="24") for n in (0, 1))) == [[0, 1]]


def test_a_page_with_the_number_only_is_with_the_day_of_that_number():
    dated = piece(1, publication="丰都工人", number="24", published_on=DAY)
    plain = piece(2, publication="丰都工人", published_on=DAY)
    assert places(piece(0, publication="丰都工人", number="24"), dated, plain) == [[0, 1, 2]]


def test_an_inferred_day_puts_nothing_together():
    inferred = {"publication": "丰都工人", "published_on": DAY, "date_basis": DateBasis.INFERRED}
    assert places(piece(0, **inferred), piece(1, **inferred)) == [[0], [1]]


def test_what_says_nothing_stays_by_itself():
    assert places(piece(0), piece(1), piece(2, published_on=DAY), piece(3, published_on=DAY)) == [[0], [1], [2], [3]]


def test_the_second_of_two_texts_is_a_double():
    assert doubles([piece(0, "甲"), piece(1, "乙"), piece(2, "甲")]) == {2}


def test_files_that_could_not_be_read_are_no_doubles():
    assert doubles([piece(0), piece(1)]) == set()
