"""Nonlinear conjugate gradients (Fletcher, Reeves 1964; Polak, Ribière 1969; Dai, Yuan 1999)."""

import math
from typing import Any

from playground.base.alias import Alias
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
from playground.optimizers.forms.vectors import assign, differ, dot, move
from playground.optimizers.forms.vectorwise import NUMBER, VECTOR, Vectorwise

POLAK_RIBIERE, FLETCHER_REEVES, HESTENES_STIEFEL = 0.0, 1.0, 2.0
# Powell's bound: gradients that are less orthogonal than this have forgotten the quadratic.
_POWELL = 0.2
# A search begins at most so many times farther than the last one ended.
_LARGEST_GROWTH = 10.0
# What p is: nothing yet, a direction that goes on, or the slope itself, along which no step was found.
_BEGINS, _GOES, _RESTS = 0.0, 1.0, 2.0


def conjugate_gradient(
    here: int, t: int, x: Any, seen: Any, slope: Any, p: Any, loss: Any, last: Any, state: Any,
    trial: Any, steep: Any, formula: float, restart: float, search: float, c1: float, c2: float,
) -> None:  # fmt: skip
    """x ← x + a p by a line search; p ← −g + β p"""
    if t == 1 or changed(here, x, seen):
        loss[0] = value(here, x) if search == WOLFE else 0.0
        gradient(here, x, slope)
        # Another batch at the same point leaves the direction, as long as that leads down.
        if t == 1 or differ(x, seen):
            last[0] = 0.0
            state[0] = _BEGINS
        state[0] = min(state[0], _GOES)
    if state[0] == _RESTS:
        halt(here, NO_DECREASE if search == WOLFE else NO_MINIMUM)
        return
    down = dot(p, slope)
    if state[0] == _BEGINS or not down < 0.0:
        move(p, slope, -2.0, slope)
        down = dot(p, slope)
        state[0] = _BEGINS
    a, f = 0.0, 0.0
    if down < 0.0:
        # The first change of f that is tried is that of the last step (Nocedal, Wright, section 3.5).
        first = min(1.0, 1.0 / math.sqrt(dot(slope, slope)))
        if last[0] > 0.0:
            first = last[0] * min(last[1] / down, _LARGEST_GROWTH)
        a, f = advance(here, x, p, loss[0], down, first, search, c1, c2, trial, steep)
    if a > 0.0:
        last[0], last[1] = a, down
        factor = _factor(slope, steep, p, formula, restart)
        for d in range(x.size):
            p[d] = factor * p[d] - steep[d]
        assign(x, trial)
        assign(slope, steep)
        loss[0] = f
        state[0] = _GOES
    else:
        if state[0] == _BEGINS:
            halt(here, NO_DECREASE if search == WOLFE else NO_MINIMUM)
        state[0] = _RESTS if state[0] == _BEGINS else _BEGINS
    assign(seen, x)


def _factor(slope: Any, steep: Any, p: Any, formula: float, restart: float) -> float:
    """β from the old gradient and the new one; 0 where Powell restarts, or where the formula divides by 0."""
    new, old, both = dot(steep, steep), dot(slope, slope), dot(steep, slope)
    if restart != 0.0 and abs(both) >= _POWELL * new:
        return 0.0
    # p·y, y the change of the gradient.
    bent = dot(p, steep) - dot(p, slope)
    above, below = new, bent
    if formula == POLAK_RIBIERE:
        above, below = max(new - both, 0.0), old
    elif formula == FLETCHER_REEVES:
        below = old
    elif formula == HESTENES_STIEFEL:
        above = new - both
    return above / below if below != 0.0 else 0.0


READOUTS = (step_length(lambda last: last[0]),)
OPTIMIZER = Vectorwise(
    name="Conjugate gradients",
    aliases=(
        "cg", "ncg", "nonlinear cg", "nonlinear conjugate gradient", "conjugate gradient method", "fmin_cg",
        Alias("polak-ribiere", {"formula": "polak_ribiere"}), Alias("prp", {"formula": "polak_ribiere"}),
        Alias("fletcher-reeves", {"formula": "fletcher_reeves"}),
        Alias("hestenes-stiefel", {"formula": "hestenes_stiefel"}), Alias("dai-yuan", {"formula": "dai_yuan"}),
    ),
    summary="Bends each new direction so that it does not undo the last one; with almost no memory it crosses ravines.",
    equation="x ← x + a p, a by a line search\np ← −g + β p, y = Δg\nPolak–Ribière: β = max(g·y, 0)/g₋₁·g₋₁\n"
    "Fletcher–Reeves: β = g·g/g₋₁·g₋₁\nHestenes–Stiefel: β = g·y/p·y\nDai–Yuan: β = g·g/p·y",
    source="R. Fletcher, C. M. Reeves, Function minimization by conjugate gradients, Comput. J. 7 (1964); E. Polak, "
    "G. Ribière (1969), with max(·, 0) after M. J. D. Powell (1984); M. R. Hestenes, E. Stiefel (1952); Y. H. Dai, "
    "Y. Yuan, SIAM J. Optim. 10 (1999); restart: M. J. D. Powell, Math. Program. 12 (1977)",
    family="line search",
    parameters=(
        Parameter(
            "formula", "polak_ribiere", "formula: of β, how much of the last direction is kept", kind="choice",
            choices=("polak_ribiere", "fletcher_reeves", "hestenes_stiefel", "dai_yuan"),
        ),
        Parameter(
            "restart", True, "restart: go straight down where |g·g₋₁| ≥ 0.2 g·g, as Powell proposed", kind="boolean"
        ),
        SEARCH,
        SUFFICIENT,
        curvature(0.1),
    ),
    update=conjugate_gradient,
    memory={"seen": VECTOR, "slope": VECTOR, "p": VECTOR, "loss": NUMBER, "last": (2,), "state": NUMBER},
    scratch={"trial": VECTOR, "steep": VECTOR},
    unprojected=REMEMBERS,
    elsewhere={"SciPy": {"c2": 0.4, "restart": False}},
    notes="Where p does not lead down it restarts too. SciPy's CG is Polak–Ribière. On a quadratic with the exact "
    "search all four formulas are one method.",
    readouts=READOUTS,
)  # fmt: skip
