"""From a statement of data to its numbers."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.base.errors import PlaygroundError
from playground.base.parameters import Value
from playground.networks.data.data_arrays import DataArrays
from playground.networks.data.data_file import DataFile
from playground.networks.data.fill_missing import fill_missing
from playground.networks.data.odd_samples import odd_samples
from playground.networks.data.read_columns import read_columns
from playground.networks.data.samples import Samples
from playground.networks.data.sets import DATA_SETS, DataSet, Standardize, Task
from playground.networks.data.split_samples import split_samples

Floats = NDArray[np.float64]
Point = tuple[float, float, int]


def make_arrays(
    set: str, values: dict[str, Value], split: float, seed: int, points: tuple[Point, ...], standardize: Standardize,
    file: DataFile | None,
) -> DataArrays:  # fmt: skip
    """Return the training and test samples of data, see `Data`; raise PlaygroundError where nothing can be learned."""
    made = DATA_SETS.get(set)
    if file is None:
        inputs, targets = made.make(np.random.default_rng([seed, 0]), **values)
        names = tuple(str(number) for number in range(made.class_count(values)))
        task, features, outputs = made.task or "classification", made.features, made.outputs
        notes: list[str] = []
    else:
        read = read_columns(file)
        inputs, targets, names = read.inputs, read.targets, read.names
        notes = list(read.notes)
        task, features, outputs = file.task, file.inputs, (file.target,) * (file.task == "regression")
    test = split_samples(targets, split, seed, stratified=task == "classification")
    if file is not None:
        inputs, said = fill_missing(inputs, ~test)
        notes += [*said, *odd_samples(inputs, targets, file, names)]
    training_inputs, training_targets = inputs[~test], targets[~test]
    if points:
        training_inputs = np.concatenate([training_inputs, [point[:2] for point in points]])
        training_targets = np.concatenate([training_targets, np.array([point[2] for point in points], dtype=np.int64)])
    if file is None or len(names) != 1:  # a table of one class is told, as one whose target never changes
        _check_classes(made, training_targets, task)
    shift, scale = _statistics(training_inputs, standardize in ("inputs", "both"))
    if task == "regression":
        target_shift, target_scale = _statistics(training_targets, standardize == "both")
        training_targets = (training_targets - target_shift) / target_scale
        test_targets = (targets[test] - target_shift) / target_scale
    else:
        target_shift, target_scale = np.zeros(0), np.ones(0)
        test_targets = targets[test]
    for array in (shift, scale, target_shift, target_scale):
        array.flags.writeable = False
    return DataArrays(
        Samples(_contiguous((training_inputs - shift) / scale), training_targets),
        Samples(_contiguous((inputs[test] - shift) / scale), test_targets),
        task, features, names, outputs, shift, scale, target_shift, target_scale, tuple(notes),
    )  # fmt: skip


def _check_classes(made: DataSet, targets: NDArray[Any], task: Task) -> None:
    if len(targets) == 0:
        raise PlaygroundError(f"{made.id}: there is nothing to learn from yet; draw points of two classes")
    if task == "classification" and (targets == targets[0]).all():
        other = (
            "choose another split, or a target with more classes" if made.reads_file else "draw points of another one"
        )
        raise PlaygroundError(f"{made.id}: all training samples are of one class; {other}")


def _statistics(values: Floats, standardize: bool) -> tuple[Floats, Floats]:
    """Mean and standard deviation of each column; 0 and 1 where they are left as they are, 1 where nothing varies."""
    if not standardize:
        return np.zeros(values.shape[1]), np.ones(values.shape[1])
    low, high = values.min(axis=0), values.max(axis=0)
    shift = np.where(low == high, low, values.mean(axis=0))
    deviation = np.sqrt(np.mean((values - shift) ** 2, axis=0))
    return shift, np.where(deviation > 0.0, deviation, 1.0)


def _contiguous(values: Floats) -> Floats:
    return np.ascontiguousarray(values, dtype=np.float64)
