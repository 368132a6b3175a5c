"""A race's file of 64 MB, read by the one reader of JSON: a million starts."""

from __future__ import annotations

import threading
from collections.abc import Callable
from statistics import median
from time import perf_counter, sleep

from playground.base.errors import PlaygroundError
from playground.base.read_json import LARGEST, read_json
from playground.experiments.experiment import Experiment
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._pairs import seconds


def _text(size: int) -> bytes:
    start = b'{"position": [%.17g, %.17g], "number": %d}'
    count = size // len(start % (0.1, 0.2, 10**6))
    starts = b",".join(start % (k * 0.1, k * 0.3, k) for k in range(count))
    return b'{"format": "optimizer-playground", "starts": [' + starts[:-1] + b"}]}"


def _longest_pause(work: Callable[[], object]) -> float:
    """Seconds for which a thread that does nothing but look at the clock was held up while another one works."""
    reader = threading.Thread(target=work)
    longest, last = 0.0, perf_counter()
    reader.start()
    while reader.is_alive():
        sleep(0.001)
        now = perf_counter()
        longest, last = max(longest, now - last), now
    return longest


def _measure(quick: bool) -> dict[str, Measured]:
    text = _text(2**20 if quick else LARGEST - 2**20)[:LARGEST]
    times = [seconds(lambda: read_json(text, "the file")) for _ in range(1 if quick else 3)]
    pauses = [1e3 * _longest_pause(lambda: _refused(text)) for _ in range(1 if quick else 3)]
    return {
        "read_json": Measured(median(times), f"{len(text) / 2**20:.0f} MB"),
        "read_json_pause": Measured(median(pauses), "while it is read, refused and let go"),
    }


def _refused(text: bytes) -> None:
    try:
        Experiment.from_json(text)
    except PlaygroundError:
        return


BENCHMARK = Benchmark(
    place=11,
    goals=(
        Goal("read_json", "JSON of 64 MB read and checked", "s", 2.0),
        Goal("read_json_pause", "longest pause of another thread meanwhile", "ms", 50.0),
    ),
    measure=_measure,
)
