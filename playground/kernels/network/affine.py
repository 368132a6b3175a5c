"""The affine operation z = W·a + b, with W (out, in) and b (out) one behind the other, in θ or made from it."""

from typing import Any

from playground.kernels.compiling.views import ANY
from playground.kernels.network import operation as at
from playground.kernels.network.buffers import add_row_sums
from playground.kernels.network.places import weights_at
from playground.kernels.network.products import add_dots, add_product, set_affine, set_product
from playground.kernels.network.tiles import part


def affine_forward(net: Any, op: Any, mode: int, real: Any) -> None:
    """z = W·a + b."""
    stride, lanes, m, k = net[at.STRIDE], net[at.LANES], op[at.OUT_WIDTH], op[at.IN_WIDTH]
    weights, out = real(weights_at(net, op, at.WEIGHTS, at.PARAMETERS, real), ANY), real(op[at.OUT], ANY)
    set_affine(out, stride, weights, k, 1, real(op[at.IN], ANY), op[at.IN_STRIDE], part(weights, m * k), m, k, lanes)


def affine_backward(net: Any, op: Any, mode: int, real: Any) -> None:
    """∂W += ∂z·aᵀ, ∂b += Σ∂z; ∂a += Wᵀ·∂z where it is needed."""
    stride, lanes, m, k = net[at.STRIDE], net[at.LANES], op[at.OUT_WIDTH], op[at.IN_WIDTH]
    slopes, above = real(weights_at(net, op, at.WEIGHT_SLOPES, at.SLOPES, real), ANY), real(op[at.OUT_SLOPE], ANY)
    add_dots(slopes, k, above, stride, real(op[at.IN], ANY), op[at.IN_STRIDE], m, k, lanes)
    add_row_sums(part(slopes, m * k), above, stride, m, lanes)
    if op[at.IN_SLOPE] != 0:
        weights, below = real(weights_at(net, op, at.WEIGHTS, at.PARAMETERS, real), ANY), real(op[at.IN_SLOPE], ANY)
        if op[at.SHARED] == 0:
            set_product(below, stride, weights, 1, k, above, stride, k, m, lanes)
        else:
            add_product(below, stride, weights, 1, k, above, stride, k, m, lanes)


def affine_forward_tangent(net: Any, op: Any, mode: int, real: Any) -> None:
    """ż = V·a + v + W·ȧ, where V, v are the direction's part and ȧ is none for the data."""
    stride, lanes, m, k = net[at.STRIDE], net[at.LANES], op[at.OUT_WIDTH], op[at.IN_WIDTH]
    moved, out = real(weights_at(net, op, at.WEIGHT_DIRECTION, at.DIRECTION, real), ANY), real(op[at.OUT_TANGENT], ANY)
    set_affine(out, stride, moved, k, 1, real(op[at.IN], ANY), op[at.IN_STRIDE], part(moved, m * k), m, k, lanes)
    if op[at.IN_TANGENT] != 0:
        weights = real(weights_at(net, op, at.WEIGHTS, at.PARAMETERS, real), ANY)
        add_product(out, stride, weights, k, 1, real(op[at.IN_TANGENT], ANY), stride, m, k, lanes)


def affine_backward_tangent(net: Any, op: Any, mode: int, real: Any) -> None:
    """The derivative of `affine_backward` along the direction."""
    stride, lanes, m, k = net[at.STRIDE], net[at.LANES], op[at.OUT_WIDTH], op[at.IN_WIDTH]
    turns, above = real(weights_at(net, op, at.WEIGHT_TURNS, at.TURNS, real), ANY), real(op[at.OUT_TURN], ANY)
    add_dots(turns, k, above, stride, real(op[at.IN], ANY), op[at.IN_STRIDE], m, k, lanes)
    add_row_sums(part(turns, m * k), above, stride, m, lanes)
    slopes = real(op[at.OUT_SLOPE], ANY)
    if op[at.IN_TANGENT] != 0:
        add_dots(turns, k, slopes, stride, real(op[at.IN_TANGENT], ANY), stride, m, k, lanes)
    if op[at.IN_TURN] != 0:
        below = real(op[at.IN_TURN], ANY)
        weights = real(weights_at(net, op, at.WEIGHTS, at.PARAMETERS, real), ANY)
        if op[at.SHARED] == 0:
            set_product(below, stride, weights, 1, k, above, stride, k, m, lanes)
        else:
            add_product(below, stride, weights, 1, k, above, stride, k, m, lanes)
        moved = real(weights_at(net, op, at.WEIGHT_DIRECTION, at.DIRECTION, real), ANY)
        add_product(below, stride, moved, 1, k, slopes, stride, k, m, lanes)
