"""Times of several ways to do the same, taken in turns: what else the machine does slows all of them alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from statistics import mean, median, quantiles
from time import perf_counter, process_time
from typing import Any

FEWEST_TURNS = 20
"""Turns that are taken, however long they last."""

FEWEST_STORIES = 1000
"""A smaller corpus shows that a benchmark runs, and not how fast."""


@dataclass(slots=True)
class Timings:
    """Seconds by the clock, seconds of this process on the processor, and result of each turn."""

    seconds: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    results: list[Any] = field(default_factory=list)

    def time(self, call: Callable[[], Any]) -> None:
        started, busy = perf_counter(), process_time()
        result = call()
        self.seconds.append(perf_counter() - started)
        self.busy.append(process_time() - busy)
        self.results.append(result)

    @property
    def mean(self) -> float:
        return mean(self.seconds)

    @property
    def median(self) -> float:
        return median(self.seconds)

    @property
    def p95(self) -> float:
        return quantiles(self.seconds, n=20)[-1] if len(self.seconds) > 1 else self.seconds[0]


def rounds(number: int, size: int) -> range:
    """So many rounds; one, where the corpus is too small to tell anything."""
    return range(number if size >= FEWEST_STORIES else 1)


def in_turns(
    ways: Mapping[str, Callable[[Any], Any]], things: Iterable[Any], budget: float = float("inf")
) -> dict[str, Timings]:
    """Each way does each thing; which way is first alternates. It ends when the budget of seconds is spent."""
    timings = {name: Timings() for name in ways}
    started = perf_counter()
    for n, thing in enumerate(things):
        if n >= FEWEST_TURNS and perf_counter() - started > budget:
            break
        for name in sorted(ways, reverse=n % 2 == 1):
            timings[name].time(lambda way=ways[name], thing=thing: way(thing))
    return timings


def worst_ratio(timings: Timings, others: Timings) -> float:
    """How many times as long as the other it took, at the worst turn."""
    return max(mine / other for mine, other in zip(timings.seconds, others.seconds, strict=True))
