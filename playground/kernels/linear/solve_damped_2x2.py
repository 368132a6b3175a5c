"""The solution with a damped symmetric 2 × 2 matrix."""

from math import nan

from playground.kernels.elementary.traced import Value, select, traced_function
from playground.kernels.linear.formulas import (
    difference_in_parts,
    difference_of_products,
    nan_unless_moderate,
    parts,
    ratio_of_parts,
)


@traced_function(results=2)
def solve_damped_2x2(a: Value, b: Value, c: Value, g0: Value, g1: Value, damping: Value) -> tuple[Value, Value]:
    """(H + damping·I)⁻¹g for H = [[a, b], [b, c]], by Cramer's rule with exact cancellations.

    Neither determinants nor products overflow or underflow: the solution is right wherever it is a double.
    0 for g = 0; otherwise NaN for a singular matrix.
    """
    a, c = a + damping, c + damping
    left, side, right = parts(a), parts(b), parts(c)
    first, second = parts(g0), parts(g1)
    m, e = difference_in_parts(left, right, side, side)
    determinant = select(m.equals(0.0), nan, m), e
    resting = (abs(g0) + abs(g1)).equals(0.0)
    x0 = ratio_of_parts(difference_in_parts(right, first, side, second), determinant)
    x1 = ratio_of_parts(difference_in_parts(left, second, side, first), determinant)
    return select(resting, 0.0, x0), select(resting, 0.0, x1)


@traced_function(results=2)
def solve_damped_moderate(a: Value, b: Value, c: Value, g0: Value, g1: Value, damping: Value) -> tuple[Value, Value]:
    """The same in a tenth of the time, for numbers of which the products are doubles; NaN for others; vectorizes."""
    a, c = a + damping, c + damping
    determinant = difference_of_products(a, c, b, b)
    determinant = select(determinant.equals(0.0), nan, determinant)
    resting = (abs(g0) + abs(g1)).equals(0.0)
    x0 = nan_unless_moderate(difference_of_products(c, g0, b, g1) / determinant, a, b, c, g0, g1)
    x1 = difference_of_products(a, g1, b, g0) / determinant
    return select(resting, 0.0, x0), select(resting, 0.0, x1)
