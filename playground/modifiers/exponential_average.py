"""The exponential average of a path (Kingma, Ba 2015, section 7.2)."""

import numpy as np

from playground.base.parameters import Parameter
from playground.modifiers._average import Average, Floats

_BLOCK = 64  # steps that are averaged by one product with a matrix


def exponential_average(positions: Floats, beta: float, bias_correction: bool) -> Floats:
    """x̄ ← βx̄ + (1 − β)x from the start on, or from 0 and divided by 1 − βᵗ"""
    points = positions.reshape(len(positions), -1)
    # A product with a matrix would carry what is no number back to earlier steps.
    lost = np.logical_or.accumulate(~np.isfinite(points), axis=0)
    points = np.where(lost, 0.0, points)
    averages = np.empty_like(points)
    averages[0] = points[0]
    steps = np.arange(1.0, _BLOCK + 1)
    powers = beta**steps
    weights = np.tril(beta ** np.maximum(steps[:, None] - steps, 0.0)) * (1.0 - beta)
    past = np.zeros_like(points[0]) if bias_correction else points[0]
    with np.errstate(over="ignore", invalid="ignore"):
        for first in range(1, len(points), _BLOCK):
            part = points[first : first + _BLOCK]
            n = len(part)
            averages[first : first + n] = weights[:n, :n] @ part + powers[:n, None] * past
            past = averages[first + n - 1]
        if bias_correction:
            averages[1:] /= 1.0 - beta ** np.arange(1.0, len(points))[:, None]
    averages[lost] = np.nan
    return averages.reshape(positions.shape)


def share(t: Floats, beta: float, bias_correction: bool) -> Floats:
    """cₜ = 1 − β, divided by 1 − βᵗ with the correction; the start point is the first average"""
    newest = np.full(len(t), 1.0 - beta)
    if bias_correction:
        newest[1:] /= 1.0 - beta ** t[1:]
    newest[0] = 1.0
    return newest


MODIFIER = Average(
    name="Exponential average",
    aliases=("ema", "exponential moving average", "polyak averaging of weights",),
    summary="Shows an average that forgets old points: it follows the path smoothly, a little behind.",
    equation="x̄ ← β x̄ + (1 − β) x",
    source="D. P. Kingma, J. Ba, Adam: a method for stochastic optimization, ICLR 2015, section 7.2",
    parameters=(
        Parameter(
            "beta", 0.99, "memory: weight of the past in the average",
            aliases=("decay",), minimum=0, maximum=1, exclusive_maximum=True,
            slider=(0.0, 0.999), symbol="β",
        ),
        Parameter(
            "bias_correction", True, "begin at 0 and divide by 1 − βᵗ; else the average begins at the start point",
            kind="boolean", aliases=("debias",),
        ),
    ),
    average=exponential_average,
    share=share,
    notes="The method itself goes on from its own points. Kingma and Ba average with Adam's β₂ = 0.999, over many "
    "thousands of steps; paths here have hundreds. PyTorch's get_ema_multi_avg_fn has 0.999 and begins at the first "
    "point.",
)  # fmt: skip
