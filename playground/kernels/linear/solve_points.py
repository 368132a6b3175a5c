"""solve_points."""

from playground.kernels import frame as at
from playground.kernels.linear.solve_damped_2x2 import solve_damped_2x2
from playground.kernels.linear.solve_symmetric import solve_symmetric
from playground.kernels.views import integers, numbers, rows


def solve_points(here: int, place: int, shifts: int) -> None:
    """Solve with the Hessians in the frame's H for the right sides (dimension, n) at an address, in place.

    At another, `shifts` (n), lies what is added to each Hessian's diagonal, or it is 0. A right side of 0 stays 0;
    otherwise a singular matrix makes a point's solution NaN.
    """
    frame = integers(here, at.SIZE)
    dimension, n = frame[at.DIMENSION], frame[at.N]
    h, right = numbers(frame[at.H], (dimension + 1) * dimension // 2 * n), numbers(place, dimension * n)
    added = numbers(shifts, n)
    if dimension == 1:
        for i in range(n):
            # One number is solved for beside a 1 that nothing pulls.
            bend = h[i] + added[i] if shifts != 0 else h[i]
            alone = solve_damped_2x2(bend, 0.0, 1.0, right[i], 0.0, 0.0)
            right[i] = alone[0]
    elif dimension == 2:
        for i in range(n):
            shift = added[i] if shifts != 0 else 0.0
            solution = solve_damped_2x2(h[i], h[n + i], h[2 * n + i], right[i], right[n + i], shift)
            right[i], right[n + i] = solution
    else:
        matrix = rows(frame[at.WORK], dimension, dimension)
        vector = numbers(frame[at.WORK] + 8 * dimension * dimension, dimension)
        for i in range(n):
            pulled = 0.0
            for k in range(dimension):
                vector[k] = right[k * n + i]
                pulled = max(pulled, abs(vector[k]))
            if pulled != 0.0:
                row = 0
                for a in range(dimension):
                    for b in range(a, dimension):
                        matrix[a, b] = h[row * n + i]
                        matrix[b, a] = h[row * n + i]
                        row += 1
                    if shifts != 0:
                        matrix[a, a] += added[i]
                solve_symmetric(matrix, vector)
                for k in range(dimension):
                    right[k * n + i] = vector[k]
