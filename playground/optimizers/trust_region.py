"""Trust region, with the exact step (Moré, Sorensen 1983) or a truncated one (Steihaug 1983)."""

from typing import Any

from playground.base.alias import Alias
from playground.base.parameters import Parameter
from playground.kernels.for_rules import changed, gradient, halt, prepare_products, value
from playground.optimizers.forms.line_search import NO_DECREASE, ROUNDING
from playground.optimizers.forms.projected import SOLVES
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.second_order_model import learn_model, model_step
from playground.optimizers.forms.truncated_step import truncated_step
from playground.optimizers.forms.vectors import assign, differ, move
from playground.optimizers.forms.vectorwise import NUMBER, VECTOR, Vectorwise

EXACT = 0.0
# What only the exact step needs.
_VALUES, _MATRIX, _KEPT = ("d if subproblem = 0",), ("d if subproblem = 0", "d"), ("basis", "d if subproblem = 0")


def trust_region(
    here: int, t: int, x: Any, seen: Any, slope: Any, values: Any, basis: Any, kept: Any, loss: Any, known: Any,
    size: Any, quality: Any, gamma: Any, s: Any, step: Any, trial: Any, radius: float, largest: float, accept: float,
    subproblem: float, products: float,
) -> None:  # fmt: skip
    """s ← argmin g·s + ½ s·Hs, ‖s‖ ≤ Δ; ρ = (f(x) − f(x + s))/model's decrease; x ← x + s where ρ > η; Δ by ρ"""
    if t == 1:
        size[0] = radius
    if t == 1 or changed(here, x, seen):
        loss[0] = value(here, x)
        known[0] = 0.0
        assign(seen, x)
    if known[0] == 0.0:
        if subproblem == EXACT:
            learn_model(here, x, slope, values, basis, kept)
        else:
            gradient(here, x, slope)
        known[0] = 1.0
    change, length = 0.0, 0.0
    if subproblem == EXACT:
        change, length = model_step(values, basis, kept, slope, size[0], 0.0, gamma, s, step)
    else:
        prepare_products(here, x)
        change, length = truncated_step(here, x, slope, size[0], int(products), step, gamma, s, trial)
    move(trial, x, 1.0, step)
    if not change < 0.0 or not differ(trial, x):
        halt(here, NO_DECREASE)
        return
    f = value(here, trial)
    hidden = ROUNDING * abs(loss[0])
    ratio = (loss[0] - f + hidden) / (hidden - change)
    quality[0] = ratio
    # False for NaN too.
    if not ratio >= 0.25:
        size[0] = 0.25 * length
    elif ratio > 0.75 and length >= 0.999 * size[0]:
        size[0] = min(2.0 * size[0], largest)
    if ratio > accept:
        assign(x, trial)
        assign(seen, x)
        loss[0] = f
        known[0] = 0.0


READOUTS = (
    Readout(
        "radius", "Δ", "the radius of the circle in which the model is believed, after this step", lambda size: size
    ),
    Readout(
        "agreement", "ρ", "the decrease of f in this step as a part of what the model promised", lambda quality: quality
    ),
)
OPTIMIZER = Vectorwise(
    name="Trust region",
    aliases=(
        "tr", "trust-region newton", Alias("steihaug", {"subproblem": "steihaug"}),
        Alias("more-sorensen", {"subproblem": "exact"}),
    ),
    summary="Goes to the lowest point of the quadratic model within a circle that grows while the model is right.",
    equation="s ← argmin g·s + ½ s·H s, ‖s‖ ≤ Δ\nρ = (f(x) − f(x + s)) / (−g·s − ½ s·H s)\nx ← x + s where ρ > η\n"
    "Δ ← ‖s‖/4 where ρ < ¼\nΔ ← min(2 Δ, Δmax) where ρ > ¾ and ‖s‖ = Δ",
    source="J. J. Moré, D. C. Sorensen, Computing a trust region step, SIAM J. Sci. Stat. Comput. 4 (1983); "
    "J. Nocedal, S. J. Wright, Numerical Optimization, 2nd ed. (2006), algorithms 4.1 and 7.2; T. Steihaug, The "
    "conjugate gradient method and trust regions in large scale optimization, SIAM J. Numer. Anal. 20 (1983)",
    family="curvature",
    parameters=(
        Parameter(
            "radius", 1.0, "radius: of the first circle",
            aliases=("initial_trust_radius", "delta"), minimum=0, exclusive_minimum=True, slider=(1e-2, 10.0),
            scale="log", symbol="Δ₀",
        ),
        Parameter(
            "largest", 1000.0, "largest radius: circles grow no larger",
            aliases=("max_trust_radius",), minimum=0, exclusive_minimum=True,
            slider=(1e-2, 1e4), scale="log", symbol="Δmax",
        ),
        Parameter(
            "accept", 0.15, "acceptance: the part of the model's decrease that a step must bring", minimum=0,
            maximum=0.25, exclusive_maximum=True, slider=(0.0, 0.249), symbol="η",
        ),
        Parameter(
            "subproblem", "exact", "step: the model's lowest point, by the eigenvalues of the whole Hessian, or about "
            "that by conjugate gradients, which need products with it alone", kind="choice",
            choices=("exact", "steihaug"),
        ),
        Parameter(
            "products", 250, "products: with the Hessian in each truncated step, at most", kind="integer", minimum=1,
            maximum=100_000, slider=(1, 500),
        ),
    ),
    update=trust_region,
    memory={
        "seen": VECTOR, "slope": VECTOR, "loss": NUMBER, "known": NUMBER, "size": NUMBER, "quality": NUMBER,
        "values": _VALUES, "basis": _MATRIX, "kept": _KEPT
    },
    scratch={"gamma": VECTOR, "s": VECTOR, "step": VECTOR, "trial": VECTOR},
    unprojected=SOLVES,
    notes="SciPy's trust-exact has the same three constants. Where g has no part along the eigenvector of the lowest "
    "eigenvalue, a negative one, the rest of the radius is gone along it: so it leaves even a saddle itself. A refused "
    "step costs one value. Steihaug's step is that of SciPy's trust-ncg: it takes negative curvature where it meets "
    "some, works on networks of any size, and stays on a saddle where g is 0.",
    readouts=READOUTS,
    training_defaults={"subproblem": "steihaug"},
)  # fmt: skip
