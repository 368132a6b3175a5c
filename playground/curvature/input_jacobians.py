"""How a network's outputs change with its data."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from playground.curvature._checked import checked_point
from playground.curvature._operations import behind_identity, check_separate, identity_parameters
from playground.curvature._pieces import fed_in_pieces
from playground.curvature.files import write_arrays, write_columns
from playground.networks.network_problem import NetworkProblem

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class InputJacobians:
    """Jacobians of the outputs by the data, one for each of n samples.

    `jacobians` (n, outputs, features); `singular_values` (n, k) descending, k the lesser of outputs and features.
    """

    jacobians: Floats
    singular_values: Floats

    @property
    def mean_log(self) -> float:
        """The mean of log σ over samples and singular values: 0 where nothing is stretched, −∞ where one is 0."""
        with np.errstate(divide="ignore"):
            return float(np.mean(np.log(self.singular_values)))

    def to_csv(self, path: Path | str) -> None:
        """Write `sample,singular_value_1,…`, one row for each sample, whole or not at all."""
        columns = {f"singular_value_{k + 1}": column for k, column in enumerate(self.singular_values.T)}
        write_columns(path, {"sample": np.arange(len(self.singular_values)), **columns})

    def to_npz(self, path: Path | str) -> None:
        """Write `jacobians` and `singular_values` as arrays."""
        write_arrays(path, {"jacobians": self.jacobians, "singular_values": self.singular_values})


def input_jacobians(problem: NetworkProblem, theta: ArrayLike) -> InputJacobians:
    """Return ∂z/∂x at θ for every sample of the problem, exact, with its singular values.

    A network is dynamically isometric where all singular values are near 1: whatever its depth, it neither stretches
    nor swallows. Raises PlaygroundError for a θ of another size, and where a normalization takes statistics of the
    batch. Source: J. Pennington, S. Schoenholz, S. Ganguli, Resurrecting the sigmoid in deep learning through dynamical
    isometry, NeurIPS 2017.

    >>> import playground as pg
    >>> problem = pg.Training(pg.data("xor"), pg.Network(hidden=(8,))).problem()
    >>> input_jacobians(problem, problem.initial).jacobians.shape[1:]
    (1, 2)
    """
    from playground.networks.fields import passes_of

    theta = checked_point(problem, theta)
    check_separate(problem, "the input–output Jacobian")
    machine, buffer = behind_identity(problem)
    features, outputs = len(problem.samples_laid[0]), machine.operations[-1].in_width
    point = np.concatenate([identity_parameters(features), theta])
    nowhere, run = np.empty(machine.size), passes_of("output_gradient", machine.real)
    found = np.empty((problem.samples, outputs, features))
    for here in fed_in_pieces(problem, machine):
        for k in range(outputs):
            run(point, k, machine.words, nowhere)
            found[here, k] = machine.rows(buffer, 1)[:, : here.stop - here.start].T
    finite = np.all(np.isfinite(found), axis=(1, 2))
    values = np.full((problem.samples, min(outputs, features)), np.nan)
    values[finite] = np.linalg.svd(found[finite], compute_uv=False)
    return InputJacobians(found, values)
