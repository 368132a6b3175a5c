"""Batch normalization: y = γ·x̂ + β with x̂ = (x − μ)/√(σ² + ε) of each feature over the samples of the batch.

In training μ and σ² are the batch's own; otherwise they are constants, the averages that training left. The tangents
are those of the formulas: with s = 1/√(σ² + ε), g = γ·∂y and q = mean(g·x̂) is ∂x = s·(g − mean g − x̂·q). Where the
statistics are constants all means are 0, and nothing else changes.

Its part of θ is γ (width), β (width). Its own numbers are ε and the momentum of the averages; its state their values,
mean (width), variance (width) and the number of the last update that changed them. KEPT holds x̂, KEPT_TOO its
tangent, SCRATCH in four times the width s, mean g, q and the tangent of log s.
"""

from math import sqrt
from typing import Any

from playground.kernels.compiling.views import ANY, numbers
from playground.kernels.network import operation as at
from playground.kernels.network.places import own_at
from playground.kernels.network.rows import inner, row_sum
from playground.kernels.network.tiles import part


def _share(net: Any) -> float:
    """What one sample counts in a mean; 0 where the statistics do not depend on the samples."""
    return 1.0 / float(net[at.SAMPLES]) if net[at.TRAINING] == 1 else 0.0


def batch_forward(net: Any, op: Any, mode: int, real: Any) -> None:
    """y = γ·x̂ + β; the first gradient of an update moves the averages."""
    width, samples, share, own = op[at.OUT_WIDTH], net[at.SAMPLES], _share(net), numbers(op[at.OWN], 2)
    theta, scales = real(own_at(net, op, at.PARAMETERS, real), ANY), numbers(op[at.SCRATCH], 4 * width)
    state, update = numbers(op[at.STATE], 2 * width + 1), net[at.UPDATE]
    moves = net[at.TRAINING] == 1 and mode == at.WITH_SLOPES and update > 0 and float(update) != state[2 * width]
    # The averages take the variance's unbiased estimate.
    rate, more = own[1], float(samples) / float(max(samples - 1, 1))
    for r in range(width):
        x = part(real(op[at.IN], ANY), r * op[at.IN_STRIDE])
        mean, variance = state[r], state[width + r]
        if net[at.TRAINING] == 1:
            mean = share * row_sum(x, samples)
            variance = 0.0
            for i in range(samples):
                away = float(x[i]) - mean
                variance += away * away
            variance *= share
            if moves:
                state[r] += rate * (mean - state[r])
                state[width + r] += rate * (more * variance - state[width + r])
        scale, gain, shift = 1.0 / sqrt(variance + own[0]), float(theta[r]), float(theta[width + r])
        scales[r] = scale
        y, hat = part(real(op[at.OUT], ANY), r * net[at.STRIDE]), part(real(op[at.KEPT], ANY), r * net[at.STRIDE])
        for i in range(net[at.LANES]):
            unit = (float(x[i]) - mean) * scale
            hat[i] = unit
            y[i] = gain * unit + shift
    if moves:
        state[2 * width] = float(update)


def batch_backward(net: Any, op: Any, mode: int, real: Any) -> None:
    """∂γ += Σ∂y·x̂, ∂β += Σ∂y; ∂x = s·(g − mean g − x̂·q)."""
    width, samples, share, stride = op[at.OUT_WIDTH], net[at.SAMPLES], _share(net), net[at.STRIDE]
    theta, slopes = (
        real(own_at(net, op, at.PARAMETERS, real), ANY), real(own_at(net, op, at.SLOPES, real), ANY)
    )  # fmt: skip
    scales = numbers(op[at.SCRATCH], 4 * width)
    for r in range(width):
        above, hat = part(real(op[at.OUT_SLOPE], ANY), r * stride), part(real(op[at.KEPT], ANY), r * stride)
        below = part(real(op[at.IN_SLOPE], ANY), r * stride)
        total, along = row_sum(above, samples), inner(above, hat, samples)
        slopes[r] += along
        slopes[width + r] += total
        gain, scale = float(theta[r]), scales[r]
        mean, q = gain * share * total, gain * share * along
        scales[width + r], scales[2 * width + r] = mean, q
        for i in range(samples):
            below[i] = scale * (gain * float(above[i]) - mean - float(hat[i]) * q)
        for i in range(samples, net[at.LANES]):
            below[i] = 0.0


def batch_forward_tangent(net: Any, op: Any, mode: int, real: Any) -> None:
    """ẏ = γ̇·x̂ + γ·R x̂ + β̇ with R x̂ = s·(ẋ − mean ẋ − x̂·mean(x̂·ẋ)) and R s = −s²·mean(x̂·ẋ)."""
    width, samples, share, stride = op[at.OUT_WIDTH], net[at.SAMPLES], _share(net), net[at.STRIDE]
    theta, moved = (
        real(own_at(net, op, at.PARAMETERS, real), ANY), real(own_at(net, op, at.DIRECTION, real), ANY)
    )  # fmt: skip
    scales = numbers(op[at.SCRATCH], 4 * width)
    for r in range(width):
        x, hat = part(real(op[at.IN_TANGENT], ANY), r * stride), part(real(op[at.KEPT], ANY), r * stride)
        y, turned = part(real(op[at.OUT_TANGENT], ANY), r * stride), part(real(op[at.KEPT_TOO], ANY), r * stride)
        scale, mean, along = scales[r], share * row_sum(x, samples), share * inner(x, hat, samples)
        scales[3 * width + r] = -scale * along
        gain, gain_moved, shift_moved = float(theta[r]), float(moved[r]), float(moved[width + r])
        for i in range(net[at.LANES]):
            turn = scale * (float(x[i]) - mean - float(hat[i]) * along)
            turned[i] = turn
            y[i] = gain_moved * float(hat[i]) + gain * turn + shift_moved


def batch_backward_tangent(net: Any, op: Any, mode: int, real: Any) -> None:
    """R ∂x = (R s/s)·∂x + s·(R g − mean R g − R x̂·q − x̂·R q) with R q = mean(R g·x̂ + g·R x̂)."""
    width, samples, share, stride = op[at.OUT_WIDTH], net[at.SAMPLES], _share(net), net[at.STRIDE]
    theta, moved = (
        real(own_at(net, op, at.PARAMETERS, real), ANY), real(own_at(net, op, at.DIRECTION, real), ANY)
    )  # fmt: skip
    turns, scales = real(own_at(net, op, at.TURNS, real), ANY), numbers(op[at.SCRATCH], 4 * width)
    for r in range(width):
        above, hat = part(real(op[at.OUT_SLOPE], ANY), r * stride), part(real(op[at.KEPT], ANY), r * stride)
        above_turn, turned = part(real(op[at.OUT_TURN], ANY), r * stride), part(real(op[at.KEPT_TOO], ANY), r * stride)
        below, below_turn = part(real(op[at.IN_SLOPE], ANY), r * stride), part(real(op[at.IN_TURN], ANY), r * stride)
        total, total_turn = row_sum(above, samples), row_sum(above_turn, samples)
        along, across = inner(above, hat, samples), inner(above_turn, hat, samples)
        twisted = inner(above, turned, samples)
        turns[r] += across + twisted
        turns[width + r] += total_turn
        gain, gain_moved, scale, q = float(theta[r]), float(moved[r]), scales[r], scales[2 * width + r]
        mean = share * (gain_moved * total + gain * total_turn)
        q_turn = share * (gain_moved * along + gain * (across + twisted))
        ratio = scales[3 * width + r]
        for i in range(samples):
            turn = gain_moved * float(above[i]) + gain * float(above_turn[i]) - mean
            turn = turn - float(turned[i]) * q - float(hat[i]) * q_turn
            below_turn[i] = ratio * float(below[i]) + scale * turn
        for i in range(samples, net[at.LANES]):
            below_turn[i] = 0.0
