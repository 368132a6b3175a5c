"""Rates that drop in steps (He, Zhang, Ren, Sun 2016)."""

import numpy as np

from playground.base.parameters import Parameter
from playground.modifiers._schedule import LARGEST, Floats, Schedule


def step(k: Floats, every: float, factor: float) -> Floats:
    """factor^⌊k/every⌋"""
    factors: Floats = np.exp(np.minimum(np.floor(k / every) * np.log(factor), LARGEST))
    return factors


MODIFIER = Schedule(
    name="Steps",
    aliases=("StepLR", "step decay", "piecewise constant", "staircase",),
    summary="Holds the rate and multiplies it now and then: the loss of a noisy path falls in stairs.",
    equation="ηₖ = η c^⌊k/s⌋",
    source="K. He, X. Zhang, S. Ren, J. Sun, Deep residual learning for image recognition, CVPR 2016",
    parameters=(
        Parameter(
            "every", 100, "updates from one step of the stairs to the next",
            aliases=("step_size",), kind="integer", minimum=1,
            slider=(10, 1000), symbol="s",
        ),
        Parameter(
            "factor", 0.1, "what the rate is multiplied by each time",
            aliases=("gamma",), minimum=0, exclusive_minimum=True,
            slider=(0.01, 1.0), scale="log", symbol="c",
        ),
    ),
    factor=step,
    notes="The paper divides by 10 when the error stops falling. PyTorch's StepLR has the factor 0.1 too.",
)  # fmt: skip
