"""Sources parsed ahead of their turn by several processes, while this one writes those before.

The other processes import this module, and with it no Django.
"""

from __future__ import annotations

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
from articles.pipeline import ParseContext, SourceOptions, SourceParse

AHEAD = 32
"""Sources that are given to each process ahead of their turn: enough to work on while this process writes. No more are
in memory, however many there are."""

LARGE = 32_000_000
"""Bytes of sources after which no other is given out ahead."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ParseTask:
    """What the parse of a source depends on, but for its context."""

    data: bytes
    name: str
    options: SourceOptions


def parse_ahead(
    items: Iterable[T], task_of: Callable[[T], ParseTask | None], context: ParseContext, processes: int
) -> Iterator[tuple[T, SourceParse | None]]:
    """Each item in its turn, with its parse; with none where there is nothing to parse, or parsing failed.

    This process is one of them: while the next item is not ready it parses one that no other was given.
    """
    spawn = multiprocessing.get_context("spawn")  # the same everywhere, and no connection to a database is shared
    with ProcessPoolExecutor(processes - 1, spawn, _start_worker, (context,)) as pool:
        queue: ParseQueue[T] = ParseQueue(pool, context, AHEAD * (processes - 1))
        try:
            for item in items:
                queue.add(item, task_of(item))
                if len(queue.waiting) > AHEAD * processes or queue.size > LARGE:
                    yield queue.next()
            while queue.waiting:
                yield queue.next()
        finally:  # who was interrupted does not wait for what nobody wants any more
            pool.shutdown(cancel_futures=True)


@dataclass(slots=True)
class QueuedItem(Generic[T]):
    """An item that waits for its turn; without a task there is nothing to parse."""

    item: T
    task: ParseTask | None
    future: Future[SourceParse | None] | None = None

    @property
    def is_unassigned(self) -> bool:
        return self.task is not None and self.future is None

    @property
    def is_ready(self) -> bool:
        return self.future.done() if self.future else self.task is None


class ParseQueue(Generic[T]):
    """Items in their order. The pool is given `most` of them at a time, and none before one of its processes is there:
    until then this one parses.
    """

    def __init__(self, pool: ProcessPoolExecutor, context: ParseContext, most: int) -> None:
        self.pool, self.context, self.most = pool, context, most
        self.waiting: deque[QueuedItem[T]] = deque()
        self.started = pool.submit(_is_there)

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(len(queued.task.data) for queued in self.waiting if queued.task)

    def add(self, item: T, task: ParseTask | None) -> None:
        self.waiting.append(QueuedItem(item, task))
        self._assign()

    def next(self) -> tuple[T, SourceParse | None]:
        """The first item with its parse, waited for if need be."""
        first = self.waiting[0]
        while not first.is_ready and (unassigned := self._unassigned()):
            unassigned[0].future = Future()
            unassigned[0].future.set_result(_parse(unassigned[0].task, self.context))
            self._assign()
        self.waiting.popleft()
        with suppress(BrokenExecutor):
            return first.item, first.future.result() if first.future else None
        return first.item, None

    def _assign(self) -> None:
        """Give the pool what it has room for."""
        if self.started.done():
            given = sum(queued.future is not None and not queued.future.done() for queued in self.waiting)
            with suppress(BrokenExecutor):
                for queued in self._unassigned()[: self.most - given]:
                    queued.future = self.pool.submit(_parse_in_worker, queued.task)

    def _unassigned(self) -> list[QueuedItem[T]]:
        return [queued for queued in self.waiting if queued.is_unassigned]


class PoolWorker:
    """The state of a process of the pool."""

    context: ParseContext


def _start_worker(context: ParseContext) -> None:
    PoolWorker.context = context


def _is_there() -> bool:
    return True


def _parse_in_worker(task: ParseTask) -> SourceParse | None:
    return _parse(task, PoolWorker.context)


def _parse(task: ParseTask, context: ParseContext) -> SourceParse | None:
    """None where it fails: whoever has the file parses it again, and says why."""
    with suppress(Exception):
        return context.read(task.data, task.name, task.options)
    return None


def _as_call(value: Any) -> tuple[type, tuple]:
    """How values are sent of which a parse has many: so they arrive in half the time that dataclasses take."""
    return type(value), tuple(getattr(value, name) for name in value.__slots__)


for _frequent in (Block, ParsedStory, Findings, Topic, PlaceMention, DateMention, Figure):
    ForkingPickler.register(_frequent, _as_call)
