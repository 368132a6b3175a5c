"""The steps of second-order models in one and two coordinates against mpmath, for numbers of any size."""

import math
from collections.abc import Sequence
from typing import Any

import mpmath
import numpy as np
import pytest

from playground.kernels.compiling.address import address
from playground.kernels.compiling.compile_source import Kernel, compile_step
from playground.kernels.compiling.fingerprint import fingerprint
from playground.optimizers.forms.second_order_model import model_step
from tests.kernels.test_linear import sizes

# Enough for determinants of entries between 1e-300 and 1e300.
DIGITS = 1300
SOURCE = f"""\
from playground.kernels.linear import eigen_basis
from playground.optimizers.forms.second_order_model import model_step  # {fingerprint(model_step)}
def solve(places, n):
    places = integers(places, 8)
    matrix, kept, given = rows(places[0], n, n), rows(places[1], 6 * n, n), numbers(places[2], 2)
    values, slope, gamma = numbers(places[3], n), numbers(places[4], n), numbers(places[5], n)
    s, step = numbers(places[6], n), numbers(places[7], n)
    eigen_basis(matrix, values, kept)
    change, length = model_step(values, matrix, kept, slope, given[0], given[1], gamma, s, step)
    given[0] = change
    given[1] = length
"""


def solver() -> Kernel:
    return compile_step(SOURCE, "solve")


def found_step(entries: Sequence[float], radius: float, weight: float) -> list[float]:
    """Entries: of a Hessian's upper triangle, then of a gradient."""
    n = 1 if len(entries) == 2 else 2
    matrix = np.array([[entries[0]]] if n == 1 else [[entries[0], entries[1]], [entries[1], entries[2]]])
    arrays = [matrix, np.empty((6 * n, n)), np.array([radius, weight])]
    arrays += [np.empty(n), np.array(entries[-n:]), np.empty(n), np.empty(n), np.empty(n)]
    solver().of_addresses(np.array([address(array) for array in arrays]), n)
    return [float(one) for one in arrays[-1]]


def exact_step(entries: Sequence[Any], radius: Any, weight: Any) -> list[Any]:
    """The minimum of the model, without a hard case."""
    if len(entries) == 2:
        a, b, c, g = entries[0], mpmath.mpf(0), entries[0] + abs(entries[0]) + 1, (entries[1], mpmath.mpf(0))
    else:
        a, b, c, g = entries[0], entries[1], entries[2], entries[3:]
    middle, half = (a + c) / 2, (a - c) / 2
    spread = mpmath.sqrt(half * half + b * b)
    low = middle - spread
    u, v = (half + spread, b) if half >= 0 else (b, spread - half)
    norm = mpmath.sqrt(u * u + v * v)
    u, v = (u / norm, v / norm) if norm else (mpmath.mpf(1), norm)
    # Along the higher eigenvector, then along the lower one.
    parts = ((u * g[0] + v * g[1], 2 * spread), (u * g[1] - v * g[0], mpmath.mpf(0)))
    mu = _root(parts, low, radius, weight)
    x, y = (-part / (apart + mu) if part else part for part, apart in parts)
    return [u * x - v * y, v * x + u * y][: len(entries) - 1 if len(entries) == 2 else 2]


def _root(parts: Any, low: Any, radius: Any, weight: Any) -> Any:
    def missing(mu: Any) -> Any:
        """Whether the step is too long; it becomes shorter with μ."""
        length = mpmath.sqrt(sum((part / (apart + mu)) ** 2 for part, apart in parts if part))
        return length * weight - (mu - low) if weight else length - radius

    least = max(low, mpmath.mpf(0))
    if least > 0 and missing(least) <= 0:
        return least
    # Between two powers of ten, then in ever smaller intervals by their logarithms and middles.
    below, above = mpmath.mpf(10) ** -1300, mpmath.mpf(10) ** 1300
    with mpmath.workdps(60):
        for k in range(230):
            middle = mpmath.sqrt(below * above) if k < 18 else (below + above) / 2
            below, above = (middle, above) if missing(least + middle) > 0 else (below, middle)
    return least + above


@pytest.mark.parametrize("spread", [3, 30, 299])
@pytest.mark.parametrize("bounded_by", ["radius", "cubic term"])
@pytest.mark.parametrize("coordinates", [1, 2])
def test_the_model_s_minimum_is_found_wherever_it_is_a_double(spread: int, bounded_by: str, coordinates: int) -> None:
    random = np.random.default_rng(spread)
    entries = sizes(random, 24, 5 if coordinates == 2 else 2, spread).T.tolist()
    bounds = abs(sizes(random, 24, 1, min(spread, 140)))[0].tolist()
    asked = 0
    for given, bound in zip(entries, bounds, strict=True):
        weight = bound if bounded_by == "cubic term" else 0.0
        with mpmath.workdps(DIGITS):
            exact = [float(x) for x in exact_step([*map(mpmath.mpf, given)], mpmath.mpf(bound), mpmath.mpf(weight))]
        if all(map(math.isfinite, exact)):
            asked += 1
            step = found_step(given, 1.0 if weight else bound, weight)
            assert math.dist(step, exact) <= 1e-9 * math.hypot(*exact) + 1e-322, (given, bound)
    assert asked > 9


@pytest.mark.parametrize("scale", [1e-300, 1e-150, 1.0, 1e150, 1e300])
def test_at_a_saddle_the_radius_is_gone_along_the_lowest_eigenvector(scale: float) -> None:
    assert np.abs(found_step([-scale, 0.0, scale, 0.0, 0.0], 3.0, 0.0)).tolist() == [3.0, 0.0]
    step = found_step([-scale, 0.0, scale, 0.0, 2.0 * scale], 3.0, 0.0)
    np.testing.assert_allclose(np.abs(step), [8**0.5, 1.0], rtol=1e-14)
    np.testing.assert_allclose(
        found_step([0.0, 0.0, 0.0, 3.0 * scale, 4.0 * scale], 5.0, 0.0), [-3.0, -4.0], rtol=1e-14
    )
