"""Switchable normalization, upwards: statistics of instance, layer and batch, mixed by softmax weights.

The features of a layer are C channels of L features. With μ, v of each sample and channel (instance), of each sample
(layer) and of each channel (batch): M = Σw·μ, V = Σw′·v, x̂ = (x − M)/√(V + ε), y = γ·x̂ + β, where w and w′ are
softmaxes of three numbers each. Outside of training the batch's are constants, the averages that training left.

Its part of θ is γ (C), β (C), three λ of the means, three of the variances. KEPT holds x̂, KEPT_TOO its tangent;
STATE the averages of batch's means (C) and variances (C) and the last update; `switchable_words` says what SCRATCH
holds.
"""

from math import sqrt
from typing import Any

from playground.kernels.compiling.views import ANY, numbers
from playground.kernels.elementary import exp
from playground.kernels.network import operation as at
from playground.kernels.network import switchable_words as of
from playground.kernels.network.buffers import clear
from playground.kernels.network.group_moments import group_moments
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


def _mix(net: Any, op: Any, theta: Any) -> None:
    """The softmax weights of means and variances."""
    _, weights = batch_and_weights(net, op)
    for first in range(0, 6, 3):
        most = max(float(theta[first]), float(theta[first + 1]))
        most = max(most, float(theta[first + 2]))
        total = 0.0
        for k in range(3):
            weights[first + k] = exp(float(theta[first + k]) - most)
            total += weights[first + k]
        for k in range(3):
            weights[first + k] = weights[first + k] / total


def _moments(net: Any, op: Any, real: Any) -> None:
    """Means and variances of each sample and channel."""
    channels = channels_of(op)
    size = op[at.OUT_WIDTH] // channels
    for c in range(channels):
        mean, variance = channel_rows(net, op, of.MEAN, of.VARIANCE, c)
        group_moments(net, op, c * size, size, mean, variance, real)


def _layer_moments(net: Any, op: Any) -> None:
    """Means and variances of each sample, from those of its channels."""
    channels, lanes, stride = channels_of(op), net[at.LANES], net[at.STRIDE]
    share = 1.0 / float(channels)
    layer_mean, layer_variance = layer_rows(net, op, of.L_MEAN, of.L_VARIANCE)
    clear(layer_mean, stride, 1, lanes)
    clear(layer_variance, stride, 1, lanes)
    for c in range(channels):
        mean = channel_row(net, op, of.MEAN, c)
        for i in range(lanes):
            layer_mean[i] += share * mean[i]
    for c in range(channels):
        mean, variance = channel_rows(net, op, of.MEAN, of.VARIANCE, c)
        for i in range(lanes):
            away = mean[i] - layer_mean[i]
            layer_variance[i] += share * (variance[i] + away * away)


def _batch_moments(net: Any, op: Any, mode: int) -> None:
    """Those of each channel over the batch, or their averages, which the first gradient of an update moves."""
    channels, samples = channels_of(op), net[at.SAMPLES]
    state, share = numbers(op[at.STATE], 2 * channels + 1), 1.0 / float(samples)
    (batch, _), update = batch_and_weights(net, op), net[at.UPDATE]
    moves = mode == at.WITH_SLOPES and update > 0 and float(update) != state[2 * channels]
    rate = numbers(op[at.OWN], of.OWN)[of.MOMENTUM]
    for c in range(channels):
        if net[at.TRAINING] == 1:
            mean, variance = channel_rows(net, op, of.MEAN, of.VARIANCE, c)
            total, spread = 0.0, 0.0
            for i in range(samples):
                total += share * mean[i]
            for i in range(samples):
                away = mean[i] - total
                spread += share * (variance[i] + away * away)
            batch[of.B_MEAN * channels + c], batch[of.B_VARIANCE * channels + c] = total, spread
            if moves:
                state[c] += rate * (total - state[c])
                state[channels + c] += rate * (spread - state[channels + c])
        else:
            batch[of.B_MEAN * channels + c], batch[of.B_VARIANCE * channels + c] = state[c], state[channels + c]
    if moves and net[at.TRAINING] == 1:
        state[2 * channels] = float(update)


def switchable_forward(net: Any, op: Any, mode: int, real: Any) -> None:
    """y = γ·x̂ + β."""
    channels, lanes, stride = channels_of(op), net[at.LANES], net[at.STRIDE]
    size, theta = op[at.OUT_WIDTH] // channels, real(own_at(net, op, at.PARAMETERS, real), ANY)
    _mix(net, op, part(theta, 2 * channels))
    _moments(net, op, real)
    _layer_moments(net, op)
    _batch_moments(net, op, mode)
    (batch, w), epsilon = batch_and_weights(net, op), numbers(op[at.OWN], of.OWN)[of.EPSILON]
    layer_mean, layer_variance = layer_rows(net, op, of.L_MEAN, of.L_VARIANCE)
    for c in range(channels):
        mean, variance = channel_rows(net, op, of.MEAN, of.VARIANCE, c)
        scale = channel_row(net, op, of.SCALE, c)
        batch_mean, batch_variance = w[2] * batch[of.B_MEAN * channels + c], w[5] * batch[of.B_VARIANCE * channels + c]
        for i in range(lanes):
            scale[i] = 1.0 / sqrt(w[3] * variance[i] + w[4] * layer_variance[i] + batch_variance + epsilon)
        gain, shift = float(theta[c]), float(theta[channels + c])
        for r in range(c * size, c * size + size):
            x, y = part(real(op[at.IN], ANY), r * op[at.IN_STRIDE]), part(real(op[at.OUT], ANY), r * stride)
            hat = part(real(op[at.KEPT], ANY), r * stride)
            for i in range(lanes):
                unit = (float(x[i]) - (w[0] * mean[i] + w[1] * layer_mean[i] + batch_mean)) * scale[i]
                hat[i] = unit
                y[i] = gain * unit + shift


def _move_weights(w: Any, moved: Any) -> None:
    """How the softmax weights move: ẇ = w(λ̇ − Σw·λ̇)."""
    for first in range(0, 6, 3):
        total = 0.0
        for k in range(first, first + 3):
            total += w[k] * float(moved[k])
        for k in range(first, first + 3):
            w[6 + k] = w[k] * (float(moved[k]) - total)


def _move_moments(net: Any, op: Any, real: Any) -> None:
    """Tangents of the means and variances of each sample and channel, and of each sample."""
    channels, lanes, stride = channels_of(op), net[at.LANES], net[at.STRIDE]
    size = op[at.OUT_WIDTH] // channels
    share, layer_share = 1.0 / float(size), 1.0 / float(channels)
    layer_mean, _ = layer_rows(net, op, of.L_MEAN, of.L_VARIANCE)
    layer_moved, layer_spread = layer_rows(net, op, of.L_MEAN_MOVED, of.L_VARIANCE_MOVED)
    clear(layer_moved, stride, 2, lanes)
    for c in range(channels):
        mean, mean_moved = channel_rows(net, op, of.MEAN, of.MEAN_MOVED, c)
        spread = channel_row(net, op, of.VARIANCE_MOVED, c)
        clear(mean_moved, stride, 1, lanes)
        clear(spread, stride, 1, lanes)
        for r in range(c * size, c * size + size):
            x, moved = part(real(op[at.IN], ANY), r * op[at.IN_STRIDE]), part(real(op[at.IN_TANGENT], ANY), r * stride)
            for i in range(lanes):
                mean_moved[i] += share * float(moved[i])
                spread[i] += 2.0 * share * (float(x[i]) - mean[i]) * float(moved[i])
        for i in range(lanes):
            layer_moved[i] += layer_share * mean_moved[i]
            layer_spread[i] += layer_share * (spread[i] + 2.0 * (mean[i] - layer_mean[i]) * mean_moved[i])


def _move_batch_moments(net: Any, op: Any) -> None:
    """Tangents of the means and variances of each channel over the batch; 0 where they are constants."""
    channels, samples = channels_of(op), net[at.SAMPLES]
    (batch, _), share = batch_and_weights(net, op), share_of(net)
    for c in range(channels):
        mean, mean_moved = channel_rows(net, op, of.MEAN, of.MEAN_MOVED, c)
        spread, total, turned = channel_row(net, op, of.VARIANCE_MOVED, c), 0.0, 0.0
        batch_mean = batch[of.B_MEAN * channels + c]
        for i in range(samples):
            total += share * mean_moved[i]
            turned += share * (spread[i] + 2.0 * (mean[i] - batch_mean) * mean_moved[i])
        batch[of.B_MEAN_MOVED * channels + c], batch[of.B_VARIANCE_MOVED * channels + c] = total, turned


def switchable_forward_tangent(net: Any, op: Any, mode: int, real: Any) -> None:
    """ẏ = γ̇·x̂ + γ·R x̂ + β̇ with R x̂ = s(ẋ − Ṁ) + x̂·ρ and ρ = −½s²·V̇ the tangent of log s."""
    channels, lanes, stride = channels_of(op), net[at.LANES], net[at.STRIDE]
    size = op[at.OUT_WIDTH] // channels
    theta, moved = real(own_at(net, op, at.PARAMETERS, real), ANY), real(own_at(net, op, at.DIRECTION, real), ANY)
    batch, w = batch_and_weights(net, op)
    _move_weights(w, part(moved, 2 * channels))
    _move_moments(net, op, real)
    _move_batch_moments(net, op)
    l_mean, l_moved = layer_rows(net, op, of.L_MEAN, of.L_MEAN_MOVED)
    l_variance, l_spread = layer_rows(net, op, of.L_VARIANCE, of.L_VARIANCE_MOVED)
    for c in range(channels):
        mean, variance = channel_rows(net, op, of.MEAN, of.VARIANCE, c)
        mean_moved = channel_row(net, op, of.MEAN_MOVED, c)
        spread, ratio = channel_rows(net, op, of.VARIANCE_MOVED, of.RATIO, c)
        scale = channel_row(net, op, of.SCALE, c)
        mean_here = w[8] * batch[of.B_MEAN * channels + c] + w[2] * batch[of.B_MEAN_MOVED * channels + c]
        spread_here = w[11] * batch[of.B_VARIANCE * channels + c] + w[5] * batch[of.B_VARIANCE_MOVED * channels + c]
        for i in range(lanes):
            turn = w[9] * variance[i] + w[3] * spread[i] + w[10] * l_variance[i] + w[4] * l_spread[i] + spread_here
            ratio[i] = -0.5 * scale[i] * scale[i] * turn
        gain, gain_moved, shift_moved = float(theta[c]), float(moved[c]), float(moved[channels + c])
        for r in range(c * size, c * size + size):
            x, y = part(real(op[at.IN_TANGENT], ANY), r * stride), part(real(op[at.OUT_TANGENT], ANY), r * stride)
            hat, turned = part(real(op[at.KEPT], ANY), r * stride), part(real(op[at.KEPT_TOO], ANY), r * stride)
            for i in range(lanes):
                middle = w[6] * mean[i] + w[0] * mean_moved[i] + w[7] * l_mean[i] + w[1] * l_moved[i] + mean_here
                turn = scale[i] * (float(x[i]) - middle) + ratio[i] * float(hat[i])
                turned[i] = turn
                y[i] = gain_moved * float(hat[i]) + gain * turn + shift_moved
