"""Two things measured side by side, so that whatever else the machine does meets both alike."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any


@dataclass(frozen=True)
class Pairs:
    """The seconds that two things took in turn."""

    first: list[float]
    second: list[float]

    @property
    def ratio(self) -> float:
        """The median over all turns of first/second."""
        return median(one / other for one, other in zip(self.first, self.second, strict=True))


def seconds(call: Callable[[], Any]) -> float:
    """Return how long a call took."""
    begin = perf_counter()
    call()
    return perf_counter() - begin


def alternate(first: Callable[[], Any], second: Callable[[], Any], turns: int) -> Pairs:
    """Measure A B A B …, after one call of each that is not counted."""
    first()
    second()
    gc.collect()
    pairs = Pairs([], [])
    for _ in range(turns):
        pairs.first.append(seconds(first))
        pairs.second.append(seconds(second))
    return pairs
