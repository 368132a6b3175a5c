"""One cycle, up and far down (Smith, Topin 2019)."""

import numpy as np

from playground.base.parameters import Parameter
from playground.modifiers._schedule import Floats, Schedule


def one_cycle(k: Floats, steps: float, peak: float, start: float, end: float, annealing: float | str) -> Floats:
    """start … 1 until peak·T − 1, 1 … end until T − 1, end from then on"""
    top, last = peak * steps - 1.0, steps - 1.0
    rising = (k <= top) | (top >= last)
    up = np.minimum(k / top, 1.0) if top > 0.0 else np.ones_like(k)
    down = np.minimum((k - top) / (last - top), 1.0) if top < last else np.ones_like(k)
    part = np.where(rising, up, down)
    if annealing == "cos":
        part = 0.5 * (1.0 - np.cos(np.pi * part))
    factor: Floats = np.where(rising, start + (1.0 - start) * part, 1.0 + (end - 1.0) * part)
    return np.where(k > last, end, factor)


MODIFIER = Schedule(
    name="One cycle",
    aliases=("OneCycleLR", "1cycle", "superconvergence",),
    summary="Raises the rate to its peak and lowers it to nearly nothing, once: large steps in the middle of the race.",
    equation="ηₖ = η · (a → 1) for 0 ≤ k ≤ p T − 1\nηₖ = η · (1 → b) for p T − 1 ≤ k ≤ T − 1",
    source="L. N. Smith, N. Topin, Super-convergence: very fast training of neural networks using large learning "
    "rates, 2019",
    parameters=(
        Parameter(
            "steps", 500, "updates of the whole cycle",
            aliases=("total_steps",), kind="integer", minimum=1, slider=(10, 2000), symbol="T"
        ),
        Parameter(
            "peak", 0.3, "the part of the cycle after which the full rate is reached",
            aliases=("pct_start",), minimum=0, maximum=1,
            slider=(0.0, 1.0), symbol="p",
        ),
        Parameter(
            "start", 0.04, "first rate: as a part of the full one", minimum=0, maximum=1, slider=(0.0, 1.0), symbol="a"
        ),
        Parameter(
            "end", 4e-6, "last rate: as a part of the full one", minimum=0, maximum=1, slider=(1e-6, 1.0), scale="log",
            symbol="b",
        ),
        Parameter(
            "annealing", "cos", "the way between these rates, along half a wave or straight",
            aliases=("anneal_strategy",), kind="choice",
            choices=("cos", "linear"),
        ),
    ),
    factor=one_cycle,
    lasts="steps",
    notes="k counts from 0, so that the last of T updates has the rate η b; it stays there, where PyTorch's OneCycleLR "
    "ends with an error. Until it is set, T is the number of updates of the race or training. The paper goes up and "
    "down evenly and then far down; the defaults are those of PyTorch's OneCycleLR, which goes down in one piece: "
    "a = 1/25, b = a/10⁴, p = 0.3. What that schedule does to the momentum is left out. Earlier versions had the peak "
    "one update later and never reached the end: what they saved has other numbers now.",
)  # fmt: skip
