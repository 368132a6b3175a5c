"""Adam (Kingma, Ba 2015)."""

from playground.optimizers.forms.bias_correction import corrections
from playground.optimizers.forms.denominator import EPSILON_PLACE, initial_average, root
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import BETA1, BETA2, BIAS_CORRECTION, epsilon, learning_rate
from playground.optimizers.forms.readouts import MOMENTUM, divisor, own_rate
from playground.optimizers.forms.stability import SCALED_BY_GRADIENTS
from playground.optimizers.forms.translation import Translation


def adam(
    x: float, g: float, m: float, s: float, correction1: float, correction2: float,
    lr: float, beta1: float, beta2: float, epsilon: float, epsilon_place: float,
) -> tuple[float, float, float]:  # fmt: skip
    """m ← β₁m + (1 − β₁)g; s ← β₂s + (1 − β₂)g²; x ← x − η·m̂/(√ŝ + ε)"""
    m = beta1 * m + (1.0 - beta1) * g
    s = beta2 * s + (1.0 - beta2) * g * g
    return x - lr * (m * correction1) / root(s * correction2, epsilon, epsilon_place), m, s


READOUTS = (
    own_rate(
        "η / (√(s/(1 − β₂ᵗ)) + ε)",
        lambda lr, s, correction2, epsilon, epsilon_place: lr / divisor(s * correction2, epsilon, epsilon_place),
    ),
    MOMENTUM,
)
OPTIMIZER = Elementwise(
    name="Adam",
    aliases=("adaptive moment estimation",),
    summary="Momentum divided by the root of the average squared gradient: steps of about η at any gradient.",
    equation="m ← β₁ m + (1 − β₁) g\ns ← β₂ s + (1 − β₂) g²\nx ← x − η · m/(1 − β₁ᵗ) / (√(s/(1 − β₂ᵗ)) + ε)",
    source="D. P. Kingma, J. Ba, Adam: a method for stochastic optimization, ICLR 2015",
    family="adaptive",
    parameters=(learning_rate(0.001), BETA1, BETA2, epsilon(1e-8), EPSILON_PLACE, initial_average(), BIAS_CORRECTION),
    states=("m", "s"),
    initial={"s": "initial_average"},
    carried={"power1": 1.0, "power2": 1.0, "correction1": 1.0, "correction2": 1.0},
    carry=corrections,
    rule=adam,
    stability=SCALED_BY_GRADIENTS,
    notes="PyTorch, TensorFlow and optax have the paper's defaults, TensorFlow ε = 1e-7. With no ε the average of the "
    "squared gradient must start above 0.",
    translations=(
        Translation(
            library="torch",
            call="torch.optim.Adam({values}, lr={lr}, betas=({beta1}, {beta2}), eps={epsilon})",
            when={"bias_correction": True, "epsilon_place": "outside", "initial_average": 0.0},
        ),
        Translation(
            library="optax",
            call="optax.adam({lr}, b1={beta1}, b2={beta2}, eps={epsilon})",
            when={"bias_correction": True, "epsilon_place": "outside", "initial_average": 0.0},
        ),
    ),
    readouts=READOUTS,
)
