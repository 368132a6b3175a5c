"""Arithmetic of vectors and matrices in the kernels' language, for updates of whole points."""

import math
from typing import Any


def dot(a: Any, b: Any) -> float:
    """a·b"""
    total = 0.0
    for d in range(a.size):
        total += a[d] * b[d]
    return total


# Powers of two round nothing.
_DOWN, _UP = 2.0**-600, 2.0**600


def norm(a: Any) -> float:
    """‖a‖, also where the squares overflow or vanish."""
    squared = dot(a, a)
    if squared > 1e-280 and squared < 1e300:
        return math.sqrt(squared)
    largest, total = 0.0, 0.0
    for d in range(a.size):
        largest = max(largest, abs(a[d]))
    unit = _DOWN if largest > 1.0 else _UP
    for d in range(a.size):
        total += (a[d] * unit) * (a[d] * unit)
    return math.sqrt(total) / unit


def assign(target: Any, source: Any) -> None:
    """target ← source"""
    for d in range(target.size):
        target[d] = source[d]


def move(target: Any, x: Any, a: float, p: Any) -> None:
    """target ← x + a·p"""
    for d in range(target.size):
        target[d] = x[d] + a * p[d]


def differ(a: Any, b: Any) -> bool:
    """Whether two points are not the same, number by number."""
    count = 0
    for d in range(a.size):
        count += 1 if a[d] != b[d] else 0
    return count > 0


def identity(matrix: Any, size: float) -> None:
    """matrix ← size·I"""
    for i in range(matrix.shape[0]):
        for j in range(matrix.shape[0]):
            matrix[i, j] = size if i == j else 0.0


def apply(matrix: Any, vector: Any, factor: float, out: Any) -> None:
    """out ← factor·matrix·vector; out is another array than vector."""
    for i in range(out.size):
        total = 0.0
        for j in range(vector.size):
            total += matrix[i, j] * vector[j]
        out[i] = factor * total
