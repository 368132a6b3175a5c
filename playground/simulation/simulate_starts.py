"""All starts of one contender: chunks through the hot loop, then each path's end."""

from collections.abc import Callable
from concurrent.futures import Executor

import numpy as np
from numpy.typing import NDArray

from playground.base.errors import PlaygroundError
from playground.kernels.march import WINDOW
from playground.simulation.chunk import NO_RECORD, Chunk, Rule, windows
from playground.simulation.method import Floats, Method
from playground.simulation.settle import settle_ends
from playground.simulation.track import Track

# Points, gradients and states of so many points stay in the processor's first or second cache for all their steps.
CHUNK_WIDTH = 512
# Between two looks at `cancelled`: some tens of milliseconds of work.
SEGMENT_WORK = 2_000_000

Report = Callable[[int], None]


class Cancelled(PlaygroundError):
    """The person asked to stop; what was computed so far is thrown away."""


def simulate_starts(
    method: Method, starts: Floats, paths: NDArray[np.uint64], steps: int, seed: int, rule: Rule,
    record: Floats | None, pool: Executor | None = None, report: Report | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Track:  # fmt: skip
    """Return where, when and how every path ended; with a record, fill it and leave the ends to `settle_recorded`.

    Arguments: `starts` (S, dimension); `paths` (S) their lasting numbers; `rule` box, kinks and tolerance (negative: the stop rule
    is off); `record` (dimension, steps + 1, S) takes the positions, or None; `pool` runs chunks side by side; `report` is told how
    many point-steps were done; `cancelled` is asked between segments. The numbers do not depend on chunks or threads: a point's
    arithmetic is the same in every lane. Raises Cancelled.
    """
    count = len(starts)
    track = Track.empty(
        method.dimension,
        method.state_rows,
        count,
        steps,
        np.empty((max(1, windows(steps)), len(method.carried))),
        record,
    )
    if record is not None:
        record[:, 0] = starts.T

    def run(first: int) -> None:
        chosen = slice(first, min(first + CHUNK_WIDTH, count))
        chunk = Chunk(method, method.lanes(starts[chosen]), paths[chosen], seed, method.carried.copy())
        _march_chunk(chunk, steps, rule, track, first, report, cancelled)
        track.held_at[chosen] = chunk.held_at
        track.held[:, chosen] = chunk.held
        track.ends[:, chosen] = chunk.lanes[: method.dimension]

    firsts = range(0, count, CHUNK_WIDTH)
    if pool is None or len(firsts) < 2:
        for first in firsts:
            run(first)
    else:
        list(pool.map(run, firsts))
    if record is None:
        settle_ends(track, method, rule, steps, seed, paths)
    return track


def _march_chunk(
    chunk: Chunk, steps: int, rule: Rule, track: Track, column: int, report: Report | None,
    cancelled: Callable[[], bool] | None,
) -> None:  # fmt: skip
    """March one chunk to the last step in segments, each a whole number of windows."""
    n = chunk.lanes.shape[1]
    segment = max(1, SEGMENT_WORK // (n * WINDOW)) * WINDOW
    record = NO_RECORD if track.record is None else track.record
    for first in range(0, steps, segment):
        if cancelled is not None and cancelled():
            raise Cancelled("the simulation was cancelled")
        last = min(first + segment, steps)
        chunk.march(first, last, rule, track.log, record, column)
        if report is not None:
            report((last - first) * n)
        if chunk.all_held and track.record is None:
            return
