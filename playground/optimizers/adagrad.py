"""AdaGrad (Duchi, Hazan, Singer 2011)."""

from playground.base.parameters import Parameter
from playground.optimizers.forms.denominator import EPSILON_PLACE, root
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import epsilon, learning_rate
from playground.optimizers.forms.readouts import divisor, own_rate
from playground.optimizers.forms.stability import SCALED_BY_GRADIENTS
from playground.optimizers.forms.translation import Translation


def adagrad(x: float, g: float, s: float, lr: float, epsilon: float, epsilon_place: float) -> tuple[float, float]:
    """s ← s + g²; x ← x − ηg/(√s + ε), or ηg/√(s + ε), or ηg/√s"""
    s = s + g * g
    return x - lr * g / root(s, epsilon, epsilon_place), s


READOUTS = (own_rate("η / (√s + ε)", lambda lr, s, epsilon, epsilon_place: lr / divisor(s, epsilon, epsilon_place)),)
OPTIMIZER = Elementwise(
    name="AdaGrad",
    aliases=(
        "adaptive gradient",
        "diagonal adagrad",
    ),
    summary="Divides by the root of all squared gradients so far: a rate for each coordinate, which only shrinks.",
    equation="s ← s + g²\nx ← x − η g / (√s + ε)",
    source="J. Duchi, E. Hazan, Y. Singer, Adaptive subgradient methods for online learning and stochastic "
    "optimization, JMLR 12 (2011)",
    family="adaptive",
    parameters=(
        learning_rate(0.01, 1e-4, 10.0),
        epsilon(1e-10),
        EPSILON_PLACE,
        Parameter(
            "initial_sum",
            0.0,
            "the sum s before the first step",
            aliases=("initial_accumulator_value",),
            minimum=0,
            slider=(0.0, 1.0),
            symbol="s₀",
        ),
    ),
    states=("s",),
    initial={"s": "initial_sum"},
    rule=adagrad,
    stability=SCALED_BY_GRADIENTS,
    elsewhere={"optax": {"epsilon": 1e-07, "epsilon_place": "inside", "initial_sum": 0.1}},
    notes="A text that prints x ← x − η g / s, with the exponent −1 for −1/2, describes another method; without the "
    "square as well, its first step is −η in every coordinate, whatever the gradient. The paper adds δ to the "
    "root and leaves η and δ open; both are PyTorch's here.",
    translations=(
        Translation(
            library="torch",
            call="torch.optim.Adagrad({values}, lr={lr}, eps={epsilon}, initial_accumulator_value={initial_sum})",
            when={"epsilon_place": "outside"},
        ),
        Translation(
            library="optax",
            call="optax.adagrad({lr}, initial_accumulator_value={initial_sum}, eps={epsilon_inside})",
            when={"epsilon_place": "inside"},
        ),
    ),
    readouts=READOUTS,
)
