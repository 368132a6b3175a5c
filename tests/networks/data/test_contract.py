"""What every data set of the catalogue keeps, from the moment its file exists."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from playground.base.parameters import Parameter
from playground.networks.data.data import Data, data
from playground.networks.data.data_document import data_document, read_data
from playground.networks.data.sets import DATA_SETS, DataSet

MADE = [one for one in DATA_SETS if not one.reads_file and one.id != "drawn"]
EVERY = pytest.mark.parametrize("one", list(DATA_SETS), ids=lambda one: one.id)
EVERY_MADE = pytest.mark.parametrize("one", MADE, ids=lambda one: one.id)
PARAMETERS = [(one, parameter) for one in DATA_SETS for parameter in one.parameters]
EACH_PARAMETER = pytest.mark.parametrize(
    ("one", "parameter"), PARAMETERS, ids=[f"{one.id}.{parameter.name}" for one, parameter in PARAMETERS]
)


def make(one: DataSet, seed: int = 3, **changed: Any) -> tuple[Any, Any]:
    return one.make(np.random.default_rng(seed), **one.check(changed))


@EVERY
def test_it_says_what_it_is(one: DataSet) -> None:
    assert one.id == one.make.__module__.rsplit(".", 1)[-1] == one.make.__name__
    assert one.make.__doc__ and one.name and one.source
    assert one.summary.endswith(".") and "\n" not in one.summary
    assert all("=" in line or "uniform" in line or "←" in line for line in one.equation.split("\n"))


@EACH_PARAMETER
def test_a_parameter_is_documented_and_its_slider_is_legal(one: DataSet, parameter: Parameter) -> None:
    assert len(parameter.doc) > 5 and "\n" not in parameter.doc
    low, high = parameter.slider
    assert low < high
    for end in (low, high, parameter.default):
        assert parameter.check(end, one.id) == end


@EACH_PARAMETER
def test_a_parameter_does_something(one: DataSet, parameter: Parameter) -> None:
    at = [one.check({parameter.name: value}) for value in parameter.slider]
    if one.id == "drawn":
        assert one.class_count(at[0]) != one.class_count(at[1])
        return
    (first, _), (second, _) = (make(one, **values) for values in at)
    assert first.shape != second.shape or one.task == "regression" or not np.array_equal(first, second)


@EVERY_MADE
def test_its_samples_have_the_stated_shapes_and_are_finite(one: DataSet) -> None:
    inputs, targets = make(one, samples=101)
    assert inputs.shape == (101, len(one.features)) and inputs.dtype == np.float64 and np.isfinite(inputs).all()
    if one.task == "regression":
        assert targets.shape == (101, len(one.outputs)) and targets.dtype == np.float64
        assert np.isfinite(targets).all()
    else:
        assert targets.shape == (101,) and targets.dtype == np.int64
        assert set(targets.tolist()) == set(range(one.class_count(one.check({}))))


@EVERY_MADE
def test_the_same_seed_gives_the_same_bits_and_another_seed_others(one: DataSet) -> None:
    first, again, other = make(one), make(one), make(one, seed=4)
    assert first[0].tobytes() == again[0].tobytes() and first[1].tobytes() == again[1].tobytes()
    assert first[0].tobytes() != other[0].tobytes()


@EVERY_MADE
def test_more_samples_begin_with_the_same_ones(one: DataSet) -> None:
    few, many = make(one, samples=60), make(one, samples=300)
    assert np.array_equal(few[0], many[0][:60]) and np.array_equal(few[1], many[1][:60])


@EVERY_MADE
def test_noise_moves_the_same_points_by_multiples_of_the_same_numbers(one: DataSet) -> None:
    """Dragging the noise moves points along lines; nothing is drawn anew."""
    none, some, more = (make(one, noise=sigma, samples=1500) for sigma in (0.0, 0.1, 0.3))
    moved = 1 if one.task == "regression" else 0
    assert np.array_equal(none[1 - moved], more[1 - moved])
    steps = (some[moved] - none[moved]) / 0.1
    np.testing.assert_allclose((more[moved] - none[moved]) / 0.3, steps, atol=1e-13)
    # A sample variance's own standard deviation is √(2/n).
    assert abs(steps.var() - 1.0) < 5 * np.sqrt(2 / steps.size) and abs(steps.mean()) < 5 / np.sqrt(steps.size)


@EVERY_MADE
def test_classes_take_turns(one: DataSet) -> None:
    if one.task == "regression":
        return
    _, labels = make(one, samples=601)
    counts = np.bincount(labels)
    assert counts.max() - counts.min() <= 1


@EVERY_MADE
def test_it_becomes_data_and_comes_back_from_a_file(one: DataSet) -> None:
    made = data(one.id, split=0.3, seed=5)
    arrays = made.arrays()
    assert arrays.features == made.features == arrays.training.inputs.shape[1]
    assert arrays.classes == made.classes and arrays.task == made.task == one.task
    assert len(arrays.training) + len(arrays.test) == int(made.parameters["samples"])
    assert not arrays.training.inputs.flags.writeable and not arrays.test.targets.flags.writeable
    back = read_data(data_document(made))
    assert isinstance(back, Data) and back == made and hash(back) == hash(made)
