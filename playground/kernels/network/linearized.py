"""The linearized operation z_k = c_k + g_k·θ: what comes in are, of each output in turn, its slopes g by θ and c."""

from typing import Any

from playground.kernels.compiling.views import ANY
from playground.kernels.network import operation as at
from playground.kernels.network.products import add_dots, add_product
from playground.kernels.network.tiles import part


def linearized_forward(net: Any, op: Any, mode: int, real: Any) -> None:
    """z_k = c_k + g_k·θ."""
    _follow(net, op, real(net[at.PARAMETERS], ANY), real(op[at.OUT], ANY), 1.0, real)


def linearized_forward_tangent(net: Any, op: Any, mode: int, real: Any) -> None:
    """ż_k = g_k·v."""
    _follow(net, op, real(net[at.DIRECTION], ANY), real(op[at.OUT_TANGENT], ANY), 0.0, real)


def linearized_backward(net: Any, op: Any, mode: int, real: Any) -> None:
    """∂θ += Σ g_k·∂z_k."""
    _gather(net, op, real(net[at.SLOPES], ANY), real(op[at.OUT_SLOPE], ANY), real)


def linearized_backward_tangent(net: Any, op: Any, mode: int, real: Any) -> None:
    """The derivative of that along the direction."""
    _gather(net, op, real(net[at.TURNS], ANY), real(op[at.OUT_TURN], ANY), real)


def _follow(net: Any, op: Any, theta: Any, out: Any, offset: float, real: Any) -> None:
    stride, apart, lanes, size = net[at.STRIDE], op[at.IN_STRIDE], net[at.LANES], net[at.SIZE_OF_PARAMETERS]
    for k in range(op[at.OUT_WIDTH]):
        rows, row = part(real(op[at.IN], ANY), k * (size + 1) * apart), part(out, k * stride)
        constants = part(rows, size * apart)
        for i in range(lanes):
            row[i] = offset * float(constants[i])
        add_product(row, stride, theta, size, 1, rows, apart, 1, size, lanes)


def _gather(net: Any, op: Any, sums: Any, above: Any, real: Any) -> None:
    stride, apart, lanes, size = net[at.STRIDE], op[at.IN_STRIDE], net[at.LANES], net[at.SIZE_OF_PARAMETERS]
    for k in range(op[at.OUT_WIDTH]):
        rows = part(real(op[at.IN], ANY), k * (size + 1) * apart)
        add_dots(sums, size, part(above, k * stride), stride, rows, apart, 1, size, lanes)
