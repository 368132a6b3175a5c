"""BFGS (Broyden 1970; Fletcher 1970; Goldfarb 1970; Shanno 1970)."""

import math
from typing import Any

from playground.base.parameters import Parameter
from playground.kernels.for_rules import changed, gradient, halt, value
from playground.optimizers.forms.line_search import (
    NO_DECREASE,
    NO_MINIMUM,
    SEARCH,
    SUFFICIENT,
    WOLFE,
    advance,
    curvature,
)
from playground.optimizers.forms.projected import REMEMBERS
from playground.optimizers.forms.readouts import step_length
from playground.optimizers.forms.vectors import apply, assign, dot, identity
from playground.optimizers.forms.vectorwise import MATRIX, NUMBER, VECTOR, Vectorwise

# What the matrix is: learned from steps, the identity, or the identity from which no step was found.
_LEARNED, _FRESH, _RESTS = 0.0, 1.0, 2.0


def bfgs(
    here: int, t: int, x: Any, seen: Any, slope: Any, loss: Any, inverse: Any, known: Any, length: Any,
    p: Any, trial: Any, steep: Any, search: float, c1: float, c2: float, scaling: float,
) -> None:  # fmt: skip
    """p ← −B g; x ← x + a p by a line search; s = Δx, y = Δg; B ← (I − ρsyᵀ)B(I − ρysᵀ) + ρssᵀ, ρ = 1/(y·s)"""
    if t == 1:
        identity(inverse, 1.0)
        known[0] = _FRESH
    if t == 1 or changed(here, x, seen):
        loss[0] = value(here, x) if search == WOLFE else 0.0
        gradient(here, x, slope)
        known[0] = min(known[0], _FRESH)
    if known[0] == _RESTS:
        length[0] = 0.0
        halt(here, NO_DECREASE if search == WOLFE else NO_MINIMUM)
        return
    apply(inverse, slope, -1.0, p)
    down = dot(p, slope)
    if not down < 0.0:
        identity(inverse, 1.0)
        known[0] = _FRESH
        apply(inverse, slope, -1.0, p)
        down = dot(p, slope)
    a, f = 0.0, 0.0
    if down < 0.0:
        first = min(1.0, 1.0 / math.sqrt(-down)) if known[0] == _FRESH else 1.0
        a, f = advance(here, x, p, loss[0], down, first, search, c1, c2, trial, steep)
    length[0] = a
    if a > 0.0:
        _learn(inverse, x, trial, slope, steep, known, p, scaling)
        assign(x, trial)
        assign(slope, steep)
        loss[0] = f
    else:
        identity(inverse, 1.0)
        if known[0] == _FRESH:
            halt(here, NO_DECREASE if search == WOLFE else NO_MINIMUM)
        known[0] = _FRESH if known[0] == _LEARNED else _RESTS
    assign(seen, x)


def _learn(
    inverse: Any, x: Any, trial: Any, slope: Any, steep: Any, known: Any, image: Any, scaling: float
) -> None:  # fmt: skip
    """Put the step's curvature into the inverse Hessian; with scaling the first one also settles its size (Nocedal,
    Wright 6.20). `image` is scratch."""
    n = x.size
    along, bent, moved = 0.0, 0.0, 0.0
    for d in range(n):
        s, y = trial[d] - x[d], steep[d] - slope[d]
        along += s * y
        bent += y * y
        moved += s * s
    # Beside ‖s‖·‖y‖, which has the unit of s·y: what is less is rounding.
    if along > 1e-14 * math.sqrt(moved) * math.sqrt(bent):
        if known[0] != _LEARNED and scaling != 0.0:
            identity(inverse, along / bent)
        known[0] = _LEARNED
        # One factor after the other: multiplied out, the update loses what these sums keep where B is ill-conditioned.
        for j in range(n):
            total = 0.0
            for i in range(n):
                total += (steep[i] - slope[i]) * inverse[i, j]
            image[j] = total / along
        for i in range(n):
            s = trial[i] - x[i]
            total = 0.0
            for j in range(n):
                inverse[i, j] -= s * image[j]
                total += inverse[i, j] * (steep[j] - slope[j])
            part = (s - total) / along
            for j in range(n):
                inverse[i, j] += part * (trial[j] - x[j])


READOUTS = (step_length(lambda length: length),)
OPTIMIZER = Vectorwise(
    name="BFGS",
    aliases=(
        "broyden-fletcher-goldfarb-shanno",
        "quasi-newton",
        "fminunc",
        "fmin_bfgs",
        "variable metric",
    ),
    summary="Learns the inverse Hessian from the gradients it meets; near a minimum almost as quick as Newton.",
    equation="p ← −B g\nx ← x + a p, a by a line search\nρ = 1/(y·s), s = Δx, y = Δg\n"
    "B ← (I − ρ s yᵀ) B (I − ρ y sᵀ) + ρ s sᵀ",
    source="C. G. Broyden, R. Fletcher, D. Goldfarb, D. F. Shanno (1970); J. Nocedal, S. J. Wright, Numerical "
    "Optimization, 2nd ed. (2006), algorithm 6.1",
    family="line search",
    parameters=(
        SEARCH,
        SUFFICIENT,
        curvature(0.9),
        Parameter(
            "scaling", False, "first scale: before its first update the matrix is multiplied by s·y/y·y", kind="boolean"
        ),
    ),
    update=bfgs,
    memory={"seen": VECTOR, "slope": VECTOR, "loss": NUMBER, "inverse": MATRIX, "known": NUMBER, "length": NUMBER},
    scratch={"p": VECTOR, "trial": VECTOR, "steep": VECTOR},
    unprojected=REMEMBERS,
    notes="The matrix starts at the identity, as in SciPy's BFGS, which has the same two constants: only so do exact "
    "searches on a quadratic make it follow conjugate gradients. Nocedal and Wright recommend the first scale (6.20) "
    "for problems whose Hessian is far from 1. A step whose y·s is not positive teaches nothing.",
    readouts=READOUTS,
)
