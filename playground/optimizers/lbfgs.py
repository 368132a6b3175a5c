"""L-BFGS (Nocedal 1980; Liu, Nocedal 1989)."""

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
from playground.optimizers.forms.plane_pairs import WINDOW, direct_in_plane, learn_in_plane
from playground.optimizers.forms.projected import REMEMBERS
from playground.optimizers.forms.readouts import step_length
from playground.optimizers.forms.vectors import assign, dot, move
from playground.optimizers.forms.vectorwise import NUMBER, VECTOR, Vectorwise

# How many pairs were learned; none, or none and no step was found.
_NONE, _RESTS = 0.0, -1.0


def lbfgs(
    here: int, t: int, x: Any, seen: Any, slope: Any, loss: Any, moves: Any, bends: Any, sizes: Any, window: Any,
    known: Any, length: Any, p: Any, trial: Any, steep: Any, parts: Any,
    memory: float, search: float, c1: float, c2: float, scaling: float,
) -> None:  # fmt: skip
    """p ← −B g from the last m pairs s = Δx, y = Δg; x ← x + a p by a line search"""
    if t == 1 or changed(here, x, seen):
        loss[0] = value(here, x) if search == WOLFE else 0.0
        gradient(here, x, slope)
        known[0] = max(known[0], _NONE)
    if known[0] == _RESTS:
        length[0] = 0.0
        halt(here, NO_DECREASE if search == WOLFE else NO_MINIMUM)
        return
    count = int(known[0])
    if x.size == 2 and count > 0:
        direct_in_plane(slope, window, p)
    else:
        _direct(slope, moves, bends, sizes, count, int(memory), scaling, parts, p)
    down = dot(p, slope)
    if not down < 0.0:
        known[0] = _NONE
        move(p, slope, -2.0, slope)
        down = dot(p, slope)
    a, f = 0.0, 0.0
    if down < 0.0:
        first = min(1.0, 1.0 / math.sqrt(-down)) if known[0] == _NONE else 1.0
        a, f = advance(here, x, p, loss[0], down, first, search, c1, c2, trial, steep)
    length[0] = a
    if a > 0.0:
        _learn(x, trial, slope, steep, moves, bends, sizes, window, known, int(memory), scaling, p)
        assign(x, trial)
        assign(slope, steep)
        loss[0] = f
    else:
        if known[0] == _NONE:
            halt(here, NO_DECREASE if search == WOLFE else NO_MINIMUM)
        known[0] = _NONE if known[0] > _NONE else _RESTS
    assign(seen, x)


def _direct(
    slope: Any, moves: Any, bends: Any, sizes: Any, count: int, memory: int, scaling: float, parts: Any, p: Any
) -> None:
    """The two loops over the pairs, the newest first and then the oldest; pair k lies at place k modulo m."""
    move(p, slope, -2.0, slope)
    kept = min(count, memory)
    # Divisions are few: a remainder for each pair would cost as much as all the rest.
    newest = (count - 1) % memory if count > 0 else 0
    k = newest
    for _ in range(kept):
        s, y = moves[k], bends[k]
        parts[k] = dot(s, p) * sizes[k]
        move(p, p, -parts[k], y)
        k = k - 1 if k > 0 else memory - 1
    if count > 0 and scaling != 0.0:
        y = bends[newest]
        size = 1.0 / (sizes[newest] * dot(y, y))
        for d in range(p.size):
            p[d] = size * p[d]
    for _ in range(kept):
        k = k + 1 if k + 1 < memory else 0
        s, y = moves[k], bends[k]
        move(p, p, parts[k] - dot(y, p) * sizes[k], s)


def _learn(
    x: Any, trial: Any, slope: Any, steep: Any, moves: Any, bends: Any, sizes: Any, window: Any, known: Any,
    memory: int, scaling: float, s: Any,
) -> None:  # fmt: skip
    """Keep a step and what it did to the gradient, over the oldest pair, where its curvature is positive.

    `s` is scratch, and so is the old gradient, over which the next one is written.
    """
    for d in range(x.size):
        s[d] = trial[d] - x[d]
        slope[d] = steep[d] - slope[d]
    along, bent = dot(s, slope), dot(slope, slope)
    # Beside ‖s‖·‖y‖, which has the unit of s·y: what is less is rounding.
    if along > 1e-14 * math.sqrt(dot(s, s)) * math.sqrt(bent):
        if x.size == 2:
            learn_in_plane(s, slope, along, int(known[0]), memory, scaling, bends, sizes, window)
        else:
            k = int(known[0]) % memory
            assign(moves[k], s)
            assign(bends[k], slope)
            sizes[k] = 1.0 / along
        known[0] += 1.0


READOUTS = (step_length(lambda length: length),)
OPTIMIZER = Vectorwise(
    name="L-BFGS",
    aliases=("limited-memory bfgs", "lm-bfgs",),
    summary="BFGS that remembers only its last few steps, and so needs no matrix however many coordinates there are.",
    equation="p ← −B g, B from the last m pairs s = Δx, y = Δg\nx ← x + a p, a by a line search\n"
    "B₀ = (s·y / y·y) I of the newest pair",
    source="J. Nocedal, Updating quasi-Newton matrices with limited storage, Math. Comp. 35 (1980); D. C. Liu, "
    "J. Nocedal, On the limited memory BFGS method for large scale optimization, Math. Program. 45 (1989)",
    family="line search",
    parameters=(
        Parameter(
            "memory", 10, "memory: how many steps are remembered",
            aliases=("history_size", "memory_size", "maxcor", "m"), kind="integer", minimum=1, maximum=1000,
            slider=(1, 30), symbol="m",
        ),
        SEARCH,
        SUFFICIENT,
        curvature(0.9),
        Parameter(
            "scaling", True, "scale: B₀ has the size of the newest pair, s·y/y·y, not 1", kind="boolean"
        ),
    ),
    update=lbfgs,
    memory={
        "seen": VECTOR, "slope": VECTOR, "loss": NUMBER, "moves": ("memory", "d ≠ 2"), "bends": ("memory", "d"),
        "sizes": ("memory",), "window": (WINDOW,), "known": NUMBER,
        "length": NUMBER,
    },
    scratch={"p": VECTOR, "trial": VECTOR, "steep": VECTOR, "parts": ("memory",)},
    unprojected=REMEMBERS,
    elsewhere={"PyTorch": {"memory": 100}},
    notes="SciPy's L-BFGS-B remembers 10 pairs and leaves 0.9 of the slope too; PyTorch's by default takes its steps "
    "without a line search. Liu and Nocedal tried 3 to 7 pairs. Without the scale it is BFGS as long "
    "as nothing is forgotten.",
    readouts=READOUTS,
)  # fmt: skip
