"""Small linear algebra against NumPy's LAPACK."""

import math

import mpmath
import numba
import numpy as np
import pytest

from playground.kernels import linear
from playground.kernels.contract import FASTMATH
from playground.kernels.direct.kernel import kernel

COLUMNS = numba.types.Array(numba.float64, 2, "C")
ROW = numba.types.Array(numba.float64, 1, "C")
TESTS = np.random.default_rng(1)


def _eigenvalues(x, out):
    for i in range(x.shape[1]):
        out[0, i], out[1, i] = linear.eigenvalues_2x2(x[0, i], x[1, i], x[2, i])


def _damped(x, out):
    for i in range(x.shape[1]):
        out[0, i], out[1, i] = linear.solve_damped_2x2(x[0, i], x[1, i], x[2, i], x[3, i], x[4, i], x[5, i])


def _absolute(x, out):
    for i in range(x.shape[1]):
        out[0, i], out[1, i] = linear.solve_absolute_2x2(x[0, i], x[1, i], x[2, i], x[3, i], x[4, i], x[5, i])


def _damped_moderate(x, out):
    for i in range(x.shape[1]):
        out[0, i], out[1, i] = linear.solve_damped_moderate(x[0, i], x[1, i], x[2, i], x[3, i], x[4, i], x[5, i])


def _absolute_moderate(x, out):
    for i in range(x.shape[1]):
        out[0, i], out[1, i] = linear.solve_absolute_moderate(x[0, i], x[1, i], x[2, i], x[3, i], x[4, i], x[5, i])


COMPILED = {
    body: numba.njit(numba.void(COLUMNS, COLUMNS), fastmath=FASTMATH, error_model="numpy")(body)
    for body in (_eigenvalues, _damped, _absolute, _damped_moderate, _absolute_moderate)
}


def pairs(body, rows):
    x = np.ascontiguousarray(np.array(rows, dtype=np.float64).reshape(len(rows), -1))
    out = np.empty((2, x.shape[1]))
    COMPILED[body](x, out)
    return out


def symmetric(n, random):
    matrix = random.normal(size=(n, n))
    return matrix + matrix.T


def test_eigenvalues_agree_with_lapack():
    entries = np.random.default_rng(2).normal(size=(3, 1000))
    matrices = entries[[0, 1, 1, 2]].T.reshape(-1, 2, 2)
    np.testing.assert_allclose(pairs(_eigenvalues, entries), np.linalg.eigvalsh(matrices).T, rtol=1e-13, atol=1e-15)


@pytest.mark.parametrize("scale", [1e-300, 1e-160, 1e-30, 1.0, 1e30, 1e160, 1e300])
def test_eigenvalues_neither_overflow_nor_underflow(scale):
    low, high = pairs(_eigenvalues, [2 * scale, 1 * scale, 2 * scale])
    assert low == pytest.approx(1 * scale, rel=1e-15, abs=0)
    assert high == pytest.approx(3 * scale, rel=1e-15, abs=0)


@pytest.mark.parametrize("ratio", [1e-3, 1e-8, 1e-12])
@pytest.mark.parametrize("sign", [1, -1])
def test_the_small_eigenvalue_of_an_ill_conditioned_matrix_keeps_its_digits(ratio, sign):
    # [[1, t], [t, t² + ratio]] has the determinant `ratio`, but for the rounding of its last entry.
    t = 0.75
    c = t * t + ratio
    low, high = pairs(_eigenvalues, [sign * 1.0, sign * t, sign * c])
    small, large = (low, high) if sign > 0 else (-high, -low)
    assert small == pytest.approx((c - t * t) / large, rel=4e-16, abs=0)


def test_eigenvalues_of_simple_matrices_are_exact():
    for (a, b, c), expected in {
        (0, 0, 0): (0, 0), (3, 0, 3): (3, 3), (-3, 0, -3): (-3, -3), (1, 0, -1): (-1, 1), (0, 1, 0): (-1, 1),
        (1, 1, 1): (0, 2), (-1, 1, -1): (-2, 0),
    }.items():  # fmt: skip
        assert tuple(pairs(_eigenvalues, [a, b, c]).ravel()) == expected


@pytest.mark.parametrize("bad", [math.nan, math.inf])
@pytest.mark.parametrize("place", range(3))
def test_eigenvalues_of_entries_that_are_not_finite_are_not_finite(bad, place):
    entries = [1.0, 2.0, 3.0]
    entries[place] = bad
    assert not np.isfinite(pairs(_eigenvalues, entries)).all()


def test_damped_steps_agree_with_lapack():
    x = np.random.default_rng(3).normal(size=(6, 1000))
    matrices = x[[0, 1, 1, 2]].T.reshape(-1, 2, 2) + x[5][:, None, None] * np.eye(2)
    condition = np.linalg.cond(matrices)
    expected = np.linalg.solve(matrices, x[3:5].T[:, :, None])[:, :, 0]
    error = np.linalg.norm(pairs(_damped, x).T - expected, axis=1) / np.linalg.norm(expected, axis=1)
    assert (error <= 1e-15 * condition).all()


def test_absolute_steps_agree_with_lapack():
    x = np.random.default_rng(4).normal(size=(6, 1000))
    x[5] = abs(x[5])
    values, vectors = np.linalg.eigh(x[[0, 1, 1, 2]].T.reshape(-1, 2, 2))
    along = np.einsum("nij,ni->nj", vectors, x[3:5].T) / (abs(values) + x[5][:, None])
    expected = np.einsum("nij,nj->ni", vectors, along)
    np.testing.assert_allclose(pairs(_absolute, x).T, expected, rtol=1e-11)


@pytest.mark.parametrize("body", [_damped, _absolute])
def test_a_vanishing_gradient_gives_a_vanishing_step_even_where_the_hessian_is_singular(body):
    for a, b, c in [(0, 0, 0), (1, 1, 1), (2, 0, 0), (1, 2, 3)]:
        assert pairs(body, [a, b, c, 0.0, 0.0, 0.0]).ravel().tolist() == [0.0, 0.0]


@pytest.mark.parametrize("body", [_damped, _absolute])
def test_a_singular_hessian_shows_in_the_step(body):
    for a, b, c in [(0, 0, 0), (1, 1, 1)]:
        assert not np.isfinite(pairs(body, [a, b, c, 1.0, 0.5, 0.0])).all()


def test_a_saddle_free_step_ignores_a_flat_direction_without_slope():
    assert pairs(_absolute, [2.0, 0.0, 0.0, 3.0, 0.0, 0.0]).ravel().tolist() == [1.5, 0.0]


@pytest.mark.parametrize("body", [_eigenvalues, _damped, _absolute])
def test_a_matrix_has_the_same_bits_alone_and_among_thirty_seven(body):
    x = np.random.default_rng(5).normal(size=(6, 37))
    alone = np.concatenate([pairs(body, x[:, i : i + 1]) for i in range(37)], axis=1)
    np.testing.assert_array_equal(alone, pairs(body, x))


@pytest.mark.parametrize(
    ("body", "entries", "expected"),
    [
        (_damped, [2.0, 1.0, 3.0, 3.0, 4.0, 0.0], [1.0, 1.0]),
        (_damped, [1.0, 1.0, 2.0, 3.0, 4.0, 1.0], [1.0, 1.0]),
        (_absolute, [2.0, 0.0, -4.0, 1.0, 1.0, 0.0], [0.5, 0.25]),
        (_absolute, [0.0, 2.0, 0.0, 1.0, 3.0, 0.0], [0.5, 1.5]),
    ],
)
def test_steps_worked_by_hand(body, entries, expected):
    np.testing.assert_allclose(pairs(body, entries).ravel(), expected, rtol=1e-15)


@kernel(numba.void(COLUMNS, ROW))
def solve_symmetric(matrix, right):
    linear.solve_symmetric(matrix, right)


@kernel(numba.void(COLUMNS, ROW, COLUMNS))
def eigen_basis(matrix, values, kept):
    linear.eigen_basis(matrix, values, kept)


@kernel(numba.void(COLUMNS, COLUMNS, ROW, ROW))
def into_basis(matrix, kept, vector, out):
    linear.into_basis(matrix, kept, vector, out)


@kernel(numba.void(COLUMNS, COLUMNS, ROW, ROW))
def out_of_basis(matrix, kept, parts, out):
    linear.out_of_basis(matrix, kept, parts, out)


def eigen_symmetric(matrix, values, vectors):
    """Eigenvalues, and eigenvectors as columns: what becomes of every unit vector, both ways."""
    n = len(values)
    matrix, kept, out = matrix.copy(), np.empty((6 * n, n)), np.empty(n)
    eigen_basis(matrix, values, kept)
    for k in range(n):
        unit = np.zeros(n)
        unit[k] = 1.0
        out_of_basis(matrix, kept, unit, out)
        vectors[:, k] = out
        into_basis(matrix, kept, out, unit)
        if np.isfinite(values).all():
            np.testing.assert_allclose(unit, np.eye(n)[k], atol=2e-14)


@pytest.mark.parametrize("n", [1, 2, 3, 5, 12, 96, 97, 100, 131])
def test_elimination_agrees_with_lapack(n):
    random = np.random.default_rng(n)
    for _ in range(20):
        matrix, right = symmetric(n, random), random.normal(size=n)
        matrix[0, 0] = 0.0 if n > 1 else matrix[0, 0]  # needs a pivot
        expected, condition = np.linalg.solve(matrix, right), np.linalg.cond(matrix)
        solution = right.copy()
        solve_symmetric(matrix.copy(), solution)
        assert np.linalg.norm(solution - expected) <= 1e-14 * condition * np.linalg.norm(expected)


@pytest.mark.parametrize("n", [3, 150])
def test_elimination_of_a_singular_matrix_gives_nan(n):
    right = np.arange(1.0, n + 1.0)
    solve_symmetric(np.ones((n, n)), right)
    assert np.isnan(right).all()


@pytest.mark.parametrize("n", [1, 2, 3, 5, 8, 9, 20, 60])
@pytest.mark.parametrize("rank", ["full", "low"])
@pytest.mark.parametrize("scale", [1e-200, 1.0, 1e200])
def test_eigenvalues_and_eigenvectors_agree_with_lapack(n, rank, scale):
    random = np.random.default_rng(n)
    part = random.normal(size=(n, (n + 1) // 2))
    matrix = scale * (symmetric(n, random) if rank == "full" else part @ part.T)
    values, vectors = np.empty(n), np.empty((n, n))
    eigen_symmetric(matrix.copy(), values, vectors)
    size = np.abs(values).max()
    np.testing.assert_allclose(values, np.linalg.eigvalsh(matrix), atol=1e-14 * size)
    np.testing.assert_allclose(vectors.T @ vectors, np.eye(n), atol=1e-14)
    np.testing.assert_allclose(vectors @ np.diag(values) @ vectors.T, matrix, atol=2e-14 * size)


@pytest.mark.parametrize("kind", ["zeros", "diagonal", "blocks", "ones", "graded"])
def test_eigenvalues_of_large_matrices_with_a_structure_agree_with_lapack(kind):
    n, random = 50, np.random.default_rng(8)
    matrix = {
        "zeros": np.zeros((n, n)), "diagonal": np.diag(random.normal(size=n)), "ones": np.ones((n, n)),
        "blocks": np.kron(np.eye(n // 2), symmetric(2, random)),
        "graded": symmetric(n, random) * np.outer(10.0 ** -np.arange(n), 10.0 ** -np.arange(n)),
    }[kind]  # fmt: skip
    values, vectors = np.empty(n), np.empty((n, n))
    eigen_symmetric(matrix.copy(), values, vectors)
    size = max(np.abs(values).max(), 1e-300)
    np.testing.assert_allclose(values, np.linalg.eigvalsh(matrix), atol=2e-14 * size)
    np.testing.assert_allclose(vectors.T @ vectors, np.eye(n), atol=2e-14)
    np.testing.assert_allclose(vectors @ np.diag(values) @ vectors.T, matrix, atol=2e-14 * size)


@pytest.mark.parametrize("n", [3, 12])
def test_eigenvalues_end_for_zeros_and_for_numbers_that_are_not_finite(n):
    values, vectors = np.empty(n), np.empty((n, n))
    eigen_symmetric(np.zeros((n, n)), values, vectors)
    assert values.tolist() == [0.0] * n
    for bad in (math.nan, math.inf):
        eigen_symmetric(np.full((n, n), bad), values, vectors)
        assert not np.isfinite(values).all()


def sizes(random, count, rows, spread):
    """Numbers of any sign whose decimal exponents lie between -spread and spread."""
    return (
        random.uniform(1, 10, (rows, count))
        * 10.0 ** random.uniform(-spread, spread, (rows, count))
        * random.choice([-1.0, 1.0], (rows, count))
    )


@pytest.mark.parametrize("spread", [5, 140, 299])
def test_newton_steps_are_right_wherever_they_are_doubles(spread):
    x = sizes(np.random.default_rng(spread), 400, 6, spread)
    x[5] = 0.0
    x[1, ::5] = x[0, 1::5] = x[2, 2::5] = x[3, 3::5] = 0.0
    found = pairs(_damped, x)
    with mpmath.workdps(700):
        for i in range(x.shape[1]):
            a, b, c, g0, g1 = (mpmath.mpf(float(value)) for value in x[:5, i])
            determinant = a * c - b * b
            for k, (first, second) in enumerate(((c * g0, b * g1), (a * g1, b * g0))):
                exact = float((first - second) / determinant)
                if math.isfinite(exact):
                    assert found[k, i] == pytest.approx(exact, rel=1e-14, abs=1e-322), x[:, i]


@pytest.mark.parametrize("spread", [5, 140, 299])
def test_eigenvalues_are_right_relative_to_themselves_at_any_size(spread):
    x = sizes(np.random.default_rng(spread), 400, 3, spread)
    low, high = pairs(_eigenvalues, x)
    with mpmath.workdps(1400):
        for i in range(x.shape[1]):
            a, b, c = (mpmath.mpf(float(value)) for value in x[:, i])
            radius = mpmath.sqrt(((a - c) / 2) ** 2 + b * b)
            for found, exact in ((low[i], (a + c) / 2 - radius), (high[i], (a + c) / 2 + radius)):
                assert found == pytest.approx(float(exact), rel=1e-13, abs=1e-322), x[:, i]


@pytest.mark.parametrize("spread", [5, 140, 299])
def test_saddle_free_steps_are_right_wherever_they_are_doubles(spread):
    x = sizes(np.random.default_rng(spread), 150, 6, spread)
    x[5] = 0.0
    found = pairs(_absolute, x)
    with mpmath.workdps(1400):
        for i in range(x.shape[1]):
            a, b, c, g0, g1 = (mpmath.mpf(float(value)) for value in x[:5, i])
            half = (a - c) / 2
            radius = mpmath.sqrt(half * half + b * b)
            u, v = (half + radius, b) if half >= 0 else (b, radius - half)
            size = mpmath.sqrt(u * u + v * v)
            u, v = u / size, v / size
            high = (u * g0 + v * g1) / abs((a + c) / 2 + radius)
            low = (u * g1 - v * g0) / abs((a + c) / 2 - radius)
            exact = [float(u * high - v * low), float(v * high + u * low)]
            if all(map(math.isfinite, exact)):
                assert math.dist(found[:, i], exact) <= 1e-9 * math.hypot(*exact) + 1e-322, x[:, i]


@pytest.mark.parametrize("scale", [1e-300, 1e-160, 1.0, 1e160, 1e290])
def test_saddle_free_steps_do_not_depend_on_the_scale(scale):
    x = np.random.default_rng(6).normal(size=(6, 200))
    x[5] = 0.0
    expected = pairs(_absolute, x)
    np.testing.assert_allclose(pairs(_absolute, x * scale), expected, rtol=1e-10)


@pytest.mark.parametrize(("quick", "whole"), [(_damped_moderate, _damped), (_absolute_moderate, _absolute)])
def test_the_quick_solution_is_the_same_or_none(quick, whole):
    x = np.concatenate([sizes(np.random.default_rng(7), 300, 6, spread) for spread in (2, 200)], axis=1)
    x[5] = 0.0
    found, expected = pairs(quick, x), pairs(whole, x)
    known = np.isfinite(found).all(axis=0)
    assert known[:300].all()
    assert not known.all()
    error = np.linalg.norm(found[:, :300] - expected[:, :300], axis=0)
    assert (error <= 1e-10 * np.linalg.norm(expected[:, :300], axis=0)).all()
