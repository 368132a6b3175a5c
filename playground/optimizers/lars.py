"""LARS, layer-wise adaptive rate scaling (You, Gitman, Ginsburg 2017)."""

import math
from typing import Any

from playground.base.parameters import Parameter
from playground.optimizers.forms.blocks import EXEMPT, decay_of, is_trusted
from playground.optimizers.forms.parameters import MOMENTUM, learning_rate, weight_decay
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.readouts import VELOCITY
from playground.optimizers.forms.stability import SHARE_OF_POINT
from playground.optimizers.forms.translation import Translation
from playground.optimizers.forms.vectors import dot
from playground.optimizers.forms.vectorwise import NUMBER, VECTOR, Vectorwise


def lars(
    x: Any, g: Any, v: Any, rate: Any, kind: int, lr: float, beta: float, trust: float, weight_decay: float,
    exempt: float,
) -> None:  # fmt: skip
    """λ = trust·‖x‖/(‖g‖ + wd·‖x‖); v ← βv + ηλ(g + wd·x); x ← x − v"""
    size, slope = math.sqrt(dot(x, x)), math.sqrt(dot(g, g))
    decay = decay_of(weight_decay, kind, exempt)
    rate[0] = lr
    if size > 0.0 and slope > 0.0 and is_trusted(kind, exempt):
        rate[0] = lr * trust * size / (slope + decay * size)
    for d in range(x.size):
        v[d] = beta * v[d] + rate[0] * (g[d] + decay * x[d])
    for d in range(x.size):
        x[d] -= v[d]


READOUTS = (
    Readout("rate", "λ η", "the rate of this step, from the lengths of x and of the slope", lambda rate: rate),
    VELOCITY,
)
OPTIMIZER = Vectorwise(
    name="LARS",
    aliases=("layerwise adaptive rate scaling",),
    summary="Steps of a fixed share of the distance from 0, whatever the slope: large weights move far, small ones "
    "little.",
    equation="rate = η · trust · ‖x‖ / (‖g‖ + λ ‖x‖)\nv ← β v + rate · (g + λ x)\nx ← x − v",
    source="Y. You, I. Gitman, B. Ginsburg, Large batch training of convolutional networks, arXiv:1708.03888 (2017)",
    family="adaptive",
    parameters=(
        learning_rate(1.0, 1e-2, 100.0),
        MOMENTUM,
        Parameter(
            "trust", 0.001, "trust: a step's share of the distance from 0",
            aliases=("trust_coefficient",), minimum=0, exclusive_minimum=True,
            slider=(1e-4, 1.0), scale="log",
        ),
        weight_decay(0.0, "the pull towards 0, part of the slope"),
        EXEMPT,
    ),
    update=lars,
    memory={"v": VECTOR, "rate": NUMBER},
    by_block=True,
    stability=SHARE_OF_POINT,
    notes="In a network the weights of each layer, its biases, and the scales and shifts of its normalization each "
    "have a rate of their own, as every tensor has in optax; a point of a surface is one layer. Where x or g is 0, as "
    "biases are at first, the rate is η. The paper exempts nothing; later work exempts biases and scales from decay "
    "and trust ratio (exempt = both). The paper decays networks by λ = 5e-4; λ is 0 here, because a decay moves the "
    "minimum. optax divides by ‖g + λ x‖. Earlier versions took a whole network for one layer: a training that they "
    "saved has other numbers now.",
    translations=(
        Translation(
            library="optax",
            call="optax.lars({lr}, weight_decay={weight_decay}, trust_coefficient={trust}, momentum={beta})",
            when={"weight_decay": 0.0},
        ),
    ),
    readouts=READOUTS,
)  # fmt: skip
