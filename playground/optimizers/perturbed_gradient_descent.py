"""Perturbed gradient descent (Ge, Huang, Jin, Yuan 2015; Jin, Ge, Netrapalli, Kakade, Jordan 2017)."""

import math
from typing import Any

from playground.base.parameters import Parameter
from playground.kernels.for_rules import gradient, power, renewed, standard_normal, uniform, value
from playground.optimizers.forms.parameters import learning_rate
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.stability import StabilityLaw
from playground.optimizers.forms.vectors import assign, dot
from playground.optimizers.forms.vectorwise import NUMBER, VECTOR, Vectorwise

BALL, EVERY_STEP = 0.0, 1.0


def on_sphere(here: int, t: int, out: Any) -> None:
    """A direction, uniform on the unit sphere."""
    for d in range(out.size):
        out[d] = standard_normal(here, t, d)
    length = math.sqrt(dot(out, out))
    for d in range(out.size):
        out[d] = out[d] / length


def perturbed_gradient_descent(
    here: int, t: int, x: Any, g: Any, anchor: Any, level: Any, since: Any, settled: Any, shift: Any,
    lr: float, form: float, radius: float, threshold: float, interval: float, decrease: float,
) -> None:  # fmt: skip
    """x ← x + ξ where ‖g‖ ≤ g₀ and the last time was long ago; x ← x − η∇f(x);  or x ← x − η(g + ξ) in every step"""
    if form == EVERY_STEP:
        on_sphere(here, t, shift)
        for d in range(x.size):
            x[d] -= lr * (g[d] + radius * shift[d])
        return
    waited = float(t) - since[0]
    if since[0] > 0.0 and waited == interval and settled[0] == 0.0:
        if renewed(here):
            level[0] = value(here, anchor)
        if value(here, x) > level[0] - decrease:
            # Nothing was gained in all that time: the point before the perturbation is no saddle.
            settled[0] = 1.0
            assign(x, anchor)
            gradient(here, x, g)
    if settled[0] == 0.0 and dot(g, g) <= threshold * threshold and (since[0] == 0.0 or waited > interval):
        since[0] = float(t)
        assign(anchor, x)
        level[0] = value(here, x)
        on_sphere(here, t, shift)
        reach = radius * power(uniform(here, t, x.size), 1.0 / float(x.size))
        for d in range(x.size):
            x[d] += reach * shift[d]
        gradient(here, x, g)
    for d in range(x.size):
        x[d] -= lr * g[d]


READOUTS = (
    Readout(
        "kicked at",
        "t",
        "the last step in which it was perturbed; – before the first",
        lambda since: since / (since > 0.0),
    ),
)
OPTIMIZER = Vectorwise(
    name="Perturbed gradient descent",
    aliases=("noisy gd", "perturbed gd", "perturbed sgd",),
    summary="Gradient descent that shakes itself loose where the slope is small: it leaves saddles, and stays at "
    "minima.",
    equation="ball: where ‖g‖ ≤ g₀ and for more than k steps nothing was added:  x ← x + ξ,  ξ in a ball of radius r\n"
    "x ← x − η ∇f(x)\nevery step: x ← x − η (g + r ξ),  ‖ξ‖ = 1",
    source="R. Ge, F. Huang, C. Jin, Y. Yuan, Escaping from saddle points, COLT 2015 (noise in every step); C. Jin, "
    "R. Ge, P. Netrapalli, S. M. Kakade, M. I. Jordan, How to escape saddle points efficiently, ICML 2017 (a ball)",
    family="random",
    parameters=(
        learning_rate(0.01),
        Parameter(
            "form", "ball", "when noise is added: in a ball where the gradient is small, or on a sphere in every step",
            kind="choice", choices=("ball", "every_step"),
        ),
        Parameter("radius", 0.1, "radius: of the ball or the sphere", minimum=0, slider=(0.0, 1.0), symbol="r"),
        Parameter(
            "threshold", 1e-3, "small slope: a gradient up to this length calls for noise", minimum=0,
            slider=(1e-8, 1.0), scale="log", symbol="g₀",
        ),
        Parameter(
            "interval", 100, "waiting time: steps from one perturbation to the next", kind="integer", minimum=1,
            slider=(1, 500), symbol="k",
        ),
        Parameter(
            "decrease", 1e-6, "least gain: k steps after a perturbation that gained less, it is taken back and was the "
            "last", minimum=0, slider=(1e-12, 1.0), scale="log", symbol="f₀",
        ),
    ),
    update=perturbed_gradient_descent,
    memory={"anchor": VECTOR, "level": NUMBER, "since": NUMBER, "settled": NUMBER},
    scratch={"shift": VECTOR},
    stability=StabilityLaw(
        formula="2/λ₁",
        source="between two perturbations it is gradient descent: B. T. Polyak, Introduction to optimization, "
        "Optimization Software (1987), section 1.4",
        product=lambda values: 2.0,
    ),
    notes="The papers give the numbers as functions of the surface's smoothness, dimension and the accuracy wanted; "
    "here they are free. Jin et al. return the point before a perturbation that gained less than f₀; here plain "
    "gradient descent goes on from it, so that the path comes to rest. With mini-batches both "
    "values are asked for on the same batch.",
    readouts=READOUTS,
)  # fmt: skip
