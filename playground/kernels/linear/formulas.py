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


def unit_of(a: Value, b: Value, c: Value) -> Value:
    """A power of two by which a matrix of very large or very small entries is multiplied before they are: 1 mostly.

    Nothing is rounded by it, so that a matrix and its multiple by a power of two have the same digits.
    """
    a, b, c = abs(a), abs(b), abs(c)
    largest = select(a < b, b, a)
    largest = select(largest < c, c, largest)
    small = select(largest < 2.0**-450, 2.0**600, 1.0)
    return select(largest < 2.0**450, small, 2.0**-600)


def eigenvalues(a: Value, b: Value, c: Value) -> tuple[Value, Value]:
    """The eigenvalues (low, high) of [[a, b], [b, c]].

    The one of larger size is m ± r, with m = (a + c)/2 and r = √(((a - c)/2)² + b²); the other, where m and r cancel,
    is the determinant over it, and so accurate relative to itself (beyond the range of the determinant it is m ∓ r).
    """
    unit = unit_of(a, b, c)
    a, b, c = a * unit, b * unit, c * unit
    middle = 0.5 * a + 0.5 * c
    radius = length(0.5 * a - 0.5 * c, b)
    positive = middle >= 0.0
    larger = select(positive, middle + radius, middle - radius)
    plain = select(positive, middle - radius, middle + radius)
    determinant = difference_of_products(a, c, b, b)
    size = abs(determinant)
    in_range = select(size > 1e-290, size, 1e300) < 1e300
    smaller = select(in_range, determinant / select(larger.equals(0.0), 1.0, larger), plain)
    return select(positive, smaller, larger) / unit, select(positive, larger, smaller) / unit
