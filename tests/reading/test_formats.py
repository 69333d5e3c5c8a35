from __future__ import annotations

import pytest

from articles import reading
from articles.reading import read
from articles.reading.errors import MESSAGES, Refusal
from articles.reading.limits import LARGEST_FILE, LARGEST_TEXT
from tests.reading.making import docx_of, refusal, zip_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
DOCX = docx_of(["县总工会建起驿站"])
PAGE = "<!DOCTYPE html>\n<p>县总工会建起驿站</p>".encode()
TEXT = "县总工会建起驿站".encode()
SINGLE_FILE = (
    b'From: <Saved by a browser>\r\nSubject: a\r\nContent-Type: multipart/related;\r\n\ttype="text/html"\r\n\r\n'
)
SHEET = zip_of({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.txt", TEXT, "text/plain"),
        ("a.md", TEXT, "text/markdown"),
        ("第3版.要闻", TEXT, "text/plain"),
        ("A.HTM", PAGE, "text/html"),
        ("page", PAGE, "text/html"),
        ("a.docx", DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("第3版", DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_a_file_is_read_by_what_it_is(name, data, media_type):
    assert read(data, name=name).media_type == media_type


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.doc", OLE, Refusal.OTHER_OFFICE),
        ("a.wps", OLE, Refusal.OTHER_OFFICE),
        ("a.xls", OLE, Refusal.OTHER_OFFICE),
        ("a.ppt", OLE, Refusal.OTHER_OFFICE),
        ("a.rtf", b"{\\rtf1 abc}", Refusal.OTHER_OFFICE),
        ("a.doc", TEXT, Refusal.OTHER_OFFICE),
        ("a.docx", OLE, Refusal.OTHER_OFFICE),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), Refusal.ENCRYPTED),
        ("a.docx", SHEET, Refusal.OTHER_OFFICE),
        ("a.txt", OLE, Refusal.OTHER_OFFICE),
        ("a.txt", DOCX, Refusal.MISNAMED),
        ("a.zip", DOCX, Refusal.MISNAMED),
        ("a.html", DOCX, Refusal.MISNAMED),
        ("a.md", PAGE, Refusal.MISNAMED),
        ("a.txt", b"%PDF-1.7\n", Refusal.MISNAMED),
        ("a.docx", zip_of({"a.txt": "x"}), Refusal.MISNAMED),
        ("a.docx", TEXT, Refusal.DAMAGED),
        ("a.pdf", TEXT, Refusal.DAMAGED),
        ("a.zip", TEXT, Refusal.DAMAGED),
        ("a.jpg", b"\xff\xd8\xff\xe0", Refusal.SCAN),
        ("a.txt", b"\x89PNG\r\n\x1a\n", Refusal.SCAN),
        ("a.txt", b"MZ\x90", Refusal.BINARY),
        ("a.rar", b"Rar!\x1a\x07", Refusal.NESTED),
        ("a.mhtml", SINGLE_FILE, Refusal.UNKNOWN_FORMAT),
        ("a.html", SINGLE_FILE, Refusal.MISNAMED),
        ("a.csv", TEXT, Refusal.UNKNOWN_FORMAT),
        ("a.zip", zip_of({"a.txt": "x"}), Refusal.NESTED),
    ],
)
def test_what_cannot_be_read_is_refused(name, data, code):
    assert refusal(data, name) is code


def test_a_file_over_the_limit_is_refused_unread():
    assert refusal(b"%PDF" + bytes(LARGEST_FILE), "a.pdf") is Refusal.TOO_LARGE


def test_a_text_over_its_limit_is_refused_before_it_is_decoded(monkeypatch):
    monkeypatch.setattr(reading, "decode_text", None)
    assert refusal(b"x" * (LARGEST_TEXT + 1), "a.txt") is Refusal.TOO_LARGE


def test_every_refusal_has_a_message():
    assert set(MESSAGES) == set(Refusal)
