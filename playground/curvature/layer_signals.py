"""What goes through the layers of a network: activations on the way up, slopes of the loss on the way down."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from playground.base.check_whole import check_whole
from playground.curvature._checked import checked_point
from playground.curvature._operations import layers_of
from playground.curvature._pieces import fed_in_pieces
from playground.curvature.files import write_arrays, write_columns
from playground.networks.network_problem import NetworkProblem

Floats = NDArray[np.float64]
MOST_BINS = 10_000
# What is looked at of a layer, as (place in LayerPlace, kind of buffer).
KINDS = {"sums": (0, 0), "activations": (1, 0), "sum_slopes": (0, 1), "activation_slopes": (1, 1)}


@dataclass(frozen=True, eq=False)
class Signals:
    """One kind of numbers in L layers, over units and samples together.

    `means`, `variances` (L); `scales` (L) the root of the mean square; `edges` (L, bins + 1) and `counts` (L, bins) of
    a histogram of each layer between its own least and greatest number.
    """

    means: Floats
    variances: Floats
    scales: Floats
    edges: Floats
    counts: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class LayerSignals:
    """Signals of a network's layers, the hidden ones from the data on and the outputs last.

    `sums` before the activation (behind a normalization, where there is one) and `activations` behind it, which is what
    the next layer reads; `sum_slopes` and `activation_slopes` of the mean loss by each of these numbers.
    """

    sums: Signals
    activations: Signals
    sum_slopes: Signals
    activation_slopes: Signals

    def to_csv(self, path: Path | str) -> None:
        """Write `layer`, and mean, variance and scale of each kind, one row for each layer, whole or not at all."""
        columns: dict[str, NDArray[Any]] = {"layer": np.arange(1, len(self.sums.means) + 1)}
        for name in KINDS:
            signals = getattr(self, name)
            columns |= {
                f"{name}_mean": signals.means, f"{name}_variance": signals.variances, f"{name}_scale": signals.scales
            }  # fmt: skip
        write_columns(path, columns)

    def to_npz(self, path: Path | str) -> None:
        """Write arrays such as `sums_means`, `sums_edges`, `sums_counts` for each kind."""
        fields = ("means", "variances", "scales", "edges", "counts")
        write_arrays(
            path, {f"{name}_{field}": getattr(getattr(self, name), field) for name in KINDS for field in fields}
        )


def layer_signals(problem: NetworkProblem, theta: ArrayLike, bins: int = 50) -> LayerSignals:
    """Return mean, variance, scale and histogram of the signals in every layer, over all samples of the problem.

    Where they shrink or grow from layer to layer by a factor, they vanish or explode with depth.

    Arguments: `theta` (size); `bins` of each histogram, 1 … 10 000. Raises PlaygroundError naming what is illegal.

    >>> import playground as pg
    >>> problem = pg.Training(pg.data("xor"), pg.Network(hidden=(8, 8))).problem()
    >>> layer_signals(problem, problem.initial).sums.scales.shape
    (3,)
    """
    point, columns = checked_point(problem, theta), check_whole(bins, "bins", 1, MOST_BINS)
    machine, layers = problem.machine, layers_of(problem)
    gathered: dict[str, list[list[Floats]]] = {name: [[] for _ in layers] for name in KINDS}
    for here in fed_in_pieces(problem):
        count = here.stop - here.start
        problem.gradient(point)
        for name, (place, kind) in KINDS.items():
            # A piece thinks that it is all of the samples, and so do its slopes.
            part = count / problem.samples if kind == 1 else 1.0
            for layer, kept in zip(layers, gathered[name], strict=True):
                kept.append(part * machine.rows(layer[place], kind)[:, :count].astype(np.float64).ravel())
    return LayerSignals(
        **{name: _described([np.concatenate(one) for one in kept], columns) for name, kept in gathered.items()}
    )


def _described(layers: list[Floats], bins: int) -> Signals:
    with np.errstate(over="ignore", invalid="ignore"):
        tables = [_histogram(numbers, bins) for numbers in layers]
        return Signals(
            np.array([numbers.mean() for numbers in layers]), np.array([numbers.var() for numbers in layers]),
            np.array([np.sqrt(np.mean(numbers * numbers)) for numbers in layers]),
            np.array([edges for _, edges in tables]), np.array([counts for counts, _ in tables]),
        )  # fmt: skip


def _histogram(numbers: Floats, bins: int) -> tuple[NDArray[np.int64], Floats]:
    """Counts and edges; numbers that are not finite, or lie too near together to be told apart, are not counted so."""
    finite = numbers[np.isfinite(numbers)]
    if len(finite) == 0:
        return np.zeros(bins, dtype=np.int64), np.full(bins + 1, np.nan)
    low, high = float(finite.min()), float(finite.max())
    edges = np.linspace(low, high, bins + 1)
    if not np.all(np.diff(edges) > 0):
        room = max(abs(low), abs(high), 1e-300)
        edges = np.linspace(low - room, high + room, bins + 1)
    return np.histogram(finite, edges)[0].astype(np.int64), edges
