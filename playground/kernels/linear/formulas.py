"""Formulas of the linear algebra of two dimensions that several functions share."""

from math import inf, nan

from playground.kernels.elementary.exponential import power_of_two
from playground.kernels.elementary.traced import Value, fma, root, select
from playground.kernels.scaled.parts import normal_parts, plain_of_parts

# Between terms this many binary digits apart the smaller one changes nothing.
_APART = 200.0
_NOTHING = -1e5

Parts = tuple[Value, Value]


def parts(value: Value) -> Parts:
    """A double as (m, e): m·2ᵉ with 1 ≤ |m| < 2."""
    return normal_parts(value, value * 0.0)


def difference_in_parts(a: Parts, b: Parts, c: Parts, d: Parts) -> Parts:
    """ab - cd as (m, e), right to 1.5 units in the last place, whatever the size of the products."""
    first = select((a[0] * b[0]).equals(0.0), _NOTHING, a[1] + b[1])
    second = select((c[0] * d[0]).equals(0.0), _NOTHING, c[1] + d[1])
    common = select(first > second, first, second)
    shift, other = first - common, second - common
    left = a[0] * power_of_two(select(shift < -_APART, -_APART, shift))
    right = c[0] * power_of_two(select(other < -_APART, -_APART, other))
    return normal_parts(difference_of_products(left, b[0], right, d[0]), common)


def ratio_of_parts(left: Parts, right: Parts) -> Value:
    """left/right as a double."""
    return plain_of_parts(*normal_parts(left[0] / right[0], left[1] - right[1]))


def difference_of_products(a: Value, b: Value, c: Value, d: Value) -> Value:
    """ab - cd to 1.5 units in the last place, however much cancels (Kahan; proof: Jeannerod, Louvet & Muller 2013)."""
    product = c * d
    error = fma(-c, d, product)
    return fma(a, b, -product) + error


def length(a: Value, b: Value) -> Value:
    """√(a² + b²) without overflow or underflow of the squares; to 2 units in the last place."""
    a, b = abs(a), abs(b)
    large, small = select(a < b, b, a), select(a < b, a, b)
    ratio = small / select(large.equals(0.0), 1.0, large)
    return large * root(fma(ratio, ratio, 1.0))


def nan_unless_moderate(result: Value, *given: Value) -> Value:
    """A result, NaN where one of what it was made from is so large or small that products of two leave the range."""
    for value in given:
        size = abs(value)
        # False for NaN; 0 is moderate.
        size = select(size.equals(0.0), 1.0, size)
        result = select(select(size > 1e-140, size, inf) < 1e140, result, nan)
    return result


def moderate_eigenvalues(a: Value, b: Value, c: Value) -> tuple[Value, Value]:
    """The same as `eigenvalues`, in a quarter of the time, for entries of which the products are doubles."""
    middle = 0.5 * a + 0.5 * c
    radius = length(0.5 * a - 0.5 * c, b)
    positive = middle >= 0.0
    larger = select(positive, middle + radius, middle - radius)
    smaller = difference_of_products(a, c, b, b) / select(larger.equals(0.0), 1.0, larger)
    return select(positive, smaller, larger), select(positive, larger, smaller)


def eigenvalues(a: Value, b: Value, c: Value) -> tuple[Value, Value]:
    """The eigenvalues (low, high) of [[a, b], [b, c]].

    The one of larger size is m ± r, with m = (a + c)/2 and r = √(((a - c)/2)² + b²); the other, where m and r cancel,
    is the determinant over it, and so accurate relative to itself.
    """
    middle = 0.5 * a + 0.5 * c
    radius = length(0.5 * a - 0.5 * c, b)
    positive = middle >= 0.0
    larger = select(positive, middle + radius, middle - radius)
    determinant = difference_in_parts(parts(a), parts(c), parts(b), parts(b))
    smaller = ratio_of_parts(determinant, parts(select(larger.equals(0.0), 1.0, larger)))
    return select(positive, smaller, larger), select(positive, larger, smaller)
