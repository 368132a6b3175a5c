"""A curve of low loss between two networks."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.base.check_callbacks import check_callbacks
from playground.base.check_number import check_number
from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError
from playground.simulation.simulate_starts import Cancelled
from playground.slices.along import along
from playground.slices.ends_of import Ends, ends_of
from playground.slices.evaluated import checked_statistics
from playground.slices.loss_line import LossLine, curve_weights
from playground.training.training_result import TrainingResult

Floats = NDArray[np.float64]
Progress = Callable[[int, int], None]
MOST_UPDATES, MOST_POINTS = 1_000_000, 10_001
# Of slopes and coordinates: their squares are still numbers.
LARGEST = 1e150
# Adam's own numbers, for a middle that belongs to no contender.
_BETA1, _BETA2, _SMALL = 0.9, 0.999, 1e-8


@dataclass(frozen=True, eq=False)
class LowPath:
    """A curve of low loss between two trained networks, and the straight line between the same ends, as `LossLine`s."""

    curve: LossLine
    line: LossLine


def low_path(
    result: TrainingResult, contender: int = 0, other: int = 1, of: TrainingResult | None = None, updates: int = 2000,
    lr: float = 0.02, points: int = 51, seed: int = 0, progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None, statistics: str = "population",
) -> LowPath:  # fmt: skip
    """Return a path of low loss between the ends of two contenders: a quadratic Bézier curve whose middle was trained.

    θ(t) = (1 − t)²·θ₀ + 2t(1 − t)·c + t²·θ₁, where c begins halfway and learns to make the mean loss along the curve
    small: with t uniform in 0 … 1, c ← c − Adam of 2t(1 − t)·∇f(θ(t)), over all training samples. The step falls to 0
    along half a cosine, so that c comes to rest.

    Arguments: `contender` the row whose end is θ₁; `other` the row whose end is θ₀, of the result `of`, by default the
    same one: two trainings of one network that differ in their seed have ends that lie apart; `updates` of the middle,
    0 … 1 000 000; `lr` Adam's rate, 0 < lr ≤ 10⁶; `points` of each line that comes back, 2 … 10 001; `seed` of the
    places t; `progress(done, all)` is told the updates and points done; `cancelled` is asked before each. The same
    arguments give the same bits; `statistics` as `straight_line` has it: c learns on those of the samples in any case.
    Raises Cancelled, and PlaygroundError where an argument is illegal, shapes differ or
    a contender diverged.
    Source: T. Garipov, P. Izmailov, D. Podoprikhin, D. Vetrov, A. Wilson, Loss surfaces, mode connectivity and fast
    ensembling of DNNs, 2018.

    >>> import playground as pg
    >>> two = [pg.Contender("adam"), pg.Contender("heavy_ball")]
    >>> t = pg.Training(pg.data("xor"), pg.Network(hidden=(8,)), contenders=two, epochs=3)
    >>> len(pg.low_path(pg.train(t), updates=10, points=5).curve.controls)
    3
    """
    updates, points = check_whole(updates, "updates", 0, MOST_UPDATES), check_whole(points, "points", 2, MOST_POINTS)
    lr, seed = check_number(lr, "lr", 0, 1e6, above=True), check_whole(seed, "seed", 0, 2**63 - 1)
    check_callbacks(progress, cancelled)
    ends = ends_of(result, contender, other, of)
    checked_statistics(result, ends.row, statistics)
    parts = 1 + (len(result.training.data.test.inputs) > 0)
    total, done = updates + 2 * parts * points, [0]

    def tell(count: int, _: int) -> None:
        if progress is not None:
            progress(done[0] + count, total)

    middle = _middle(result, ends, updates, lr, seed, tell, cancelled)
    done[0] = updates
    ts = np.linspace(0.0, 1.0, points)
    through, straight = np.stack([ends.first, middle, ends.last]), np.stack([ends.first, ends.last])
    curve = along(result, ends.row, ts, through, ends.names, tell, cancelled, statistics)
    done[0] += parts * points
    line = along(result, ends.row, ts, straight, ends.names, tell, cancelled, statistics)
    return LowPath(curve, line)


def _middle(
    result: TrainingResult, ends: Ends, updates: int, lr: float, seed: int, tell: Progress,
    cancelled: Callable[[], bool] | None,
) -> Floats:  # fmt: skip
    """The middle control point after its training."""
    problem, random = result.training.problem(result.places[ends.row]), np.random.default_rng(seed)
    controls: Floats = np.stack([ends.first, (ends.first + ends.last) / 2, ends.last])
    mean, square = np.zeros(problem.size), np.zeros(problem.size)
    for update in range(1, updates + 1):
        if cancelled is not None and cancelled():
            raise Cancelled("the search for a low path was cancelled")
        weights = curve_weights(random.random(), 3)
        slopes = weights[1] * problem.gradient(weights @ controls)
        if not np.abs(slopes).max() <= LARGEST:
            raise PlaygroundError(f"the middle of the path diverged at update {update}: take a smaller lr than {lr:g}")
        mean += (1 - _BETA1) * (slopes - mean)
        square += (1 - _BETA2) * (slopes * slopes - square)
        rate = lr * 0.5 * (1 + np.cos(np.pi * (update - 1) / updates))
        scale = np.sqrt(square / (1 - _BETA2**update)) + _SMALL
        controls[1] -= rate * mean / (1 - _BETA1**update) / scale
        tell(update, updates)
    middle: Floats = controls[1]
    return middle
