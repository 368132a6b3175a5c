"""Coordinate descent: one coordinate after the other, or one drawn, or all at once."""

from collections.abc import Mapping
from typing import Any

from playground.base.alias import Alias
from playground.base.parameters import Parameter, Value
from playground.kernels.for_rules import prepare_products, product, uniform
from playground.optimizers.forms.parameters import learning_rate
from playground.optimizers.forms.projected import SLANTED
from playground.optimizers.forms.stability import StabilityLaw
from playground.optimizers.forms.vectorwise import VECTOR, Vectorwise

CYCLIC, RANDOMIZED, ALL_AT_ONCE = 0.0, 1.0, 2.0
RATE, EXACT = 0.0, 1.0


def coordinate_descent(
    here: int, t: int, x: Any, g: Any, unit: Any, image: Any, bends: Any, lr: float, order: float, step: float
) -> None:
    """x_k ← x_k − ηg_k, or x_k ← x_k − g_k/H_kk, for k = 1, 2, …, 1, 2, … or k drawn, or for all k"""
    chosen = (t - 1) % x.size
    if order == RANDOMIZED:
        chosen = min(int(uniform(here, t, 0) * x.size), x.size - 1)
    first, last = (0, x.size) if order == ALL_AT_ONCE else (chosen, chosen + 1)
    if step == EXACT:
        prepare_products(here, x)
        for k in range(x.size):
            unit[k] = 0.0
        for k in range(first, last):
            unit[k] = 1.0
            product(here, x, unit, image)
            unit[k] = 0.0
            bends[k] = image[k]
    for k in range(first, last):
        exact = step == EXACT and bends[k] > 0.0
        x[k] -= g[k] / bends[k] if exact else lr * g[k]


def excluded(values: Mapping[str, Value]) -> str:
    """Why there is no limit of stability in some orders."""
    if values["step"] != "rate":
        return "the second derivative sets the length of the step"
    one = "one coordinate moves at a time, so that the limit depends on how the axes lie"
    return "" if values["order"] == "all_at_once" else one


OPTIMIZER = Vectorwise(
    name="Coordinate descent",
    aliases=("cd", "coordinatewise descent", Alias("randomized coordinate descent", {"order": "randomized"}),),
    summary="Moves along one axis at a time: a staircase in a slanted valley, two steps to the bottom of a straight "
    "one.",
    equation="x_k ← x_k − η g_k\nexact: x_k ← x_k − g_k / H_kk",
    source="L. Seidel 1874 (cyclic, exact), C. G. J. Jacobi 1845 (all at once); randomized: Y. Nesterov, Efficiency of "
    "coordinate descent methods on huge-scale optimization problems, SIAM J. Optim. 22 (2012)",
    family="first order",
    parameters=(
        learning_rate(0.01),
        Parameter(
            "order", "cyclic", "which coordinate: one after the other (Gauss–Seidel), one drawn, or all at once "
            "(Jacobi)",
            kind="choice", choices=("cyclic", "randomized", "all_at_once"),
        ),
        Parameter(
            "step", "rate", "how far: by the learning rate, or by the second derivative, to the bottom of the parabola "
            "along the axis", kind="choice", choices=("rate", "exact"),
        ),
    ),
    update=coordinate_descent,
    scratch={"unit": VECTOR, "image": VECTOR, "bends": VECTOR},
    stability=StabilityLaw(
        formula="2/λ₁",
        source="all coordinates at once are gradient descent: B. T. Polyak, Introduction to optimization, "
        "Optimization Software (1987), section 1.4",
        product=lambda values: 2.0,
        excluded=excluded,
    ),
    unprojected=SLANTED,
    notes="An exact step needs H_kk > 0; where it is not, the learning rate's step is taken. A whole gradient is "
    "counted for every step, though one entry of it is used, and for an exact one a product with the Hessian for each "
    "coordinate that moves. All at once with exact "
    "steps may diverge where one coordinate at a time converges: on a quadratic unless 2·diag H − H is positive "
    "definite.",
)  # fmt: skip
