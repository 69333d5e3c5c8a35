"""Plain text files: what is read, and what is refused with which reason."""

from __future__ import annotations

import codecs
import hashlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing.parser import parse
from articles.reading import ReadingError, read
from tests.parsing.helpers import SEEDS, seed_text

TEXT = "某县总工会召开会议\r\n\r\n5月6日,某县总工会召开会议,部署下一步的工作。\n"
SEED = SEEDS[0].read_bytes()
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be")


def refusal(data: bytes, name: str = "page.txt", encoding: str | None = None) -> ReadingError:
    with pytest.raises(ReadingError) as caught:
        read(data, name=name, encoding=encoding)
    return caught.value


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_same_text_is_read_from_any_encoding(encoding):
    assert read(TEXT.encode(encoding), name="page.txt").text == TEXT


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_same_stories_are_read_from_any_encoding(encoding):
    found = parse(read(seed_text(0).encode(encoding), name="page.txt"))
    assert found == parse(read(SEED, name="page.txt"))


GIVEN = "gb18030 gbk cp936 GB2312 hz big5 UTF8 utf-8-sig utf-16 utf-16-le utf_32"


@pytest.mark.parametrize("encoding", GIVEN.split())
def test_a_given_encoding_is_used(encoding):
    assert read("甲乙丙丁".encode(encoding), name="page.txt", encoding=encoding).text == "甲乙丙丁"


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-16-be", "gb18030", "utf-8"])
def test_a_byte_order_mark_of_a_given_encoding_is_no_text(encoding):
    assert read("\ufeff甲乙丙丁".encode(encoding), name="page.txt", encoding=encoding).text == "甲乙丙丁"


def test_line_ends_stay_as_they_are():
    assert read(b"a\r\nb\rc\n", name="page.txt").text == "a\r\nb\rc\n"


def test_the_digest_is_that_of_the_bytes():
    data = codecs.BOM_UTF8 + TEXT.encode()
    assert read(data, name="page.txt").sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("name", ["page.txt", "page.md", "PAGE.TXT", "page", "20240506_第3版.要闻"])
def test_names_of_text_files_are_taken(name):
    assert read(TEXT.encode(), name=name).name == name


@pytest.mark.parametrize("data", [b"", b" \n\t", "\ufeff".encode(), "\u3000\n".encode(), codecs.BOM_UTF16_LE])
def test_a_file_without_text_is_refused(data):
    assert refusal(data).code == "empty"


@pytest.mark.parametrize(
    ("data", "advice"),
    [(b"\x7fELF....", "(EXE)"), (b"MZ\x90....", "(EXE)"), (bytes(range(256)) * 9, "binary file, not")],
)
def test_a_binary_file_is_refused_with_advice_and_its_kind_as_far_as_it_is_known(data, advice):
    found = refusal(data)
    assert found.code in {"binary", "not-text"}
    assert advice in str(found)
    assert ".txt" in str(found)


def test_bytes_of_no_encoding_are_refused_with_their_place():
    found = refusal("工会召开会议".encode() + b"\xff\xff")
    assert (found.code, found.place) == ("undecodable", 18)
    assert "0xFF" in str(found)
    assert "save it as UTF-8" in str(found)


def test_a_wrong_encoding_is_refused_with_the_place():
    found = refusal("工会".encode("gb18030"), encoding="utf-8")
    assert (found.code, found.place) == ("wrong-encoding", 0)


UNKNOWN = "klingon u hex zip utf-7 unicode_escape idna punycode latin-1"


@pytest.mark.parametrize("encoding", ["", "a\0b", *UNKNOWN.split()])
def test_an_encoding_that_is_none_is_refused(encoding):
    assert refusal(TEXT.encode(), encoding=encoding).code == "unknown-encoding"


def test_a_nul_is_refused_with_its_place():
    found = refusal("某县总工会\0召开会议".encode())
    assert (found.code, found.place) == ("nul", 5)


def test_half_a_surrogate_pair_is_refused():
    data = "某县".encode("utf-16-le") + b"\x00\xd8" + "工会".encode("utf-16-le")
    assert refusal(codecs.BOM_UTF16_LE + data).code == "wrong-encoding"


def test_a_refusal_names_the_file():
    assert str(refusal(b"", name="三版.txt")).startswith("三版.txt: ")


def test_a_refusal_can_be_translated():
    found = refusal("工会".encode("gb18030"), encoding="utf-8")
    assert found.template % found.details in str(found)


@given(st.binary(max_size=300))
def test_bytes_are_read_or_refused_and_never_guessed_at(data):
    try:
        found = read(data, name="page.txt")
    except ReadingError:
        return
    assert found.text.encode(found.encoding) in (data, data[2:], data[3:])


def test_bytes_that_only_begin_like_utf_16_are_no_text():
    chance = random.Random(7)
    junk = bytes(byte for _ in range(1500) for byte in (chance.randrange(1, 256), chance.randrange(0x4E, 0x9F)))
    with pytest.raises(ReadingError) as refused:
        read(codecs.BOM_UTF16_LE + junk, name="junk.txt")
    assert refused.value.code == "implausible"
