"""Solutions with the damped Hessians of many points."""

from typing import Any

from playground.kernels.compiling.views import integers, numbers, rows
from playground.kernels.linear.solve_damped_2x2 import solve_damped_2x2
from playground.kernels.linear.solve_symmetric import solve_symmetric
from playground.kernels.racing import frame as at


def solve_points(here: int, place: int, damping: float, shifts: int) -> None:
    """Solve with the Hessians in the frame's H, the damping on their diagonals, for the right sides (dimension, n) at
    an address, in place.

    At another, `shifts` (n), lies what is added to each Hessian's diagonal besides, or it is 0. A right side of 0 stays
    0; otherwise a singular matrix makes a point's solution NaN. Scratch: dimension² + dimension numbers.
    """
    frame = integers(here, at.SIZE)
    dimension, n = frame[at.DIMENSION], frame[at.N]
    h, right = numbers(frame[at.H], (dimension + 1) * dimension // 2 * n), numbers(place, dimension * n)
    added = numbers(shifts, n)
    if dimension == 1:
        for i in range(n):
            # One number is solved for beside a 1 that nothing pulls.
            shift = added[i] + damping if shifts != 0 else damping
            alone = solve_damped_2x2(h[i], 0.0, 1.0, right[i], 0.0, shift)
            right[i] = alone[0]
    elif dimension == 2:
        for i in range(n):
            shift = added[i] + damping if shifts != 0 else damping
            solution = solve_damped_2x2(h[i], h[n + i], h[2 * n + i], right[i], right[n + i], shift)
            right[i], right[n + i] = solution
    else:
        matrix = rows(frame[at.WORK], dimension, dimension)
        vector = numbers(frame[at.WORK] + 8 * dimension * dimension, dimension)
        for i in range(n):
            if take_vector(right, n, i, vector):
                take_matrix(h, n, i, matrix)
                shift = added[i] + damping if shifts != 0 else damping
                for k in range(dimension):
                    matrix[k, k] += shift
                solve_symmetric(matrix, vector)
                for k in range(dimension):
                    right[k * n + i] = vector[k]


def take_vector(vectors: Any, n: int, i: int, vector: Any) -> bool:
    """Take vector i of n; return whether it is not 0."""
    pulled = 0
    for k in range(vector.size):
        vector[k] = vectors[k * n + i]
        pulled += 1 if vector[k] != 0.0 else 0
    return pulled > 0


def take_matrix(packed: Any, n: int, i: int, matrix: Any) -> None:
    """Take matrix i of n, which are given by their upper triangles row by row."""
    row, dimension = 0, matrix.shape[0]
    for a in range(dimension):
        for b in range(a, dimension):
            matrix[a, b] = packed[row * n + i]
            matrix[b, a] = packed[row * n + i]
            row += 1
