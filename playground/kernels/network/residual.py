"""The sum of a skip connection: h = a + the values below the block, as many features as both have.

Features of the block beyond those below it get nothing added, features below beyond the block's do not pass.
"""

from typing import Any

from playground.kernels.compiling.views import ANY
from playground.kernels.network import operation as at
from playground.kernels.network.tiles import part


def _sum(out: int, one: int, other: int, net: Any, op: Any, real: Any) -> None:
    lanes, stride = net[at.LANES], net[at.STRIDE]
    for r in range(op[at.OUT_WIDTH]):
        sums, left = part(real(out, ANY), r * stride), part(real(one, ANY), r * stride)
        if r < op[at.OTHER_WIDTH]:
            right = part(real(other, ANY), r * stride)
            for i in range(lanes):
                sums[i] = left[i] + right[i]
        else:
            for i in range(lanes):
                sums[i] = left[i]


def _hand_down(above: int, below: int, other: int, net: Any, op: Any, real: Any) -> None:
    lanes, stride = net[at.LANES], net[at.STRIDE]
    width, other_width = op[at.OUT_WIDTH], op[at.OTHER_WIDTH]
    for r in range(width):
        source, target = part(real(above, ANY), r * stride), part(real(below, ANY), r * stride)
        for i in range(lanes):
            target[i] = source[i]
    for r in range(other_width):
        source, target = part(real(above, ANY), r * stride), part(real(other, ANY), r * stride)
        if r < width:
            if op[at.OTHER_SHARED] == 0:
                for i in range(lanes):
                    target[i] = source[i]
            else:
                for i in range(lanes):
                    target[i] += source[i]
        elif op[at.OTHER_SHARED] == 0:
            for i in range(lanes):
                target[i] = 0.0


def residual_forward(net: Any, op: Any, mode: int, real: Any) -> None:
    """h = a + h below."""
    _sum(op[at.OUT], op[at.IN], op[at.OTHER], net, op, real)


def residual_backward(net: Any, op: Any, mode: int, real: Any) -> None:
    """Slopes go both ways."""
    _hand_down(op[at.OUT_SLOPE], op[at.IN_SLOPE], op[at.OTHER_SLOPE], net, op, real)


def residual_forward_tangent(net: Any, op: Any, mode: int, real: Any) -> None:
    """The same sum of tangents."""
    _sum(op[at.OUT_TANGENT], op[at.IN_TANGENT], op[at.OTHER_TANGENT], net, op, real)


def residual_backward_tangent(net: Any, op: Any, mode: int, real: Any) -> None:
    """Turns go both ways."""
    _hand_down(op[at.OUT_TURN], op[at.IN_TURN], op[at.OTHER_TURN], net, op, real)
