"""Nesterov's method with its schedule for convex functions (Nesterov 1983; Beck, Teboulle 2009)."""

import math
from typing import Any

from playground.base.parameters import Parameter
from playground.kernels.for_rules import gradient, renewed, value
from playground.optimizers.forms.parameters import learning_rate
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.stability import StabilityLaw
from playground.optimizers.forms.vectors import assign, move
from playground.optimizers.forms.vectorwise import NUMBER, VECTOR, Vectorwise

BY_VALUE, BY_GRADIENT = 1.0, 2.0
RESTARTS = "a restart forgets the momentum, so that the momentum never settles"


def rises(x: Any, here: int, last: Any, slope: Any, height: Any, t: int, restart: float) -> float:
    """1 where the last step led up: f(x) > f(x₋₁), or ∇f(y)·(x − x₋₁) > 0."""
    if restart == BY_VALUE:
        before = value(here, last) if (t > 1) & renewed(here) else height[0]
        height[0] = value(here, x)
        return 1.0 if (t > 1) & (height[0] > before) else 0.0
    turned = 0.0
    if restart == BY_GRADIENT:
        for d in range(x.size):
            turned += slope[d] * (x[d] - last[d])
    return 1.0 if turned > 0.0 else 0.0


def nesterov_convex(
    x: Any, here: int, t: int, last: Any, slope: Any, a: Any, height: Any, y: Any, step: Any, lr: float, restart: float
) -> None:
    """y = x + (a₋₁ − 1)/a·(x − x₋₁), a = (1 + √(1 + 4a₋₁²))/2; x ← y − η∇f(y); a ← 1 where the step led up"""
    up = rises(x, here, last, slope, height, t, restart)
    if t == 1:
        assign(last, x)
        a[0] = 1.0
        a[1] = 0.0
    else:
        before = 1.0 if up > 0.0 else a[0]
        a[0] = (1.0 + math.sqrt(1.0 + 4.0 * before * before)) / 2.0
        a[1] = (before - 1.0) / a[0]
    for d in range(x.size):
        step[d] = x[d] - last[d]
    move(y, x, a[1], step)
    assign(last, x)
    gradient(here, y, slope)
    move(x, y, -lr, slope)


READOUTS = (
    Readout(
        "momentum",
        "(a₋₁ − 1)/a",
        "the share of the last step that went on in this one; 0 where the method began again",
        lambda a: a[1],
    ),
    Readout("a", "a", "what the momentum grows by; 1 at the start and after a restart", lambda a: a[0]),
)
OPTIMIZER = Vectorwise(
    name="Nesterov, convex schedule",
    aliases=("agd", "accelerated gradient descent", "fista"),
    summary="Momentum that grows from step to step up to 1, as fast as can be on convex surfaces; with a restart it "
    "forgets its speed when it runs uphill.",
    equation="y = x + (a₋₁ − 1)/a · (x − x₋₁)\na ← (1 + √(1 + 4 a²))/2\nx ← y − η ∇f(y)\n"
    "a ← 1 where f(x) > f(x₋₁), or where ∇f(y) · (x − x₋₁) > 0",
    source="Y. Nesterov, Dokl. Akad. Nauk SSSR 269 (1983); A. Beck, M. Teboulle, A fast iterative "
    "shrinkage-thresholding algorithm, SIAM J. Imaging Sci. 2 (2009); restarts: B. O'Donoghue, E. Candès, Adaptive "
    "restart for accelerated gradient schemes, Found. Comput. Math. 15 (2015)",
    family="first order",
    parameters=(
        learning_rate(0.01),
        Parameter(
            "restart", "none", "restart: begin again without momentum never, when f has risen, or when the step went "
            "against the gradient", kind="choice", choices=("none", "by_value", "by_gradient"),
        ),
    ),
    update=nesterov_convex,
    memory={"last": VECTOR, "slope": VECTOR, "a": (2,), "height": NUMBER},
    scratch={"y": VECTOR, "step": VECTOR},
    stability=StabilityLaw(
        formula="4/(3 λ₁)",
        source="the limit 2(1 + β)/((1 + 2β) λ₁) of fixed momentum, as β grows to 1: J. M. Cohen, S. Kaur, Y. Li, "
        "J. Z. Kolter, A. Talwalkar, Gradient descent on neural networks typically occurs at the edge of stability, "
        "ICLR 2021, appendix B",
        product=lambda values: 4.0 / 3.0,
        excluded=lambda values: "" if values["restart"] == "none" else RESTARTS,
    ),
    notes="The theory's rate is 1/L, L the largest curvature. Without restarts f rises and falls in waves near a "
    "minimum, on a strongly convex surface too. "
    "With mini-batches both values are asked for on the same batch.",
    readouts=READOUTS,
)  # fmt: skip
