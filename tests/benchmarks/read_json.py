"""A race's file of 64 MB, read by the one reader of JSON: a million starts."""

from __future__ import annotations

from statistics import median

from playground.base.read_json import LARGEST, read_json
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._pairs import seconds


def _text(size: int) -> bytes:
    start = b'{"position": [%.17g, %.17g], "number": %d}'
    count = size // len(start % (0.1, 0.2, 10**6))
    starts = b",".join(start % (k * 0.1, k * 0.3, k) for k in range(count))
    return b'{"format": "optimizer-playground", "starts": [' + starts[:-1] + b"}]}"


def _measure(quick: bool) -> dict[str, Measured]:
    text = _text(2**20 if quick else LARGEST - 2**20)[:LARGEST]
    times = [seconds(lambda: read_json(text, "the file")) for _ in range(1 if quick else 3)]
    return {"read_json": Measured(median(times), f"{len(text) / 2**20:.0f} MB")}


BENCHMARK = Benchmark(
    place=11, goals=(Goal("read_json", "JSON of 64 MB read and checked", "s", 2.0),), measure=_measure
)
