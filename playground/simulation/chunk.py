"""One chunk of points through the hot loop: its frame and arrays made once, marched in segments."""

from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.kernels import frame as at
from playground.kernels.address import address
from playground.kernels.compile_source import Kernel
from playground.kernels.march import march
from playground.simulation.method import Floats, Method


class Rule(NamedTuple):
    """What holds for all paths of a race.

    `box` (2, dimension) no point may leave; `kinks` (k, dimension) listed minimisers on one; `tolerance` of the stop
    rule, negative where it is off; `projection` onto the feasible set with its parameters `q`, None where there is
    none.
    """

    box: Floats
    kinks: Floats
    tolerance: float
    projection: Kernel | None = None
    q: Floats | None = None


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
        # One block of floats and one of integers, cut up by address: asking NumPy for twenty addresses costs as much as
        # a thousand steps. Ends, marks of escape, gradient, Hessian, last point, step lengths, the block's start, what
        # was carried into it, what is carried.
        sizes = (
            size := dimension * n,
            n,
            size,
            dimension * (dimension + 1) // 2 * n,
            size,
            n,
            rows * n,
            carries,
            carries,
            size if self.rule.projection is not None else 0,
        )
        *places, total = accumulate(sizes, initial=0)
        self._floats, self._integers = np.empty(total), np.zeros((4, n), dtype=np.int64)
        self._floats[size : size + n] = 0.0
        self._floats[places[8] : places[8] + carries] = method.carried
        self.ends = self._floats[:size].reshape(dimension, n)
        self.codes, self.end_steps = self._integers[1], self._integers[2]
        here, points, fates = address(self._floats), address(self.lanes), address(self._integers)
        ends, escaped, g, h, before, moved, start, start_carried, carried, projected = (
            here + 8 * place for place in places
        )
        frame = [0] * at.SIZE
        frame[at.STEP : at.HESSIAN + 1] = [method.step.address, *(kernel.address for kernel in method.fields)]
        frame[at.DIMENSION : at.KINKS + 1] = [dimension, n, rows - dimension, carries, len(self.rule.kinks)]
        frame[at.X : at.CARRIED + 1] = [points, points + 8 * size, g, h, carried]
        frame[at.P : at.PATHS + 1] = [address(method.p), address(method.o), self.seed, address(self.paths)]
        frame[at.BOX : at.KINK_POINTS + 1] = [address(self.rule.box), address(self.rule.kinks)]
        frame[at.BEFORE : at.ESCAPED + 1] = [before, moved, start, start_carried, escaped]
        frame[at.RESTING : at.ENDS + 1] = [fates, fates + 8 * n, fates + 16 * n, ends]
        frame[at.LISTED] = fates + 24 * n
        if self.rule.projection is not None and self.rule.q is not None:
            frame[at.PROJECTION : at.SIZE] = [self.rule.projection.address, address(self.rule.q), projected]
        if self.record is not None:
            frame[at.RECORD : at.COLUMN + 1] = [address(self.record), *self.record.shape[1:], self.column]
        self._frame = np.array(frame, dtype=np.int64)

    def march(self, first: int, last: int) -> bool:
        """March steps first + 1 … last (first a multiple of ten) and return whether any path goes on."""
        return march(self._frame, first, last, self.rule.tolerance) == last
