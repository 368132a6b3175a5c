"""Evaluations that points counted by given steps: their paths are marched once more."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from playground.simulation.chunk import Chunk, Rule
from playground.simulation.method import EVALUATED, Floats, Method
from playground.simulation.simulate_starts import CHUNK_WIDTH


def note_counts(
    method: Method, starts: Floats, paths: NDArray[np.uint64], stops: Sequence[int], seed: int, rule: Rule
) -> NDArray[np.int64]:
    """March paths once more and return how often each had evaluated f, g, H, Hv after some steps, (len(stops), 4, n).

    The bits are those of the race, for no path depends on its neighbours.

    Arguments: `method` one that counts; `starts` (n, dimension) with their lasting numbers `paths` (n); `stops` the
    steps, ascending and none twice; the stop rule is not asked.
    """
    found = np.zeros((len(stops), len(EVALUATED), len(starts)), dtype=np.int64)
    for first in range(0, len(starts), CHUNK_WIDTH):
        part, done = slice(first, first + CHUNK_WIDTH), 0
        lanes, free = method.lanes(starts[part]), rule._replace(tolerance=-1.0)
        chunk = Chunk(method, lanes, paths[part], seed, free, None, 0)
        for row, stop in enumerate(stops):
            if stop > done:
                chunk.march(done, stop)
                done = stop
            counts = chunk.counts()
            assert counts is not None
            found[row, :, part] = counts
    return found
