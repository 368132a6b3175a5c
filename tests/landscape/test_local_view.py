"""What is read at a point, against hand-computed numbers."""

import math

import numpy as np
import pytest

from playground.landscape.local_view import curvature_class, local_view
from playground.problems.surfaces import surface


def test_rosenbrock_is_read_as_computed_by_hand():
    view = local_view(surface("rosenbrock"), (-1.0, 2.0))
    assert view.value == 4 + 100 * (2 - 1) ** 2
    assert view.gradient == pytest.approx([-2 * 2 + 400 * 1 * 1, 200])
    assert view.hessian == pytest.approx(np.array([[1200 - 800 + 2, 400], [400, 200]]))
    assert view.slope == pytest.approx(math.hypot(396, 200))
    assert view.stationary == ""


def test_eigenvectors_are_columns_in_the_order_of_the_eigenvalues():
    view = local_view(surface("rotated_quadratic", kappa=50, angle=0.6), (0.3, 0.7))
    for k in range(2):
        assert view.hessian @ view.eigenvectors[:, k] == pytest.approx(view.eigenvalues[k] * view.eigenvectors[:, k])
    assert view.eigenvalues == pytest.approx([1, 50])
    assert view.condition == pytest.approx(50)
    assert np.abs(view.eigenvectors[:, 1]) == pytest.approx([math.cos(0.6), math.sin(0.6)])


@pytest.mark.parametrize(
    ("id", "point", "word"),
    [
        ("rosenbrock", (1.0, 1.0), "minimum"),
        ("quadratic_saddle", (0.0, 0.0), "saddle"),
        ("monkey_saddle", (0.0, 0.0), "saddle"),
    ],
)
def test_a_stationary_point_is_named(id, point, word):
    assert local_view(surface(id), point).stationary == word


def test_a_small_slope_is_no_rest_unless_it_is_within_the_tolerance():
    assert local_view(surface("sphere"), (1e-6, 0.0)).stationary == ""
    assert local_view(surface("sphere"), (1e-6, 0.0), tolerance=1e-5).stationary == "minimum"


@pytest.mark.parametrize(
    ("eigenvalues", "word"),
    [
        ((1.0, 2.0), "convex"),
        ((-2.0, -1.0), "concave"),
        ((-1.0, 1.0), "indefinite"),
        ((0.0, 1.0), "degenerate"),
        ((1e-3, 1e6), "degenerate"),
        ((0.0, 0.0), "degenerate"),
        ((1e-30, 1e-29), "convex"),
        ((math.nan, 1.0), "unknown"),
    ],
)
def test_the_curvature_has_a_class(eigenvalues, word):
    assert curvature_class(np.array(eigenvalues)) == word


def test_where_the_function_is_not_finite_nothing_is_claimed():
    view = local_view(surface("rosenbrock"), (1e200, 0.0))
    assert view.curvature == "unknown" and math.isnan(view.condition) and view.stationary == ""
