"""The passes of a network over its batch: the loss, its gradient, the Hessian's product with a direction."""

from typing import Any

from playground.kernels.compiling.call import call_hook
from playground.kernels.compiling.views import ANY, integers, numbers
from playground.kernels.network import operation as at
from playground.kernels.network.tiles import lanes_of, part


def record_of(net: Any, k: int) -> int:
    """The address of operation k's record."""
    return net[at.OPERATIONS] + 8 * at.RECORD * k


def take_parameters(net: Any, x: int, real: Any) -> None:
    """θ in the network's precision: where that is double it is the point itself."""
    if lanes_of(real(x, ANY)) == lanes_of(numbers(x, ANY)):
        net[at.PARAMETERS] = x
    else:
        point, rounded, size = numbers(x, ANY), real(net[at.PARAMETERS], ANY), net[at.SIZE_OF_PARAMETERS]
        for i in range(size):
            rounded[i] = point[i]


def piece(net: Any, first: int, real: Any) -> None:
    """Make the samples from `first` on the ones the operations see."""
    size = 64 // lanes_of(real(net[at.INPUTS], ANY))
    left = net[at.ALL_SAMPLES] - first
    samples = min(left, net[at.PIECE])
    net[at.SAMPLES], net[at.FIRST] = samples, first
    net[at.LANES] = (samples + 15) // 16 * 16
    op = integers(record_of(net, net[at.READER]), at.RECORD)
    op[at.IN], op[at.IN_STRIDE] = net[at.INPUTS] + size * first, net[at.INPUT_STRIDE]
    net[at.TARGETS], net[at.TARGET_STRIDE] = net[at.ALL_TARGETS] + size * first, net[at.ALL_TARGET_STRIDE]


def up(here: int, net: Any, mode: int) -> None:
    """The pass forward of a piece, all operations in order."""
    for k in range(net[at.OPERATION_COUNT]):
        record = record_of(net, k)
        call_hook(integers(record, at.RECORD)[at.FORWARD], here, record, mode)


def _down(here: int, net: Any) -> None:
    for k in range(net[at.OPERATION_COUNT] - 2, -1, -1):
        record = record_of(net, k)
        call_hook(integers(record, at.RECORD)[at.BACKWARD], here, record, 0)


def _penalty(net: Any, x: int) -> float:
    """½λ‖θ‖²."""
    size, total = net[at.SIZE_OF_PARAMETERS], 0.0
    point, strength = numbers(x, size), numbers(net[at.FACTS], at.FACT_COUNT)[at.PENALTY]
    if strength == 0.0:
        return 0.0
    for i in range(size):
        total += point[i] * point[i]
    return 0.5 * strength * total


def loss_at(here: int, x: int, real: Any) -> float:
    """The mean loss over the batch at a point, with the penalty."""
    net = integers(here, at.SIZE)
    take_parameters(net, x, real)
    net[at.TOTAL] = net[at.ALL_SAMPLES]
    numbers(net[at.LOSS], 1)[0] = 0.0
    for first in range(0, net[at.ALL_SAMPLES], net[at.PIECE]):
        piece(net, first, real)
        up(here, net, at.VALUES)
    return numbers(net[at.LOSS], 1)[0] + _penalty(net, x)


def survey(x: int, stride: int, here: int, out: int, real: Any) -> None:
    """The mean loss at a point into the network's facts, and the outputs of all samples, (outputs, stride) float64."""
    net = integers(here, at.SIZE)
    take_parameters(net, x, real)
    net[at.TOTAL] = net[at.ALL_SAMPLES]
    numbers(net[at.LOSS], 1)[0] = 0.0
    last = integers(record_of(net, net[at.OPERATION_COUNT] - 1), at.RECORD)
    for first in range(0, net[at.ALL_SAMPLES], net[at.PIECE]):
        piece(net, first, real)
        up(here, net, at.VALUES)
        for r in range(last[at.IN_WIDTH]):
            row = part(real(last[at.IN], ANY), r * net[at.STRIDE])
            line = numbers(out + 8 * (r * stride + first), net[at.SAMPLES])
            for i in range(net[at.SAMPLES]):
                line[i] = float(row[i])
    numbers(net[at.FACTS], at.FACT_COUNT)[at.SEEN_LOSS] = numbers(net[at.LOSS], 1)[0] + _penalty(net, x)


def gradient_at(here: int, x: int, out: int, real: Any) -> None:
    """The gradient of the mean loss at a point; the first one of an update at its point is remembered."""
    net = integers(here, at.SIZE)
    size = net[at.SIZE_OF_PARAMETERS]
    point, slopes, facts = numbers(x, size), numbers(out, size), numbers(net[at.FACTS], at.FACT_COUNT)
    take_parameters(net, x, real)
    double = lanes_of(real(x, ANY)) == lanes_of(numbers(x, ANY))
    if double:
        net[at.SLOPES] = out
    sums = real(net[at.SLOPES], ANY)
    for i in range(size):
        sums[i] = 0.0
    net[at.TOTAL] = net[at.ALL_SAMPLES]
    numbers(net[at.LOSS], 1)[0] = 0.0
    for first in range(0, net[at.ALL_SAMPLES], net[at.PIECE]):
        piece(net, first, real)
        up(here, net, at.WITH_SLOPES)
        _down(here, net)
    strength = facts[at.PENALTY]
    if not double or strength != 0.0:
        for i in range(size):
            slopes[i] = float(sums[i]) + strength * point[i]
    if net[at.POINT] == x and net[at.SEEN] == 0:
        net[at.SEEN] = 1
        squares = 0.0
        for i in range(size):
            squares += slopes[i] * slopes[i]
        facts[at.SEEN_LOSS] = numbers(net[at.LOSS], 1)[0] + _penalty(net, x)
        facts[at.SEEN_NORM] = squares


def output_gradient(x: int, k: int, here: int, out: int, real: Any) -> None:
    """The gradient of output k at a point, summed over the batch's first piece; buffers keep each sample's slopes."""
    net = integers(here, at.SIZE)
    size = net[at.SIZE_OF_PARAMETERS]
    take_parameters(net, x, real)
    double = lanes_of(real(x, ANY)) == lanes_of(numbers(x, ANY))
    if double:
        net[at.SLOPES] = out
    sums, slopes = real(net[at.SLOPES], ANY), numbers(out, size)
    for i in range(size):
        sums[i] = 0.0
    net[at.TOTAL] = net[at.ALL_SAMPLES]
    piece(net, 0, real)
    up(here, net, at.WITH_SLOPES)
    last = integers(record_of(net, net[at.OPERATION_COUNT] - 1), at.RECORD)
    for r in range(last[at.IN_WIDTH]):
        row = part(real(last[at.IN_SLOPE], ANY), r * net[at.STRIDE])
        for i in range(net[at.LANES]):
            row[i] = 1.0 if r == k and i < net[at.SAMPLES] else 0.0
    _down(here, net)
    if not double:
        for i in range(size):
            slopes[i] = float(sums[i])


def product(x: int, direction: int, here: int, out: int, real: Any) -> None:
    """The product of the mean loss's Hessian at a point with a direction: the derivative of the gradient's passes."""
    net = integers(here, at.SIZE)
    size = net[at.SIZE_OF_PARAMETERS]
    v, turned, facts = numbers(direction, size), numbers(out, size), numbers(net[at.FACTS], at.FACT_COUNT)
    take_parameters(net, x, real)
    double = lanes_of(real(x, ANY)) == lanes_of(numbers(x, ANY))
    if double:
        net[at.DIRECTION], net[at.TURNS] = direction, out
    moved, sums, slopes = real(net[at.DIRECTION], ANY), real(net[at.TURNS], ANY), real(net[at.SLOPES_OF_PRODUCT], ANY)
    if not double:
        for i in range(size):
            moved[i] = v[i]
    net[at.SLOPES] = net[at.SLOPES_OF_PRODUCT]
    for i in range(size):
        sums[i] = 0.0
        slopes[i] = 0.0
    net[at.TOTAL] = net[at.ALL_SAMPLES]
    numbers(net[at.LOSS], 1)[0] = 0.0
    last = net[at.OPERATION_COUNT] - 1
    for first in range(0, net[at.ALL_SAMPLES], net[at.PIECE]):
        piece(net, first, real)
        up(here, net, at.WITH_CURVATURES)
        for k in range(last + 1):
            record = record_of(net, k)
            call_hook(integers(record, at.RECORD)[at.FORWARD_TANGENT], here, record, 0)
        for k in range(last - 1, -1, -1):
            record = record_of(net, k)
            call_hook(integers(record, at.RECORD)[at.BACKWARD], here, record, 0)
            call_hook(integers(record, at.RECORD)[at.BACKWARD_TANGENT], here, record, 0)
    strength = facts[at.PENALTY]
    for i in range(size):
        turned[i] = float(sums[i]) + strength * v[i]


def values(x: int, n: int, p: int, out: int, real: Any) -> None:
    """The field of losses: points (size, n) → (n)."""
    losses = numbers(out, n)
    for j in range(n):
        losses[j] = loss_at(p, column(x, n, p, j), real)


def gradients(x: int, n: int, p: int, out: int, real: Any) -> None:
    """The field of gradients: points (size, n) → (size, n)."""
    if n == 1:
        gradient_at(p, x, out, real)
        return
    net = integers(p, at.SIZE)
    size = net[at.SIZE_OF_PARAMETERS]
    slopes, own = numbers(out, size * n), numbers(net[at.COLUMN] + 8 * size, size)
    for j in range(n):
        gradient_at(p, column(x, n, p, j), net[at.COLUMN] + 8 * size, real)
        for i in range(size):
            slopes[i * n + j] = own[i]


def column(x: int, n: int, p: int, j: int) -> int:
    """One point of many, in one piece."""
    net = integers(p, at.SIZE)
    if n == 1:
        return x
    size = net[at.SIZE_OF_PARAMETERS]
    points, own = numbers(x, size * n), numbers(net[at.COLUMN], size)
    for i in range(size):
        own[i] = points[i * n + j]
    return net[at.COLUMN]
