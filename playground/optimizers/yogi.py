"""Yogi (Zaheer, Reddi, Sachan, Kale, Kumar 2018)."""

import math

from playground.base.parameters import Parameter
from playground.optimizers.forms.bias_correction import corrections
from playground.optimizers.forms.carry_adam import CARRIED
from playground.optimizers.forms.denominator import floor, initial_average
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import BETA1, BETA2, epsilon, learning_rate
from playground.optimizers.forms.readouts import CORRECTED, MOMENTUM
from playground.optimizers.forms.signs import sign
from playground.optimizers.forms.stability import SCALED_BY_GRADIENTS
from playground.optimizers.forms.translation import Translation


def yogi(
    x: float, g: float, m: float, s: float, correction1: float, correction2: float, t: float,
    lr: float, beta1: float, beta2: float, epsilon: float, first_square: float,
) -> tuple[float, float, float]:  # fmt: skip
    """m ← β₁m + (1 − β₁)g; s ← s − (1 − β₂)·sign(s − g²)·g²; x ← x − ηm/(√s + ε)"""
    square = g * g
    s = s + square if (t == 1) & (first_square != 0.0) else s
    m = beta1 * m + (1.0 - beta1) * g
    s = s - (1.0 - beta2) * sign(s - square) * square
    return x - lr * (m * correction1) / (math.sqrt(s * correction2) + floor(epsilon)), m, s


READOUTS = (
    CORRECTED,
    MOMENTUM,
)
OPTIMIZER = Elementwise(
    name="Yogi",
    aliases=("adam yogi",),
    summary="Adam whose average moves by at most a share of g²: after a steep wall the rate recovers slowly.",
    equation="m ← β₁ m + (1 − β₁) g\ns ← s − (1 − β₂) sign(s − g²) g²\nx ← x − η m / (√s + ε)",
    source="M. Zaheer, S. J. Reddi, D. Sachan, S. Kale, S. Kumar, Adaptive methods for nonconvex optimization, "
    "NeurIPS 2018",
    family="adaptive",
    parameters=(
        learning_rate(0.01),
        BETA1,
        BETA2,
        epsilon(1e-3),
        Parameter(
            "first_square", True, "begin the average at the squared first gradient (and s₀)", kind="boolean"
        ),
        initial_average(),
        Parameter("bias_correction", False, "divide the averages by 1 − βᵗ", kind="boolean"),
    ),
    states=("m", "s"),
    initial={"s": "initial_average"},
    carried=CARRIED,
    carry=corrections,
    rule=yogi,
    stability=SCALED_BY_GRADIENTS,
    elsewhere={"optax": {"initial_average": 1e-06, "first_square": False, "bias_correction": True}},
    notes="The paper starts s at the squared gradient of the first point. optax starts both averages at 1e-6 and "
    "corrects their bias; of these its m is not offered here.",
    translations=(
        Translation(
            library="optax",
            call="optax.yogi({lr}, b1={beta1}, b2={beta2}, eps={epsilon})",
            differs="optax begins both averages at 1e-6 and corrects their bias.",
            exact=False,
        ),
    ),
    readouts=READOUTS,
)  # fmt: skip
