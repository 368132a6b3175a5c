"""Gradient descent with a line search (Cauchy 1847; Armijo 1966; Wolfe 1969)."""

from typing import Any

from playground.base.alias import Alias
from playground.base.parameters import Parameter
from playground.kernels.for_rules import changed, gradient, halt, value
from playground.optimizers.forms.line_search import NO_DECREASE, NO_MINIMUM, SUFFICIENT, advance, armijo, curvature
from playground.optimizers.forms.projected import SEARCHES
from playground.optimizers.forms.readouts import step_length
from playground.optimizers.forms.vectors import assign, dot, move
from playground.optimizers.forms.vectorwise import NUMBER, VECTOR, Vectorwise

ARMIJO, EXACT = 0.0, 2.0
_GOES, _RESTS = 0.0, 1.0


def line_search(
    here: int, t: int, x: Any, seen: Any, slope: Any, loss: Any, last: Any, state: Any,
    p: Any, trial: Any, steep: Any,
    search: float, first: float, shrink: float, warm: float, c1: float, c2: float,
) -> None:  # fmt: skip
    """p ← −g; x ← x + a p, a by a line search"""
    if t == 1 or changed(here, x, seen):
        loss[0] = value(here, x) if search != EXACT else 0.0
        gradient(here, x, slope)
        state[0] = _GOES
    if state[0] == _RESTS:
        halt(here, NO_MINIMUM if search == EXACT else NO_DECREASE)
        return
    move(p, slope, -2.0, slope)
    down = dot(p, slope)
    a, f, begin = 0.0, 0.0, first
    if warm != 0.0 and last[0] > 0.0:
        begin = last[0] / shrink
    if down < 0.0:
        if search == ARMIJO:
            found = armijo(here, x, p, loss[0], down, begin, c1, shrink, trial, steep)
            a, f = found[0], found[1]
        else:
            a, f = advance(here, x, p, loss[0], down, begin, search - 1.0, c1, c2, trial, steep)
    if a > 0.0:
        assign(x, trial)
        assign(slope, steep)
        loss[0] = f
        last[0] = a
    else:
        halt(here, NO_MINIMUM if search == EXACT else NO_DECREASE)
        state[0] = _RESTS
    assign(seen, x)


READOUTS = (step_length(lambda last: last),)
OPTIMIZER = Vectorwise(
    name="Steepest descent",
    aliases=(
        "gd with line search", "gradient descent with line search", "cauchy", "backtracking line search",
        Alias("armijo", {"search": "armijo"}), Alias("backtracking", {"search": "armijo"}),
        Alias("exact line search", {"search": "exact"}), Alias("wolfe", {"search": "strong_wolfe"}),
    ),
    summary="Goes straight down the slope, each time as far as it pays; in a ravine it still zigzags.",
    equation="p ← −g\nx ← x + a p, a by a line search",
    source="A. Cauchy (1847); L. Armijo, Minimization of functions having Lipschitz continuous first partial "
    "derivatives, Pacific J. Math. 16 (1966); P. Wolfe, Convergence conditions for ascent methods, SIAM Rev. 11 (1969)",
    family="line search",
    parameters=(
        Parameter(
            "search", "armijo",
            "line search: by backtracking until f has decreased enough, by trial points until the strong Wolfe "
            "conditions hold, or exactly, which takes one product with the Hessian and is right on quadratics only",
            kind="choice", choices=("armijo", "strong_wolfe", "exact"),
        ),
        Parameter(
            "first", 1.0, "first trial: the multiple of the slope that is tried first", minimum=0,
            exclusive_minimum=True, slider=(1e-3, 10.0), scale="log", symbol="a₀",
        ),
        Parameter(
            "shrink", 0.5, "cut back: backtracking multiplies a step by this", minimum=0, maximum=0.9,
            exclusive_minimum=True, slider=(0.1, 0.9), symbol="τ",
        ),
        Parameter(
            "warm", False, "warm start: begin with the last step, lengthened by one cut, not with the first trial",
            kind="boolean",
        ),
        SUFFICIENT,
        curvature(0.9),
    ),
    update=line_search,
    memory={"seen": VECTOR, "slope": VECTOR, "loss": NUMBER, "last": NUMBER, "state": NUMBER},
    scratch={"p": VECTOR, "trial": VECTOR, "steep": VECTOR},
    unprojected=SEARCHES,
    notes="Armijo halves from 1 and keeps half of what the slope promises; 0.0001 of it is the custom since Nocedal "
    "and Wright. The exact search rests where the curvature along the slope is not positive.",
    readouts=READOUTS,
)  # fmt: skip
