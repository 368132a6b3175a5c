"""What the outputs cost: each adds its loss to the sum and leaves the slopes of the mean over all samples."""

from typing import Any

from playground.kernels.compiling.views import ANY, numbers
from playground.kernels.elementary import exp, log, log1p
from playground.kernels.network import operation as at
from playground.kernels.network.tiles import part


def squared(net: Any, op: Any, mode: int, real: Any) -> None:
    """½‖z − y‖² for each sample."""
    stride, samples, scale = net[at.STRIDE], net[at.SAMPLES], 1.0 / float(net[at.TOTAL])
    total = 0.0
    for r in range(op[at.IN_WIDTH]):
        z, y = part(real(op[at.IN], ANY), r * stride), part(real(net[at.TARGETS], ANY), r * net[at.TARGET_STRIDE])
        for i in range(samples):
            away = float(z[i]) - float(y[i])
            total += 0.5 * away * away
        if mode != at.VALUES:
            slopes = part(real(op[at.IN_SLOPE], ANY), r * stride)
            for i in range(samples):
                slopes[i] = scale * (float(z[i]) - float(y[i]))
            for i in range(samples, net[at.LANES]):
                slopes[i] = 0.0
    numbers(net[at.LOSS], 1)[0] += scale * total


def squared_tangent(net: Any, op: Any, mode: int, real: Any) -> None:
    """How its slopes turn: ż/N."""
    stride, samples, scale = net[at.STRIDE], net[at.SAMPLES], 1.0 / float(net[at.TOTAL])
    for r in range(op[at.IN_WIDTH]):
        moved, turns = part(real(op[at.IN_TANGENT], ANY), r * stride), part(real(op[at.IN_TURN], ANY), r * stride)
        for i in range(samples):
            turns[i] = scale * float(moved[i])
        for i in range(samples, net[at.LANES]):
            turns[i] = 0.0


def logistic(net: Any, op: Any, mode: int, real: Any) -> None:
    """log(1 + e^z) − y·z for one output z and y = 0 or 1.

    It is log(1 + e^w) with w = z for y = 0 and −z for y = 1, the score of the wrong class: nothing cancels where that
    is far below 0.
    """
    samples, scale = net[at.SAMPLES], 1.0 / float(net[at.TOTAL])
    z, y = real(op[at.IN], ANY), real(net[at.TARGETS], ANY)
    total = 0.0
    for i in range(samples):
        score = float(z[i])
        wrong = -score if float(y[i]) > 0.5 else score
        total += max(wrong, 0.0) + log1p(exp(-abs(wrong)))
    if mode != at.VALUES:
        slopes = real(op[at.IN_SLOPE], ANY)
        for i in range(samples):
            score = float(z[i])
            positive = float(y[i]) > 0.5
            wrong = -score if positive else score
            slopes[i] = (-scale if positive else scale) * _sigmoid(wrong)
        for i in range(samples, net[at.LANES]):
            slopes[i] = 0.0
    numbers(net[at.LOSS], 1)[0] += scale * total


def _sigmoid(z: float) -> float:
    u = exp(-abs(z))
    return (1.0 if z >= 0.0 else u) / (1.0 + u)


def logistic_tangent(net: Any, op: Any, mode: int, real: Any) -> None:
    """How its slopes turn: p(1 − p)·ż/N with p = 1/(1 + e^−z)."""
    samples, scale = net[at.SAMPLES], 1.0 / float(net[at.TOTAL])
    z, moved, turns = real(op[at.IN], ANY), real(op[at.IN_TANGENT], ANY), real(op[at.IN_TURN], ANY)
    for i in range(samples):
        u = exp(-abs(float(z[i])))
        turns[i] = scale * u / ((1.0 + u) * (1.0 + u)) * float(moved[i])
    for i in range(samples, net[at.LANES]):
        turns[i] = 0.0


def softmax(net: Any, op: Any, mode: int, real: Any) -> None:
    """log Σ e^z − z_y, the cross-entropy for class y; probabilities are kept where slopes are wanted."""
    stride, samples, scale, width = net[at.STRIDE], net[at.SAMPLES], 1.0 / float(net[at.TOTAL]), op[at.IN_WIDTH]
    z, y = real(op[at.IN], ANY), real(net[at.TARGETS], ANY)
    most, sums = real(op[at.KEPT], ANY), part(real(op[at.KEPT], ANY), stride)
    for i in range(samples):
        most[i], sums[i] = float(z[i]), 0.0
    for r in range(1, width):
        for i in range(samples):
            most[i] = max(float(most[i]), float(z[r * stride + i]))
    for r in range(width):
        for i in range(samples):
            sums[i] += exp(float(z[r * stride + i]) - float(most[i]))
    total = 0.0
    for i in range(samples):
        total += float(most[i]) + log(float(sums[i])) - float(z[int(y[i]) * stride + i])
    numbers(net[at.LOSS], 1)[0] += scale * total
    if mode == at.VALUES:
        return
    for r in range(width):
        slopes = part(real(op[at.IN_SLOPE], ANY), r * stride)
        for i in range(samples):
            probability = exp(float(z[r * stride + i]) - float(most[i])) / float(sums[i])
            slopes[i] = scale * (probability - (1.0 if int(y[i]) == r else 0.0))
        for i in range(samples, net[at.LANES]):
            slopes[i] = 0.0


def softmax_tangent(net: Any, op: Any, mode: int, real: Any) -> None:
    """How its slopes turn: p·(ż − Σp·ż)/N."""
    stride, samples, scale, width = net[at.STRIDE], net[at.SAMPLES], 1.0 / float(net[at.TOTAL]), op[at.IN_WIDTH]
    z, moved, turns = real(op[at.IN], ANY), real(op[at.IN_TANGENT], ANY), real(op[at.IN_TURN], ANY)
    most, sums = real(op[at.KEPT], ANY), part(real(op[at.KEPT], ANY), stride)
    means = part(real(op[at.KEPT], ANY), 2 * stride)
    for i in range(samples):
        means[i] = 0.0
    for r in range(width):
        for i in range(samples):
            means[i] += exp(float(z[r * stride + i]) - float(most[i])) / float(sums[i]) * float(moved[r * stride + i])
    for r in range(width):
        for i in range(samples):
            probability = exp(float(z[r * stride + i]) - float(most[i])) / float(sums[i])
            turns[r * stride + i] = scale * probability * (float(moved[r * stride + i]) - float(means[i]))
        for i in range(samples, net[at.LANES]):
            turns[r * stride + i] = 0.0
