"""Cosine annealing (Loshchilov, Hutter 2017)."""

import numpy as np

from playground.base.parameters import Parameter
from playground.modifiers._schedule import Floats, Schedule


def cosine(k: Floats, steps: float, floor: float) -> Floats:
    """floor + (1 − floor)(1 + cos(πk/T))/2, floor from T on"""
    part = np.minimum(k / steps, 1.0)
    return floor + (1.0 - floor) * 0.5 * (1.0 + np.cos(np.pi * part))


MODIFIER = Schedule(
    name="Cosine",
    aliases=(
        "cosine annealing",
        "CosineAnnealingLR",
        "cosine decay",
        "cosine schedule",
    ),
    summary="Lowers the rate along half a wave: slowly at first, quickly in the middle, slowly to the end.",
    equation="ηₖ = η (r + (1 − r) (1 + cos(π k/T))/2)",
    source="I. Loshchilov, F. Hutter, SGDR: stochastic gradient descent with warm restarts, ICLR 2017",
    parameters=(
        Parameter(
            "steps",
            500,
            "updates until the end of the wave",
            aliases=("T_max", "decay_steps"),
            kind="integer",
            minimum=1,
            slider=(10, 2000),
            symbol="T",
        ),
        Parameter(
            "floor",
            0.0,
            "the part of the rate that is left at the end",
            aliases=("alpha",),
            minimum=0,
            maximum=1,
            slider=(0.0, 1.0),
            symbol="r",
        ),
    ),
    factor=cosine,
    lasts="steps",
    notes="Until it is set, T is the number of updates of the race or training. PyTorch's CosineAnnealingLR rises "
    "again after update T; here, as in optax, the rate stays at its end.",
)
