"""Saddle-free Newton (Dauphin et al. 2014)."""

from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import DAMPING, learning_rate
from playground.optimizers.forms.stability import StabilityLaw, ratio


def saddle_free_newton(x: float, direction: float, lr: float) -> float:
    """x ← x − η(|H| + λI)⁻¹g"""
    return x - lr * direction


OPTIMIZER = Elementwise(
    name="Saddle-free Newton",
    aliases=(
        "sfn",
        "saddle-free",
    ),
    summary="Newton with the absolute values of the Hessian's eigenvalues: saddles repel it as minima attract it.",
    equation="x ← x − η (|H| + λ I)⁻¹ g",
    source="Y. Dauphin, R. Pascanu, C. Gulcehre, K. Cho, S. Ganguli, Y. Bengio, NeurIPS 2014",
    family="curvature",
    parameters=(learning_rate(1.0, 1e-2, 1.0), DAMPING),
    rule=saddle_free_newton,
    stability=StabilityLaw(
        formula="2(λ₁ + λ)/λ₁",
        source="on a bowl it is Newton's step: J. Nocedal, S. Wright, Numerical optimization, Springer (2006), "
        "section 3.3",
        product=lambda values: 2.0,
        of_curvatures=lambda curvatures, values: ratio(curvatures, abs(curvatures) + float(values["damping"])),
    ),
    notes="|H| has a closed form for one and two coordinates; for more all eigenvalues are found. Directions of a "
    "network in which nothing is curved get steps of any length without damping.",
    training_defaults={"damping": 1.0},
    direction="solve_absolute",
)
