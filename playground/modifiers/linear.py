"""Linear decay to a floor (Goodfellow, Bengio, Courville 2016)."""

import numpy as np

from playground.base.parameters import Parameter
from playground.modifiers._schedule import Floats, Schedule


def linear(k: Floats, steps: float, floor: float) -> Floats:
    """(1 − α) + α·floor with α = k/τ, floor from τ on"""
    part = np.minimum(k / steps, 1.0)
    return (1.0 - part) + part * floor


MODIFIER = Schedule(
    name="Linear",
    aliases=("LinearLR", "linear decay", "linear schedule",),
    summary="Lowers the rate evenly, then holds what is left: the noise floor falls with it.",
    equation="ηₖ = η (1 − α + α r),  α = min(k/τ, 1)",
    source="I. Goodfellow, Y. Bengio, A. Courville, Deep Learning, MIT Press 2016, eq. 8.14",
    parameters=(
        Parameter(
            "steps", 500, "updates until the rate is constant",
            aliases=("total_iters", "decay_steps"), kind="integer", minimum=1, slider=(10, 2000),
            symbol="τ",
        ),
        Parameter(
            "floor", 0.01, "the part of the rate that is left at the end",
            aliases=("end_factor",), minimum=0, maximum=1, slider=(0.0, 1.0),
            symbol="r",
        ),
    ),
    factor=linear,
    lasts="steps",
    notes="Until it is set, τ is the number of updates of the race or training. The book's rule of thumb is a last "
    "rate of about 1 % of the first. PyTorch's LinearLR goes from 1/3 up to 1 by default.",
)  # fmt: skip
