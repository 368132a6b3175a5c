"""Formulas of the linear algebra of two dimensions that several functions share."""

from playground.kernels.elementary.traced import Value, fma, root, select


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


def larger_of(a: Value, b: Value) -> Value:
    """The larger of two sizes."""
    return select(a < b, b, a)


def unit_of(size: Value) -> Value:
    """A power of two by which what is of a very large or very small size is multiplied before it is multiplied with its
    like; mostly 1. Nothing is rounded by it: a matrix and its multiple by a power of two have the same digits."""
    return select(size > 2.0**450, 2.0**-600, select(size < 2.0**-450, 2.0**600, 1.0))


def eigenvalues(a: Value, b: Value, c: Value) -> tuple[Value, Value]:
    """The eigenvalues (low, high) of [[a, b], [b, c]].

    The one of larger size is m ± r, with m = (a + c)/2 and r = √(((a - c)/2)² + b²); the other, where m and r cancel,
    is the determinant over it, and so accurate relative to itself (beyond the range of the determinant it is m ∓ r).
    """
    middle = 0.5 * a + 0.5 * c
    radius = length(0.5 * a - 0.5 * c, b)
    positive = middle >= 0.0
    larger = select(positive, middle + radius, middle - radius)
    plain = select(positive, middle - radius, middle + radius)
    unit = unit_of(abs(larger))
    determinant = difference_of_products(a * unit, c * unit, b * unit, b * unit)
    size = abs(determinant)
    in_range = select(size > 1e-290, size, 1e300) < 1e300
    smaller = select(in_range, determinant / select(larger.equals(0.0), 1.0, larger * unit * unit), plain)
    return select(positive, smaller, larger), select(positive, larger, smaller)
