"""One chunk of points through the hot loop: scratch arrays made once, marched in segments."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from playground.kernels.march import NOT_HELD, WINDOW, march
from playground.simulation.method import Floats, Method

# The box (2, dimension) no point may leave, listed minimisers on a kink (k, dimension), and the tolerance.
Rule = tuple[Floats, Floats, float]
NO_RECORD = np.empty((1, 0, 0))


@dataclass
class Chunk:
    """Points that march together, so few that they and their states stay in the processor's cache.

    `lanes` (dimension + rows, n) are the points over their states; `held_at` (n) and `held` tell which of them may have ended,
    and what they were at the start of that window (see `kernels.march`); `log` holds what was carried into each window.
    """

    method: Method
    lanes: Floats
    paths: NDArray[np.uint64]
    seed: int
    carried: Floats
    held_at: NDArray[np.int64] = field(init=False)
    held: Floats = field(init=False)

    def __post_init__(self) -> None:
        rows, n = self.lanes.shape
        dimension = self.method.dimension
        self.held_at = np.full(n, NOT_HELD, dtype=np.int64)
        self.held = np.empty((rows, n))
        self._scratch = (
            np.empty((dimension, n)),
            np.empty((dimension, n)),
            np.empty((dimension * (dimension + 1) // 2, n)),
        )
        self._start = np.empty((rows, n))
        self._escaped = np.zeros(n)

    def march(
        self,
        first: int,
        last: int,
        rule: Rule,
        log: Floats,
        record: Floats = NO_RECORD,
        column: int = 0,
        origin: int = 0,
    ) -> None:
        """March steps first + 1 … last; a record takes the positions, `origin` being the step of its first row."""
        method, dimension = self.method, self.method.dimension
        box, kinks, tolerance = rule
        before, g, h = self._scratch
        march(
            method.step.address, *(field.address for field in method.fields), first, last,
            self.lanes.reshape(-1), self.lanes[:dimension], self.lanes[dimension:], before, g, h, self.carried,
            method.p, method.o, np.uint64(self.seed), self.paths,
            box, kinks, tolerance, self._start.reshape(-1), self._start, self._escaped, self.held_at, self.held, log,
            record, column, origin,
        )  # fmt: skip

    @property
    def all_held(self) -> bool:
        """Whether every point may have ended, so that marching on would be for nothing."""
        return bool((self.held_at != NOT_HELD).all())


def windows(steps: int) -> int:
    """Return how many windows that many steps have."""
    return -(-steps // WINDOW) if steps else 0
