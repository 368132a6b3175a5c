"""LAMB, layer-wise Adam for large batches (You et al. 2020)."""

import math
from typing import Any

from playground.base.parameters import Parameter
from playground.optimizers.forms.blocks import EXEMPT, decay_of, is_trusted
from playground.optimizers.forms.denominator import floor
from playground.optimizers.forms.parameters import BETA1, BETA2, BIAS_CORRECTION, epsilon, learning_rate, weight_decay
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.readouts import MOMENTUM
from playground.optimizers.forms.stability import SHARE_OF_POINT
from playground.optimizers.forms.translation import Translation
from playground.optimizers.forms.vectors import dot
from playground.optimizers.forms.vectorwise import NUMBER, VECTOR, Vectorwise


def lamb(
    x: Any, g: Any, t: int, m: Any, s: Any, powers: Any, rate: Any, r: Any, block: int, kind: int, lr: float,
    beta1: float, beta2: float, epsilon: float, weight_decay: float, largest_size: float, bias_correction: float,
    exempt: float,
) -> None:  # fmt: skip
    """r = m̂/(√ŝ + ε) + λx; x ← x − η·min(‖x‖, most)/‖r‖·r"""
    if t == 1 and block == 0:
        powers[0] = 1.0
        powers[1] = 1.0
    if block == 0:
        powers[0] *= beta1
        powers[1] *= beta2
    first, second = 1.0, 1.0
    if bias_correction != 0.0:
        first, second = 1.0 / (1.0 - powers[0]), 1.0 / (1.0 - powers[1])
    decay = decay_of(weight_decay, kind, exempt)
    for d in range(x.size):
        m[d] = beta1 * m[d] + (1.0 - beta1) * g[d]
        s[d] = beta2 * s[d] + (1.0 - beta2) * g[d] * g[d]
        r[d] = m[d] * first / (math.sqrt(s[d] * second) + floor(epsilon)) + decay * x[d]
    size, length = math.sqrt(dot(x, x)), math.sqrt(dot(r, r))
    rate[0] = lr
    if size > 0.0 and length > 0.0 and is_trusted(kind, exempt):
        rate[0] = lr * min(size, largest_size) / length
    for d in range(x.size):
        x[d] -= rate[0] * r[d]


READOUTS = (
    Readout(
        "rate", "η ‖x‖/‖r‖", "the rate of this step, from the lengths of x and of Adam's direction", lambda rate: rate
    ),
    MOMENTUM,
)
OPTIMIZER = Vectorwise(
    name="LAMB",
    aliases=("layerwise adam",),
    summary="Adam's direction, and a step that is a fixed share of the distance from 0.",
    equation="m ← β₁ m + (1 − β₁) g\ns ← β₂ s + (1 − β₂) g²\nr = m/(1 − β₁ᵗ) / (√(s/(1 − β₂ᵗ)) + ε) + λ x\n"
    "x ← x − η · min(‖x‖, most)/‖r‖ · r",
    source="Y. You, J. Li, S. Reddi, J. Hseu, S. Kumar, S. Bhojanapalli, X. Song, J. Demmel, K. Keutzer, C.-J. Hsieh, "
    "Large batch optimization for deep learning: training BERT in 76 minutes, ICLR 2020",
    family="adaptive",
    parameters=(
        learning_rate(0.001),
        BETA1,
        BETA2,
        epsilon(1e-6),
        weight_decay(0.0, "the pull towards 0, part of the direction"),
        Parameter(
            "largest_size", 10.0, "largest size: of x that a step is a share of", minimum=0, exclusive_minimum=True,
            slider=(0.1, 1000.0), scale="log",
        ),
        BIAS_CORRECTION,
        EXEMPT,
    ),
    update=lamb,
    memory={"m": VECTOR, "s": VECTOR, "powers": (2,), "rate": NUMBER},
    scratch={"r": VECTOR},
    by_block=True,
    stability=SHARE_OF_POINT,
    notes="In a network the weights of each layer, its biases, and the scales and shifts of its normalization each "
    "have a rate of their own, as every tensor has in optax; a point of a surface is one layer. Where x or r is 0, as "
    "biases are at first, the rate is η. The paper's algorithm exempts nothing; its authors' program for BERT exempts "
    "biases and scales from decay and trust ratio (exempt = both). The paper decays networks by λ = 0.01; λ is 0 here, "
    "because a decay moves the minimum. optax sets no largest size. Earlier versions took a whole network for one "
    "layer: a training that they saved has other numbers now.",
    translations=(
        Translation(
            library="optax",
            call="optax.lamb({lr}, b1={beta1}, b2={beta2}, eps={epsilon}, weight_decay={weight_decay})",
            when={"bias_correction": True},
            limit="Where x is longer than the largest size, optax goes on to take a share of its whole length.",
        ),
    ),
    readouts=READOUTS,
)  # fmt: skip
