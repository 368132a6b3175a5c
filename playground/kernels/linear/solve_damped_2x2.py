"""solve_damped_2x2."""

from math import nan

from playground.kernels.elementary.traced import Value, select, traced_function
from playground.kernels.linear.formulas import difference_of_products, larger_of, unit_of


@traced_function(results=2)
def solve_damped_2x2(a: Value, b: Value, c: Value, g0: Value, g1: Value, damping: Value) -> tuple[Value, Value]:
    """(H + damping·I)⁻¹g for H = [[a, b], [b, c]], by Cramer's rule with exact cancellations; vectorizes.

    0 for g = 0; otherwise NaN for a singular matrix.
    """
    a, c = a + damping, c + damping
    unit = unit_of(larger_of(larger_of(abs(a), abs(b)), abs(c)))
    a, b, c, g0, g1 = a * unit, b * unit, c * unit, g0 * unit, g1 * unit
    determinant = difference_of_products(a, c, b, b)
    determinant = select(determinant.equals(0.0), nan, determinant)
    resting = (abs(g0) + abs(g1)).equals(0.0)
    x0 = difference_of_products(c, g0, b, g1) / determinant
    x1 = difference_of_products(a, g1, b, g0) / determinant
    return select(resting, 0.0, x0), select(resting, 0.0, x1)
