"""Normalization of groups of features of each sample: layer (one group), group and instance (no γ, β) normalization.

y = γ·x̂ + β with x̂ = (x − μ)/√(σ² + ε), μ and σ² over the features of a group; the formulas of the passes are those
of `batch_normalization` with means over the group. Every sample has its own statistics, so sums run down the rows,
lane by lane; lanes beyond the samples carry no slope and get none.

Its part of θ is γ (width), β (width), or nothing. Its own numbers: ε, how many groups, whether there are γ and β.
KEPT holds x̂, KEPT_TOO its tangent; SCRATCH one row s, q and the tangent of log s for each group, then three for
sums.
"""

from math import sqrt
from typing import Any

from playground.kernels.compiling.views import ANY, numbers
from playground.kernels.network import operation as at
from playground.kernels.network.buffers import clear
from playground.kernels.network.group_moments import group_moments
from playground.kernels.network.places import own_at
from playground.kernels.network.tiles import part


def _gain(words: Any, learned: bool, r: int, without: float) -> float:
    return float(words[r]) if learned else without


def group_forward(net: Any, op: Any, mode: int, real: Any) -> None:
    """y = γ·x̂ + β."""
    width, lanes, stride, own = op[at.OUT_WIDTH], net[at.LANES], net[at.STRIDE], numbers(op[at.OWN], 3)
    groups, learned = int(own[1]), own[2] != 0.0
    theta, size = real(own_at(net, op, at.PARAMETERS, real), ANY), width // groups
    means = part(numbers(op[at.SCRATCH], ANY), 3 * groups * stride)
    for group in range(groups):
        scales = part(numbers(op[at.SCRATCH], ANY), group * stride)
        group_moments(net, op, group * size, size, means, scales, real)
        for i in range(lanes):
            scales[i] = 1.0 / sqrt(scales[i] + own[0])
        for r in range(group * size, group * size + size):
            x, y = part(real(op[at.IN], ANY), r * op[at.IN_STRIDE]), part(real(op[at.OUT], ANY), r * stride)
            hat, gain, shift = part(real(op[at.KEPT], ANY), r * stride), 1.0, 0.0
            if learned:
                gain, shift = float(theta[r]), float(theta[width + r])
            for i in range(lanes):
                unit = (float(x[i]) - means[i]) * scales[i]
                hat[i] = unit
                y[i] = gain * unit + shift


def group_backward(net: Any, op: Any, mode: int, real: Any) -> None:
    """∂γ += Σ∂y·x̂, ∂β += Σ∂y over samples; ∂x = s·(g − mean g − x̂·q)."""
    width, lanes, stride, own = op[at.OUT_WIDTH], net[at.LANES], net[at.STRIDE], numbers(op[at.OWN], 3)
    groups, learned = int(own[1]), own[2] != 0.0
    theta, slopes = real(own_at(net, op, at.PARAMETERS, real), ANY), real(own_at(net, op, at.SLOPES, real), ANY)
    size = width // groups
    means, share = part(numbers(op[at.SCRATCH], ANY), 3 * groups * stride), 1.0 / float(size)
    for group in range(groups):
        scales = part(numbers(op[at.SCRATCH], ANY), group * stride)
        q = part(scales, groups * stride)
        clear(means, stride, 1, lanes)
        clear(q, stride, 1, lanes)
        for r in range(group * size, group * size + size):
            above, hat = part(real(op[at.OUT_SLOPE], ANY), r * stride), part(real(op[at.KEPT], ANY), r * stride)
            factor, total, along = share, 0.0, 0.0
            if learned:
                factor = share * float(theta[r])
            for i in range(lanes):
                steep = float(above[i])
                means[i] += factor * steep
                q[i] += factor * steep * float(hat[i])
            if learned:
                for i in range(lanes):
                    total += float(above[i])
                    along += float(above[i]) * float(hat[i])
                slopes[r] += along
                slopes[width + r] += total
        for r in range(group * size, group * size + size):
            above, hat = part(real(op[at.OUT_SLOPE], ANY), r * stride), part(real(op[at.KEPT], ANY), r * stride)
            below, gain = part(real(op[at.IN_SLOPE], ANY), r * stride), _gain(theta, learned, r, 1.0)
            for i in range(lanes):
                below[i] = scales[i] * (gain * float(above[i]) - means[i] - float(hat[i]) * q[i])


def group_forward_tangent(net: Any, op: Any, mode: int, real: Any) -> None:
    """ẏ = γ̇·x̂ + γ·R x̂ + β̇ with R x̂ = s·(ẋ − mean ẋ − x̂·mean(x̂·ẋ)) and R s = −s²·mean(x̂·ẋ)."""
    width, lanes, stride, own = op[at.OUT_WIDTH], net[at.LANES], net[at.STRIDE], numbers(op[at.OWN], 3)
    groups, learned = int(own[1]), own[2] != 0.0
    theta, moved = real(own_at(net, op, at.PARAMETERS, real), ANY), real(own_at(net, op, at.DIRECTION, real), ANY)
    size = width // groups
    means, share = part(numbers(op[at.SCRATCH], ANY), 3 * groups * stride), 1.0 / float(size)
    along = part(means, stride)
    for group in range(groups):
        scales = part(numbers(op[at.SCRATCH], ANY), group * stride)
        ratio = part(scales, 2 * groups * stride)
        clear(means, stride, 2, lanes)
        for r in range(group * size, group * size + size):
            x, hat = part(real(op[at.IN_TANGENT], ANY), r * stride), part(real(op[at.KEPT], ANY), r * stride)
            for i in range(lanes):
                means[i] += share * float(x[i])
                along[i] += share * float(x[i]) * float(hat[i])
        for i in range(lanes):
            ratio[i] = -scales[i] * along[i]
        for r in range(group * size, group * size + size):
            x, hat = part(real(op[at.IN_TANGENT], ANY), r * stride), part(real(op[at.KEPT], ANY), r * stride)
            y, turned = part(real(op[at.OUT_TANGENT], ANY), r * stride), part(real(op[at.KEPT_TOO], ANY), r * stride)
            gain, gain_moved = _gain(theta, learned, r, 1.0), _gain(moved, learned, r, 0.0)
            shift_moved = _gain(moved, learned, width + r, 0.0)
            for i in range(lanes):
                turn = scales[i] * (float(x[i]) - means[i] - float(hat[i]) * along[i])
                turned[i] = turn
                y[i] = gain_moved * float(hat[i]) + gain * turn + shift_moved


def group_backward_tangent(net: Any, op: Any, mode: int, real: Any) -> None:
    """R ∂x = (R s/s)·∂x + s·(R g − mean R g − R x̂·q − x̂·R q) with R q = mean(R g·x̂ + g·R x̂)."""
    own = numbers(op[at.OWN], 3)
    groups, learned = int(own[1]), own[2] != 0.0
    size = op[at.OUT_WIDTH] // groups
    for group in range(groups):
        _sum_turns(net, op, group * size, size, learned, real)
        _turn(net, op, group, size, learned, real)


def _sum_turns(net: Any, op: Any, first: int, size: int, learned: bool, real: Any) -> None:
    """mean R g and R q of a group, and R ∂γ += ΣR(∂y·x̂), R ∂β += ΣR ∂y."""
    width, lanes, stride = op[at.OUT_WIDTH], net[at.LANES], net[at.STRIDE]
    groups, share = width // size, 1.0 / float(size)
    theta, moved = real(own_at(net, op, at.PARAMETERS, real), ANY), real(own_at(net, op, at.DIRECTION, real), ANY)
    turns, means = real(own_at(net, op, at.TURNS, real), ANY), part(numbers(op[at.SCRATCH], ANY), 3 * groups * stride)
    q_turn = part(means, stride)
    clear(means, stride, 2, lanes)
    for r in range(first, first + size):
        above, hat = part(real(op[at.OUT_SLOPE], ANY), r * stride), part(real(op[at.KEPT], ANY), r * stride)
        above_turn, turned = part(real(op[at.OUT_TURN], ANY), r * stride), part(real(op[at.KEPT_TOO], ANY), r * stride)
        gain, gain_moved = share * _gain(theta, learned, r, 1.0), share * _gain(moved, learned, r, 0.0)
        for i in range(lanes):
            turn = gain_moved * float(above[i]) + gain * float(above_turn[i])
            means[i] += turn
            q_turn[i] += turn * float(hat[i]) + gain * float(above[i]) * float(turned[i])
        if learned:
            total, along = 0.0, 0.0
            for i in range(lanes):
                total += float(above_turn[i])
                along += float(above_turn[i]) * float(hat[i]) + float(above[i]) * float(turned[i])
            turns[r] += along
            turns[width + r] += total


def _turn(net: Any, op: Any, group: int, size: int, learned: bool, real: Any) -> None:
    """R ∂x of a group."""
    lanes, stride = net[at.LANES], net[at.STRIDE]
    groups = op[at.OUT_WIDTH] // size
    theta, moved = real(own_at(net, op, at.PARAMETERS, real), ANY), real(own_at(net, op, at.DIRECTION, real), ANY)
    means, scales = (
        part(numbers(op[at.SCRATCH], ANY), 3 * groups * stride), part(numbers(op[at.SCRATCH], ANY), group * stride)
    )  # fmt: skip
    q_turn, q, ratio = part(means, stride), part(scales, groups * stride), part(scales, 2 * groups * stride)
    for r in range(group * size, group * size + size):
        above, hat = part(real(op[at.OUT_SLOPE], ANY), r * stride), part(real(op[at.KEPT], ANY), r * stride)
        above_turn, turned = part(real(op[at.OUT_TURN], ANY), r * stride), part(real(op[at.KEPT_TOO], ANY), r * stride)
        below, below_turn = part(real(op[at.IN_SLOPE], ANY), r * stride), part(real(op[at.IN_TURN], ANY), r * stride)
        gain, gain_moved = _gain(theta, learned, r, 1.0), _gain(moved, learned, r, 0.0)
        for i in range(lanes):
            turn = gain_moved * float(above[i]) + gain * float(above_turn[i]) - means[i]
            turn = turn - float(turned[i]) * q[i] - float(hat[i]) * q_turn[i]
            below_turn[i] = ratio[i] * float(below[i]) + scales[i] * turn
