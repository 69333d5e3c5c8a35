"""Documents that the tests make, to be read again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from docx import Document
from docx.document import Document as WordDocument

from articles.reading import read
from articles.reading.errors import ReadingError, Refusal
from articles.reading.values import HintKind, Omission, Reading


def saved(document: WordDocument) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def docx_of(paragraphs: Iterable[str]) -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document)


def with_part(docx: bytes, part: str, old: str, new: str) -> bytes:
    """The document with some XML of a part exchanged."""
    parts = {name: data.decode("utf-8") if name == part else data for name, data in parts_of(docx).items()}
    assert old in parts[part]
    return zip_of({**parts, part: parts[part].replace(old, new)})


def parts_of(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zip_of(entries: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return stream.getvalue()


def refusal(data: bytes, name: str, encoding: str | None = None) -> Refusal | None:
    """Why the file is refused; None where it is read."""
    try:
        read(data, name=name, encoding=encoding)
    except ReadingError as error:
        return error.code
    return None


def hinted(reading: Reading, kind: HintKind) -> list[tuple[str, str]]:
    """The spans that have a hint of the kind, and what it says."""
    return [(reading.text[h.start : h.end], h.value) for h in reading.hints if h.kind is kind]


def missing(reading: Reading, what: Omission) -> list[str]:
    return [left.text for left in reading.left_out if left.what is what]
