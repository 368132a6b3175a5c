"""One chunk of points through the hot loop: its frame and arrays made once, marched in segments."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from playground.kernels import frame as at
from playground.kernels.frame import address
from playground.kernels.march import RUNNING, march
from playground.simulation.method import Floats, Method

# The box (2, dimension) no point may leave, listed minimisers on a kink (k, dimension), and the tolerance.
Rule = tuple[Floats, Floats, float]


@dataclass
class Chunk:
    """Points that march together, so few that they and their states stay in the processor's cache.

    `lanes` (dimension + rows, n) are the points over their states, `paths` (n) their lasting numbers, `record`
    (dimension, steps + 1, starts) takes the positions from column `column` on. `codes`, `end_steps` (n) and `ends`
    (dimension, n) tell the fate of those that have ended.
    """

    method: Method
    lanes: Floats
    paths: NDArray[np.uint64]
    seed: int
    rule: Rule
    record: Floats | None
    column: int
    codes: NDArray[np.int64] = field(init=False)
    end_steps: NDArray[np.int64] = field(init=False)
    ends: Floats = field(init=False)

    def __post_init__(self) -> None:
        rows, n = self.lanes.shape
        method, dimension, carries = self.method, self.method.dimension, len(self.method.carried)
        self.codes = np.full(n, RUNNING, dtype=np.int64)
        self.end_steps = np.zeros(n, dtype=np.int64)
        self.ends = np.empty((dimension, n))
        self._carried = method.carried.copy()
        self._resting = np.zeros(n, dtype=np.int64)
        self._zeros = np.zeros(n)
        # Scratch in one piece: gradient, Hessian, last point, step lengths, the block's start and what was carried
        # into it.
        sizes = (dimension * n, dimension * (dimension + 1) // 2 * n, dimension * n, n, rows * n, carries)
        self._scratch = np.empty(sum(sizes))
        places = address(self._scratch) + 8 * np.cumsum((0, *sizes))
        frame = np.zeros(at.SIZE, dtype=np.int64)
        frame[at.STEP : at.HESSIAN + 1] = [method.step.address, *(kernel.address for kernel in method.fields)]
        frame[at.DIMENSION : at.KINKS + 1] = [dimension, n, rows - dimension, carries, len(self.rule[1])]
        frame[[at.G, at.H, at.BEFORE, at.MOVED, at.START, at.START_CARRIED]] = places[:6]
        frame[[at.X, at.STATE]] = [address(self.lanes), address(self.lanes) + 8 * dimension * n]
        frame[[at.CARRIED, at.P, at.O]] = [address(array) for array in (self._carried, method.p, method.o)]
        frame[[at.SEED, at.PATHS]] = [self.seed, address(self.paths)]
        frame[[at.BOX, at.KINK_POINTS, at.ESCAPED]] = [
            address(self.rule[0]),
            address(self.rule[1]),
            address(self._zeros),
        ]
        frame[at.RESTING : at.ENDS + 1] = [
            address(array) for array in (self._resting, self.codes, self.end_steps, self.ends)
        ]
        if self.record is not None:
            frame[at.RECORD : at.COLUMN + 1] = [address(self.record), *self.record.shape[1:], self.column]
        self._frame = frame

    def march(self, first: int, last: int) -> bool:
        """March steps first + 1 … last (first a multiple of ten) and return whether any path goes on."""
        return march(self._frame, first, last, self.rule[2]) == last
