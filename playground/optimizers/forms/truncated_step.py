"""About the lowest point of a second-order model within a radius, by products alone.

T. Steihaug, The conjugate gradient method and trust regions in large scale optimization, SIAM J. Numer. Anal. 20
(1983); J. Nocedal, S. J. Wright, Numerical Optimization, 2nd ed. (2006), algorithm 7.2.
"""

import math
from typing import Any

from playground.kernels.for_rules import product
from playground.optimizers.forms.vectors import assign, dot, move

# As in Nocedal and Wright's example, and in SciPy's trust-ncg.
_LEAST_FORCING = 0.5


def truncated_step(
    here: int, x: Any, slope: Any, radius: float, most: int, step: Any, r: Any, p: Any, image: Any
) -> tuple[float, float]:
    """Conjugate gradients from 0, as `step`, until the residual is min(½, √‖g‖)·‖g‖; along the last direction to the
    radius where the next point lies beyond it, and where the curvature is not positive.

    Products with the Hessian at x must be prepared; `most` of them are made. Returns the model's change, which is not
    above 0, and the step's length. `r`, `p` and `image` are scratch; the residual g + Hs is left in r.
    """
    move(step, slope, -1.0, slope)
    assign(r, slope)
    move(p, slope, -2.0, slope)
    squared, k, goes = dot(r, r), 0, dot(r, r) > 0.0
    size = math.sqrt(squared)
    enough = min(_LEAST_FORCING, math.sqrt(size)) * size
    while goes and k < most:
        k += 1
        product(here, x, p, image)
        bent, far, along, long = dot(p, image), dot(step, step), dot(step, p), dot(p, p)
        a = squared / bent
        goes = bent > 0.0 and far + a * (2.0 * along + a * long) < radius * radius
        if not goes:
            a = _to_the_radius(radius * radius - far, along, long, squared, bent)
        move(step, step, a, p)
        move(r, r, a, image)
        new = dot(r, r)
        goes = goes and math.sqrt(new) >= enough
        for d in range(p.size):
            p[d] = new / squared * p[d] - r[d]
        squared = new
    return 0.5 * (dot(step, slope) + dot(step, r)), math.sqrt(dot(step, step))


def _to_the_radius(room: float, along: float, long: float, squared: float, bent: float) -> float:
    """The a with ‖s + a p‖² = ‖s‖² + room: ahead, or behind where the model −a‖r‖² + ½ a² p·Hp is lower there."""
    root = along + math.sqrt(along * along + long * room)
    ahead, behind = room / root, -root / long
    higher = 0.5 * bent * ahead * ahead - squared * ahead
    return behind if bent <= 0.0 and 0.5 * bent * behind * behind - squared * behind < higher else ahead
