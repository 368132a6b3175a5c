"""What a trained network says: on a plane of its two inputs, along its one input, or of its samples."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.base.check_kind import check_kind
from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError
from playground.curvature.files import write_arrays, write_columns
from playground.experiments.csv_table import csv_field
from playground.networks.data.data import Data
from playground.training.checked_row import checked_row
from playground.training.network_outputs import NetworkOutputs
from playground.training.population_statistics import PopulationStatistics
from playground.training.training import Training
from playground.training.training_result import TrainingResult

Floats = NDArray[np.float64]
Ranges = tuple[tuple[float, float], ...]
MOST_POINTS = 2001
_ROOM = 0.14  # beyond the outermost samples, of the widest span


@dataclass(frozen=True, eq=False)
class Decision:
    """What the network of `name` says after `update`, before the loss makes probabilities of it.

    `axes` one ascending array for each of one or two inputs, empty where there are more; `outputs` (outputs, n) along
    one input, (outputs, n, m) on a plane with row 0 at axes[1][0], or (outputs, samples) of the `part` "training" or
    "test". Inputs are as the network sees them, standardized where the data are. `training` it belongs to;
    `note` says after an early stop whether this is the last point or the best one.
    """

    training: Training
    name: str
    update: int
    axes: tuple[Floats, ...]
    outputs: Floats
    part: str
    note: str = ""

    def inputs(self) -> Floats:
        """Return what was asked about, (points, features), in the order of the outputs' last axes."""
        if not self.axes:
            return np.asarray(getattr(self.training.data, self.part).inputs)
        grid = np.stack(np.meshgrid(*self.axes), axis=-1)
        return grid.reshape(-1, len(self.axes))

    def to_csv(self, path: Path | str) -> None:
        """Write the inputs by their names and `output_1,…`, of samples their `target` too, one row for each point."""
        names, inputs = self.training.data.arrays().feature_names, self.inputs()
        columns: dict[str, NDArray[Any]] = {}
        if self.axes:
            columns |= {csv_field(name): column for name, column in zip(names, inputs.T, strict=True)}
        else:
            targets = np.asarray(getattr(self.training.data, self.part).targets).reshape(len(inputs), -1)
            heads = ["target"] if targets.shape[1] == 1 else [f"target_{k + 1}" for k in range(targets.shape[1])]
            columns = {"sample": np.arange(len(inputs)), **dict(zip(heads, targets.T, strict=True))}
        outputs = self.outputs.reshape(len(self.outputs), -1)
        write_columns(path, columns | {f"output_{k + 1}": row for k, row in enumerate(outputs)})

    def to_npz(self, path: Path | str) -> None:
        """Write `outputs`, the axes `x` and `y` or else the `inputs` and `targets` of the samples, and `update`."""
        arrays: dict[str, Any] = {"outputs": self.outputs, "update": self.update}
        arrays |= dict(zip("xy", self.axes, strict=False))
        if not self.axes:
            samples = getattr(self.training.data, self.part)
            arrays |= {"inputs": samples.inputs, "targets": samples.targets}
        write_arrays(path, arrays)


def decision(
    result: TrainingResult, contender: int = 0, update: int | None = None, points: int = 201, averaged: bool = False
) -> Decision:
    """Return the decision surface or the fitted curve of a trained network, or what it says of its samples.

    Of two inputs a plane round all samples, of one a line; of more the test samples, or the training samples where no
    test was split off. Arguments: `contender` its row of the result; `update` ≥ 0 after which, taken to the nearest
    recorded one, by default the last; `points` along each axis, 2 … 2001; `averaged` whether to ask the contender's
    average instead. A normalization has the statistics it had learned by then, for an average those of all training
    samples. Raises PlaygroundError naming what is illegal, and where there is no average then.

    >>> import playground as pg
    >>> t = pg.Training(pg.data("moons"), pg.Network(hidden=(4,)), contenders=[pg.Contender("adam")], epochs=1)
    >>> decision(pg.train(t), points=20).outputs.shape
    (1, 20, 20)
    """
    row, points = checked_row(result, contender), check_whole(points, "points", 2, MOST_POINTS)
    record = result.parameters[row]
    place = len(record) - 1
    if update is not None:
        update = check_whole(update, "update", 0, 10**15)
        place = int(np.argmin(np.abs(result.recorded[: len(record)] - update)))
    check_kind(averaged, bool, "averaged", "true or false")
    theta, update = record[place], int(result.recorded[place])
    if averaged:
        averages = result.averages[row]
        if len(averages) <= place or np.isnan(averages[place]).any():
            raise PlaygroundError(
                f"{result.names[row]} has no average after update {update}: put one on it, or ask for a later update"
            )
        theta = averages[place]
    found = decision_at(
        result.training, result.places[row], theta, update, points, None, result.statistics[row][place], averaged
    )
    return replace(found, note="" if averaged else result.shown_point(row, update))


def decision_at(
    training: Training, place: int, theta: Floats, update: int, points: int, ranges: Ranges | None = None,
    statistics: Floats | None = None, averaged: bool = False,
) -> Decision:  # fmt: skip
    """Return what the network of a contender, by its place in the training, says at parameters.

    Arguments: `ranges` (low, high) of each of one or two axes, by default round all samples; `statistics` (k) what a
    normalization had learned by then; `averaged` whether these are an average's, whose statistics are made anew.
    """
    data, part = training.data, "test" if len(training.data.test.inputs) else "training"
    axes: tuple[Floats, ...] = ()
    if data.features <= 2:
        axes = tuple(np.linspace(low, high, points) for low, high in ranges or sample_ranges(data))
    name = training.names[place] + (" averaged" if averaged else "")
    made = Decision(training, name, update, axes, np.empty(0), part)
    if averaged:
        statistics = PopulationStatistics(training, place)(theta)
    outputs = NetworkOutputs(training, place, made.inputs())(theta, statistics)
    shape = tuple(len(axis) for axis in axes[::-1]) or (outputs.shape[1],)
    return Decision(training, made.name, update, axes, outputs.reshape(len(outputs), *shape), part)


def sample_ranges(data: Data) -> Ranges:
    """Return for each input from where to where its samples lie, with room round them."""
    inputs = np.concatenate([data.training.inputs, data.test.inputs])
    low, high = inputs.min(axis=0), inputs.max(axis=0)
    room = _ROOM * max(float((high - low).max()), 1e-6)
    return tuple((float(a) - room, float(b) + room) for a, b in zip(low, high, strict=True))
