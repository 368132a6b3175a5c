"""The linearized network trained beside the true one."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from playground.base.check_callbacks import check_callbacks
from playground.curvature._recorded import recorded_rows
from playground.curvature._trainer import advanced, trainer_of
from playground.curvature.files import write_arrays, write_columns
from playground.curvature.linearized_problem import linearized_problem
from playground.networks.network_problem import NetworkProblem
from playground.training.checked_row import checked_row
from playground.training.training_result import TrainingResult

Floats = NDArray[np.float64]
_SERIES = ("losses", "linearized_losses", "test_losses", "linearized_test_losses", "output_distances")


@dataclass(frozen=True, eq=False)
class LinearizedTraining:
    """A network and its tangent at the start at n recorded updates of the same training.

    `updates` (n); `losses`, `linearized_losses` over all training samples, `test_losses`, `linearized_test_losses` over
    the test samples (NaN where there are none); `output_distances` (n) the root of the mean square of z − z_lin over
    training samples and outputs; `final` (size) where the linearized one ended. NaN where it is no longer finite.
    """

    name: str
    updates: NDArray[np.int64]
    losses: Floats
    linearized_losses: Floats
    test_losses: Floats
    linearized_test_losses: Floats
    output_distances: Floats
    final: Floats

    def to_csv(self, path: Path | str) -> None:
        """Write `update` and the series, one row for each update, whole or not at all."""
        write_columns(path, {"update": self.updates, **{name: getattr(self, name) for name in _SERIES}})

    def to_npz(self, path: Path | str) -> None:
        """Write `updates`, the series and `final` as arrays."""
        write_arrays(path, {name: getattr(self, name) for name in ("updates", *_SERIES, "final")})


def linearized_training(
    result: TrainingResult, contender: int = 0, points: int = 60, progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> LinearizedTraining:  # fmt: skip
    """Train z_lin(x; θ) = z(x; θ₀) + ∂z/∂θ (θ − θ₀) from the same start by the same method on the same batches.

    Where both losses run together the network learns as a linear model would. Arguments: `contender` its row of the
    result, of any optimizer of the program's own; `points` at most so many recorded updates at which both are looked
    at, 1 … 1 000 000; `progress(done, all)`; `cancelled` is asked every few hundred updates. Raises PlaygroundError
    where memory would not suffice or an output depends on other samples than its own, Cancelled. Source: J. Lee et al.,
    Wide neural networks of any depth evolve as linear models under gradient descent, NeurIPS 2019.

    >>> import playground as pg
    >>> t = pg.Training(pg.data("xor"), pg.Network(hidden=(8,)), contenders=[pg.Contender("adam")], epochs=3)
    >>> beside = linearized_training(pg.train(t), points=2)
    >>> bool(abs(beside.losses[0] - beside.linearized_losses[0]) < 1e-12)
    True
    """
    contender = checked_row(result, contender)
    check_callbacks(progress, cancelled)
    rows, training, place = recorded_rows(result, contender, points), result.training, result.places[contender]
    record, updates = result.parameters[contender], result.recorded[rows]
    true, tests = training.problem(place), None
    begun = record[0].copy()
    tangent = linearized_problem(true, begun)
    if len(training.data.test.inputs):
        test = training.problem(place, "test")
        tests = test, linearized_problem(test, begun)
    series = {name: np.full(len(rows), np.nan) for name in _SERIES}
    for k, row in enumerate(rows):
        series["losses"][k] = true.value(record[row])
        series["test_losses"][k] = np.nan if tests is None else tests[0].value(record[row])
    # A trainer feeds its own problem with batches; what is looked at are all samples.
    seen = linearized_problem(true, begun)
    trainer = trainer_of(training, place, tangent, begun)
    for k, _ in enumerate(advanced(trainer, training, place, updates, cancelled)):
        theta = trainer.theta.copy()
        series["linearized_losses"][k] = seen.value(theta)
        series["linearized_test_losses"][k] = np.nan if tests is None else tests[1].value(theta)
        series["output_distances"][k] = _apart(true, record[rows[k]], seen, theta)
        if progress is not None:
            progress(k + 1, len(rows))
    return LinearizedTraining(result.names[contender], updates, **series, final=trainer.theta.copy())


def _apart(true: NetworkProblem, theta: Floats, tangent: NetworkProblem, moved: Floats) -> float:
    with np.errstate(over="ignore", invalid="ignore"):
        return float(np.sqrt(np.mean((true.survey(theta)[1] - tangent.survey(moved)[1]) ** 2)))
