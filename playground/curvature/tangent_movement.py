"""How far the tangent kernel and the parameters move along a training."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from playground.base.check_callbacks import check_callbacks
from playground.curvature._recorded import recorded_rows
from playground.curvature.files import write_arrays, write_columns
from playground.curvature.tangent_kernel import tangent_kernel
from playground.training.checked_row import checked_row
from playground.training.training_result import TrainingResult

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class TangentMovement:
    """Movement at n recorded updates of one contender.

    `updates` (n); `kernel` (n) = ‖Θ_t − Θ_0‖/‖Θ_0‖ in Frobenius' norm; `parameters` (n) = ‖θ_t − θ_0‖/‖θ_0‖;
    `eigenvalues` (n, k) of Θ_t, descending; `name` of the contender.
    """

    name: str
    updates: NDArray[np.int64]
    kernel: Floats
    parameters: Floats
    eigenvalues: Floats

    def to_csv(self, path: Path | str) -> None:
        """Write `update,kernel,parameters,eigenvalue_1,…`, one row for each update, whole or not at all."""
        columns = {"update": self.updates, "kernel": self.kernel, "parameters": self.parameters}
        eigenvalues = {f"eigenvalue_{k + 1}": column for k, column in enumerate(self.eigenvalues.T)}
        write_columns(path, {**columns, **eigenvalues})

    def to_npz(self, path: Path | str) -> None:
        """Write `updates`, `kernel`, `parameters` and `eigenvalues` as arrays."""
        write_arrays(path, {name: getattr(self, name) for name in ("updates", "kernel", "parameters", "eigenvalues")})


def tangent_movement(
    result: TrainingResult, contender: int = 0, points: int = 30, samples: int = 200,
    progress: Callable[[int, int], None] | None = None, cancelled: Callable[[], bool] | None = None,
) -> TangentMovement:  # fmt: skip
    """Return how far a network has moved from its tangent at the start: a wide one hardly does.

    Arguments: `contender` its row of the result; `points` at most so many recorded updates, evenly, 1 … 1 000 000;
    `samples` of the training set, the first so many, over which the kernel is taken; `progress(done, all)`; `cancelled`
    is asked on the way. NaN where what it is divided by is 0. Raises PlaygroundError as `tangent_kernel`, Cancelled.

    >>> import playground as pg
    >>> t = pg.Training(pg.data("xor"), pg.Network(hidden=(8,)), contenders=[pg.Contender("adam")], epochs=3)
    >>> float(tangent_movement(pg.train(t)).kernel[0])
    0.0
    """
    contender = checked_row(result, contender)
    check_callbacks(progress, cancelled)
    rows = recorded_rows(result, contender, points)
    problem = result.training.problem(result.places[contender])
    record = result.parameters[contender]
    first = None
    moved, away, eigenvalues = [], [], []
    for count, row in enumerate(rows):
        found = tangent_kernel(problem, record[row], samples, cancelled)
        first = found.kernel if first is None else first
        moved.append(_part(found.kernel - first, first))
        away.append(_part(record[row] - record[0], record[0]))
        eigenvalues.append(found.eigenvalues)
        if progress is not None:
            progress(count + 1, len(rows))
    return TangentMovement(
        result.names[contender], result.recorded[rows], np.array(moved), np.array(away), np.array(eigenvalues)
    )


def _part(change: Floats, whole: Floats) -> float:
    size = float(np.linalg.norm(whole))
    return float(np.linalg.norm(change)) / size if size > 0 else float("nan")
