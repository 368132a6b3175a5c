"""Two things measured side by side, so that whatever else the machine does meets both alike."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter, thread_time
from typing import Any

Times = tuple[float, float]


@dataclass(frozen=True)
class Pairs:
    """What two things took in turn: seconds on the clock, and seconds of a processor's work on this thread."""

    first: list[Times]
    second: list[Times]

    @property
    def ratio(self) -> float:
        """The median over all turns of first/second, by the clock."""
        return self._ratio(0)

    @property
    def worked(self) -> str:
        """The same of processor time, in which other programs have no part, as a note."""
        return f"{self._ratio(1):.2f} × by processor time"

    def seconds(self, scale: float = 1.0) -> tuple[float, float]:
        """Return the median time of each by the clock, times a scale."""
        first, second = (scale * median(clock for clock, _ in times) for times in (self.first, self.second))
        return first, second

    def _ratio(self, kind: int) -> float:
        return median(one[kind] / other[kind] for one, other in zip(self.first, self.second, strict=True))


def seconds(call: Callable[[], Any]) -> float:
    """Return how long a call took."""
    return _times(call)[0]


def alternate(first: Callable[[], Any], second: Callable[[], Any], turns: int) -> Pairs:
    """Measure A B A B …, after one call of each that is not counted."""
    first()
    second()
    gc.collect()
    pairs = Pairs([], [])
    for _ in range(turns):
        pairs.first.append(_times(first))
        pairs.second.append(_times(second))
    return pairs


def _times(call: Callable[[], Any]) -> Times:
    begin, worked = perf_counter(), thread_time()
    call()
    return perf_counter() - begin, thread_time() - worked
