"""Gradient descent, then saddle-free Newton from where it has converged (Dauphin et al. 2014)."""

import math
from typing import Any

from playground.base.parameters import Parameter
from playground.kernels.for_rules import eigen_basis, hessian, into_basis, out_of_basis
from playground.optimizers.forms.parameters import DAMPING, learning_rate
from playground.optimizers.forms.projected import SOLVES
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.stability import StabilityLaw
from playground.optimizers.forms.vectors import dot, move
from playground.optimizers.forms.vectorwise import KEPT, MATRIX, NUMBER, VECTOR, Vectorwise

RELATIVE = 0.0


def gradient_descent_then_saddle_free(
    here: int, t: int, x: Any, g: Any, steepest: Any, switched: Any, matrix: Any, kept: Any, values: Any,
    parts: Any, step: Any, lr: float, criterion: float, tolerance: float, newton_rate: float, damping: float,
) -> None:  # fmt: skip
    """x ← x − ηg until ‖g‖ ≤ τ; from then on x ← x − α(|H| + λI)⁻¹g"""
    size = math.sqrt(dot(g, g))
    steepest[0] = max(steepest[0], size)
    if size <= tolerance * (steepest[0] if criterion == RELATIVE else 1.0):
        switched[0] = 1.0
    if switched[0] == 0.0:
        move(x, x, -lr, g)
        return
    hessian(here, x, matrix)
    eigen_basis(matrix, values, kept)
    into_basis(matrix, kept, g, parts)
    for k in range(x.size):
        # A direction that is flat and undamped has no step; one without slope needs none.
        divisor = abs(values[k]) + damping
        parts[k] = newton_rate * parts[k] / divisor if divisor > 0.0 else 0.0
    out_of_basis(matrix, kept, parts, step)
    move(x, x, -1.0, step)


READOUTS = (
    Readout("switched", "", "1 once the Hessian makes the steps, 0 while the slope does", lambda switched: switched),
)
OPTIMIZER = Vectorwise(
    name="Descent, then saddle-free",
    aliases=("gradient descent then saddle-free newton",),
    summary="Descends the slope until it has become small, then leaves the saddle or ends the way with the Hessian.",
    equation="until ‖g‖ ≤ τ: x ← x − η g\nfrom then on: x ← x − α (|H| + λ I)⁻¹ g",
    source="Y. Dauphin, R. Pascanu, C. Gulcehre, K. Cho, S. Ganguli, Y. Bengio, Identifying and attacking the saddle "
    "point problem in high-dimensional non-convex optimization, NeurIPS 2014",
    family="curvature",
    parameters=(
        learning_rate(0.001),
        Parameter(
            "criterion", "relative", "criterion: ‖g‖ against the largest one so far, or by itself", kind="choice",
            choices=("relative", "absolute"),
        ),
        Parameter(
            "tolerance", 0.01, "tolerance: how small a slope counts as converged", minimum=0, slider=(1e-6, 1.0),
            scale="log", symbol="τ",
        ),
        Parameter(
            "newton_rate", 1.0, "rate afterwards: the part of a saddle-free Newton step that is gone", minimum=0,
            exclusive_minimum=True, slider=(0.01, 1.0), scale="log", symbol="α",
        ),
        DAMPING,
    ),
    update=gradient_descent_then_saddle_free,
    memory={"steepest": NUMBER, "switched": NUMBER},
    scratch={"matrix": MATRIX, "kept": KEPT, "values": VECTOR, "parts": VECTOR, "step": VECTOR},
    unprojected=SOLVES,
    training_defaults={"lr": 0.1, "damping": 1.0},
    stability=StabilityLaw(
        formula="2/λ₁",
        source="its first part is gradient descent: B. T. Polyak, Introduction to optimization, "
        "Optimization Software (1987), section 1.4",
        product=lambda values: 2.0,
    ),
    notes="It does not switch back. The paper's experiments switch by hand, once gradient descent makes no progress.",
    readouts=READOUTS,
)  # fmt: skip
