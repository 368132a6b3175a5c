"""Linear conjugate gradients (Hestenes, Stiefel 1952)."""

from typing import Any

from playground.base.parameters import Parameter
from playground.kernels.for_rules import changed, gradient, halt, prepare_products, product
from playground.optimizers.forms.line_search import NO_MINIMUM
from playground.optimizers.forms.projected import REMEMBERS
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.vectors import assign, differ, dot, move
from playground.optimizers.forms.vectorwise import NUMBER, VECTOR, Vectorwise

# A residual of 1e-10 of the first is near that of rounding: the model is solved.
_SOLVED = 1e-20
_DOWN, _UP = 2.0**-500, 2.0**500


def linear_conjugate_gradient(
    here: int, t: int, x: Any, seen: Any, origin: Any, r: Any, p: Any, squared: Any, done: Any, unit: Any,
    image: Any, cycle: float,
) -> None:  # fmt: skip
    """a = r·r/p·Hp; x ← x + a p; r ← r + a Hp; β = r₊·r₊/r·r; p ← −r + β p"""
    n, length = x.size, float(x.size)
    if cycle > 0.0:
        length = cycle
    ended = done[0] >= length or not squared[0] > _SOLVED * squared[1]
    if t == 1 or changed(here, x, seen) or (ended and differ(x, origin)):
        # A new cycle: the quadratic is the model of f here. Those that are quadratic keep it.
        assign(origin, x)
        gradient(here, x, r)
        squared[0] = dot(r, r)
        squared[1] = squared[0]
        # p·Hp is of third order in the size of f: p is taken in a unit in which it stays a number.
        unit[0] = _DOWN if squared[0] > 1e150 else _UP if squared[0] < 1e-150 else 1.0
        for d in range(n):
            p[d] = -unit[0] * r[d]
        done[0] = 0.0
    assign(seen, x)
    if done[0] >= length or not squared[0] > _SOLVED * squared[1]:
        halt(here, NO_MINIMUM)
        return
    prepare_products(here, origin)
    product(here, origin, p, image)
    bent = dot(p, image)
    if bent > 0.0:
        # Of the two forms of a and β that Hestenes and Stiefel give, these ask p and r for what rounding left of them.
        move(x, x, -dot(r, p) / bent, p)
        move(r, r, -dot(r, p) / bent, image)
        again = dot(r, image) / bent
        for d in range(n):
            p[d] = unit[0] * (again * p[d] - r[d])
        squared[0] = dot(r, r)
        done[0] += 1.0
    else:
        # The model has no minimum along p: a new one is made if the cycle has moved.
        done[0] = length
        if not differ(x, origin):
            halt(here, NO_MINIMUM)
    assign(seen, x)


READOUTS = (
    Readout(
        "residual", "‖r‖", "the length of what the quadratic's equation still misses", lambda squared: squared[0] ** 0.5
    ),
)
OPTIMIZER = Vectorwise(
    name="Linear conjugate gradients",
    aliases=("linear cg", "cg for quadratics",),
    summary="Ends on a quadratic in as many steps as there are coordinates; elsewhere these add up to Newton's step.",
    equation="a = r·r / p·Hp\nx ← x + a p\nr ← r + a H p\nβ = r₊·r₊ / r·r\np ← −r + β p",
    source="M. R. Hestenes, E. Stiefel, Methods of conjugate gradients for solving linear systems, J. Res. Nat. Bur. "
    "Standards 49 (1952)",
    family="curvature",
    parameters=(
        Parameter(
            "cycle", 0, "cycle: steps until a new model is made, 0 for as many as there are coordinates",
            kind="integer", minimum=0, maximum=100_000, slider=(0, 10),
        ),
    ),
    update=linear_conjugate_gradient,
    memory={
        "seen": VECTOR, "origin": VECTOR, "r": VECTOR, "p": VECTOR, "squared": (2,), "done": NUMBER,
        "unit": NUMBER
    },
    scratch={"image": VECTOR},
    unprojected=REMEMBERS,
    notes="Right on quadratics. On another surface each cycle of as many steps as there are coordinates minimizes the "
    "second-order model at the point where the cycle began; it rests where that model has no minimum along the slope. "
    "The textbook's method is one cycle without end: steps beyond the coordinates' number only mend rounding.",
    readouts=READOUTS,
)  # fmt: skip
