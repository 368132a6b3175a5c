"""The solution with the absolute value of a symmetric 2 × 2 matrix."""

from math import nan

from playground.kernels.elementary.traced import Value, select, traced_function
from playground.kernels.linear.formulas import eigenvalues, length, moderate_eigenvalues, nan_unless_moderate


def _divided(component: Value, eigenvalue: Value, damping: Value) -> Value:
    divisor = abs(eigenvalue) + damping
    return select(component.equals(0.0), 0.0, component / select(divisor.equals(0.0), nan, divisor))


def _solved(
    low: Value, high: Value, a: Value, b: Value, c: Value, g0: Value, g1: Value, damping: Value
) -> tuple[Value, Value]:
    """The solution, given the eigenvalues."""
    half = 0.5 * a - 0.5 * c
    radius = length(half, b)
    # The eigenvector of `high` is (half + radius, b) or (b, radius - half): the one without cancellation.
    u = select(half >= 0.0, half + radius, b)
    v = select(half >= 0.0, b, radius - half)
    norm = length(u, v)
    round_matrix = norm.equals(0.0)
    u, v = select(round_matrix, 1.0, u / norm), select(round_matrix, 0.0, v / norm)
    along_high = _divided(u * g0 + v * g1, high, damping)
    along_low = _divided(u * g1 - v * g0, low, damping)
    return u * along_high - v * along_low, v * along_high + u * along_low


@traced_function(results=2)
def solve_absolute_2x2(a: Value, b: Value, c: Value, g0: Value, g1: Value, damping: Value) -> tuple[Value, Value]:
    """(|H| + damping·I)⁻¹g for H = [[a, b], [b, c]], by its eigenvalues and eigenvectors.

    A direction in which g vanishes contributes 0, also where |H| + damping·I is 0; otherwise that gives NaN.
    """
    return _solved(*eigenvalues(a, b, c), a, b, c, g0, g1, damping)


@traced_function(results=2)
def solve_absolute_moderate(a: Value, b: Value, c: Value, g0: Value, g1: Value, damping: Value) -> tuple[Value, Value]:
    """The same in half of the time, for entries of which the products are doubles; NaN for others; vectorizes."""
    x0, x1 = _solved(*moderate_eigenvalues(a, b, c), a, b, c, g0, g1, damping)
    return nan_unless_moderate(x0, a, b, c), x1
