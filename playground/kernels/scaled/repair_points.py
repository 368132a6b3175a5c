"""A second evaluation of those points whose derivatives are not finite."""

from numba import types

from playground.kernels.compiling.views import ANY, integers, numbers, rows
from playground.kernels.contract import INTEGER
from playground.kernels.direct.kernel import kernel
from playground.kernels.scaled.evaluate import run
from playground.kernels.scaled.numbers import plain


@kernel(types.void(INTEGER, INTEGER, INTEGER, INTEGER, INTEGER, INTEGER))
def repair_points(x: int, n: int, p: int, out: int, program: int, work: int) -> None:
    """Evaluate a field again with unbounded exponents at those points where a row of `out` (rows, n) is not finite.

    Arguments: addresses, as a field takes them; `program` begins with how many instructions and rows it has, and which
    instructions make the rows; `work` has two numbers for each instruction.
    """
    sizes = integers(program, 2)
    count, height = sizes[0], sizes[1]
    roots, first = integers(program + 16, height), program + 16 + 8 * height
    points, parameters, found = rows(x, ANY, n), numbers(p, ANY), rows(out, height, n)
    kept = numbers(work, 2 * count)
    for i in range(n):
        doubtful = 0.0
        for row in range(height):
            doubtful += 0.0 * found[row, i]
        if doubtful != 0.0:
            run(first, count, points, i, parameters, kept)
            for row in range(height):
                found[row, i] = plain(kept[2 * roots[row]], kept[2 * roots[row] + 1])
