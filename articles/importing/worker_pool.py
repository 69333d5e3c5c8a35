"""Sources read ahead of their turn by several processes, while one of them writes those before."""

from __future__ import annotations

import hashlib
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.reduction import ForkingPickler
from typing import Any, Generic, TypeVar

from articles.enrichment.values import DateMention, Figure, Findings, PlaceMention, Topic
from articles.parsing.values import Block, ParsedStory
from articles.pipeline import ParseContext, Read, SourceOptions, SourceParse

AHEAD = 32
"""Sources that are read ahead for each process: so many are in memory, however many there are. While this process
writes, the others are given nothing: they have enough for as long."""

LARGE = 32_000_000
"""Bytes of sources after which no other is read ahead."""

Each = TypeVar("Each")


@dataclass(frozen=True, slots=True)
class Job:
    """What the reading of a source depends on, but for its context."""

    data: bytes
    name: str
    options: SourceOptions


@dataclass(slots=True)
class Turn(Generic[Each]):
    """An item that waits for its turn. Without a job there is nothing to read ahead."""

    item: Each
    job: Job | None
    future: Future[SourceParse | None] | None = None

    @property
    def is_untouched(self) -> bool:
        """Whether it is to be read, and no process has been given it."""
        return self.job is not None and self.future is None

    @property
    def is_ready(self) -> bool:
        return self.future.done() if self.future else self.job is None

    def read_here(self, context: ParseContext) -> None:
        self.future = Future()
        self.future.set_result(_read(self.job, context))


class Worker:
    """The state of a process of the pool."""

    context: ParseContext


def _begin(context: ParseContext) -> None:
    Worker.context = context


def _as_call(value: Any) -> tuple[type, tuple]:
    """How values are sent of which a parse has many: so they arrive in half the time that dataclasses take."""
    return type(value), tuple(getattr(value, name) for name in value.__slots__)


for _of_many in (Block, ParsedStory, Findings, Topic, PlaceMention, DateMention, Figure):
    ForkingPickler.register(_of_many, _as_call)


def _is_there() -> bool:
    return True


def _work(job: Job) -> SourceParse | None:
    return _read(job, Worker.context)


def _read(job: Job, context: ParseContext) -> SourceParse | None:
    """Nothing, where it fails: whoever waits reads it again, and says why."""
    with suppress(Exception):
        return context.read(job.data, job.name, job.options)
    return None


def read_ahead(
    items: Iterable[Each], job_of: Callable[[Each], Job | None], context: ParseContext, processes: int
) -> Iterator[tuple[Each, Read]]:
    """Each item in its turn, with a reader that has its source already. Where it has not, it reads it itself.

    This process is one of them: while the next item is not ready it reads one that no other was given.
    """
    spawn = multiprocessing.get_context("spawn")  # the same everywhere, and no connection to a database is shared
    with ProcessPoolExecutor(processes - 1, spawn, _begin, (context,)) as pool:
        queue: Queue[Each] = Queue(pool, context, AHEAD * (processes - 1))
        try:
            for item in items:
                queue.add(item, job_of(item))
                if len(queue.waiting) > AHEAD * processes or queue.size > LARGE:
                    yield queue.next()
            while queue.waiting:
                yield queue.next()
        finally:  # who was interrupted does not wait for what nobody wants any more
            pool.shutdown(cancel_futures=True)


class Queue(Generic[Each]):
    """Items in their order. The pool is given `most` of them at a time, and none before one of its processes is there:
    until then this one reads."""

    def __init__(self, pool: ProcessPoolExecutor, context: ParseContext, most: int) -> None:
        self.pool, self.context, self.most = pool, context, most
        self.waiting: deque[Turn[Each]] = deque()
        self.began = pool.submit(_is_there)

    @property
    def size(self) -> int:
        return sum(len(turn.job.data) for turn in self.waiting if turn.job)

    def add(self, item: Each, job: Job | None) -> None:
        self.waiting.append(Turn(item, job))
        self._hand_out()

    def next(self) -> tuple[Each, Read]:
        first = self.waiting[0]
        while not first.is_ready and (untouched := self._untouched()):
            untouched[0].read_here(self.context)
            self._hand_out()
        return _served(self.waiting.popleft(), self.context)

    def _hand_out(self) -> None:
        if self.began.done():
            given = sum(turn.future is not None and not turn.future.done() for turn in self.waiting)
            with suppress(BrokenExecutor):
                for turn in self._untouched()[: self.most - given]:
                    turn.future = self.pool.submit(_work, turn.job)

    def _untouched(self) -> list[Turn[Each]]:
        return [turn for turn in self.waiting if turn.is_untouched]


def _served(turn: Turn[Each], context: ParseContext) -> tuple[Each, Read]:
    ready: SourceParse | None = None
    with suppress(BrokenExecutor):
        ready = turn.future.result() if turn.future else None

    def read(data: bytes, name: str, options: SourceOptions) -> SourceParse:
        is_of_it = ready and ready.reading.sha256 == hashlib.sha256(data).hexdigest()
        return ready if is_of_it else context.read(data, name, options)

    return turn.item, read
