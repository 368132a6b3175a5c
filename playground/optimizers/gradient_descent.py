"""Gradient descent (Cauchy 1847)."""

from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import learning_rate
from playground.optimizers.forms.stability import StabilityLaw
from playground.optimizers.forms.translation import Translation


def gradient_descent(x: float, g: float, lr: float) -> float:
    """x ← x − ηg"""
    return x - lr * g


OPTIMIZER = Elementwise(
    name="Gradient descent",
    aliases=(
        "sgd",
        "gd",
        "vanilla gd",
        "vanilla sgd",
        "batch gradient descent",
        "stochastic gradient descent",
        "descent",
        "gradient method",
        "plain sgd",
    ),
    summary="Steps against the gradient; stable while η times the largest curvature is below 2.",
    equation="x ← x − η g",
    source="A. Cauchy, Méthode générale pour la résolution des systèmes d'équations simultanées, "
    "C. R. Acad. Sci. 25 (1847)",
    family="first order",
    parameters=(learning_rate(0.01),),
    rule=gradient_descent,
    stability=StabilityLaw(
        formula="2/λ₁",
        source="B. T. Polyak, Introduction to optimization, Optimization Software (1987), section 1.4",
        product=lambda values: 2.0,
    ),
    elsewhere={"PyTorch": {"lr": 0.001}},
    translations=(
        Translation(
            library="torch",
            call="torch.optim.SGD({values}, lr={lr})",
        ),
        Translation(
            library="optax",
            call="optax.sgd({lr})",
        ),
    ),
)
