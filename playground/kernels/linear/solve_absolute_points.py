"""solve_absolute_points."""

from typing import Any

from playground.kernels import frame as at
from playground.kernels.linear.eigen_symmetric import eigen_symmetric
from playground.kernels.linear.solve_points import take_matrix, take_vector
from playground.kernels.views import integers, numbers, rows


def solve_absolute_points(here: int, place: int, damping: float) -> None:
    """(|H| + damping·I)⁻¹ of the Hessians in the frame's H times the vectors (dimension, n) at an address, in place.

    A direction in which a vector vanishes contributes 0; where it does not and |H| + damping·I is 0, the solution is
    infinite or NaN. Scratch: 2·dimension² + 2·dimension numbers.
    """
    frame = integers(here, at.SIZE)
    dimension, n = frame[at.DIMENSION], frame[at.N]
    h, right = numbers(frame[at.H], (dimension + 1) * dimension // 2 * n), numbers(place, dimension * n)
    matrix = rows(frame[at.WORK], dimension, dimension)
    vectors = rows(frame[at.WORK] + 8 * dimension * dimension, dimension, dimension)
    values = numbers(frame[at.WORK] + 16 * dimension * dimension, dimension)
    vector = numbers(frame[at.WORK] + 8 * (2 * dimension + 1) * dimension, dimension)
    for i in range(n):
        if take_vector(right, n, i, vector):
            take_matrix(h, n, i, matrix)
            eigen_symmetric(matrix, values, vectors)
            _divide(values, vectors, damping, vector, matrix[0])
            for k in range(dimension):
                right[k * n + i] = vector[k]


def _divide(values: Any, vectors: Any, damping: float, vector: Any, parts: Any) -> None:
    """Divide the vector's parts along the eigenvectors, which are columns; `parts` is scratch."""
    n = values.size
    for k in range(n):
        parts[k] = 0.0
    for i in range(n):
        for k in range(n):
            parts[k] += vectors[i, k] * vector[i]
    for k in range(n):
        parts[k] = parts[k] / (abs(values[k]) + damping) if parts[k] != 0.0 else 0.0
    for i in range(n):
        total = 0.0
        for k in range(n):
            total += vectors[i, k] * parts[k]
        vector[i] = total
