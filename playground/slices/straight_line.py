"""Loss and accuracy on a straight line between two networks."""

from collections.abc import Callable

import numpy as np

from playground.base.check_callbacks import check_callbacks
from playground.base.check_number import check_number
from playground.base.check_whole import check_whole
from playground.slices.along import along
from playground.slices.ends_of import ends_of
from playground.slices.loss_line import LossLine
from playground.training.training_result import TrainingResult

MOST_POINTS = 10_001


def straight_line(
    result: TrainingResult, contender: int = 0, other: int | None = None, of: TrainingResult | None = None,
    points: int = 51, beyond: float = 0.25, progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None, statistics: str = "population",
) -> LossLine:  # fmt: skip
    """Return loss and accuracy on the straight line from where a contender began to its end, or between two ends.

    θ(t) = (1 − t)·θ₀ + t·θ₁. Along the first the loss mostly falls without a bump, however the path went; between two
    networks that were trained apart there is mostly a hill, because units may stand in any order.

    Arguments: `contender` the row of the result whose end is θ₁; `other` the row whose end is θ₀, of the result `of`,
    by default the same one; None for the contender's start; `points` 2 … 10 001 between t = −beyond and 1 + beyond;
    `beyond` 0 … 100 how far the line goes on at both ends; `progress(done, all)`; `cancelled` is asked before each
    point; `statistics` of batch or switchable normalization: "population" evaluates the network, at both ends too, with
    those that all training samples give at each point, for what was learned at the ends means nothing between them;
    "batch" takes those of the samples that are looked at. Raises Cancelled, and PlaygroundError where an argument is
    illegal, networks have different shapes or diverged.
    Source: I. Goodfellow, O. Vinyals, A. Saxe, Qualitatively characterizing neural network optimization problems, 2015.

    >>> import playground as pg
    >>> t = pg.Training(pg.data("xor"), pg.Network(hidden=(8,)), contenders=[pg.Contender("adam")], epochs=3)
    >>> pg.straight_line(pg.train(t), points=5, beyond=0).ts.tolist()
    [0.0, 0.25, 0.5, 0.75, 1.0]
    """
    points, beyond = check_whole(points, "points", 2, MOST_POINTS), check_number(beyond, "beyond", 0, 100)
    check_callbacks(progress, cancelled)
    ends = ends_of(result, contender, other, of)
    ts = np.linspace(-beyond, 1.0 + beyond, points)
    return along(result, ends.row, ts, np.stack([ends.first, ends.last]), ends.names, progress, cancelled, statistics)
