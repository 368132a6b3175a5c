"""The function that computes the loss on a plane."""

from collections.abc import Callable
from typing import Any

from playground.slices.loss_slice import LossSlice
from playground.slices.plane import Plane
from playground.slices.slice_stages import slice_stages
from playground.training.training_result import TrainingResult


def slice_loss(
    result: TrainingResult, kind: str | Plane = "random", contender: int = 0, points: int = 51,
    extent: Any = None, seed: int = 0, part: str = "training", progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None, statistics: str = "population",
) -> LossSlice:  # fmt: skip
    """Return the loss on a plane through a trained network's parameters, with the path that led there projected on it.

    Arguments: `kind` "random" for two random filter-normalized directions (`random_plane`), "principal" for the
    principal components of the recorded path (`principal_plane`), "curvature" for the Hessian's two eigenvectors of the
    largest eigenvalues (`curvature_plane`), or a plane of your own; `contender` the row of the result; `points` on
    each side, 2 … 1001; `extent` ranges ((low, high), (low, high)) along the axes, by default those of the plane;
    `seed` of random directions; `part` "training" or "test"; `progress(done, all)` is told the points done, also from
    another thread; `cancelled` is asked every few milliseconds; `statistics` of batch or switchable normalization:
    "population" evaluates the network with what it had learned at the plane's origin (where that is not the contender's
    end, with what all training samples give there), on all of the plane, and every point of the path with what it had
    learned by then; "batch" takes those of the samples at every point, as a step in training would. The same arguments
    give the same bits. Raises Cancelled, and PlaygroundError where an argument is illegal or the training diverged.

    >>> import playground as pg
    >>> t = pg.Training(pg.data("xor"), pg.Network(hidden=(8,)), contenders=[pg.Contender("adam")], epochs=3)
    >>> pg.slice_loss(pg.train(t), "principal", points=5).losses.shape
    (5, 5)
    """
    *_, last = slice_stages(result, kind, contender, points, extent, seed, part, progress, cancelled, statistics)
    return last
