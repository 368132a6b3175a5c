"""AMSGrad (Reddi, Kale, Kumar 2018)."""

import math

from playground.base.parameters import Parameter
from playground.optimizers.forms.bias_correction import corrections
from playground.optimizers.forms.denominator import floor
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import BETA1, BETA2, epsilon, learning_rate
from playground.optimizers.forms.readouts import MOMENTUM, divisor, own_rate
from playground.optimizers.forms.stability import SCALED_BY_GRADIENTS
from playground.optimizers.forms.translation import Translation


def amsgrad(
    x: float, g: float, m: float, s: float, largest: float, correction1: float, correction2: float,
    lr: float, beta1: float, beta2: float, epsilon: float,
) -> tuple[float, float, float, float]:  # fmt: skip
    """m ← β₁m + (1 − β₁)g; s ← β₂s + (1 − β₂)g²; ŝ ← max(ŝ, s); x ← x − ηm/(√ŝ + ε)"""
    m = beta1 * m + (1.0 - beta1) * g
    s = beta2 * s + (1.0 - beta2) * g * g
    largest = max(largest, s)
    return x - lr * (m * correction1) / (math.sqrt(largest * correction2) + floor(epsilon)), m, s, largest


READOUTS = (
    own_rate("η / (√ŝ + ε)", lambda lr, largest, correction2, epsilon: lr / divisor(largest * correction2, epsilon)),
    MOMENTUM,
)
OPTIMIZER = Elementwise(
    name="AMSGrad",
    aliases=(
        "adam with amsgrad",
        "ams",
    ),
    summary="Adam that divides by the largest average so far, so that its rate never grows again.",
    equation="m ← β₁ m + (1 − β₁) g\ns ← β₂ s + (1 − β₂) g²\nŝ ← max(ŝ, s)\nx ← x − η m / (√ŝ + ε)",
    source="S. J. Reddi, S. Kale, S. Kumar, On the convergence of Adam and beyond, ICLR 2018",
    family="adaptive",
    parameters=(
        learning_rate(0.001),
        BETA1,
        BETA2,
        epsilon(1e-8),
        Parameter(
            "bias_correction",
            False,
            "divide the averages by 1 − βᵗ (the largest s by 1 − β₂ᵗ); the paper does not, PyTorch does",
            kind="boolean",
        ),
    ),
    states=("m", "s", "largest"),
    carried={"power1": 1.0, "power2": 1.0, "correction1": 1.0, "correction2": 1.0},
    carry=corrections,
    rule=amsgrad,
    stability=SCALED_BY_GRADIENTS,
    notes="The paper has neither ε nor a correction of the averages' start at 0.",
    elsewhere={"PyTorch": {"bias_correction": True}, "optax": {"bias_correction": True}},
    translations=(
        Translation(
            library="torch",
            call="torch.optim.Adam({values}, lr={lr}, betas=({beta1}, {beta2}), eps={epsilon}, amsgrad=True)",
            when={"bias_correction": True},
        ),
        Translation(
            library="optax",
            call="optax.amsgrad({lr}, b1={beta1}, b2={beta2}, eps={epsilon})",
            when={"bias_correction": True},
            differs="optax corrects the average before it takes the largest.",
            exact=False,
        ),
    ),
    readouts=READOUTS,
)
