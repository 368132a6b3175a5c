"""Lion (Chen et al. 2023)."""

from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import decay, learning_rate, weight_decay
from playground.optimizers.forms.readouts import MOMENTUM
from playground.optimizers.forms.signs import sign
from playground.optimizers.forms.stability import EQUAL_STEPS
from playground.optimizers.forms.translation import Translation


def lion(
    x: float, g: float, m: float, lr: float, beta1: float, beta2: float, weight_decay: float
) -> tuple[float, float]:
    """x ← x − η(sign(β₁m + (1 − β₁)g) + λx); m ← β₂m + (1 − β₂)g"""
    direction = sign(beta1 * m + (1.0 - beta1) * g)
    return x - lr * (direction + weight_decay * x), beta2 * m + (1.0 - beta2) * g


READOUTS = (MOMENTUM,)
OPTIMIZER = Elementwise(
    name="Lion",
    aliases=("evolved sign momentum",),
    summary="The sign of a momentum: every coordinate moves by η in each step, so that paths run diagonally.",
    equation="c = β₁ m + (1 − β₁) g\nx ← x − η (sign(c) + λ x)\nm ← β₂ m + (1 − β₂) g",
    source="X. Chen, C. Liang, D. Huang, E. Real, K. Wang, Y. Liu, H. Pham, X. Dong, T. Luong, C.-J. Hsieh, Y. Lu, "
    "Q. V. Le, Symbolic discovery of optimization algorithms, NeurIPS 2023",
    family="adaptive",
    parameters=(
        learning_rate(1e-4),
        decay("beta1", 0.9, "memory: weight of the momentum in the direction", "β₁", ("b1",)),
        decay("beta2", 0.99, "memory: weight of the past in the momentum", "β₂", ("b2",)),
        weight_decay(0.0, "the pull towards 0, times the rate"),
    ),
    states=("m",),
    rule=lion,
    stability=EQUAL_STEPS,
    elsewhere={"optax": {"weight_decay": 0.001}},
    notes="It never rests near a minimum, but ticks round it by η. The paper tunes the "
    "decay for each network, three to ten times AdamW's; λ is 0 here, because a decay moves the minimum.",
    translations=(
        Translation(
            library="optax",
            call="optax.lion({lr}, b1={beta1}, b2={beta2}, weight_decay={weight_decay})",
        ),
    ),
    readouts=READOUTS,
)
