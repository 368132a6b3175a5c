"""The whole Hessian of the mean loss, row by row: the derivative of the gradient along every coordinate.

A row is a product with a unit vector, and most of such a product is known beforehand. The passes themselves do not
depend on the direction: they are made once for a piece of the batch. What comes before the operation whose parameter is
moved does not move; of an affine operation that has the parameter, one unit alone moves, by what comes in. And since
only the upper triangle is wanted, the way back ends at that operation: of the nine products of matrices that an affine
operation takes for a product with the Hessian one is left.
"""

from typing import Any

from playground.kernels.compiling.call import call_hook
from playground.kernels.compiling.views import ANY, integers, numbers
from playground.kernels.network import operation as at
from playground.kernels.network.buffers import clear
from playground.kernels.network.passes import column, piece, product, record_of, take_parameters, up
from playground.kernels.network.tiles import lanes_of, part


def hessians(x: int, n: int, p: int, out: int, real: Any) -> None:
    """The field of Hessians: points (size, n) → (size·(size + 1)/2, n), the upper triangle row by row."""
    net = integers(p, at.SIZE)
    size, makes = net[at.SIZE_OF_PARAMETERS], 0
    for k in range(net[at.OPERATION_COUNT]):
        makes += 1 if integers(record_of(net, k), at.RECORD)[at.WEIGHTS] != 0 else 0
    # The slopes of weights that are made are brought back after the last piece: each product goes through all pieces.
    if n == 1 and makes == 0:
        _piece_by_piece(x, p, numbers(out, size * (size + 1) // 2), real)
        return
    unit, row = net[at.COLUMN] + 8 * size, net[at.COLUMN] + 16 * size
    direction, products = numbers(unit, size), numbers(row, size)
    packed = numbers(out, n * size * (size + 1) // 2)
    for j in range(n):
        here = column(x, n, p, j)
        k = 0
        for i in range(size):
            direction[i] = 0.0
        for i in range(size):
            direction[i] = 1.0
            product(here, unit, p, row, real)
            direction[i] = 0.0
            for other in range(i, size):
                packed[k * n + j] = products[other]
                k += 1


def _piece_by_piece(x: int, p: int, packed: Any, real: Any) -> None:
    net = integers(p, at.SIZE)
    size, last = net[at.SIZE_OF_PARAMETERS], net[at.OPERATION_COUNT] - 1
    take_parameters(net, x, real)
    if lanes_of(real(x, ANY)) == lanes_of(numbers(x, ANY)):
        net[at.DIRECTION], net[at.TURNS] = net[at.COLUMN] + 8 * size, net[at.COLUMN] + 16 * size
    net[at.SLOPES] = net[at.SLOPES_OF_PRODUCT]
    direction, slopes = real(net[at.DIRECTION], ANY), real(net[at.SLOPES], ANY)
    strength, k = numbers(net[at.FACTS], at.FACT_COUNT)[at.PENALTY], 0
    for i in range(size):
        direction[i] = 0.0
        slopes[i] = 0.0
        packed[k] = strength
        for other in range(k + 1, k + size - i):
            packed[other] = 0.0
        k += size - i
    net[at.TOTAL] = net[at.ALL_SAMPLES]
    numbers(net[at.LOSS], 1)[0] = 0.0
    for first in range(0, net[at.ALL_SAMPLES], net[at.PIECE]):
        piece(net, first, real)
        up(p, net, at.WITH_CURVATURES)
        _down(p, net, at.BACKWARD, 0)
        for k in range(last):
            _rows_of(p, k, packed, real)


def _up_tangents(here: int, net: Any, first: int) -> None:
    for k in range(first, net[at.OPERATION_COUNT]):
        record = record_of(net, k)
        call_hook(integers(record, at.RECORD)[at.FORWARD_TANGENT], here, record, 0)


def _down(here: int, net: Any, kind: int, last: int) -> None:
    for k in range(net[at.OPERATION_COUNT] - 2, last - 1, -1):
        record = record_of(net, k)
        call_hook(integers(record, at.RECORD)[kind], here, record, 0)


def _rows_of(here: int, k: int, packed: Any, real: Any) -> None:
    """Add to the rows of all parameters of operation k what this piece has of them."""
    net = integers(here, at.SIZE)
    op, size = integers(record_of(net, k), at.RECORD), net[at.SIZE_OF_PARAMETERS]
    begin, after = op[at.PLACE], integers(record_of(net, k + 1), at.RECORD)[at.PLACE]
    if begin == after:
        return
    direction, sums = real(net[at.DIRECTION], ANY), real(net[at.TURNS], ANY)
    # What the operations before left of the last direction is taken away by one that is 0.
    _up_tangents(here, net, 0)
    affine = _is_affine(net, op, after - begin)
    moved, turned = op[at.IN_TANGENT], op[at.IN_TURN]
    if affine:
        # It may read the data, so it does without the tangents of what comes in.
        op[at.IN_TANGENT], op[at.IN_TURN] = 0, 0
        clear(real(op[at.OUT_TANGENT], ANY), net[at.STRIDE], op[at.OUT_WIDTH], net[at.LANES])
    for i in range(begin, after):
        direction[i] = 1.0
        for other in range(begin, size):
            sums[other] = 0.0
        if affine:
            _move_unit(net, op, i - begin, 1.0, real)
            _up_tangents(here, net, k + 1)
        else:
            _up_tangents(here, net, k)
        _down(here, net, at.BACKWARD_TANGENT, k)
        if affine:
            _move_unit(net, op, i - begin, 0.0, real)
        direction[i] = 0.0
        row = part(packed, i * size - i * (i + 1) // 2)
        for other in range(i, size):
            row[other] += float(sums[other])
    op[at.IN_TANGENT], op[at.IN_TURN] = moved, turned


def _is_affine(net: Any, op: Any, count: int) -> bool:
    """Whether an operation is that which reads the data, and that is an affine one: its parameters are as many."""
    reader = integers(record_of(net, net[at.READER]), at.RECORD)
    return op[at.FORWARD] == reader[at.FORWARD] and count == (op[at.IN_WIDTH] + 1) * op[at.OUT_WIDTH]


def _move_unit(net: Any, op: Any, i: int, factor: float, real: Any) -> None:
    """The tangent of an affine operation along its parameter i, a weight or behind them all a bias: of one unit."""
    m, k, lanes = op[at.OUT_WIDTH], op[at.IN_WIDTH], net[at.LANES]
    if i < m * k:
        unit, source = i // k, i - i // k * k
        row = part(real(op[at.OUT_TANGENT], ANY), unit * net[at.STRIDE])
        given = part(real(op[at.IN], ANY), source * op[at.IN_STRIDE])
        for lane in range(lanes):
            row[lane] = factor * float(given[lane])
    else:
        row = part(real(op[at.OUT_TANGENT], ANY), (i - m * k) * net[at.STRIDE])
        for lane in range(lanes):
            row[lane] = factor
