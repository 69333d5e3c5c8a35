"""Sources read ahead of their turn by other processes, while those before them are written."""

from __future__ import annotations

import hashlib
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeVar

from articles.enrichment.tokenizer import Words
from articles.parsing.values import Context
from articles.pipeline import SourceParse, read_source

AHEAD = 4
"""Sources that are read ahead for each process: so many are in memory, however many there are."""

Reader = Callable[..., SourceParse]
"""Called as `pipeline.read_source` is."""

Reads = tuple[tuple[Context, SourceParse], ...]
"""The parses of a source, each with the context in which it was made."""

Each = TypeVar("Each")


@dataclass(frozen=True, slots=True)
class Job:
    """What the reading of a source depends on, but for what is known of the publication that it prints."""

    data: bytes
    name: str
    context: Context
    encoding: str | None


@dataclass(frozen=True, slots=True)
class Light:
    """What all processes know: the dictionary, and publications by their names, as far as they change a context."""

    words: Words
    publications: Mapping[str, Context]

    def on(self, context: Context, publication: str | None) -> Context:
        known = self.publications.get(publication or "", Context())
        return replace(context, home=known.home, section_names=known.section_names)


class Worker:
    """The state of a process of the pool."""

    light: Light


def _begin(light: Light) -> None:
    Worker.light = light


def _read(job: Job) -> Reads:
    """Nothing, where it fails: whoever waits reads it again, and says why."""
    with suppress(Exception):
        parse = _parse(job, job.context)
        informed = Worker.light.on(job.context, parse.issue.publication)
        again = () if informed == job.context else ((informed, _parse(job, informed)),)
        return ((job.context, parse), *again)
    return ()


def _parse(job: Job, context: Context) -> SourceParse:
    return read_source(job.data, name=job.name, context=context, words=Worker.light.words, encoding=job.encoding)


def read_ahead(
    items: Iterable[Each], job_of: Callable[[Each], Job | None], light: Light, processes: int
) -> Iterator[tuple[Each, Reader]]:
    """Each item in its turn, with a reader that has its source already. Where it has not, it reads it itself."""
    spawn = multiprocessing.get_context("spawn")  # the same everywhere, and no connection to a database is shared
    with ProcessPoolExecutor(processes, spawn, _begin, (light,)) as pool:
        waiting: deque[tuple[Each, Future[Reads] | None]] = deque()
        for item in items:
            job = job_of(item)
            waiting.append((item, _submitted(pool, job) if job else None))
            if len(waiting) > AHEAD * processes:
                yield _served(*waiting.popleft())
        while waiting:
            yield _served(*waiting.popleft())


def _submitted(pool: ProcessPoolExecutor, job: Job) -> Future[Reads] | None:
    with suppress(BrokenExecutor):
        return pool.submit(_read, job)
    return None


def _served(item: Each, future: Future[Reads] | None) -> tuple[Each, Reader]:
    reads: dict[Context, SourceParse] = {}
    with suppress(BrokenExecutor):
        reads = dict(future.result()) if future else {}

    def read(data: bytes, *, context: Context, **how: object) -> SourceParse:
        parse = reads.get(context)
        is_of_it = parse and parse.reading.sha256 == hashlib.sha256(data).hexdigest()
        return parse if is_of_it else read_source(data, context=context, **how)

    return item, read
