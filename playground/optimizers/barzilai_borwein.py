"""Barzilai and Borwein's gradient method (1988) with Raydan's safeguard (1997), projected where there is a set."""

import math
from typing import Any

from playground.base.parameters import Parameter
from playground.kernels.for_rules import changed, constrained, gradient, halt, project, renewed, value
from playground.optimizers.forms.line_search import NO_DECREASE, ROUNDING, SUFFICIENT
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.vectors import assign, differ, dot, move
from playground.optimizers.forms.vectorwise import NUMBER, VECTOR, Vectorwise

LONG, SHORT = 0.0, 1.0
# Raydan's bounds of a rate, his choice beyond them and below the slope at which it shrinks no more; his cut.
_SMALLEST, _LARGEST, _FLATTEST, _CUT, _MOST_CUTS = 1e-10, 1e10, 1e-5, 0.5, 200


def barzilai_borwein(
    here: int, t: int, x: Any, g: Any, seen: Any, slope: Any, rate: Any, recent: Any, count: Any, landed: Any,
    low: Any, p: Any, trial: Any, step: float, first: float, safeguard: float, memory: float, c1: float,
) -> None:  # fmt: skip
    """s = Δx, y = Δg; η ← s·s/s·y or s·y/y·y; p = P(x − η g) − x, x ← x + p, or a shorter part of p"""
    squared = dot(g, g)
    if not squared > 0.0 or (t > 1 and not differ(x, seen) and not differ(g, slope)):
        halt(here, NO_DECREASE)
        return
    if t == 1:
        rate[0] = first * min(1.0, 1.0 / math.sqrt(squared))
    elif renewed(here):
        # What lies between gradients of two batches is not curvature.
        gradient(here, seen, slope)
        gradient(here, x, trial)
        rate[0] = _rate(t, x, trial, seen, slope, step, squared)
    else:
        rate[0] = _rate(t, x, g, seen, slope, step, squared)
    assign(seen, x)
    assign(slope, g)
    part, fall = 1.0, _aim(here, x, g, rate[0], squared, p)
    _land(here, x, g, rate[0], p, part, trial)
    if safeguard != 0.0:
        loss = value(here, x) if t == 1 or changed(here, x, landed) else low[0]
        recent[int(count[0]) % int(memory)] = loss
        count[0] += 1.0
        top = loss
        # Values of other batches say nothing of this one.
        for k in range(0 if renewed(here) else min(int(count[0]), int(memory))):
            top = max(top, recent[k])
        found, k = False, 0
        while k < _MOST_CUTS and differ(trial, x) and not found:
            k += 1
            low[0] = value(here, trial)
            found = low[0] <= top - c1 * part * fall + ROUNDING * abs(top)
            if not found:
                part = _CUT * part
                _land(here, x, g, rate[0], p, part, trial)
        if not found:
            halt(here, NO_DECREASE)
            assign(trial, x)
            low[0] = loss
        assign(landed, trial)
    assign(x, trial)


def _aim(here: int, x: Any, g: Any, rate: float, squared: float, p: Any) -> float:
    """p ← P(x − ηg) − x under a constraint; return −g·p, which is η‖g‖² without one."""
    if not constrained(here):
        return rate * squared
    move(p, x, -rate, g)
    project(here, p)
    move(p, p, -1.0, x)
    return -dot(g, p)


def _land(here: int, x: Any, g: Any, rate: float, p: Any, part: float, trial: Any) -> None:
    """trial ← x + part·p, brought back by the rounding that it may have left the set by"""
    if constrained(here):
        move(trial, x, part, p)
        project(here, trial)
    else:
        move(trial, x, -part * rate, g)


def _rate(t: int, x: Any, g: Any, seen: Any, slope: Any, step: float, squared: float) -> float:
    """The rate that makes ηI, or its inverse, the best multiple of the identity for Δx and Δg."""
    moved, along, bent = 0.0, 0.0, 0.0
    for d in range(x.size):
        s, y = x[d] - seen[d], g[d] - slope[d]
        moved += s * s
        along += s * y
        bent += y * y
    found = 0.0
    if along > 0.0:
        found = moved / along if step == LONG or (step != SHORT and t % 2 == 0) else along / bent
    if not (found >= _SMALLEST and found <= _LARGEST):
        found = max(_FLATTEST, min(1.0, math.sqrt(squared)))
    return found


READOUTS = (
    Readout(
        "rate",
        "η",
        "the rate that the last step's curvature suggests, before the safeguard shortens it",
        lambda rate: rate,
    ),
)
OPTIMIZER = Vectorwise(
    name="Barzilai–Borwein",
    aliases=("bb", "spectral gradient", "two-point step size",),
    summary="Gradient descent whose rate is the curvature along the last step: it leaps, up at times, and is quick.",
    equation="s = Δx, y = Δg\nlong: η ← s·s / s·y\nshort: η ← s·y / y·y\nx ← x − η g",
    source="J. Barzilai, J. M. Borwein, Two-point step size gradient methods, IMA J. Numer. Anal. 8 (1988); "
    "safeguard: L. Grippo, F. Lampariello, S. Lucidi (1986), M. Raydan, SIAM J. Optim. 7 (1997); "
    "projected: E. G. Birgin, J. M. Martínez, M. Raydan, Nonmonotone spectral projected gradient methods on convex "
    "sets, SIAM J. Optim. 10 (2000)",
    family="line search",
    parameters=(
        Parameter(
            "step", "long", "step: s·s/s·y, s·y/y·y, or one after the other", kind="choice",
            choices=("long", "short", "alternating"),
        ),
        Parameter(
            "first", 1.0, "first step: its length, or that multiple of the slope where this is shorter", minimum=0,
            exclusive_minimum=True, slider=(1e-3, 10.0), scale="log", symbol="η₀",
        ),
        Parameter(
            "safeguard", True, "safeguard: halve a step until f is below the highest of the last values", kind="boolean"
        ),
        Parameter(
            "memory", 10, "memory: of how many last values the highest may not be passed",
            aliases=("m",), kind="integer", minimum=1,
            maximum=1000, slider=(1, 20), symbol="M",
        ),
        SUFFICIENT,
    ),
    update=barzilai_borwein,
    memory={
        "seen": VECTOR, "slope": VECTOR, "rate": NUMBER, "recent": ("memory",), "count": NUMBER, "landed": VECTOR,
        "low": NUMBER,
    },
    scratch={"p": VECTOR, "trial": VECTOR},
    notes="Barzilai and Borwein had no safeguard: without it the method converges on convex quadratics and may diverge "
    "elsewhere. Where s·y is not positive, or the rate is beyond 1e-10 … 1e10, the rate is Raydan's: ‖g‖, kept "
    "between 1e-5 and 1. Under a constraint it is the spectral projected gradient: s and y are differences between "
    "points of the set, p = P(x − η g) − x is the step, and the safeguard shortens p, so that every trial point lies "
    "in the set. With mini-batches both gradients of y are those of the step's own batch, and the safeguard compares "
    "with the value at x alone.",
    readouts=READOUTS,
)  # fmt: skip
