"""All starts of one contender that runs in Python, one path after another."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from playground.base.errors import PlaygroundError
from playground.base.parameters import Value
from playground.kernels.racing.kink_radius import KINK_RADIUS
from playground.kernels.racing.march import (
    ESCAPED,
    NO_NUMBER,
    PATIENCE,
    RESTED,
    RUNNING,
    STOPPED,
    UNDEFINED,
    unit_of,
)
from playground.optimizers import PathEnded, Traced
from playground.problems.surface import Kind, Surface
from playground.simulation.chunk import Rule
from playground.simulation.method import EVALUATED, Floats
from playground.simulation.simulate_starts import Cancelled, Report
from playground.simulation.start_codes import start_codes
from playground.simulation.track import Track

if TYPE_CHECKING:
    from playground.networks.network_problem import NetworkProblem


def trace_starts(
    problem: Surface, optimizer: Traced, values: Mapping[str, Value], starts: Floats, paths: NDArray[np.uint64],
    steps: int, seed: int, rule: Rule, record: Floats | None, report: Report | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Track:  # fmt: skip
    """Return where, when and how every path ended, and fill the record: as `simulate_starts` does for kernels.

    The stop rule is the same: ten steps at rest, or a step out of the box. Where the method ends by its own rule before
    that, the code is STOPPED; with the stop rule off it stays where it ended up to the last step. Raises Cancelled, and
    PlaygroundError where the method raises anything else.
    """
    track = Track.empty(problem.dimension, len(starts), steps, record)
    if record is not None:
        record[:, 0] = starts.T
    for k, start in enumerate(starts):
        column = None if record is None else record[:, :, k]
        counted: list[list[int]] = [[0] * len(EVALUATED)]
        walk = PythonWalk(problem, start, steps, rule, column, (seed, int(paths[k])), cancelled, None, counted)
        walk.run(optimizer, values)
        track.counted.append(np.array(counted, dtype=np.int64))
        track.codes[k], track.end_steps[k], track.ends[:, k] = walk.code, walk.t, walk.position
        track.counts[:, k] = walk.counts
        if report is not None:
            report(steps)
    track.blank_after_ends()
    return track


def _within(vector: Floats, tolerance: float) -> bool:
    """Whether a vector is no longer than a tolerance, in units in which its squares neither overflow nor vanish."""
    unit = unit_of(tolerance)
    return bool(np.linalg.norm(vector * unit) <= tolerance * unit)


class PythonWalk:
    """One path of a method that runs in Python (see `optimizers.Walk`): it evaluates, counts, records and ends.

    Arguments: `trials` takes the step and the point of each value that is asked for; `counted` takes how often f, g, H
    and Hv were evaluated by the end of each step.
    """

    def __init__(
        self, problem: "Surface | NetworkProblem", start: Floats, steps: int, rule: Rule, record: Floats | None,
        key: tuple[int, int], cancelled: Callable[[], bool] | None, trials: "list[tuple[int, Floats]] | None" = None,
        counted: list[list[int]] | None = None,
    ) -> None:  # fmt: skip
        self._trials, self._counted = trials, counted
        self.position, self.t = start.copy(), 0
        self.counts = np.zeros(len(EVALUATED), dtype=np.int64)
        self._problem, self._steps, self._rule, self._record, self._key = problem, steps, rule, record, key
        self._p, self._cancelled = problem.packed_parameters(), cancelled
        self._title, self._uses = "", frozenset[str]()
        self._resting = 0
        self.code = int(start_codes(rule, self.position[:, None].copy(), self._p)[0])
        self._over = steps == 0 or self.code != RUNNING

    def run(self, optimizer: Traced, values: Mapping[str, Value]) -> None:
        """Let the method go from the start to the path's end."""
        self._title, self._uses = optimizer.title(values), frozenset(optimizer.uses_with(values))
        try:
            if not self._over:
                optimizer.trace(self, self.position.copy(), self._steps, values)
        except PathEnded:
            return
        except PlaygroundError:
            raise
        except Exception as error:
            place = ", ".join(f"{c:g}" for c in self.position)
            raise PlaygroundError(
                f"{optimizer.title(values)} failed after step {self.t} at ({place}): {type(error).__name__}: {error}"
            ) from error
        if not self._over:
            self._stay()

    def value(self, x: ArrayLike) -> float:
        """Return f(x)."""
        found = float(self._ask(0, "value", x, 1)[0])
        if self._trials is not None:
            self._trials.append((self.t + 1, self._point(x)))
        return found

    def gradient(self, x: ArrayLike) -> Floats:
        """Return ∇f(x), (d)."""
        return self._ask(1, "gradient", x, len(self.position))

    def hessian(self, x: ArrayLike) -> Floats:
        """Return the Hessian at x, (d, d)."""
        return self._matrix(2, x)

    def product(self, x: ArrayLike, vector: ArrayLike) -> Floats:
        """Return the Hessian at x times a vector, (d)."""
        self._check_stated("product")
        products = self._problem.products
        if products is None:
            product: Floats = self._matrix(3, x) @ np.asarray(vector, dtype=np.float64)
            return product
        self._go_on()
        self.counts[3] += 1
        out = np.empty(len(self.position))
        products.of_addresses(self._point(x), self._point(vector), self._p, out)
        return out

    def random(self) -> np.random.Generator:
        """Return numbers that depend on the experiment's seed and on the path alone."""
        return np.random.default_rng(self._key)

    def reach(self, x: ArrayLike) -> None:
        """Say that a step ended at x; raise PathEnded where the path ends with it."""
        self._go_on()
        before, point = self.position, self._point(x)
        if self._rule.tolerance >= 0 and np.isnan(point).any():
            # A step that is no number leads nowhere: the path ends where it began.
            self.code, self._over = NO_NUMBER, True
            raise PathEnded
        self.position = point
        self.t += 1
        if self._counted is not None:
            self._counted.append(self.counts.tolist())
        if self._record is not None:
            self._record[:, self.t] = self.position
        if self._rule.tolerance >= 0:
            with np.errstate(over="ignore", invalid="ignore"):
                self._judge(before)
        self._over = self._over or self.t == self._steps
        if self._over:
            raise PathEnded

    def _judge(self, before: Floats) -> None:
        low, high = self._rule.box
        inside = ((self.position >= low) & (self.position <= high)).all()
        if not inside or (self._rule.value is not None and np.isnan(self._evaluate("value", self.position, 1)[0])):
            self.code, self._over = ESCAPED, True
            return
        if not self._sloped():
            self.code, self._over = UNDEFINED, True
            return
        self._resting = self._resting + 1 if self._rests(before) else 0
        if self._resting == PATIENCE:
            self.code, self._over = RESTED, True

    def _sloped(self) -> bool:
        """Whether the gradient is finite here, and the Hessian where the method uses it."""
        if self._rule.slopes is None:
            return True
        rows = np.empty((self._rule.slope_rows, 1))
        self._rule.slopes(self.position.reshape(-1, 1), self._p, rows)
        return bool(np.isfinite(rows).all() and rows[-1, 0] == 0.0)

    def _rests(self, before: Floats) -> bool:
        kinks, rule = self._rule.kinks, self._rule
        if len(kinks) and (np.square(kinks - self.position).sum(axis=1) <= KINK_RADIUS**2).any():
            return True
        if not _within(self.position - before, rule.step_tolerance):
            return False
        return _within(self._evaluate("gradient", self.position, len(before)), rule.tolerance)

    def _stay(self) -> None:
        """The method has ended by its own rule."""
        if self._rule.tolerance >= 0:
            self.code = STOPPED
            return
        if self._record is not None:
            self._record[:, self.t + 1 :] = self.position[:, None]
        self.t = self._steps

    def _go_on(self) -> None:
        if self._cancelled is not None and self._cancelled():
            raise Cancelled("the simulation was cancelled")
        if self._over:
            raise PathEnded

    def _point(self, x: ArrayLike) -> Floats:
        point = np.array(x, dtype=np.float64)
        if point.size != len(self.position):
            raise PlaygroundError(
                f"a point of {self._problem.name} has {len(self.position)} coordinates, and the method gave "
                f"an array of shape {point.shape}"
            )
        return point.reshape(-1)

    def _ask(self, kind: int, field: Kind, x: ArrayLike, rows: int) -> Floats:
        self._go_on()
        if EVALUATED[kind] != "Hv":
            self._check_stated(field)
        self.counts[kind] += 1
        return self._evaluate(field, self._point(x), rows)

    def _check_stated(self, kind: str) -> None:
        """Raise where a method asks for what it does not state: its room and its counts would be wrong."""
        enough = {kind, "hessian"} if kind == "product" else {kind}
        if not enough & self._uses:
            raise PlaygroundError(f"{self._title} asks for the {kind}, which its `asks` does not state: add it there")

    def _evaluate(self, field: Kind, point: Floats, rows: int) -> Floats:
        out = np.empty((rows, 1))
        self._problem.field(field)(point.reshape(-1, 1), self._p, out)
        return out[:, 0]

    def _matrix(self, kind: int, x: ArrayLike) -> Floats:
        size = len(self.position)
        upper = self._ask(kind, "hessian", x, size * (size + 1) // 2)
        matrix = np.empty((size, size))
        matrix[np.triu_indices(size)] = upper
        matrix.T[np.triu_indices(size)] = upper
        return matrix
