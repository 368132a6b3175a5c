"""Hessian-free optimization: truncated Newton (Dembo, Steihaug 1983) with Martens' damping (2010)."""

import math
from typing import Any

from playground.base.parameters import Parameter
from playground.kernels.for_rules import changed, gradient, halt, prepare_products, product, value
from playground.optimizers.forms.line_search import NO_DECREASE, SUFFICIENT, armijo
from playground.optimizers.forms.projected import SOLVES
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.readouts import step_length
from playground.optimizers.forms.vectors import assign, dot, move
from playground.optimizers.forms.vectorwise import NUMBER, VECTOR, Vectorwise

SUPERLINEAR, QUADRATIC = 0.0, 1.0
_LEAST_FORCING, _BACKTRACK = 0.5, 0.5
_GOES, _RESTS = 0.0, 1.0


def hessian_free(
    here: int, t: int, x: Any, seen: Any, slope: Any, loss: Any, shift: Any, state: Any, length: Any,
    step: Any, r: Any, p: Any, image: Any, trial: Any, steep: Any,
    damping: float, adapt: float, forcing: float, products: float, c1: float,
) -> None:  # fmt: skip
    """(H + λI)s ≈ −g by conjugate gradients; x ← x + a s by backtracking; λ ← 3/2 λ or 2/3 λ"""
    if t == 1:
        shift[0] = damping
    if t == 1 or changed(here, x, seen):
        loss[0] = value(here, x)
        gradient(here, x, slope)
        state[0] = _GOES
    size = math.sqrt(dot(slope, slope))
    length[0] = 0.0
    if state[0] == _RESTS or not size > 0.0:
        assign(seen, x)
        halt(here, NO_DECREASE)
        return
    prepare_products(here, x)
    share = _LEAST_FORCING
    if forcing == SUPERLINEAR:
        share = min(share, math.sqrt(size))
    elif forcing == QUADRATIC:
        share = min(share, size)
    promised = _solve(here, x, slope, shift[0], share * size, int(products), step, r, p, image)
    a, f, tried = armijo(here, x, step, loss[0], dot(step, slope), 1.0, c1, _BACKTRACK, trial, steep)
    if adapt != 0.0:
        ratio = (tried - loss[0]) / promised
        if ratio > 0.75:
            shift[0] *= 2.0 / 3.0
        # True for NaN too.
        elif not ratio >= 0.25:
            shift[0] *= 1.5
    length[0] = a
    if a > 0.0:
        assign(x, trial)
        assign(slope, steep)
        loss[0] = f
    else:
        halt(here, NO_DECREASE)
        state[0] = _RESTS
    assign(seen, x)


def _solve(
    here: int, x: Any, slope: Any, shift: float, enough: float, most: int, step: Any, r: Any, p: Any, image: Any
) -> float:
    """Conjugate gradients from 0 until the residual is small enough or the curvature is not positive; return the
    model's change g·s + ½ s·(H + λI)s.

    Curvature that is not positive ends with the step so far, or where there is none with the slope (Nocedal, Wright,
    algorithm 7.1).
    """
    move(step, slope, -1.0, slope)
    assign(r, slope)
    move(p, slope, -2.0, slope)
    squared, k, bent = dot(r, r), 0, 1.0
    while k < most and bent > 0.0:
        k += 1
        product(here, x, p, image)
        move(image, image, shift, p)
        bent = dot(p, image)
        if bent > 0.0:
            a = squared / bent
            move(step, step, a, p)
            move(r, r, a, image)
            new = dot(r, r)
            if math.sqrt(new) <= enough:
                break
            for d in range(p.size):
                p[d] = new / squared * p[d] - r[d]
            squared = new
        elif k == 1:
            assign(step, p)
            move(r, slope, 1.0, image)
    # The residual is g + (H + λI)s.
    return 0.5 * (dot(step, slope) + dot(step, r))


READOUTS = (
    Readout("damping", "λ", "what is added to the Hessian, after this step", lambda shift: shift),
    step_length(lambda length: length),
)
OPTIMIZER = Vectorwise(
    name="Hessian-free",
    aliases=("hf", "newton-cg for networks",),
    summary="Solves for Newton's step by a few products with the Hessian, trusting it as far as it has proved right.",
    equation="s ← −(H + λ I)⁻¹ g, about, by conjugate gradients\nx ← x + a s, a by backtracking\n"
    "ρ = (f(x + s) − f(x)) / (g·s + ½ s·(H + λ I) s)\nλ ← ⅔ λ where ρ > ¾\nλ ← 3/2 λ where ρ < ¼",
    source="J. Martens, Deep learning via Hessian-free optimization, ICML 2010; R. S. Dembo, T. Steihaug, "
    "Truncated-Newton algorithms for large-scale unconstrained optimization, Math. Program. 26 (1983)",
    family="curvature",
    parameters=(
        Parameter(
            "damping", 1.0, "damping: λ at first, added to the Hessian's diagonal; 0 stays 0",
            aliases=("lambda",), minimum=0,
            slider=(1e-6, 100.0), scale="log", symbol="λ",
        ),
        Parameter("adapt", True, "adapt damping: by how well the model foretold the value", kind="boolean"),
        Parameter(
            "forcing", "superlinear", "forcing: the residual that is left, of ‖g‖: min(½, √‖g‖), min(½, ‖g‖) or ½",
            kind="choice", choices=("superlinear", "quadratic", "linear"),
        ),
        Parameter(
            "products", 50, "products: with the Hessian in each step, at most", kind="integer", minimum=1,
            maximum=100_000, slider=(1, 100),
        ),
        SUFFICIENT,
    ),
    update=hessian_free,
    memory={"seen": VECTOR, "slope": VECTOR, "loss": NUMBER, "shift": NUMBER, "state": NUMBER, "length": NUMBER},
    scratch={
        "step": VECTOR, "r": VECTOR, "p": VECTOR, "image": VECTOR, "trial": VECTOR, "steep": VECTOR,
    },
    unprojected=SOLVES,
    notes="Martens stops the solver by its relative progress, starts it at the last step and uses Gauss–Newton "
    "products, which networks have and surfaces have not; here the residual decides, as in Nocedal and Wright's "
    "line-search Newton–CG. SciPy's Newton-CG has no damping.",
    readouts=READOUTS,
)  # fmt: skip
