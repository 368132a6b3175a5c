"""Gradient descent with momentum (Polyak 1964), in the three conventions in use."""

from collections.abc import Mapping

from playground.base.alias import Alias
from playground.base.parameters import Parameter, Value
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import MOMENTUM, learning_rate
from playground.optimizers.forms.readouts import VELOCITY
from playground.optimizers.forms.stability import StabilityLaw
from playground.optimizers.forms.translation import Translation

SCALED, RATE_IN_VELOCITY, AVERAGE = 0.0, 1.0, 2.0


def heavy_ball(x: float, g: float, v: float, lr: float, beta: float, convention: float) -> tuple[float, float]:
    """v ← βv − g, x ← x + ηv;  or v ← βv − ηg, x ← x + v;  or v ← βv + (1 − β)g, x ← x − ηv"""
    if convention == SCALED:
        v = beta * v - g
        return x + lr * v, v
    if convention == RATE_IN_VELOCITY:
        v = beta * v - lr * g
        return x + v, v
    v = beta * v + (1.0 - beta) * g
    return x - lr * v, v


def product(values: Mapping[str, Value]) -> float:
    """η·λ stays below 2(1 + β), for the average below 2(1 + β)/(1 − β)."""
    beta = float(values["beta"])
    return 2 * (1 + beta) / (1 - beta) if values["convention"] == "average" else 2 + 2 * beta


def formula(values: Mapping[str, Value]) -> str:
    """The limit of η as people write it."""
    return "2(1 + β)/((1 − β) λ₁)" if values["convention"] == "average" else "2(1 + β)/λ₁"


READOUTS = (VELOCITY,)
OPTIMIZER = Elementwise(
    name="Heavy ball",
    aliases=(
        "momentum",
        "sgdm",
        "sgd momentum",
        "sgd with momentum",
        "gd with momentum",
        "gradient descent with momentum",
        "gdm",
        "polyak",
        "polyak momentum",
        "classical momentum",
        "hb",
        Alias("sgd", given=("momentum",)),
        Alias("gd", given=("momentum",)),
    ),
    summary="Keeps a velocity: small steady gradients add up to 1/(1 − β) times their size, and walls make it swing.",
    equation="velocity: v ← β v − g,  x ← x + η v\nrate in velocity: v ← β v − η g,  x ← x + v\n"
    "average: v ← β v + (1 − β) g,  x ← x − η v",
    source="B. T. Polyak, Some methods of speeding up the convergence of iteration methods, "
    "USSR Comput. Math. 4 (1964)",
    family="first order",
    parameters=(
        learning_rate(0.01),
        MOMENTUM,
        Parameter(
            "convention",
            "velocity",
            "what the velocity holds: gradients; gradients times their rate, which it keeps when the rate changes; "
            "or their average, whose steps are 1 − β times as long",
            kind="choice",
            choices=("velocity", "rate_in_velocity", "average"),
        ),
    ),
    states=("v",),
    rule=heavy_ball,
    stability=StabilityLaw(
        formula=formula,
        source="B. T. Polyak, Introduction to optimization, Optimization Software (1987), section 3.2",
        product=product,
    ),
    elsewhere={"PyTorch": {"lr": 0.001, "beta": 0.0}, "optax": {"beta": 0.0}},
    translations=(
        Translation(
            library="torch",
            call="torch.optim.SGD({values}, lr={lr}, momentum={beta})",
            when={"convention": "velocity"},
        ),
        Translation(
            library="optax",
            call="optax.sgd({lr}, momentum={beta})",
            when={"convention": "velocity"},
        ),
        Translation(
            library="torch",
            call="torch.optim.SGD({values}, lr={lr}, momentum={beta}, dampening={beta})",
            when={"convention": "average"},
            differs="PyTorch's first velocity is the whole gradient, not 1 − β of it.",
            exact=False,
        ),
        Translation(
            library="optax",
            call="optax.chain(optax.ema({beta}, debias=False), optax.scale_by_learning_rate({lr}))",
            when={"convention": "average"},
        ),
    ),
    readouts=READOUTS,
)
