"""Adan (Xie, Zhou, Li, Lin, Yan 2022)."""

import math

from playground.base.parameters import Parameter
from playground.optimizers.forms.denominator import floor
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import decay, epsilon, learning_rate, weight_decay
from playground.optimizers.forms.readouts import MOMENTUM, divisor, own_rate
from playground.optimizers.forms.stability import SCALED_BY_GRADIENTS
from playground.optimizers.forms.translation import Translation


def three_corrections(
    power1: float, power2: float, power3: float, beta1: float, beta2: float, beta3: float, bias_correction: float
) -> tuple[float, float, float, float, float, float]:
    """The powers βᵗ and the factors 1/(1 − βᵗ), which are 1 without bias correction."""
    power1, power2, power3 = power1 * beta1, power2 * beta2, power3 * beta3
    if bias_correction == 0.0:
        return power1, power2, power3, 1.0, 1.0, 1.0
    return power1, power2, power3, 1.0 / (1.0 - power1), 1.0 / (1.0 - power2), 1.0 / (1.0 - power3)


def adan(
    x: float, g: float, last: float, m: float, v: float, n: float,
    correction1: float, correction2: float, correction3: float, t: float,
    lr: float, beta1: float, beta2: float, beta3: float, epsilon: float, weight_decay: float, bias_correction: float,
) -> tuple[float, float, float, float, float]:  # fmt: skip
    """m, v, n ← averages of g, g − g₋₁, (g + β₂(g − g₋₁))²; x ← (x − η(m + β₂v)/(√n + ε))/(1 + ηλ)"""
    change = g - last if t > 1 else 0.0
    ahead = g + beta2 * change
    if bias_correction == 0.0:
        # Averages begin at their first number in place of 0.
        if t == 1:
            m, n = g, g * g
        elif t == 2:
            v = change
    m = beta1 * m + (1.0 - beta1) * g
    v = beta2 * v + (1.0 - beta2) * change
    n = beta3 * n + (1.0 - beta3) * ahead * ahead
    step = (m * correction1 + beta2 * (v * correction2)) / (math.sqrt(n * correction3) + floor(epsilon))
    return (x - lr * step) / (1.0 + lr * weight_decay), g, m, v, n


READOUTS = (
    own_rate("η / (√n + ε)", lambda lr, n, correction3, epsilon: lr / divisor(n * correction3, epsilon)),
    MOMENTUM,
)
OPTIMIZER = Elementwise(
    name="Adan",
    aliases=("adaptive nesterov momentum",),
    summary="Adam with an average of the gradient's changes beside that of the gradient, which brakes before a bend.",
    equation="m ← β₁ m + (1 − β₁) g\nv ← β₂ v + (1 − β₂) (g − g₋₁)\nn ← β₃ n + (1 − β₃) (g + β₂ (g − g₋₁))²\n"
    "x ← (x − η (m + β₂ v) / (√n + ε)) / (1 + η λ)",
    source="X. Xie, P. Zhou, H. Li, Z. Lin, S. Yan, Adan: adaptive Nesterov momentum algorithm for faster optimizing "
    "deep models, arXiv:2208.06677 (2022)",
    family="adaptive",
    parameters=(
        learning_rate(0.001),
        decay("beta1", 0.98, "memory: weight of the past in the average of the gradient", "β₁", ("b1",)),
        decay("beta2", 0.92, "memory: weight of the past in the average of its changes", "β₂", ("b2",)),
        decay("beta3", 0.99, "memory: weight of the past in the average of the squares", "β₃", ("b3",)),
        epsilon(1e-8),
        weight_decay(0.0, "the pull towards 0, times the rate"),
        Parameter(
            "bias_correction", False,
            "begin the averages at 0 and divide by 1 − βᵗ, in place of beginning at their first numbers", kind="boolean"
        ),
    ),
    states=("last", "m", "v", "n"),
    carried={
        "power1": 1.0, "power2": 1.0, "power3": 1.0, "correction1": 1.0, "correction2": 1.0, "correction3": 1.0
    },
    carry=three_corrections,
    rule=adan,
    stability=SCALED_BY_GRADIENTS,
    elsewhere={"optax": {"bias_correction": True}},
    notes="The paper writes 1 − β for β: 0.02, 0.08, 0.01. It begins the averages at their first numbers; the authors' "
    "code begins at 0 and corrects. optax does too, but multiplies v by 1 − β₂, where β₂ stands here; by default it "
    "also adds 1e-8 inside the root. The paper restarts too, which is not offered, and decays networks by λ = 0.02, "
    "tuned for them; λ is 0 here, because a decay moves the minimum.",
    translations=(
        Translation(
            library="optax",
            call="optax.adan({lr}, b1={beta1}, b2={beta2}, b3={beta3}, eps={epsilon}, "
            "weight_decay={weight_decay})",
            when={"bias_correction": True},
            differs="optax multiplies the average of changes by 1 − β₂ where the paper has β₂.",
            exact=False,
        ),
    ),
    readouts=READOUTS,
)  # fmt: skip
