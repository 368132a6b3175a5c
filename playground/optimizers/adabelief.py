"""AdaBelief (Zhuang et al. 2020)."""

from playground.optimizers.forms.bias_correction import corrections
from playground.optimizers.forms.carry_adam import CARRIED
from playground.optimizers.forms.denominator import OUTSIDE, root
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import BETA1, BETA2, BIAS_CORRECTION, epsilon, learning_rate
from playground.optimizers.forms.readouts import CORRECTED, MOMENTUM
from playground.optimizers.forms.stability import SCALED_BY_GRADIENTS
from playground.optimizers.forms.translation import Translation


def adabelief(
    x: float, g: float, m: float, s: float, correction1: float, correction2: float,
    lr: float, beta1: float, beta2: float, epsilon: float,
) -> tuple[float, float, float]:  # fmt: skip
    """m ← β₁m + (1 − β₁)g; s ← β₂s + (1 − β₂)(g − m)² + ε; x ← x − η·m̂/(√ŝ + ε)"""
    m = beta1 * m + (1.0 - beta1) * g
    surprise = g - m
    s = beta2 * s + (1.0 - beta2) * surprise * surprise + epsilon
    return x - lr * (m * correction1) / root(s * correction2, epsilon, OUTSIDE), m, s


READOUTS = (
    CORRECTED,
    MOMENTUM,
)
OPTIMIZER = Elementwise(
    name="AdaBelief",
    summary="Adam that divides by how far gradients stray from their average: long steps where the slope is steady.",
    equation="m ← β₁ m + (1 − β₁) g\ns ← β₂ s + (1 − β₂) (g − m)² + ε\nx ← x − η · m/(1 − β₁ᵗ) / (√(s/(1 − β₂ᵗ)) + ε)",
    source="J. Zhuang, T. Tang, Y. Ding, S. Tatikonda, N. Dvornek, X. Papademetris, J. Duncan, AdaBelief optimizer: "
    "adapting stepsizes by the belief in observed gradients, NeurIPS 2020",
    family="adaptive",
    parameters=(learning_rate(0.001), BETA1, BETA2, epsilon(1e-8), BIAS_CORRECTION),
    states=("m", "s"),
    carried=CARRIED,
    carry=corrections,
    rule=adabelief,
    stability=SCALED_BY_GRADIENTS,
    elsewhere={"optax": {"epsilon": 1e-16}},
    notes="ε is added in both places, as in the paper; to s in each step, which sums up to ε/(1 − β₂).",
    translations=(
        Translation(
            library="optax",
            call="optax.adabelief({lr}, b1={beta1}, b2={beta2}, eps={epsilon}, eps_root={epsilon_inside})",
            when={"bias_correction": True},
        ),
    ),
    readouts=READOUTS,
)
