"""Switchable normalization, downwards: slopes, and how they turn.

With g = γ·∂y, S₁ = Σg and S₂ = Σg·x̂ over a channel's features are ∂M = −s·S₁ and ∂V = −½s²·S₂. Each goes to the
three statistics by their weights, and from those of layer and batch, means of (v + (μ − mean μ)²), to v and μ of each
sample and channel, from where ∂x = s·g + ∂μ/L + 2∂v(x − μ)/L.
"""

from typing import Any

from playground.kernels.compiling.views import ANY
from playground.kernels.network import operation as at
from playground.kernels.network import switchable_words as of
from playground.kernels.network.buffers import clear
from playground.kernels.network.places import own_at
from playground.kernels.network.switchable_rows import (
    batch_and_weights,
    channel_row,
    channel_rows,
    channels_of,
    layer_rows,
    share_of,
)
from playground.kernels.network.tiles import part


def _sum_slopes(net: Any, op: Any, real: Any) -> None:
    """∂M and ∂V of each sample and channel; ∂γ, ∂β."""
    channels, lanes, stride = channels_of(op), net[at.LANES], net[at.STRIDE]
    size = op[at.OUT_WIDTH] // channels
    theta, slopes = real(own_at(net, op, at.PARAMETERS, real), ANY), real(own_at(net, op, at.SLOPES, real), ANY)
    for c in range(channels):
        by_mean, by_variance = channel_rows(net, op, of.BY_MEAN, of.BY_VARIANCE, c)
        scale, total, along, gain = channel_row(net, op, of.SCALE, c), 0.0, 0.0, float(theta[c])
        clear(by_mean, stride, 1, lanes)
        clear(by_variance, stride, 1, lanes)
        for r in range(c * size, c * size + size):
            above, hat = part(real(op[at.OUT_SLOPE], ANY), r * stride), part(real(op[at.KEPT], ANY), r * stride)
            for i in range(lanes):
                by_mean[i] += float(above[i])
                by_variance[i] += float(above[i]) * float(hat[i])
        for i in range(lanes):
            total += by_mean[i]
            along += by_variance[i]
            by_mean[i] = -gain * scale[i] * by_mean[i]
            by_variance[i] = -0.5 * gain * scale[i] * scale[i] * by_variance[i]
        slopes[c] += along
        slopes[channels + c] += total


def _gather(net: Any, op: Any) -> None:
    """Slopes by the statistics of layers and of the batch, and by the softmax weights."""
    channels, lanes, stride = channels_of(op), net[at.LANES], net[at.STRIDE]
    batch, w = batch_and_weights(net, op)
    l_mean, l_variance = layer_rows(net, op, of.L_MEAN, of.L_VARIANCE)
    by_l_mean, by_l_variance = layer_rows(net, op, of.BY_L_MEAN, of.BY_L_VARIANCE)
    clear(by_l_mean, stride, 2, lanes)
    for k in range(12, 18):
        w[k] = 0.0
    for c in range(channels):
        by_mean, by_variance = channel_rows(net, op, of.BY_MEAN, of.BY_VARIANCE, c)
        mean, variance = channel_rows(net, op, of.MEAN, of.VARIANCE, c)
        total, spread, one, two, three, four = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
        for i in range(lanes):
            by_l_mean[i] += w[1] * by_mean[i]
            by_l_variance[i] += w[4] * by_variance[i]
            total += by_mean[i]
            spread += by_variance[i]
            one += by_mean[i] * mean[i]
            two += by_mean[i] * l_mean[i]
            three += by_variance[i] * variance[i]
            four += by_variance[i] * l_variance[i]
        batch[of.BY_B_MEAN * channels + c], batch[of.BY_B_VARIANCE * channels + c] = w[2] * total, w[5] * spread
        w[12], w[13], w[14] = w[12] + one, w[13] + two, w[14] + total * batch[of.B_MEAN * channels + c]
        w[15], w[16], w[17] = w[15] + three, w[16] + four, w[17] + spread * batch[of.B_VARIANCE * channels + c]


def switchable_backward(net: Any, op: Any, mode: int, real: Any) -> None:
    """∂x, and what γ, β and λ get."""
    channels, samples, stride, share = channels_of(op), net[at.SAMPLES], net[at.STRIDE], share_of(net)
    size = op[at.OUT_WIDTH] // channels
    theta, slopes = real(own_at(net, op, at.PARAMETERS, real), ANY), real(own_at(net, op, at.SLOPES, real), ANY)
    _sum_slopes(net, op, real)
    _gather(net, op)
    batch, w = batch_and_weights(net, op)
    for first in range(0, 6, 3):
        total = w[first] * w[12 + first] + w[first + 1] * w[13 + first] + w[first + 2] * w[14 + first]
        for k in range(first, first + 3):
            slopes[2 * channels + k] = float(slopes[2 * channels + k]) + w[k] * (w[12 + k] - total)
    l_mean, _ = layer_rows(net, op, of.L_MEAN, of.L_VARIANCE)
    by_l_mean, by_l_variance = layer_rows(net, op, of.BY_L_MEAN, of.BY_L_VARIANCE)
    per, apiece = 1.0 / float(size), 1.0 / float(channels)
    for c in range(channels):
        by_mean, by_variance = channel_rows(net, op, of.BY_MEAN, of.BY_VARIANCE, c)
        mean, scale = channel_rows(net, op, of.MEAN, of.SCALE, c)
        gain = float(theta[c])
        batch_mean, by_b_mean = batch[of.B_MEAN * channels + c], share * batch[of.BY_B_MEAN * channels + c]
        by_b_variance = share * batch[of.BY_B_VARIANCE * channels + c]
        for r in range(c * size, c * size + size):
            x, above = part(real(op[at.IN], ANY), r * op[at.IN_STRIDE]), part(real(op[at.OUT_SLOPE], ANY), r * stride)
            below = part(real(op[at.IN_SLOPE], ANY), r * stride)
            for i in range(samples):
                spread = w[3] * by_variance[i] + apiece * by_l_variance[i] + by_b_variance
                middle = w[0] * by_mean[i] + apiece * by_l_mean[i] + by_b_mean
                middle += 2.0 * apiece * by_l_variance[i] * (mean[i] - l_mean[i])
                middle += 2.0 * by_b_variance * (mean[i] - batch_mean)
                inner = per * (middle + 2.0 * spread * (float(x[i]) - mean[i]))
                below[i] = scale[i] * gain * float(above[i]) + inner
            for i in range(samples, net[at.LANES]):
                below[i] = 0.0


def _turn_slopes(net: Any, op: Any, real: Any) -> None:
    """Turns of ∂M, ∂V, ∂γ and ∂β: R ∂M = −s(ρ·S₁ + R S₁), R ∂V = −½s²(2ρ·S₂ + R S₂)."""
    channels, lanes, stride = channels_of(op), net[at.LANES], net[at.STRIDE]
    size = op[at.OUT_WIDTH] // channels
    theta, moved = real(own_at(net, op, at.PARAMETERS, real), ANY), real(own_at(net, op, at.DIRECTION, real), ANY)
    turns = real(own_at(net, op, at.TURNS, real), ANY)
    for c in range(channels):
        by_mean, by_variance = channel_rows(net, op, of.BY_MEAN, of.BY_VARIANCE, c)
        mean_turn, variance_turn = channel_rows(net, op, of.MEAN_TURN, of.VARIANCE_TURN, c)
        scale, ratio = channel_row(net, op, of.SCALE, c), channel_row(net, op, of.RATIO, c)
        total, along, gain, gain_moved = 0.0, 0.0, float(theta[c]), float(moved[c])
        clear(mean_turn, stride, 1, lanes)
        clear(variance_turn, stride, 1, lanes)
        for r in range(c * size, c * size + size):
            above, hat = part(real(op[at.OUT_SLOPE], ANY), r * stride), part(real(op[at.KEPT], ANY), r * stride)
            above_turn, turned = (
                part(real(op[at.OUT_TURN], ANY), r * stride),
                part(real(op[at.KEPT_TOO], ANY), r * stride),
            )
            for i in range(lanes):
                turn = gain_moved * float(above[i]) + gain * float(above_turn[i])
                both = float(above[i]) * float(turned[i])
                total += float(above_turn[i])
                along += float(above_turn[i]) * float(hat[i]) + both
                mean_turn[i] += turn
                variance_turn[i] += turn * float(hat[i]) + gain * both
        for i in range(lanes):
            mean_turn[i] = ratio[i] * by_mean[i] - scale[i] * mean_turn[i]
            variance_turn[i] = 2.0 * ratio[i] * by_variance[i] - 0.5 * scale[i] * scale[i] * variance_turn[i]
        turns[c] += along
        turns[channels + c] += total


def _gather_turns(net: Any, op: Any) -> None:
    """Turns of what `_gather` gathers."""
    channels, lanes, stride = channels_of(op), net[at.LANES], net[at.STRIDE]
    batch, w = batch_and_weights(net, op)
    l_mean_turn, l_variance_turn = layer_rows(net, op, of.L_MEAN_TURN, of.L_VARIANCE_TURN)
    clear(l_mean_turn, stride, 2, lanes)
    for k in range(18, 24):
        w[k] = 0.0
    for c in range(channels):
        by_mean, mean_turn = channel_rows(net, op, of.BY_MEAN, of.MEAN_TURN, c)
        by_variance, variance_turn = channel_rows(net, op, of.BY_VARIANCE, of.VARIANCE_TURN, c)
        total, total_turn, width, width_turn = 0.0, 0.0, 0.0, 0.0
        for i in range(lanes):
            l_mean_turn[i] += w[1] * mean_turn[i] + w[7] * by_mean[i]
            l_variance_turn[i] += w[4] * variance_turn[i] + w[10] * by_variance[i]
            total += by_mean[i]
            total_turn += mean_turn[i]
            width += by_variance[i]
            width_turn += variance_turn[i]
        batch[of.B_MEAN_TURN * channels + c] = w[2] * total_turn + w[8] * total
        batch[of.B_VARIANCE_TURN * channels + c] = w[5] * width_turn + w[11] * width
        w[20] += total_turn * batch[of.B_MEAN * channels + c] + total * batch[of.B_MEAN_MOVED * channels + c]
        w[23] += width_turn * batch[of.B_VARIANCE * channels + c] + width * batch[of.B_VARIANCE_MOVED * channels + c]
        _add_weight_turns(net, op, c, w)


def _add_weight_turns(net: Any, op: Any, c: int, w: Any) -> None:
    """What a channel adds to the turns by the weights of instance and layer."""
    mean, mean_moved = channel_rows(net, op, of.MEAN, of.MEAN_MOVED, c)
    variance, spread = channel_rows(net, op, of.VARIANCE, of.VARIANCE_MOVED, c)
    by_mean, mean_turn = channel_rows(net, op, of.BY_MEAN, of.MEAN_TURN, c)
    by_variance, variance_turn = channel_rows(net, op, of.BY_VARIANCE, of.VARIANCE_TURN, c)
    l_mean, l_moved = layer_rows(net, op, of.L_MEAN, of.L_MEAN_MOVED)
    l_variance, l_spread = layer_rows(net, op, of.L_VARIANCE, of.L_VARIANCE_MOVED)
    one, two, three, four = 0.0, 0.0, 0.0, 0.0
    for i in range(net[at.LANES]):
        one += mean_turn[i] * mean[i] + by_mean[i] * mean_moved[i]
        two += mean_turn[i] * l_mean[i] + by_mean[i] * l_moved[i]
        three += variance_turn[i] * variance[i] + by_variance[i] * spread[i]
        four += variance_turn[i] * l_variance[i] + by_variance[i] * l_spread[i]
    w[18], w[19], w[21], w[22] = w[18] + one, w[19] + two, w[21] + three, w[22] + four


def _turn_weights(turns: Any, w: Any) -> None:
    """R ∂λ = ẇ(∂w − D) + w(R ∂w − R D) with D = Σw·∂w."""
    for first in range(0, 6, 3):
        total, total_turn = 0.0, 0.0
        for k in range(first, first + 3):
            total += w[k] * w[12 + k]
            total_turn += w[6 + k] * w[12 + k] + w[k] * w[18 + k]
        for k in range(first, first + 3):
            turns[k] = float(turns[k]) + w[6 + k] * (w[12 + k] - total) + w[k] * (w[18 + k] - total_turn)


def switchable_backward_tangent(net: Any, op: Any, mode: int, real: Any) -> None:
    """The derivative of `switchable_backward` along the direction."""
    channels = channels_of(op)
    _turn_slopes(net, op, real)
    _gather_turns(net, op)
    _, w = batch_and_weights(net, op)
    _turn_weights(part(real(own_at(net, op, at.TURNS, real), ANY), 2 * channels), w)
    for c in range(channels):
        _turn_statistics(net, op, c)
        _turn_channel(net, op, c, real)


def _turn_statistics(net: Any, op: Any, c: int) -> None:
    """The turns of ∂μ and ∂v of a channel, in place of R ∂M and R ∂V; ∂V stays, for the next direction."""
    channels, samples, share = channels_of(op), net[at.SAMPLES], share_of(net)
    apiece = 1.0 / float(channels)
    batch, w = batch_and_weights(net, op)
    l_mean, l_moved = layer_rows(net, op, of.L_MEAN, of.L_MEAN_MOVED)
    by_l_variance, l_mean_turn = layer_rows(net, op, of.BY_L_VARIANCE, of.L_MEAN_TURN)
    _, l_variance_turn = layer_rows(net, op, of.L_MEAN_TURN, of.L_VARIANCE_TURN)
    mean, mean_moved = channel_rows(net, op, of.MEAN, of.MEAN_MOVED, c)
    by_mean, by_variance = channel_rows(net, op, of.BY_MEAN, of.BY_VARIANCE, c)
    mean_turn, variance_turn = channel_rows(net, op, of.MEAN_TURN, of.VARIANCE_TURN, c)
    b_mean, b_moved = batch[of.B_MEAN * channels + c], batch[of.B_MEAN_MOVED * channels + c]
    b_slope, b_turn = share * batch[of.BY_B_VARIANCE * channels + c], share * batch[of.B_VARIANCE_TURN * channels + c]
    b_mean_turn = share * batch[of.B_MEAN_TURN * channels + c]
    for i in range(samples):
        turn = w[0] * mean_turn[i] + w[6] * by_mean[i] + apiece * l_mean_turn[i] + b_mean_turn
        layers = l_variance_turn[i] * (mean[i] - l_mean[i]) + by_l_variance[i] * (mean_moved[i] - l_moved[i])
        batches = b_turn * (mean[i] - b_mean) + b_slope * (mean_moved[i] - b_moved)
        mean_turn[i] = turn + 2.0 * apiece * layers + 2.0 * batches
        variance_turn[i] = w[3] * variance_turn[i] + w[9] * by_variance[i] + apiece * l_variance_turn[i] + b_turn


def _turn_channel(net: Any, op: Any, c: int, real: Any) -> None:
    """R ∂x = s(ρ·g + R g) + R ∂μ/L + 2(R ∂v(x − μ) + ∂v(ẋ − μ̇))/L."""
    channels, samples, stride = channels_of(op), net[at.SAMPLES], net[at.STRIDE]
    size = op[at.OUT_WIDTH] // channels
    theta, moved = real(own_at(net, op, at.PARAMETERS, real), ANY), real(own_at(net, op, at.DIRECTION, real), ANY)
    mean, mean_moved = channel_rows(net, op, of.MEAN, of.MEAN_MOVED, c)
    scale, ratio = channel_row(net, op, of.SCALE, c), channel_row(net, op, of.RATIO, c)
    by_variance, mean_turn = channel_rows(net, op, of.BY_VARIANCE, of.MEAN_TURN, c)
    (batch, w), apiece = batch_and_weights(net, op), 1.0 / float(channels)
    by_l_variance, _ = layer_rows(net, op, of.BY_L_VARIANCE, of.L_MEAN_TURN)
    b_slope = share_of(net) * batch[of.BY_B_VARIANCE * channels + c]
    variance_turn, per = channel_row(net, op, of.VARIANCE_TURN, c), 1.0 / float(size)
    gain, gain_moved = float(theta[c]), float(moved[c])
    for r in range(c * size, c * size + size):
        x, x_moved = part(real(op[at.IN], ANY), r * op[at.IN_STRIDE]), part(real(op[at.IN_TANGENT], ANY), r * stride)
        above, above_turn = part(real(op[at.OUT_SLOPE], ANY), r * stride), part(real(op[at.OUT_TURN], ANY), r * stride)
        turns = part(real(op[at.IN_TURN], ANY), r * stride)
        for i in range(samples):
            steep = ratio[i] * gain * float(above[i]) + gain_moved * float(above[i]) + gain * float(above_turn[i])
            steep_spread = w[3] * by_variance[i] + apiece * by_l_variance[i] + b_slope
            spread = variance_turn[i] * (float(x[i]) - mean[i]) + steep_spread * (float(x_moved[i]) - mean_moved[i])
            turns[i] = scale[i] * steep + per * (mean_turn[i] + 2.0 * spread)
        for i in range(samples, net[at.LANES]):
            turns[i] = 0.0
