"""The average of a path's tail (Polyak, Juditsky 1992; Ruppert 1988)."""

import numpy as np

from playground.base.parameters import Parameter
from playground.modifiers._average import Average, Floats


def tail_average(positions: Floats, begin: float) -> Floats:
    """The mean of x_τ … x_t from τ on; before that there is none"""
    averages, first = positions.copy(), int(begin)
    averages[:first] = np.nan
    tail = averages[first:]
    with np.errstate(over="ignore", invalid="ignore"):
        np.cumsum(tail, axis=0, out=tail)
        tail /= np.arange(1.0, len(tail) + 1).reshape(-1, *[1] * (positions.ndim - 1))
    return averages


def share(t: Floats, begin: float) -> Floats:
    """cₜ = 1/(t − τ + 1) from τ on"""
    return np.where(t >= begin, 1.0 / np.maximum(t - begin + 1.0, 1.0), 0.0)


MODIFIER = Average(
    name="Tail average",
    aliases=(
        "swa", "stochastic weight averaging", "polyak-ruppert", "polyak averaging", "iterate averaging", "averaging",
    ),
    summary="Shows the mean of all points from some update on: it settles where the noisy path itself only hovers.",
    equation="x̄ₜ = (x_τ + … + xₜ)/(t − τ + 1)",
    source="B. T. Polyak, A. B. Juditsky, Acceleration of stochastic approximation by averaging, SIAM Journal on "
    "Control "
    "and Optimization 30 (1992); D. Ruppert, 1988",
    parameters=(
        Parameter(
            "begin", 0, "update from which on points are averaged",
            aliases=("swa_start", "start"), kind="integer", minimum=0, slider=(0, 1000),
            symbol="τ",
        ),
    ),
    average=tail_average,
    share=share,
    notes="The method itself goes on from its own points. PyTorch's ASGD begins after a million updates.",
)  # fmt: skip
