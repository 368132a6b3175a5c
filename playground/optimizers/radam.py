"""RAdam (Liu et al. 2020)."""

import math

from playground.base.parameters import Parameter
from playground.optimizers.forms.denominator import floor
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import BETA1, BETA2, epsilon, learning_rate
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.readouts import MOMENTUM, divisor, own_rate
from playground.optimizers.forms.stability import SCALED_BY_GRADIENTS
from playground.optimizers.forms.translation import Translation


def rectification(
    power1: float, power2: float, plain: float, scaled: float,
    t: float, lr: float, beta1: float, beta2: float, threshold: float,
) -> tuple[float, float, float, float]:  # fmt: skip
    """The powers β₁ᵗ, β₂ᵗ and the factors on m and on m/√s, of which one is 0."""
    power1, power2 = power1 * beta1, power2 * beta2
    rate, longest = lr / (1.0 - power1), 2.0 / (1.0 - beta2) - 1.0
    length = longest - 2.0 * t * power2 / (1.0 - power2)
    plain, scaled = rate, 0.0
    if length > threshold:
        known = (length - 4.0) * (length - 2.0) * longest / ((longest - 4.0) * (longest - 2.0) * length)
        plain, scaled = 0.0, rate * math.sqrt(known * (1.0 - power2))
    return power1, power2, plain, scaled


def radam(
    x: float, g: float, m: float, s: float, plain: float, scaled: float, beta1: float, beta2: float, epsilon: float
) -> tuple[float, float, float]:
    """m ← β₁m + (1 − β₁)g; s ← β₂s + (1 − β₂)g²; x ← x − η·r·m̂·√(1 − β₂ᵗ)/(√s + ε), or x − η·m̂ at first"""
    m = beta1 * m + (1.0 - beta1) * g
    s = beta2 * s + (1.0 - beta2) * g * g
    return x - m * (plain + scaled / (math.sqrt(s) + floor(epsilon))), m, s


READOUTS = (
    own_rate("η r √(1 − β₂ᵗ)/(√s + ε)", lambda plain, scaled, s, epsilon: plain + scaled / divisor(s, epsilon)),
    MOMENTUM,
    Readout(
        "divides",
        "ρ > 4",
        "1 once the average of squared slopes is trusted and divided by, 0 before",
        lambda scaled: (scaled > 0.0) * 1.0,
    ),
)
OPTIMIZER = Elementwise(
    name="RAdam",
    aliases=("rectified adam",),
    summary="Adam that begins as plain momentum, until its average of squared gradients can be trusted, and then fades "
    "in.",
    equation="m ← β₁ m + (1 − β₁) g\ns ← β₂ s + (1 − β₂) g²\nρ = ρ∞ − 2 t β₂ᵗ/(1 − β₂ᵗ),  ρ∞ = 2/(1 − β₂) − 1\n"
    "r = √((ρ − 4)(ρ − 2) ρ∞ / ((ρ∞ − 4)(ρ∞ − 2) ρ))\n"
    "x ← x − η r · m/(1 − β₁ᵗ) · √(1 − β₂ᵗ)/(√s + ε) where ρ > 4\nx ← x − η · m/(1 − β₁ᵗ) before",
    source="L. Liu, H. Jiang, P. He, W. Chen, X. Liu, J. Gao, J. Han, On the variance of the adaptive learning rate "
    "and beyond, ICLR 2020",
    family="adaptive",
    parameters=(
        learning_rate(0.001),
        BETA1,
        BETA2,
        epsilon(1e-8),
        Parameter(
            "threshold", 4.0, "trust: the length of the average, in steps, from which on it is divided by", minimum=4,
            slider=(4.0, 50.0), symbol="ρ",
        ),
    ),
    states=("m", "s"),
    carried={"power1": 1.0, "power2": 1.0, "plain": 0.0, "scaled": 0.0},
    carry=rectification,
    rule=radam,
    stability=SCALED_BY_GRADIENTS,
    elsewhere={"PyTorch": {"threshold": 5.0}, "optax": {"threshold": 5.0}},
    notes="The paper begins to divide at ρ > 4. It has no ε, which is added to √s before its "
    "correction, as in PyTorch. The first steps are η·m̂ with the gradient's own size: on steep surfaces they are far.",
    translations=(
        Translation(
            library="torch",
            call="torch.optim.RAdam({values}, lr={lr}, betas=({beta1}, {beta2}), eps={epsilon})",
            when={"threshold": 5.0},
        ),
        Translation(
            library="torch",
            call="torch.optim.RAdam({values}, lr={lr}, betas=({beta1}, {beta2}), eps={epsilon})",
            differs="PyTorch begins to divide where ρ is above 5.",
            exact=False,
        ),
        Translation(
            library="optax",
            call="optax.radam({lr}, b1={beta1}, b2={beta2}, eps={epsilon}, threshold={threshold})",
            differs="optax adds ε after the correction of the average.",
            exact=False,
        ),
    ),
    readouts=READOUTS,
)  # fmt: skip
