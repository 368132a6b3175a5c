"""One chunk of points through the hot loop: its frame and arrays made once, marched in segments."""

from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.kernels.compiling.address import address
from playground.kernels.compiling.compile_source import Kernel
from playground.kernels.compiling.stopped import KernelStopped
from playground.kernels.racing import frame as at
from playground.kernels.racing.hook_record import RECORD
from playground.kernels.racing.march import RUNNING, march
from playground.simulation.method import EVALUATED, Floats, Method


class Rule(NamedTuple):
    """What holds for all paths of a race.

    `box` (2, dimension) no point may leave; `kinks` (k, dimension) listed minimisers on one; `tolerance` of the
    gradient, negative where the stop rule is off, and `step_tolerance` of the step; `projection` onto the feasible set
    with its parameters `q`, None where there is none; `value` of a problem that is no number everywhere, None where it
    is one; `slopes` of a problem whose gradient (or Hessian) may not be finite somewhere, the kernel of
    `Surface.slopes`, None where it is, and how many rows.
    """

    box: Floats
    kinks: Floats
    tolerance: float
    projection: Kernel | None = None
    q: Floats | None = None
    value: Kernel | None = None
    step_tolerance: float = 0.0
    slopes: Kernel | None = None
    slope_rows: int = 0


@dataclass
class Chunk:
    """Points that march together, so few that they and their states stay in the processor's cache.

    `lanes` (dimension + rows, n) are the points over their states, `paths` (n) their lasting numbers, `record`
    (dimension, steps + 1, starts) takes the positions from column `column` on. `codes`, `end_steps` (n) and `ends`
    (dimension, n) tell the fate of those that have ended; `carried` (k) is what the method hands on from step to step.
    `trials` is a book for the points at which a single path asks for values (see `kernels.oracle`).
    """

    method: Method
    lanes: Floats
    paths: NDArray[np.uint64]
    seed: int
    rule: Rule
    record: Floats | None
    column: int
    trials: Floats | None = None
    carried: Floats = field(init=False)
    codes: NDArray[np.int64] = field(init=False)
    end_steps: NDArray[np.int64] = field(init=False)
    ends: Floats = field(init=False)

    def __post_init__(self) -> None:
        rows, n = self.lanes.shape
        method, size, carries = self.method, self.method.dimension * n, len(self.method.carried)
        sizes = self._sizes(rows, n)
        *places, total = accumulate(sizes, initial=0)
        self._floats, self._integers = np.empty(total), np.zeros((4, n), dtype=np.int64)
        self._floats[size : size + n] = 0.0
        self.carried = self._floats[places[8] : places[8] + carries]
        self.carried[:] = method.carried
        self.ends = self._floats[:size].reshape(method.dimension, n)
        self.codes, self.end_steps = self._integers[1], self._integers[2]
        if method.program.schedules:
            self._own = self._floats[places[-1] :]
            self._own[:] = method.o
        here = address(self._floats)
        frame = self._made_frame(rows, n, [here + 8 * place for place in places])
        self._add_what_few_have(frame, n, here + 8 * places[9], here + 8 * places[11], here + 8 * places[12])
        self._frame = np.array(frame, dtype=np.int64)

    def _sizes(self, rows: int, n: int) -> tuple[int, ...]:
        """How many floats there are of each kind.

        One block of floats and one of integers, cut up by address: asking NumPy for twenty addresses costs as much as a
        thousand steps. Ends, marks of escape, gradient, Hessian, last point, step lengths, the block's start, what was
        carried into it, what is carried, projected points, scratch, values, slopes, parameters.
        """
        method, dimension, carries = self.method, self.method.dimension, len(self.method.carried)
        return (
            size := dimension * n,
            n,
            size,
            # A method that asks for no Hessian needs no room for one; the stop rule gathers points there.
            (dimension * (dimension + 1) // 2 if method.curved else dimension) * n,
            size,
            n,
            rows * n,
            carries,
            carries,
            size if self.rule.projection is not None else 0,
            method.scratch,
            n if self.rule.value is not None else 0,
            self.rule.slope_rows * n,
            # The rate in force is written into the parameters: a chunk that has schedules has its own.
            len(method.o) if method.program.schedules else 0,
        )

    def _made_frame(self, rows: int, n: int, places: list[int]) -> list[int]:
        """The frame, with the addresses of what `_sizes` lists."""
        method, dimension, carries = self.method, self.method.dimension, len(self.method.carried)
        ends, escaped, g, h, before, moved, start, start_carried, carried, _, work, _, _, rates = places
        points, fates = address(self.lanes), address(self._integers)
        o = rates if method.program.schedules else address(method.o)
        frame = [0] * at.SIZE
        frame[at.STEP : at.HESSIAN + 1] = [method.step.address, *(kernel.address for kernel in method.fields)]
        frame[at.DIMENSION : at.KINKS + 1] = [dimension, n, rows - dimension, carries, len(self.rule.kinks)]
        frame[at.X : at.CARRIED + 1] = [points, points + 8 * dimension * n, g, h, carried]
        frame[at.P : at.PATHS + 1] = [address(method.p), o, self.seed, address(self.paths)]
        frame[at.BOX : at.KINK_POINTS + 1] = [address(self.rule.box), address(self.rule.kinks)]
        frame[at.BEFORE : at.ESCAPED + 1] = [before, moved, start, start_carried, escaped]
        frame[at.RESTING : at.ENDS + 1] = [fates, fates + 8 * n, fates + 16 * n, ends]
        frame[at.LISTED] = fates + 24 * n
        frame[at.BLOCKS : at.BLOCK_COUNT + 1] = [address(method.blocks), len(method.blocks)]
        frame[at.WORK], frame[at.RATE_PLACE] = work, method.program.optimizer.rate_place
        frame[at.SPAN] = method.own_rows if method.counts else 0
        return frame

    def _add_what_few_have(self, frame: list[int], n: int, projected: int, values: int, slopes: int) -> None:
        """Products, trial points, hooks, a projection, values and slopes that are not finite everywhere, a record."""
        method = self.method
        if method.products is not None:
            frame[at.PRODUCT] = method.products.address
        if self.trials is not None:
            frame[at.TRIALS] = address(self.trials)
        if method.hooks:
            self._put_hooks(frame, address(self.lanes) + 8 * (method.dimension + method.own_rows) * n, n)
        if self.rule.projection is not None and self.rule.q is not None:
            frame[at.PROJECTION : at.PROJECTED + 1] = [self.rule.projection.address, address(self.rule.q), projected]
        if self.rule.value is not None:
            frame[at.DEFINED : at.VALUES + 1] = [self.rule.value.address, values]
        if self.rule.slopes is not None:
            frame[at.SLOPES : at.SLOPE_OUT + 1] = [self.rule.slopes.address, self.rule.slope_rows, slopes]
        if self.record is not None:
            frame[at.RECORD : at.COLUMN + 1] = [address(self.record), *self.record.shape[1:], self.column]

    def end_at_start(self, codes: NDArray[np.int64]) -> None:
        """End the paths that cannot begin, before their first step: those whose code (n) is not RUNNING."""
        ended = codes != RUNNING
        self.codes[ended], self.end_steps[ended] = codes[ended], 0
        self.ends[:, ended] = self.lanes[: self.method.dimension, ended]

    def march(self, first: int, last: int) -> bool:
        """March steps first + 1 … last (first a multiple of ten) and return whether any path goes on."""
        self.set_rates(first, last)
        try:
            done = march(self._frame, first, last, self.rule.tolerance, self.rule.step_tolerance)
        except KernelStopped as error:
            raise KernelStopped(f"{self.method.program.optimizer.name}: {error}") from error
        return done == last

    @property
    def frame(self) -> NDArray[np.int64]:
        """Where everything lies (see `kernels.frame`)."""
        return self._frame

    def set_rates(self, first: int, last: int) -> None:
        """Make the scheduled learning rates of steps first + 1 … last."""
        if self.method.program.schedules:
            self._rates = self.method.program.rates(np.arange(first, last, dtype=np.float64))
            self._frame[at.RATES] = address(self._rates)

    def take_parameters(self, method: Method) -> None:
        """Go on with other values of the optimizer's parameters and schedules, and with the fields that they ask for.

        Memory and hooks stay as they are, and the new values must not ask for more room.
        """
        old, program = self.method, method.program
        assert (method.own_rows, method.scratch, method.curved) == (old.own_rows, old.scratch, old.curved)
        self.method = replace(method, hooks=old.hooks, rows=old.rows)
        self._frame[at.VALUE : at.HESSIAN + 1] = [kernel.address for kernel in method.fields]
        self._frame[at.PRODUCT] = 0 if method.products is None else method.products.address
        if not program.schedules:
            self._frame[at.O] = address(self.method.o)
            return
        # The rate in force is written into a chunk's own parameters.
        self._own[:] = self.method.o

    def counts(self) -> NDArray[np.int64] | None:
        """Return how often each point evaluated f, g, H, Hv, (4, n); None where that is the same for all."""
        if not self.method.counts:
            return None
        n, dimension = self.lanes.shape[1], self.method.dimension
        memory = self.lanes.ravel()[dimension * n : (dimension + self.method.own_rows) * n].reshape(n, -1)
        return memory[:, : len(EVALUATED)].T.astype(np.int64)

    def halts(self) -> NDArray[np.bool_]:
        """Return for each point whether its method found no step in its last update (see `kernels.racing.oracle`)."""
        n, dimension = self.lanes.shape[1], self.method.dimension
        if not self.method.counts:
            return np.zeros(n, dtype=bool)
        memory = self.lanes.ravel()[dimension * n : (dimension + self.method.own_rows) * n].reshape(n, -1)
        halted: NDArray[np.bool_] = memory[:, len(EVALUATED)] != 0.0
        return halted

    def _put_hooks(self, frame: list[int], memory: int, n: int) -> None:
        """Write the records of what acts beside the step, those on gradients before those after the step."""
        words: dict[str, list[int]] = {"gradient": [], "after": []}
        for hook in self.method.hooks:
            words[hook.place] += [hook.kernel.address, address(hook.o), memory]
            memory += 8 * hook.rows * n
        self._hooks = np.array(words["gradient"] + words["after"], dtype=np.int64)
        here, between = address(self._hooks), len(words["gradient"])
        frame[at.HOOKS : at.AFTER_COUNT + 1] = [
            here,
            between // RECORD,
            here + 8 * between,
            len(words["after"]) // RECORD,
        ]
