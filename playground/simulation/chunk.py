"""One chunk of points through the hot loop: scratch arrays made once, marched in segments."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from playground.kernels.march import RUNNING, march
from playground.simulation.method import Floats, Method

# The box (2, dimension) no point may leave, listed minimisers on a kink (k, dimension), and the tolerance.
Rule = tuple[Floats, Floats, float]
_NO_RECORD = np.empty((1, 0, 0))


@dataclass
class Chunk:
    """Points that march together, so few that they and their states stay in the processor's cache.

    `lanes` (dimension + rows, n) are the points over their states, `paths` (n) their lasting numbers. `codes`, `end_steps` (n) and
    `ends` (dimension, n) tell the fate of those that have ended.
    """

    method: Method
    lanes: Floats
    paths: NDArray[np.uint64]
    seed: int
    codes: NDArray[np.int64] = field(init=False)
    end_steps: NDArray[np.int64] = field(init=False)
    ends: Floats = field(init=False)

    def __post_init__(self) -> None:
        rows, n = self.lanes.shape
        dimension = self.method.dimension
        self.codes = np.full(n, RUNNING, dtype=np.int64)
        self.end_steps = np.zeros(n, dtype=np.int64)
        self.ends = np.empty((dimension, n))
        self._carried = self.method.carried.copy()
        self._g, self._h = np.empty((dimension, n)), np.empty((dimension * (dimension + 1) // 2, n))
        self._scratch = (
            np.empty(dimension * n), np.empty(n), np.empty(rows * n), np.empty(len(self._carried)), np.zeros(n),
            np.zeros(n, dtype=np.int64),
        )  # fmt: skip

    def march(self, first: int, last: int, rule: Rule, record: Floats | None, column: int) -> bool:
        """March steps first + 1 … last (first a multiple of ten) and return whether any path goes on.

        A record (dimension, steps + 1, starts) takes the positions from column `column` on.
        """
        method, dimension = self.method, self.method.dimension
        done = march(
            method.step.address, *(field.address for field in method.fields), first, last,
            self.lanes.reshape(-1), self.lanes[:dimension], self.lanes[dimension:], self._g, self._h, self._carried,
            method.p, method.o, np.uint64(self.seed), self.paths,
            *rule, *self._scratch, self.codes, self.end_steps, self.ends,
            _NO_RECORD if record is None else record, column,
        )  # fmt: skip
        return bool(done == last)
