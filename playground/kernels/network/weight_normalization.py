"""Weight normalization: each unit's weights are W = g·v/‖v‖, made before the affine operation that reads them.

Its part of θ is v (out, in), b (out), g (out); what it makes is W (out, in), b (out). Weights are made once for a
batch, and their slopes, which the affine operation has summed over all pieces, are brought back once, at the last
piece. A unit with v = 0, where W is not defined, gets weights 0 and slopes 0.
"""

from math import sqrt
from typing import Any

from playground.kernels.compiling.views import ANY
from playground.kernels.network import operation as at
from playground.kernels.network.places import own_at
from playground.kernels.network.rows import fill_zero, inner, is_last, one_over
from playground.kernels.network.tiles import part


def weight_forward(net: Any, op: Any, mode: int, real: Any) -> None:
    """W = g·v/‖v‖."""
    if net[at.FIRST] != 0:
        return
    m, k, theta = op[at.OUT_WIDTH], op[at.IN_WIDTH], real(own_at(net, op, at.PARAMETERS, real), ANY)
    made = real(op[at.WEIGHTS], ANY)
    for r in range(m):
        v, out = part(theta, r * k), part(made, r * k)
        factor = float(theta[m * k + m + r]) * one_over(sqrt(inner(v, v, k)))
        for i in range(k):
            out[i] = factor * float(v[i])
        made[m * k + r] = theta[m * k + r]
    if mode != at.VALUES:
        fill_zero(real(op[at.WEIGHT_SLOPES], ANY), m * k + m)


def weight_backward(net: Any, op: Any, mode: int, real: Any) -> None:
    """∂g += u·∂W, ∂v += (g/‖v‖)(∂W − u(u·∂W)) with u = v/‖v‖."""
    if not is_last(net):
        return
    m, k, theta = op[at.OUT_WIDTH], op[at.IN_WIDTH], real(own_at(net, op, at.PARAMETERS, real), ANY)
    made, slopes = real(op[at.WEIGHT_SLOPES], ANY), real(own_at(net, op, at.SLOPES, real), ANY)
    for r in range(m):
        v, steep, out = part(theta, r * k), part(made, r * k), part(slopes, r * k)
        short = one_over(sqrt(inner(v, v, k)))
        along = short * inner(v, steep, k)
        factor = float(theta[m * k + m + r]) * short
        for i in range(k):
            out[i] = float(out[i]) + factor * (float(steep[i]) - along * short * float(v[i]))
        slopes[m * k + r] += made[m * k + r]
        slopes[m * k + m + r] = float(slopes[m * k + m + r]) + along


def weight_forward_tangent(net: Any, op: Any, mode: int, real: Any) -> None:
    """Ẇ = ġ·u + g·u̇ with u̇ = (v̇ − u(u·v̇))/‖v‖."""
    if net[at.FIRST] != 0:
        return
    m, k, theta = op[at.OUT_WIDTH], op[at.IN_WIDTH], real(own_at(net, op, at.PARAMETERS, real), ANY)
    moved, made = real(own_at(net, op, at.DIRECTION, real), ANY), real(op[at.WEIGHT_DIRECTION], ANY)
    for r in range(m):
        v, v_moved, out = part(theta, r * k), part(moved, r * k), part(made, r * k)
        short, g, g_moved = one_over(sqrt(inner(v, v, k))), float(theta[m * k + m + r]), float(moved[m * k + m + r])
        along = short * inner(v, v_moved, k)
        for i in range(k):
            unit = short * float(v[i])
            out[i] = g_moved * unit + g * short * (float(v_moved[i]) - along * unit)
        made[m * k + r] = moved[m * k + r]
    fill_zero(real(op[at.WEIGHT_TURNS], ANY), m * k + m)


def weight_backward_tangent(net: Any, op: Any, mode: int, real: Any) -> None:
    """The derivative of `weight_backward` along the direction."""
    if not is_last(net):
        return
    m, k, theta = op[at.OUT_WIDTH], op[at.IN_WIDTH], real(own_at(net, op, at.PARAMETERS, real), ANY)
    moved, turns = real(own_at(net, op, at.DIRECTION, real), ANY), real(own_at(net, op, at.TURNS, real), ANY)
    slopes_made, turns_made = real(op[at.WEIGHT_SLOPES], ANY), real(op[at.WEIGHT_TURNS], ANY)
    for r in range(m):
        v, v_moved, out = part(theta, r * k), part(moved, r * k), part(turns, r * k)
        steep, turn = part(slopes_made, r * k), part(turns_made, r * k)
        short, g, g_moved = one_over(sqrt(inner(v, v, k))), float(theta[m * k + m + r]), float(moved[m * k + m + r])
        longer, along = short * inner(v, v_moved, k), short * inner(v, steep, k)
        # u̇·∂W, and the turn of u·∂W.
        bent = short * (inner(v_moved, steep, k) - longer * along)
        along_turn = bent + short * inner(v, turn, k)
        factor = g * short
        factor_moved = short * (g_moved - factor * longer)
        for i in range(k):
            unit = short * float(v[i])
            unit_moved = short * (float(v_moved[i]) - longer * unit)
            level = float(steep[i]) - along * unit
            level_moved = float(turn[i]) - along * unit_moved - along_turn * unit
            out[i] = float(out[i]) + factor_moved * level + factor * level_moved
        turns[m * k + r] += turns_made[m * k + r]
        turns[m * k + m + r] = float(turns[m * k + m + r]) + along_turn
