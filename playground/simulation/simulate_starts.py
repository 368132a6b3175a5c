"""All starts of one contender: chunks through the hot loop, then each path's end."""

from collections.abc import Callable
from concurrent.futures import Executor

import numpy as np
from numpy.typing import NDArray

from playground.base.errors import PlaygroundError
from playground.base.run_shared import run_shared
from playground.kernels.racing.march import PATIENCE, RUNNING
from playground.simulation.chunk import Chunk, Rule
from playground.simulation.method import Floats, Method
from playground.simulation.start_codes import start_codes
from playground.simulation.track import Track

# Points, gradients and states of so many points stay in the processor's first or second cache for all their steps.
CHUNK_WIDTH = 512
# Between two looks at `cancelled`: some tens of milliseconds of work.
SEGMENT_WORK = 2_000_000
# A method that asks at points of its own choice takes up to so many times as long for a step.
_SLOWER = 50

Report = Callable[[int], None]


class Cancelled(PlaygroundError):
    """The person asked to stop; what was computed so far is thrown away."""


def simulate_starts(
    method: Method, starts: Floats, paths: NDArray[np.uint64], steps: int, seed: int, rule: Rule,
    record: Floats | None, pool: Executor | None = None, others: int = 0, report: Report | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Track:  # fmt: skip
    """Return where, when and how every path ended, and fill the record.

    Arguments: `starts` (S, dimension); `paths` (S) their lasting numbers; `rule` box, kinks and tolerance (negative:
    the stop rule is off); `record` (dimension, steps + 1, S) takes the positions, or None; `pool` runs chunks side by
    side; `report` is told how many point-steps were done; `cancelled` is asked between segments. The numbers do not
    depend on chunks or threads: a point's arithmetic is the same in every lane. Raises Cancelled.
    """
    count = len(starts)
    track = Track.empty(method.dimension, count, steps, record)
    if record is not None:
        record[:, 0] = starts.T

    def run(place: int) -> None:
        first = place * CHUNK_WIDTH
        chosen = slice(first, min(first + CHUNK_WIDTH, count))
        chunk = Chunk(method, method.lanes(starts[chosen]), paths[chosen], seed, rule, record, first)
        points = np.ascontiguousarray(chunk.lanes[: method.dimension])
        chunk.end_at_start(start_codes(rule, points, method.p))
        _march_chunk(chunk, steps, report, cancelled)
        ended = chunk.codes != RUNNING
        track.codes[chosen] = chunk.codes
        track.end_steps[chosen] = np.where(ended, chunk.end_steps, steps)
        track.ends[:, chosen] = np.where(ended, chunk.ends, chunk.lanes[: method.dimension])
        counts = chunk.counts()
        if counts is not None:
            track.counts[:, chosen] = counts

    chunks = -(-count // CHUNK_WIDTH)
    if pool is None or chunks < 2:
        for place in range(chunks):
            run(place)
    else:
        # This thread marches too: one that only waits is woken by every chunk that is done, and takes a processor then.
        run_shared(run, chunks, pool, min(others, chunks - 1))
    track.blank_after_ends()
    return track


def _march_chunk(chunk: Chunk, steps: int, report: Report | None, cancelled: Callable[[], bool] | None) -> None:
    """March one chunk to the last step in segments, each a multiple of the stop rule's ten steps."""
    n = chunk.lanes.shape[1]
    work = SEGMENT_WORK // _SLOWER if chunk.method.counts else SEGMENT_WORK
    segment = max(1, work // (n * PATIENCE)) * PATIENCE
    for first in range(0, steps, segment):
        if cancelled is not None and cancelled():
            raise Cancelled("the simulation was cancelled")
        last = min(first + segment, steps)
        onward = chunk.march(first, last)
        if report is not None:
            report(((last if onward else steps) - first) * n)
        if not onward:
            return
