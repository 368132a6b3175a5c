"""AdaMax (Kingma, Ba 2015)."""

from playground.optimizers.forms.denominator import floor
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import BETA1, decay, epsilon, learning_rate
from playground.optimizers.forms.readouts import MOMENTUM, own_rate
from playground.optimizers.forms.stability import SCALED_BY_GRADIENTS
from playground.optimizers.forms.translation import Translation


def rates(power1: float, rate: float, lr: float, beta1: float) -> tuple[float, float]:
    """The power β₁ᵗ and the rate η/(1 − β₁ᵗ)."""
    power1 = power1 * beta1
    return power1, lr / (1.0 - power1)


def adamax(
    x: float, g: float, m: float, u: float, rate: float, beta1: float, beta2: float, epsilon: float
) -> tuple[float, float, float]:
    """m ← β₁m + (1 − β₁)g; u ← max(β₂u, |g| + ε); x ← x − η/(1 − β₁ᵗ)·m/u"""
    m = beta1 * m + (1.0 - beta1) * g
    u = max(beta2 * u, abs(g) + floor(epsilon))
    return x - rate * m / u, m, u


READOUTS = (
    own_rate("η/(1 − β₁ᵗ) / u", lambda rate, u: rate / u),
    MOMENTUM,
)
OPTIMIZER = Elementwise(
    name="AdaMax",
    aliases=("adam with infinity norm",),
    summary="Adam that divides by the largest recent slope in place of a root of averages: steps of at most about η.",
    equation="m ← β₁ m + (1 − β₁) g\nu ← max(β₂ u, |g| + ε)\nx ← x − η/(1 − β₁ᵗ) · m/u",
    source="D. P. Kingma, J. Ba, Adam: a method for stochastic optimization, ICLR 2015, section 7.1",
    family="adaptive",
    parameters=(
        learning_rate(0.002),
        BETA1,
        decay("beta2", 0.999, "memory: how slowly the largest slope is forgotten", "β₂", ("b2",)),
        epsilon(0.0),
    ),
    states=("m", "u"),
    carried={"power1": 1.0, "rate": 0.0},
    carry=rates,
    rule=adamax,
    stability=SCALED_BY_GRADIENTS,
    elsewhere={"PyTorch": {"epsilon": 1e-08}, "optax": {"epsilon": 1e-08}},
    notes="The paper has no ε; PyTorch adds 1e-8 to |g|, as here. No coordinate's step is longer than "
    "η (1 − β₁)/(1 − β₁/β₂), which is 1.009 η at the defaults; the paper rounds that to η.",
    translations=(
        Translation(
            library="torch",
            call="torch.optim.Adamax({values}, lr={lr}, betas=({beta1}, {beta2}), eps={epsilon})",
        ),
        Translation(
            library="optax",
            call="optax.adamax({lr}, b1={beta1}, b2={beta2}, eps={epsilon})",
        ),
    ),
    readouts=READOUTS,
)
