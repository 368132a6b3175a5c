"""The neural tangent kernel of a network."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from playground.base.check_callbacks import check_callbacks
from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError
from playground.curvature._checked import checked_point
from playground.curvature._output_gradients import output_gradients
from playground.curvature.files import write_arrays, write_columns
from playground.networks.network_problem import NetworkProblem

Floats = NDArray[np.float64]

# Rows of the kernel: 0.8 GB, and some minutes for its eigenvalues.
MOST_ROWS = 10_000


@dataclass(frozen=True, eq=False)
class TangentKernel:
    """Θ (n·K, n·K) over n samples of K outputs, the outputs of a sample side by side; `eigenvalues` descending."""

    kernel: Floats
    eigenvalues: Floats

    def to_csv(self, path: Path | str) -> None:
        """Write `number,eigenvalue`, one row for each eigenvalue, whole or not at all."""
        write_columns(path, {"number": np.arange(1, len(self.eigenvalues) + 1), "eigenvalue": self.eigenvalues})

    def to_npz(self, path: Path | str) -> None:
        """Write `kernel` and `eigenvalues` as arrays."""
        write_arrays(path, {"kernel": self.kernel, "eigenvalues": self.eigenvalues})


def tangent_kernel(
    problem: NetworkProblem, theta: ArrayLike, samples: int | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> TangentKernel:  # fmt: skip
    """Return Θ(x, x′) = Σ_θ ∂z(x)/∂θ ∂z(x′)/∂θ at θ over the first samples of the problem, with its eigenvalues.

    Small steps of gradient descent change the outputs by −η/N Θ ∂ℓ/∂z: along eigenvectors of large eigenvalues errors
    vanish fast. Arguments: `samples` how many, by default all; with K outputs n·K is 10 000 at most; `cancelled` is
    asked on the way. All NaN where a number is not finite. Raises PlaygroundError where memory would not suffice or an
    output depends on other samples, Cancelled. Source: A. Jacot, F. Gabriel, C. Hongler, Neural tangent kernel, NeurIPS
    2018.

    >>> import playground as pg
    >>> problem = pg.Training(pg.data("xor"), pg.Network(hidden=(8,))).problem()
    >>> tangent_kernel(problem, problem.initial, samples=5).kernel.shape
    (5, 5)
    """
    point = checked_point(problem, theta)
    check_callbacks(None, cancelled)
    count = problem.samples if samples is None else min(check_whole(samples, "samples", 1), problem.samples)
    rows = count * problem.machine.operations[-1].in_width
    if rows > MOST_ROWS:
        raise PlaygroundError(
            f"the tangent kernel of {count:,} samples would have {rows:,} rows, one for each output of each, and "
            f"{MOST_ROWS:,} is the most: take fewer samples"
        )
    slopes = output_gradients(problem, point, "the tangent kernel", count, cancelled).reshape(-1, problem.size)
    with np.errstate(over="ignore", invalid="ignore"):
        kernel = slopes @ slopes.T
    if not np.all(np.isfinite(kernel)):
        return TangentKernel(np.full_like(kernel, np.nan), np.full(len(kernel), np.nan))
    return TangentKernel(kernel, np.linalg.eigvalsh(kernel)[::-1].astype(np.float64))
