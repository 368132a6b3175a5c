"""Warm-up (Goyal et al. 2017)."""

import numpy as np

from playground.base.parameters import Parameter
from playground.modifiers._schedule import Floats, Schedule


def warmup(k: Floats, steps: float, start: float) -> Floats:
    """start + (1 − start)·k/w, 1 from w on"""
    return start + (1.0 - start) * np.minimum(k / steps, 1.0)


MODIFIER = Schedule(
    name="Warm-up",
    aliases=("linear warmup", "learning rate warmup",),
    summary="Raises the rate evenly from a small one; the schedules below it begin when it is over.",
    equation="ηₖ = η (a + (1 − a) min(k/w, 1))",
    source="P. Goyal, P. Dollár, R. Girshick et al., Accurate, large minibatch SGD: training ImageNet in 1 hour, 2017",
    parameters=(
        Parameter(
            "steps", 50, "updates until the full rate",
            aliases=("warmup_steps", "total_iters"), kind="integer", minimum=1, slider=(1, 500), symbol="w"
        ),
        Parameter(
            "start", 0.1, "first rate: as a part of the full one",
            aliases=("start_factor",), minimum=0, maximum=1, slider=(0.0, 1.0), symbol="a"
        ),
    ),
    factor=warmup,
    waits="steps",
    notes="The paper warms up over five epochs, from the rate of one worker to that of all. PyTorch's LinearLR has "
    "a = 1/3 and w = 5.",
)  # fmt: skip
