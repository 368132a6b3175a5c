"""Planes through a network's parameters: directions that are what they are called."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.networks.layers_of import layers_of
from playground.slices.curvature_plane import curvature_plane
from playground.slices.principal_plane import principal_plane
from playground.slices.random_plane import random_plane


def test_layers_cover_the_parameters_without_a_gap(moons: pg.TrainingResult) -> None:
    problem = moons.training.problem(0)
    seen = np.zeros(problem.size)
    for layer in layers_of(problem.machine.operations):
        layer.weights(seen)[:] += 1
        layer.biases(seen)[:] += 1
    assert (seen == 1).all()


def test_every_unit_of_a_random_direction_is_as_long_as_the_trained_one(moons: pg.TrainingResult) -> None:
    problem, theta = moons.training.problem(0), moons.final[0]
    plane = random_plane(problem, theta, seed=7)
    for axis in plane.axes:
        for layer in layers_of(problem.machine.operations):
            own, drawn = (np.linalg.norm(layer.weights(vector), axis=1) for vector in (theta, axis))
            assert np.allclose(own, drawn, rtol=1e-12, atol=0)
            assert not layer.biases(axis).any()
    assert np.array_equal(plane.axes, random_plane(problem, theta, seed=7).axes)
    assert not np.array_equal(plane.axes, random_plane(problem, theta, seed=8).axes)


def test_a_random_direction_does_not_see_by_which_factor_units_are_scaled(moons: pg.TrainingResult) -> None:
    problem, theta = moons.training.problem(0), moons.final[0].copy()
    first, *_ = layers_of(problem.machine.operations)
    before = random_plane(problem, theta).axes.copy()
    first.weights(theta)[:] *= 3.0
    after = random_plane(problem, theta).axes
    assert np.allclose(first.weights(after[0]), 3.0 * first.weights(before[0]))
    assert np.array_equal(after[0][first.after * first.before :], before[0][first.after * first.before :])


def test_principal_components_are_those_of_the_whole_covariance() -> None:
    random = np.random.default_rng(3)
    path = np.cumsum(random.normal(size=(30, 9)) * np.arange(1, 10), axis=0)
    plane = principal_plane(path)
    values, vectors = np.linalg.eigh(np.cov(path.T, bias=True))
    for axis, wanted in zip(plane.axes, vectors[:, ::-1].T, strict=False):
        assert abs(axis @ wanted) == pytest.approx(1.0, abs=1e-10)
        assert axis @ (path[0] - path[-1]) > 0
    assert plane.explained(path) == pytest.approx(tuple(values[:-3:-1] / values.sum()), rel=1e-10)
    assert np.array_equal(plane.origin, path[-1])
    places = plane.coordinates(path)
    for (low, high), along in zip(plane.extent, places.T, strict=True):
        assert low < along.min() and along.max() < high


def test_a_path_along_a_line_has_no_plane_of_its_own() -> None:
    line = np.linspace(0, 1, 9)[:, None] * np.arange(5.0)
    with pytest.raises(PlaygroundError, match="does not lie on a line"):
        principal_plane(line)
    with pytest.raises(PlaygroundError, match="at least two updates"):
        principal_plane(np.random.default_rng(0).normal(size=(2, 5)))


def test_the_plane_of_the_largest_curvatures_is_the_whole_hessian_s(moons: pg.TrainingResult) -> None:
    problem, theta = moons.training.problem(0), moons.final[0]
    plane = curvature_plane(problem, theta, height=2.0)
    values, vectors = np.linalg.eigh(problem.hessian(theta))
    assert plane.eigenvalues == pytest.approx((values[-1], values[-2]), rel=1e-8)
    for axis, wanted in zip(plane.axes, vectors[:, :-3:-1].T, strict=True):
        assert abs(axis @ wanted) == pytest.approx(1.0, abs=1e-6)
    for value, (low, high) in zip(plane.eigenvalues, plane.extent, strict=True):
        assert 0.5 * value * high**2 == pytest.approx(2.0) and low == -high
    assert np.array_equal(plane.axes, curvature_plane(problem, theta).axes)


def test_projections_onto_slanting_axes_are_at_right_angles() -> None:
    random = np.random.default_rng(1)
    plane = pg.Plane(random.normal(size=6), random.normal(size=(2, 6)), ((-1, 1), (0, 2)))
    points = random.normal(size=(5, 6))
    for point, (x, y) in zip(points, plane.coordinates(points), strict=True):
        assert np.allclose(plane.axes @ (point - plane.point(x, y)), 0, atol=1e-12)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"axes": np.ones((2, 4))}, "must not lie on one line"),
        ({"axes": np.zeros((2, 4))}, "must not lie on one line"),
        ({"axes": [[1j, 2], [3, 4]]}, "axes must be an array of numbers"),
        ({"origin": "abcd"}, "origin must be an array of numbers"),
        ({"axes": np.ones((3, 4))}, "needs an origin"),
        ({"origin": np.full(4, np.nan)}, "must be finite"),
        ({"extent": ((1, -1), (0, 1))}, "from low to high"),
        ({"extent": 3}, "ranges of x and y"),
    ],
)
def test_what_is_no_plane_is_told_in_a_sentence(fields: dict[str, object], sentence: str) -> None:
    stated = {"origin": np.zeros(4), "axes": np.eye(2, 4), "extent": ((-1, 1), (-1, 1)), **fields}
    with pytest.raises(PlaygroundError, match=sentence):
        pg.Plane(**stated)
