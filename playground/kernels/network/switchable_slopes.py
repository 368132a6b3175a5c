"""Switchable normalization, downwards: slopes, and how they turn.

With g = γ·∂y, S₁ = Σg and S₂ = Σg·x̂ over a channel's features are ∂M = −s·S₁ and ∂V = −½s²·S₂. Each goes to the
three statistics by their weights, and from those of layer and batch, means of (v + (μ − mean μ)²), to v and μ of each
sample and channel, from where ∂x = s·g + ∂μ/L + 2∂v(x − μ)/L.
"""

from typing import Any

from playground.kernels.network import operation as at
from playground.kernels.network import switchable_words as of
from playground.kernels.network.buffers import clear
from playground.kernels.network.places import own_at
from playground.kernels.network.tiles import part
from playground.kernels.views import numbers


def _channels_of(op: Any) -> int:
    return int(numbers(op[at.OWN], of.OWN)[of.CHANNELS])


def _share(net: Any) -> float:
    return 1.0 / float(net[at.SAMPLES]) if net[at.TRAINING] == 1 else 0.0


def _sum_slopes(net: Any, op: Any, real: Any) -> None:
    """∂M and ∂V of each sample and channel; ∂γ, ∂β."""
    channels, lanes, stride = _channels_of(op), net[at.LANES], net[at.STRIDE]
    size, rows = op[at.OUT_WIDTH] // channels, numbers(op[at.SCRATCH], 1)
    theta, slopes = real(own_at(net, op, at.PARAMETERS, real), 1), real(own_at(net, op, at.SLOPES, real), 1)
    for c in range(channels):
        by_mean, by_variance = (
            part(rows, (of.BY_MEAN * channels + c) * stride), part(rows, (of.BY_VARIANCE * channels + c) * stride)
        )  # fmt: skip
        scale, total, along, gain = part(rows, (of.SCALE * channels + c) * stride), 0.0, 0.0, float(theta[c])
        clear(by_mean, stride, 1, lanes)
        clear(by_variance, stride, 1, lanes)
        for r in range(c * size, c * size + size):
            above, hat = part(real(op[at.OUT_SLOPE], 1), r * stride), part(real(op[at.KEPT], 1), r * stride)
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
    channels, lanes, stride = _channels_of(op), net[at.LANES], net[at.STRIDE]
    rows = numbers(op[at.SCRATCH], 1)
    layer = part(rows, of.PER_CHANNEL * channels * stride)
    batch = part(layer, of.PER_LAYER * stride)
    w = part(batch, of.PER_BATCH * channels)
    l_variance = part(layer, of.L_VARIANCE * stride)
    by_l_mean, by_l_variance = part(layer, of.BY_L_MEAN * stride), part(layer, of.BY_L_VARIANCE * stride)
    clear(by_l_mean, stride, 2, lanes)
    for k in range(12, 18):
        w[k] = 0.0
    for c in range(channels):
        by_mean, by_variance = (
            part(rows, (of.BY_MEAN * channels + c) * stride), part(rows, (of.BY_VARIANCE * channels + c) * stride)
        )  # fmt: skip
        mean, variance = (
            part(rows, (of.MEAN * channels + c) * stride),
            part(rows, (of.VARIANCE * channels + c) * stride),
        )
        total, spread, one, two, three, four = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
        for i in range(lanes):
            by_l_mean[i] += w[1] * by_mean[i]
            by_l_variance[i] += w[4] * by_variance[i]
            total += by_mean[i]
            spread += by_variance[i]
            one += by_mean[i] * mean[i]
            two += by_mean[i] * layer[i]
            three += by_variance[i] * variance[i]
            four += by_variance[i] * l_variance[i]
        batch[of.BY_B_MEAN * channels + c], batch[of.BY_B_VARIANCE * channels + c] = w[2] * total, w[5] * spread
        w[12], w[13], w[14] = w[12] + one, w[13] + two, w[14] + total * batch[of.B_MEAN * channels + c]
        w[15], w[16], w[17] = w[15] + three, w[16] + four, w[17] + spread * batch[of.B_VARIANCE * channels + c]


def switchable_backward(net: Any, op: Any, mode: int, real: Any) -> None:
    """∂x, and what γ, β and λ get."""
    channels, samples, stride, share = _channels_of(op), net[at.SAMPLES], net[at.STRIDE], _share(net)
    size, rows = op[at.OUT_WIDTH] // channels, numbers(op[at.SCRATCH], 1)
    theta, slopes = real(own_at(net, op, at.PARAMETERS, real), 1), real(own_at(net, op, at.SLOPES, real), 1)
    _sum_slopes(net, op, real)
    _gather(net, op)
    layer = part(rows, of.PER_CHANNEL * channels * stride)
    batch = part(layer, of.PER_LAYER * stride)
    w = part(batch, of.PER_BATCH * channels)
    for first in range(0, 6, 3):
        total = w[first] * w[12 + first] + w[first + 1] * w[13 + first] + w[first + 2] * w[14 + first]
        for k in range(first, first + 3):
            slopes[2 * channels + k] = float(slopes[2 * channels + k]) + w[k] * (w[12 + k] - total)
    by_l_mean, by_l_variance = part(layer, of.BY_L_MEAN * stride), part(layer, of.BY_L_VARIANCE * stride)
    per, apiece = 1.0 / float(size), 1.0 / float(channels)
    for c in range(channels):
        by_mean, by_variance = (
            part(rows, (of.BY_MEAN * channels + c) * stride), part(rows, (of.BY_VARIANCE * channels + c) * stride)
        )  # fmt: skip
        mean, scale, gain = (
            part(rows, (of.MEAN * channels + c) * stride),
            part(rows, (of.SCALE * channels + c) * stride),
            float(theta[c]),
        )
        batch_mean, by_b_mean = batch[of.B_MEAN * channels + c], share * batch[of.BY_B_MEAN * channels + c]
        by_b_variance = share * batch[of.BY_B_VARIANCE * channels + c]
        for r in range(c * size, c * size + size):
            x, above = part(real(op[at.IN], 1), r * op[at.IN_STRIDE]), part(real(op[at.OUT_SLOPE], 1), r * stride)
            below = part(real(op[at.IN_SLOPE], 1), r * stride)
            for i in range(samples):
                spread = w[3] * by_variance[i] + apiece * by_l_variance[i] + by_b_variance
                middle = w[0] * by_mean[i] + apiece * by_l_mean[i] + by_b_mean
                middle += 2.0 * apiece * by_l_variance[i] * (mean[i] - layer[i])
                middle += 2.0 * by_b_variance * (mean[i] - batch_mean)
                inner = per * (middle + 2.0 * spread * (float(x[i]) - mean[i]))
                below[i] = scale[i] * gain * float(above[i]) + inner
            for i in range(samples, net[at.LANES]):
                below[i] = 0.0


def _turn_slopes(net: Any, op: Any, real: Any) -> None:
    """Turns of ∂M, ∂V, ∂γ and ∂β: R ∂M = −s(ρ·S₁ + R S₁), R ∂V = −½s²(2ρ·S₂ + R S₂)."""
    channels, lanes, stride = _channels_of(op), net[at.LANES], net[at.STRIDE]
    size, rows = op[at.OUT_WIDTH] // channels, numbers(op[at.SCRATCH], 1)
    theta, moved = real(own_at(net, op, at.PARAMETERS, real), 1), real(own_at(net, op, at.DIRECTION, real), 1)
    turns = real(own_at(net, op, at.TURNS, real), 1)
    for c in range(channels):
        by_mean, by_variance = (
            part(rows, (of.BY_MEAN * channels + c) * stride), part(rows, (of.BY_VARIANCE * channels + c) * stride)
        )  # fmt: skip
        mean_turn, variance_turn = (
            part(rows, (of.MEAN_TURN * channels + c) * stride), part(rows, (of.VARIANCE_TURN * channels + c) * stride)
        )  # fmt: skip
        scale, ratio = part(rows, (of.SCALE * channels + c) * stride), part(rows, (of.RATIO * channels + c) * stride)
        total, along, gain, gain_moved = 0.0, 0.0, float(theta[c]), float(moved[c])
        clear(mean_turn, stride, 1, lanes)
        clear(variance_turn, stride, 1, lanes)
        for r in range(c * size, c * size + size):
            above, hat = part(real(op[at.OUT_SLOPE], 1), r * stride), part(real(op[at.KEPT], 1), r * stride)
            above_turn, turned = part(real(op[at.OUT_TURN], 1), r * stride), part(real(op[at.KEPT_TOO], 1), r * stride)
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
    channels, lanes, stride = _channels_of(op), net[at.LANES], net[at.STRIDE]
    rows = numbers(op[at.SCRATCH], 1)
    layer = part(rows, of.PER_CHANNEL * channels * stride)
    batch = part(layer, of.PER_LAYER * stride)
    w = part(batch, of.PER_BATCH * channels)
    l_mean_turn, l_variance_turn = part(layer, of.L_MEAN_TURN * stride), part(layer, of.L_VARIANCE_TURN * stride)
    clear(l_mean_turn, stride, 2, lanes)
    for k in range(18, 24):
        w[k] = 0.0
    for c in range(channels):
        by_mean, mean_turn = (
            part(rows, (of.BY_MEAN * channels + c) * stride), part(rows, (of.MEAN_TURN * channels + c) * stride)
        )  # fmt: skip
        by_variance, variance_turn = (
            part(rows, (of.BY_VARIANCE * channels + c) * stride), part(rows, (of.VARIANCE_TURN * channels + c) * stride)
        )  # fmt: skip
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
        _add_weight_turns(part(rows, c * stride), layer, w, channels * stride, stride, lanes)


def _add_weight_turns(channel: Any, layer: Any, w: Any, kind: int, stride: int, lanes: int) -> None:
    """What a channel adds to the turns by the weights of instance and layer; its rows are `kind` numbers apart."""
    mean, mean_moved = part(channel, of.MEAN * kind), part(channel, of.MEAN_MOVED * kind)
    variance, spread = part(channel, of.VARIANCE * kind), part(channel, of.VARIANCE_MOVED * kind)
    by_mean, mean_turn = part(channel, of.BY_MEAN * kind), part(channel, of.MEAN_TURN * kind)
    by_variance, variance_turn = part(channel, of.BY_VARIANCE * kind), part(channel, of.VARIANCE_TURN * kind)
    l_variance, l_moved = part(layer, of.L_VARIANCE * stride), part(layer, of.L_MEAN_MOVED * stride)
    l_spread = part(layer, of.L_VARIANCE_MOVED * stride)
    one, two, three, four = 0.0, 0.0, 0.0, 0.0
    for i in range(lanes):
        one += mean_turn[i] * mean[i] + by_mean[i] * mean_moved[i]
        two += mean_turn[i] * layer[i] + by_mean[i] * l_moved[i]
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
    channels, stride = _channels_of(op), net[at.STRIDE]
    _turn_slopes(net, op, real)
    _gather_turns(net, op)
    w = part(numbers(op[at.SCRATCH], 1), (of.PER_CHANNEL * channels + of.PER_LAYER) * stride + of.PER_BATCH * channels)
    _turn_weights(part(real(own_at(net, op, at.TURNS, real), 1), 2 * channels), w)
    for c in range(channels):
        _turn_statistics(net, op, c)
        _turn_channel(net, op, c, real)


def _turn_statistics(net: Any, op: Any, c: int) -> None:
    """The turns of ∂μ and ∂v of a channel, in place of R ∂M and R ∂V; ∂V stays, for the next direction."""
    channels, samples, stride, share = _channels_of(op), net[at.SAMPLES], net[at.STRIDE], _share(net)
    rows, apiece = numbers(op[at.SCRATCH], 1), 1.0 / float(channels)
    layer = part(rows, of.PER_CHANNEL * channels * stride)
    batch = part(layer, of.PER_LAYER * stride)
    w = part(batch, of.PER_BATCH * channels)
    by_l_variance, l_moved = part(layer, of.BY_L_VARIANCE * stride), part(layer, of.L_MEAN_MOVED * stride)
    l_mean_turn, l_variance_turn = part(layer, of.L_MEAN_TURN * stride), part(layer, of.L_VARIANCE_TURN * stride)
    mean, mean_moved = (
        part(rows, (of.MEAN * channels + c) * stride),
        part(rows, (of.MEAN_MOVED * channels + c) * stride),
    )
    by_mean, by_variance = (
        part(rows, (of.BY_MEAN * channels + c) * stride), part(rows, (of.BY_VARIANCE * channels + c) * stride)
    )  # fmt: skip
    mean_turn, variance_turn = (
        part(rows, (of.MEAN_TURN * channels + c) * stride), part(rows, (of.VARIANCE_TURN * channels + c) * stride)
    )  # fmt: skip
    b_mean, b_moved = batch[of.B_MEAN * channels + c], batch[of.B_MEAN_MOVED * channels + c]
    b_slope, b_turn = share * batch[of.BY_B_VARIANCE * channels + c], share * batch[of.B_VARIANCE_TURN * channels + c]
    b_mean_turn = share * batch[of.B_MEAN_TURN * channels + c]
    for i in range(samples):
        turn = w[0] * mean_turn[i] + w[6] * by_mean[i] + apiece * l_mean_turn[i] + b_mean_turn
        layers = l_variance_turn[i] * (mean[i] - layer[i]) + by_l_variance[i] * (mean_moved[i] - l_moved[i])
        batches = b_turn * (mean[i] - b_mean) + b_slope * (mean_moved[i] - b_moved)
        mean_turn[i] = turn + 2.0 * apiece * layers + 2.0 * batches
        variance_turn[i] = w[3] * variance_turn[i] + w[9] * by_variance[i] + apiece * l_variance_turn[i] + b_turn


def _turn_channel(net: Any, op: Any, c: int, real: Any) -> None:
    """R ∂x = s(ρ·g + R g) + R ∂μ/L + 2(R ∂v(x − μ) + ∂v(ẋ − μ̇))/L."""
    channels, samples, stride = _channels_of(op), net[at.SAMPLES], net[at.STRIDE]
    size, rows = op[at.OUT_WIDTH] // channels, numbers(op[at.SCRATCH], 1)
    theta, moved = real(own_at(net, op, at.PARAMETERS, real), 1), real(own_at(net, op, at.DIRECTION, real), 1)
    mean, mean_moved = (
        part(rows, (of.MEAN * channels + c) * stride),
        part(rows, (of.MEAN_MOVED * channels + c) * stride),
    )
    scale, ratio = part(rows, (of.SCALE * channels + c) * stride), part(rows, (of.RATIO * channels + c) * stride)
    by_variance, mean_turn = (
        part(rows, (of.BY_VARIANCE * channels + c) * stride), part(rows, (of.MEAN_TURN * channels + c) * stride)
    )  # fmt: skip
    layer = part(rows, of.PER_CHANNEL * channels * stride)
    batch, apiece = part(layer, of.PER_LAYER * stride), 1.0 / float(channels)
    by_l_variance, w = part(layer, of.BY_L_VARIANCE * stride), part(batch, of.PER_BATCH * channels)
    b_slope = _share(net) * batch[of.BY_B_VARIANCE * channels + c]
    variance_turn, per = part(rows, (of.VARIANCE_TURN * channels + c) * stride), 1.0 / float(size)
    gain, gain_moved = float(theta[c]), float(moved[c])
    for r in range(c * size, c * size + size):
        x, x_moved = part(real(op[at.IN], 1), r * op[at.IN_STRIDE]), part(real(op[at.IN_TANGENT], 1), r * stride)
        above, above_turn = part(real(op[at.OUT_SLOPE], 1), r * stride), part(real(op[at.OUT_TURN], 1), r * stride)
        turns = part(real(op[at.IN_TURN], 1), r * stride)
        for i in range(samples):
            steep = ratio[i] * gain * float(above[i]) + gain_moved * float(above[i]) + gain * float(above_turn[i])
            steep_spread = w[3] * by_variance[i] + apiece * by_l_variance[i] + b_slope
            spread = variance_turn[i] * (float(x[i]) - mean[i]) + steep_spread * (float(x_moved[i]) - mean_moved[i])
            turns[i] = scale[i] * steep + per * (mean_turn[i] + 2.0 * spread)
        for i in range(samples, net[at.LANES]):
            turns[i] = 0.0
