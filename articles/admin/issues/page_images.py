"""The pages of a PDF file as pictures, drawn from the file as it is kept whenever somebody looks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpResponse

from articles.models import Reading
from articles.reading.errors import ReadingError
from articles.reading.isolation import picture_apart
from articles.reading.values import Omission
from articles.records.printed import Passage

A_WEEK = 7 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class FilePage:
    """`start` is where its text begins; None where it has none."""

    number: int
    start: int | None


def file_pages(reading: Reading) -> list[FilePage]:
    """In order; none where the file has no pages."""
    starts = {int(number): start for number, start in reading.page_starts}
    empty = {int(text): None for what, text in reading.left_out if what == Omission.PAGE}
    return [FilePage(number, start) for number, start in sorted((empty | starts).items())]


def pages_behind(passages: Iterable[Passage]) -> list[tuple[int, int]]:
    """The pages that the passages stand on, each once: its source, and its number in the file."""
    found = (_page_behind(passage) for passage in passages)
    return list(dict.fromkeys(page for page in found if page))


def _page_behind(passage: Passage) -> tuple[int, int] | None:
    reading = passage.block.reading
    begun = [number for number, start in reading.page_starts if start < passage.block.start + len(passage.text)]
    return (reading.source_id, int(begun[-1])) if begun else None


def page_image_response(data: bytes, name: str, page: int) -> HttpResponse:
    """It never changes, for the file never does."""
    try:
        drawn = picture_apart(data, name, page)
    except ReadingError as error:
        raise Http404(str(error)) from error
    return HttpResponse(drawn, content_type="image/png", headers={"Cache-Control": f"private, max-age={A_WEEK}"})
