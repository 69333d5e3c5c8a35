from __future__ import annotations

import sys

import pytest

from articles.reading.child import read_document
from articles.reading.errors import ReadingError, Refusal
from articles.reading.isolation import pack_outcome, transcribe_apart, unpack_transcript
from articles.reading.values import Hint, HintKind, LeftOut, Omission, Transcript
from tests.reading.making import docx_of
from tests.reading.pdf_making import Set, pdf_of


def test_a_transcript_travels_whole():
    transcript = Transcript("驿站\n", (Hint(0, 2, HintKind.HEADING, "1"),), (LeftOut(Omission.PICTURE, "外景"),))
    assert unpack_transcript(pack_outcome(transcript), "a.docx") == transcript


def test_a_refusal_travels_under_the_name_of_its_file():
    refused = ReadingError(Refusal.TOO_MANY_PAGES, "", count=3, most=2)
    with pytest.raises(ReadingError) as caught:
        unpack_transcript(pack_outcome(refused), "a.pdf")
    assert str(caught.value) == "a.pdf: 3 pages; at most 2 can be read"


def test_a_document_is_read_in_another_process():
    document, before = docx_of(["驿站"]), set(sys.modules)
    assert transcribe_apart(document, "a.docx", "DOCX").text == "驿站\n"
    assert set(sys.modules) == before


def test_without_its_library_a_pdf_is_refused_with_advice(monkeypatch):
    for name in [name for name in sys.modules if name.startswith("articles.reading.pdf")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    refused = read_document(pdf_of([[Set("驿站", 50, 700)]]), "PDF")
    assert isinstance(refused, ReadingError)
    assert (refused.code, refused.details["requirements"]) == (Refusal.NO_LIBRARY, "requirements-pdf.txt")
