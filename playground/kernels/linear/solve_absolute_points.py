"""Solutions with the absolute values of the Hessians of many points."""

from math import nan

from playground.kernels.compiling.views import integers, numbers, rows
from playground.kernels.linear.eigen_basis import eigen_basis
from playground.kernels.linear.into_basis import into_basis
from playground.kernels.linear.out_of_basis import out_of_basis
from playground.kernels.linear.solve_points import take_matrix, take_vector
from playground.kernels.racing import frame as at


def solve_absolute_points(here: int, place: int, damping: float) -> None:
    """(|H| + damping·I)⁻¹ of the Hessians in the frame's H times the vectors (dimension, n) at an address, in place.

    A direction in which a vector vanishes contributes 0; where it does not and |H| + damping·I is 0, the solution is
    NaN. Scratch: 7·dimension² + 3·dimension numbers.
    """
    frame = integers(here, at.SIZE)
    dimension, n = frame[at.DIMENSION], frame[at.N]
    h, right = numbers(frame[at.H], (dimension + 1) * dimension // 2 * n), numbers(place, dimension * n)
    matrix = rows(frame[at.WORK], dimension, dimension)
    kept = rows(frame[at.WORK] + 8 * dimension * dimension, 6 * dimension, dimension)
    values = numbers(frame[at.WORK] + 56 * dimension * dimension, dimension)
    vector = numbers(frame[at.WORK] + 8 * (7 * dimension + 1) * dimension, dimension)
    parts = numbers(frame[at.WORK] + 8 * (7 * dimension + 2) * dimension, dimension)
    for i in range(n):
        if take_vector(right, n, i, vector):
            take_matrix(h, n, i, matrix)
            eigen_basis(matrix, values, kept)
            into_basis(matrix, kept, vector, parts)
            for k in range(dimension):
                divisor = abs(values[k]) + damping
                if parts[k] != 0.0:
                    parts[k] = parts[k] / divisor if divisor > 0.0 else nan
            out_of_basis(matrix, kept, parts, vector)
            for k in range(dimension):
                right[k * n + i] = vector[k]
