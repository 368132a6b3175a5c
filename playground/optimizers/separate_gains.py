"""Separate gains (Jacobs 1988; Hinton 2012)."""

from playground.base.parameters import Parameter
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import learning_rate
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.readouts import own_rate
from playground.optimizers.forms.stability import NoLaw

TEN, HUNDRED = 0.0, 1.0


def separate_gains(
    x: float, g: float, last: float, gain: float,
    lr: float, increase: float, decrease: float, limits: float, smallest_gain: float, largest_gain: float,
) -> tuple[float, float, float]:  # fmt: skip
    """gain ← gain + 0.05 while the gradient's sign holds, gain·0.95 when it flips; x ← x − η·gain·g"""
    low, high = smallest_gain, largest_gain
    if limits == TEN:
        low, high = 0.1, 10.0
    elif limits == HUNDRED:
        low, high = 0.01, 100.0
    agreement = g * last
    if agreement > 0.0:
        gain = gain + increase
    elif agreement < 0.0:
        gain = gain * decrease
    gain = min(max(gain, low), high)
    return x - lr * gain * g, g, gain


READOUTS = (
    Readout("gain", "gain", "the factor on the rate of this coordinate", lambda gain: gain),
    own_rate("η · gain", lambda lr, gain: lr * gain),
)
OPTIMIZER = Elementwise(
    name="Separate gains",
    aliases=("adaptive gains", "per-parameter gains", "individual gains",),
    summary="A gain on the rate for each coordinate, which creeps up while the sign of the slope holds and is cut when "
    "it flips.",
    equation="gain ← gain + 0.05 where g·g₋₁ > 0\ngain ← 0.95 · gain where g·g₋₁ < 0\n"
    "gain ← min(max(gain, smallest), largest)\nx ← x − η · gain · g",
    source="R. A. Jacobs, Increased rates of convergence through learning rate adaptation, Neural Networks 1 (1988); "
    "with these numbers G. Hinton, Lecture 6.4, Neural networks for machine learning, Coursera (2012)",
    family="first order",
    parameters=(
        learning_rate(0.01),
        Parameter("increase", 0.05, "added to the gain while the sign holds", minimum=0, slider=(0.0, 0.5), symbol="κ"),
        Parameter(
            "decrease", 0.95, "factor on the gain when the sign flips", minimum=0, maximum=1, exclusive_minimum=True,
            slider=(0.1, 1.0), symbol="φ",
        ),
        Parameter(
            "limits", "ten", "range: of the gains, 0.1 to 10, 0.01 to 100, or the two ends of your own below",
            kind="choice", choices=("ten", "hundred", "own"),
        ),
        Parameter(
            "smallest_gain", 0.1, "gains grow no smaller, where the range is your own", minimum=0,
            exclusive_minimum=True, slider=(1e-3, 1.0), scale="log",
        ),
        Parameter(
            "largest_gain", 10.0, "gains grow no larger, where the range is your own", minimum=0,
            exclusive_minimum=True, slider=(1.0, 1000.0), scale="log",
        ),
    ),
    states=("last", "gain"),
    initial={"gain": 1.0},
    rule=separate_gains,
    stability=NoLaw(
        "each coordinate has a gain of its own, which shrinks while its steps overshoot"
    ),
    notes="Of two ends in the wrong order the largest holds.",
    readouts=READOUTS,
)  # fmt: skip
