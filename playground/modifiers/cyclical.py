"""Cyclical rates (Smith 2017)."""

import numpy as np

from playground.base.parameters import Parameter
from playground.modifiers._schedule import Floats, Schedule


def cyclical(k: Floats, half: float, floor: float, shape: float | str, gamma: float) -> Floats:
    """floor + (1 − floor)·triangle·scale"""
    place = k / half
    triangle = 1.0 - np.abs(np.mod(place, 2.0) - 1.0)
    cycle = np.floor(place / 2.0)
    scale = 0.5**cycle if shape == "triangular2" else gamma**k if shape == "exp_range" else 1.0
    return floor + (1.0 - floor) * triangle * scale


MODIFIER = Schedule(
    name="Cyclical",
    aliases=("CyclicLR", "clr", "cyclic", "cyclical learning rate", "triangular",),
    summary="Lets the rate swing between a low one and the full one, evenly up and down.",
    equation="ηₖ = η (r + (1 − r) s (1 − |k/h mod 2 − 1|))\ns = 1, ½ for every cycle before, or γᵏ",
    source="L. N. Smith, Cyclical learning rates for training neural networks, WACV 2017",
    parameters=(
        Parameter(
            "half", 50, "half a cycle: updates from the low rate to the full one",
            aliases=("step_size_up", "half_cycle"), kind="integer", minimum=1,
            slider=(5, 500), symbol="h",
        ),
        Parameter(
            "floor", 0.25, "the low rate as a part of the full one", minimum=0, maximum=1, slider=(0.0, 1.0),
            symbol="r",
        ),
        Parameter(
            "shape", "triangular", "what becomes of the cycles: alike, each half as high, or ever lower by γ",
            kind="choice", choices=("triangular", "triangular2", "exp_range"), symbol="s",
        ),
        Parameter(
            "gamma", 0.99994, "decay: by which the cycles of exp_range grow lower in every update", minimum=0,
            maximum=1, exclusive_minimum=True, slider=(0.98, 1.0), symbol="γ",
        ),
    ),
    factor=cyclical,
    notes="The paper takes 1/3 or 1/4 of the full rate for the low one, half a cycle of 2 to 10 epochs, γ = 0.99994. "
    "It "
    "names both rates; here η is the full one. PyTorch's CyclicLR has half a cycle of 2000 updates and γ = 1.",
)  # fmt: skip
