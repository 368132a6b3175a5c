"""AdamW (Loshchilov, Hutter 2019)."""

from playground.base.parameters import Parameter
from playground.optimizers.forms.carry_adam import CARRIED, carry_adam
from playground.optimizers.forms.denominator import OUTSIDE, root
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import BETA1, BETA2, epsilon, learning_rate, weight_decay
from playground.optimizers.forms.readouts import CORRECTED, MOMENTUM
from playground.optimizers.forms.stability import SCALED_BY_GRADIENTS
from playground.optimizers.forms.translation import Translation

RATE = 0.0


def adamw(
    x: float, g: float, m: float, s: float, correction1: float, correction2: float,
    lr: float, beta1: float, beta2: float, epsilon: float, weight_decay: float, decay_by: float,
) -> tuple[float, float, float]:  # fmt: skip
    """m ← β₁m + (1 − β₁)g; s ← β₂s + (1 − β₂)g²; x ← x − η·m̂/(√ŝ + ε) − ηλx, or − λx"""
    m = beta1 * m + (1.0 - beta1) * g
    s = beta2 * s + (1.0 - beta2) * g * g
    shrink = lr * weight_decay if decay_by == RATE else weight_decay
    return x - shrink * x - lr * (m * correction1) / root(s * correction2, epsilon, OUTSIDE), m, s


READOUTS = (
    CORRECTED,
    MOMENTUM,
)
OPTIMIZER = Elementwise(
    name="AdamW",
    aliases=("adam with decoupled weight decay", "adam with weight decay",),
    summary="Adam that also shrinks the point towards 0, by a share that the averages of the gradient do not see.",
    equation="m ← β₁ m + (1 − β₁) g\ns ← β₂ s + (1 − β₂) g²\n"
    "x ← x − η · m/(1 − β₁ᵗ) / (√(s/(1 − β₂ᵗ)) + ε) − η λ x",
    source="I. Loshchilov, F. Hutter, Decoupled weight decay regularization, ICLR 2019",
    family="adaptive",
    parameters=(
        learning_rate(0.001),
        BETA1,
        BETA2,
        epsilon(1e-8),
        weight_decay(0.01, "the share by which the point shrinks towards 0 in each step"),
        Parameter(
            "decay_by", "rate", "decay times: the learning rate, as libraries do, or nothing, as the paper does while "
            "its schedule multiplier is 1", kind="choice", choices=("rate", "nothing"),
        ),
    ),
    states=("m", "s"),
    carried=CARRIED,
    carry=carry_adam,
    rule=adamw,
    stability=SCALED_BY_GRADIENTS,
    elsewhere={"optax": {"weight_decay": 0.0001}},
    notes="The paper tunes the decay for each task; 0.01 is PyTorch's, and with 0 this would be Adam. It does not "
    "rest where f is lowest, but where the step and the decay cancel.",
    translations=(
        Translation(
            library="torch",
            call="torch.optim.AdamW({values}, lr={lr}, betas=({beta1}, {beta2}), eps={epsilon}, "
            "weight_decay={weight_decay})",
            when={"decay_by": "rate"},
        ),
        Translation(
            library="optax",
            call="optax.adamw({lr}, b1={beta1}, b2={beta2}, eps={epsilon}, weight_decay={weight_decay})",
            when={"decay_by": "rate"},
        ),
    ),
    readouts=READOUTS,
)  # fmt: skip
