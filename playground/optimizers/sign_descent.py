"""Sign descent (Riedmiller, Braun 1993; Bernstein et al. 2018)."""

from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import learning_rate
from playground.optimizers.forms.signs import sign
from playground.optimizers.forms.stability import EQUAL_STEPS
from playground.optimizers.forms.translation import Translation


def sign_descent(x: float, g: float, lr: float) -> float:
    """x ← x − η sign(g)"""
    return x - lr * sign(g)


OPTIMIZER = Elementwise(
    name="Sign descent",
    aliases=(
        "signsgd",
        "signgd",
        "sign gradient descent",
        "sign sgd",
    ),
    summary="Steps of the same size in every coordinate whatever the slope; at a minimum it ticks to and fro.",
    equation="x ← x − η sign(g)",
    source="J. Bernstein, Y.-X. Wang, K. Azizzadenesheli, A. Anandkumar, signSGD: compressed optimisation for "
    "non-convex problems, ICML 2018",
    family="first order",
    parameters=(learning_rate(0.01),),
    rule=sign_descent,
    stability=EQUAL_STEPS,
    notes="It comes to rest only where a gradient is exactly 0: a rate that shrinks brings it nearer. Some texts "
    "describe it as Rprop, which adapts a step for each coordinate besides.",
    translations=(
        Translation(
            library="optax",
            call="optax.sign_sgd({lr})",
        ),
    ),
)
