"""Eigenvalues of a symmetric tridiagonal matrix by the implicit QL method."""

from math import nan
from typing import Any

from playground.kernels.direct.exact import exact
from playground.kernels.elementary.traced import traced
from playground.kernels.linear import formulas

_length = traced(formulas.length)

_ROUNDING = 2.220446049250313e-16
# Three rounds for an eigenvalue are many.
_MOST_ROUNDS = 60


@exact
def tridiagonal_eigen(values: Any, below: Any, kept: Any) -> int:
    """Eigenvalues of a symmetric tridiagonal matrix by the implicit QL method, and the rotations that find them.

    Arguments: `values` (n) its diagonal, which becomes the eigenvalues in any order; `below` (n) what stands beside it,
    destroyed, the last one 0; `kept` takes the rotations. A round of them goes from row `last` − 1 up to row `first`:
    written are first, last, c and s of each, first, last; so they can be read from either end. Returns how many numbers
    were written. About 2.4 n² are; where there is no room for more the eigenvalues are NaN.

    H. Bowdler, R. S. Martin, C. Reinsch, J. H. Wilkinson, The QR and QL algorithms for symmetric matrices, Numer. Math.
    11 (1968).
    """
    n, shifted, largest, end = values.size, 0.0, 0.0, 0
    for i in range(n):
        largest = max(largest, abs(values[i]) + abs(below[i]))
    small = _ROUNDING * largest
    for first in range(n):
        last = first
        while last < n - 1 and abs(below[last]) > small:
            last += 1
        k = 0
        while last > first and abs(below[first]) > small and k < _MOST_ROUNDS:
            if end + 2 * (last - first) + 4 > kept.size:
                for i in range(n):
                    values[i] = nan
                return end
            k += 1
            shifted += _round(values, below, kept, end, first, last)
            end += 2 * (last - first) + 4
        values[first] += shifted
        below[first] = 0.0
    return end


@exact
def _round(values: Any, below: Any, kept: Any, place: int, first: int, last: int) -> float:
    """One round of rotations from the last row of a block up to its first; return the shift."""
    n, g = values.size, values[first]
    p = (values[first + 1] - g) / (2.0 * below[first])
    r = _length(p, 1.0)
    r = -r if p < 0.0 else r
    values[first] = below[first] / (p + r)
    values[first + 1] = below[first] * (p + r)
    next_value, next_below, shift = values[first + 1], below[first + 1], g - values[first]
    for i in range(first + 2, n):
        values[i] -= shift
    p = values[last]
    c, before, twice, s, s_before = 1.0, 1.0, 1.0, 0.0, 0.0
    _mark(kept, place, first, last)
    k = place + 2
    for i in range(last - 1, first - 1, -1):
        twice, before, s_before = before, c, s
        g, h = c * below[i], c * p
        r = _length(p, below[i])
        below[i + 1] = s * r
        s, c = below[i] / r, p / r
        p = c * values[i] - s * g
        values[i + 1] = h + s * (c * g + s * values[i])
        kept[k] = c
        kept[k + 1] = s
        k += 2
    _mark(kept, k, first, last)
    p = -s * s_before * twice * next_below * below[first] / next_value
    below[first] = s * p
    values[first] = c * p
    return shift


@exact
def _mark(kept: Any, place: int, first: int, last: int) -> None:
    kept[place] = float(first)
    kept[place + 1] = float(last)
