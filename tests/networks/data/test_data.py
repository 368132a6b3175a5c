"""Data as a value: equality, limits, drawn points, standardization, its document."""

from __future__ import annotations

import json
import pickle
from dataclasses import FrozenInstanceError, replace
from typing import Any

import numpy as np
import pytest

from playground.base.errors import PlaygroundError
from playground.networks.data.data import data
from playground.networks.data.data_document import data_document, read_data


def test_it_is_equal_by_value_and_frozen() -> None:
    one, same = data("spirals", samples=400, noise=0.1), data("spirals", noise=0.1, split=0.25, seed=0)
    assert one == same and hash(one) == hash(same) and one != data("spirals", noise=0.2)
    assert pickle.loads(pickle.dumps(one)) == one
    assert one.training is same.training, "what was asked for last is kept"
    with pytest.raises(FrozenInstanceError):
        one.seed = 1  # type: ignore[misc]
    with pytest.raises(ValueError):
        one.training.inputs[0, 0] = 1.0


def test_numbers_of_numpy_are_plain_numbers() -> None:
    one = data("moons", samples=np.int64(40), noise=np.float32(0.5), seed=np.int32(3), split=np.float64(0.5))
    assert one == data("moons", samples=40, noise=0.5, seed=3, split=0.5)
    assert json.dumps(data_document(one))


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("mons", {}, "there is no data set 'mons'; did you mean 'moons'?"),
    ("moons", {"nose": 1}, "there is no parameter of moons 'nose'; did you mean 'noise'?"),
    ("moons", {"samples": 1}, "moons.samples must be a whole number at least 2"),
    ("moons", {"samples": 10**9}, "at most 1,000,000, got 1000000000"),
    ("moons", {"noise": float("nan")}, "moons.noise must be a finite number"),
    ("moons", {"split": 1}, "split must be a number from 0 to 0.9, the fraction of test samples, got 1"),
    ("moons", {"split": float("nan")}, "split must be"),
    ("moons", {"split": "half"}, "split must be"),
    ("moons", {"seed": -1}, "seed must be a whole number from 0 to 9223372036854775807, got -1"),
    ("moons", {"seed": 1.5}, "seed must be a whole number"),
    ("moons", {"seed": 2**63}, "seed must be a whole number"),
    ("moons", {"standardize": "all"}, "there is no standardize 'all'"),
    ("moons", {"points": [(0, 0, 2)]}, "point 0 must be (x, y, class) with coordinates of at most 1e+06 and a class"),
    ("moons", {"points": [(0, 0, 0), (float("inf"), 0, 1)]}, "point 1 must be"),
    ("moons", {"points": [(0, 0)]}, "point 0 must be"),
    ("moons", {"points": ["abc"]}, "point 0 must be"),
    ("moons", {"points": [(0, 0, 0.5)]}, "point 0 must be"),
    ("moons", {"points": [(0, 0, 0)] * 10_001}, "at most 10000 points can be drawn, got 10001"),
    ("digits", {"points": [(0, 0, 1)]}, "digits takes no drawn points"),
    ("regression", {"points": [(0, 0, 0)]}, "regression takes no drawn points"),
    ("blobs", {"samples": 5, "classes": 6}, "blobs.samples must be at least 6, one for each class, got 5"),
    (
        "moons",
        {"path": "a.csv"},
        "moons is made by a formula: path, inputs, target, task, separator, header, encoding, decimal and missing",
    ),
    ("csv", {}, "csv needs a table: data('csv', path=…)"),
]


@pytest.mark.parametrize(("id", "given", "said"), WRONG, ids=[f"{id} {given}"[:40] for id, given, _ in WRONG])
def test_what_is_illegal_is_refused_with_a_sentence(id: str, given: dict[str, Any], said: str) -> None:
    with pytest.raises(PlaygroundError) as caught:
        data(id, **given)
    assert said in str(caught.value)


def test_drawn_points_are_training_samples_behind_the_others() -> None:
    plain = data("moons", samples=100)
    drawn = plain.with_points([(3.0, -2.0, 1), (0.0, 0.0, 0)])
    assert len(drawn.training) == len(plain.training) + 2
    assert drawn.training.inputs[-2:].tolist() == [[3.0, -2.0], [0.0, 0.0]]
    assert drawn.training.targets[-2:].tolist() == [1, 0] and drawn.training.targets.dtype == np.int64
    assert np.array_equal(drawn.test.inputs, plain.test.inputs)
    assert drawn.drawable and not data("digits").drawable and not data("regression").drawable


def test_an_empty_plane_is_filled_by_hand() -> None:
    empty = data("drawn", classes=3)
    with pytest.raises(PlaygroundError, match="nothing to learn from yet; draw points of two classes"):
        empty.arrays()
    with pytest.raises(PlaygroundError, match="all training samples are of one class; draw points of another one"):
        empty.with_points([(0, 0, 1), (1, 1, 1)]).arrays()
    two = empty.with_points([(0, 0, 1), (1, 1, 2)]).arrays()
    assert two.training.targets.tolist() == [1, 2] and len(two.test) == 0 and two.classes == 3


def test_inputs_are_standardized_by_the_training_part() -> None:
    plain = data("digits", standardize="none").arrays()
    arrays = data("digits", standardize="inputs").arrays()
    inputs = arrays.training.inputs
    varies = np.ptp(plain.training.inputs, axis=0) > 0
    assert not varies.all(), "some pixels are white in all images"
    np.testing.assert_allclose(inputs.mean(axis=0), 0.0, atol=1e-12)
    np.testing.assert_allclose(inputs.std(axis=0), np.where(varies, 1.0, 0.0), atol=1e-12)
    np.testing.assert_allclose(arrays.test.inputs * arrays.scale + arrays.shift, plain.test.inputs, atol=1e-14)
    assert abs(arrays.test.inputs.mean()) > 1e-6, "the test part takes no part in the statistics"


def test_targets_of_a_regression_are_standardized_where_both_are() -> None:
    arrays = data("regression", standardize="both").arrays()
    np.testing.assert_allclose(arrays.training.targets.std(), 1.0)
    plain = data("regression").arrays()
    back = arrays.test.targets * arrays.target_scale + arrays.target_shift
    np.testing.assert_allclose(back, plain.test.targets, atol=1e-14)
    assert data("regression", standardize="inputs").arrays().target_scale.tolist() == [1.0]


def test_a_document_holds_everything_and_leaves_out_nothing_it_needs() -> None:
    made = data("spirals", classes=3, split=0.4, seed=2**63 - 1, points=[(1, 2, 2)], standardize="inputs")
    document = json.loads(json.dumps(data_document(made)))
    assert read_data(document) == made
    assert read_data({"set": "moons"}) == data("moons")
    assert replace(made, points=()) == made.with_points([])


FILE = {"path": "a", "fingerprint": "", "inputs": ["x"], "target": "y", "task": "regression"}


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (3, "data must be an object with keys, got 3"),
        ({}, "data: set must be a data set's id, got None"),
        ({"set": "moons", "sed": 1}, "there is no key of data 'sed'; did you mean 'seed'?"),
        ({"set": "../moons"}, "data: there is no data set '../moons'"),
        ({"set": "moons", "parameters": []}, "data: parameters must be an object"),
        ({"set": "moons", "points": 3}, "data: points must be a list"),
        ({"set": "moons", "file": {}}, "data: file: Object missing required field `path`"),
        ({"set": "csv", "file": None}, "data: csv needs a table"),
        ({"set": "csv", "file": {"path": 3}}, "data: file: Expected `str`, got `int`"),
        (
            {"set": "csv", "file": {**FILE, "target": "x"}},
            "data: file: inputs must be different columns",
        ),
        (
            {"set": "csv", "file": {**FILE, "task": "other"}},
            "data: file: Invalid enum value 'other'",
        ),
    ],
)  # fmt: skip
def test_a_document_that_is_wrong_is_refused_with_a_sentence(document: Any, said: str) -> None:
    with pytest.raises(PlaygroundError) as caught:
        read_data(document)
    assert said in str(caught.value)


def test_the_numbers_are_these_on_every_machine() -> None:
    """Other numbers would make of a saved training another one."""
    for id, first, last in [
        ("spirals", [-0.478667116943433, -0.8141639137339626], [-0.5808705056283351, 0.04336584688581806]),
        ("blobs", [-0.37752789214140653, 0.814994696105672], [-0.5808697858364531, 0.863188162510009]),
        ("regression", [1.359454924912232], [-0.4247066089439051]),
    ]:
        made = data(id, noise=0.1, seed=11)
        np.testing.assert_allclose(made.training.inputs[0], first, rtol=1e-12)
        np.testing.assert_allclose(made.test.inputs[-1], last, rtol=1e-12)
    digits = data("digits", samples=300, seed=11).training
    assert digits.inputs.sum() * 16 == 70086 and digits.targets[:4].tolist() == [1, 2, 3, 4]
