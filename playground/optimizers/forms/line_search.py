"""Line searches in the kernels' language: how far along a direction that leads down.

All return the step a and f at x + a·p, with `trial` at that point and `steep` its gradient. Where no trial meets all
conditions they take the lowest trial that decreases f by enough; where there is none, a is 0, and the method says so
with `halt`. Sources: J. Nocedal, S. J. Wright, Numerical Optimization (2nd ed., 2006), algorithms 3.1, 3.5 and 3.6;
the test of the slope where rounding hides a decrease: W. W. Hager, H. Zhang, SIAM J. Optim. 16 (2005), eq. (4.1).
"""

import math
from typing import Any

from playground.base.parameters import Parameter
from playground.kernels.for_rules import gradient, prepare_products, product, value
from playground.optimizers.forms.vectors import differ, dot, move

# Forty doublings are as far as a path may go before it counts as diverged; an interval that shrinks by a tenth at least
# in each trial, round a step that may be far shorter than the first one, needs as many.
_MOST_TRIALS = 40
# Backtracking cuts by a tenth at least: so many cuts end below the rounding of x from any first trial.
_MOST_CUTS = 400
# Values that differ by less, relative to their size, do not say which one is lower.
ROUNDING = 1e-14
WOLFE, EXACT = 0.0, 1.0
# What a method says to `halt` by its kind of search: as `kernels.oracle` names it, which may not be imported before a
# kernel is compiled; a test compares them.
NO_DECREASE, NO_MINIMUM = 1.0, 2.0

SUFFICIENT = Parameter(
    "c1", 1e-4, "decrease kept: the part of the slope's promise that a step must keep",
    aliases=("sufficient_decrease",), minimum=0, maximum=0.5,
    exclusive_minimum=True, exclusive_maximum=True, slider=(1e-6, 0.49), scale="log", symbol="c₁",
)  # fmt: skip
SEARCH = Parameter(
    "search", "strong_wolfe",
    "line search: by trial points until the strong Wolfe conditions hold, or exactly, which takes one product with the "
    "Hessian and is right on quadratics only",
    aliases=("line_search",), kind="choice", choices=("strong_wolfe", "exact"),
)  # fmt: skip


def curvature(default: float) -> Parameter:
    """Return the second Wolfe condition's constant with a method's own default."""
    return Parameter(
        "c2", default, "slope left: the part of the slope that may be left at the end of a step", minimum=0,
        maximum=1, exclusive_minimum=True, exclusive_maximum=True, slider=(0.01, 0.99), symbol="c₂",
    )  # fmt: skip


def advance(
    here: int, x: Any, p: Any, loss: float, slope: float, first: float, search: float, c1: float, c2: float,
    trial: Any, steep: Any,
) -> tuple[float, float]:  # fmt: skip
    """The search of a person's choice; the exact one asks for no values, and returns 0 for f."""
    a, f = 0.0, 0.0
    if search == WOLFE:
        a, f = strong_wolfe(here, x, p, loss, slope, first, c1, c2, trial, steep)
    else:
        a = exact(here, x, p, slope, trial)
        if a > 0.0:
            gradient(here, trial, steep)
    return a, f


def strong_wolfe(
    here: int, x: Any, p: Any, loss: float, slope: float, first: float, c1: float, c2: float, trial: Any, steep: Any
) -> tuple[float, float]:
    """f(x + ap) ≤ f + c₁a·slope and |∇f(x + ap)·p| ≤ c₂|slope|, from the first trial on: a doubles until an interval
    holds such a step, then the interval shrinks round it.

    Where rounding hides a decrease, the slope there decides: ∇f(x + ap)·p ≤ (2c₁ − 1)·slope. A trial as high as f while
    a lower one is known is a rise that nothing hides.
    """
    low, low_loss, low_slope = 0.0, loss, slope
    best, best_loss, hides = 0.0, loss, ROUNDING * abs(loss)
    high, high_loss, high_slope, known = 0.0, loss, slope, False
    bracketed, a, found, k = False, first, 0.0, 0
    while k < _MOST_TRIALS:
        k += 1
        move(trial, x, a, p)
        if not differ(trial, x):
            break
        f, inclined = value(here, trial), 0.0
        worse = not (f <= loss + c1 * a * slope) or f >= low_loss
        hidden = worse and abs(f - loss) <= hides and low_loss >= loss - hides
        if f <= loss + c1 * a * slope and f < best_loss:
            best, best_loss = a, f
        if not worse or hidden:
            gradient(here, trial, steep)
            inclined = dot(steep, p)
            if abs(inclined) <= -c2 * slope and (not hidden or inclined <= (2.0 * c1 - 1.0) * slope):
                found, low_loss = a, f
                break
        if worse and not hidden:
            high, high_loss, high_slope, known, bracketed = a, f, inclined, False, True
        else:
            turned = inclined * (high - low) >= 0.0 if bracketed else inclined >= 0.0
            if turned:
                high, high_loss, high_slope, known, bracketed = low, low_loss, low_slope, True, True
            low, low_loss, low_slope = a, f, inclined
        a = _between(low, low_loss, low_slope, high, high_loss, high_slope, known) if bracketed else 2.0 * a
        if not (a != low and a != high):
            break
    if found == 0.0 and best > 0.0:
        found, low_loss = best, best_loss
        move(trial, x, best, p)
        gradient(here, trial, steep)
    return found, low_loss


def _between(
    low: float, low_loss: float, low_slope: float, high: float, high_loss: float, high_slope: float, known: bool
) -> float:
    """The minimum of the cubic (eq. 3.59), without the slope at `high` of the parabola (eq. 3.58), a tenth of the
    interval off both ends at least; its middle where there is none."""
    width = high - low
    a = low - 0.5 * low_slope * width * width / (high_loss - low_loss - low_slope * width)
    if known:
        middle = low_slope + high_slope - 3.0 * (high_loss - low_loss) / width
        inside = middle * middle - low_slope * high_slope
        if inside >= 0.0:
            root = math.sqrt(inside) if width > 0.0 else -math.sqrt(inside)
            a = high - width * (high_slope + root - middle) / (high_slope - low_slope + 2.0 * root)
    part = (a - low) / width
    # False for NaN too.
    if not (part >= 0.1 and part <= 0.9):
        part = 0.1 if part < 0.1 else 0.9 if part > 0.9 else 0.5
    return low + part * width


def armijo(
    here: int, x: Any, p: Any, loss: float, slope: float, first: float, c1: float, shrink: float, trial: Any, steep: Any
) -> tuple[float, float, float]:
    """The first of a, a·shrink, a·shrink², … with f(x + ap) ≤ f + c₁a·slope; also f at the very first trial.

    Where rounding hides the decrease, the slope there decides: ∇f(x + ap)·p ≤ (2c₁ − 1)·slope.
    """
    a, k, found, best, tried = first, 0, 0.0, loss, loss
    while k < _MOST_CUTS:
        k += 1
        move(trial, x, a, p)
        if not differ(trial, x):
            break
        f = value(here, trial)
        tried = f if k == 1 else tried
        decreased = f <= loss + c1 * a * slope
        hidden = abs(f - loss) <= ROUNDING * abs(loss)
        if decreased or hidden:
            gradient(here, trial, steep)
            if not hidden or dot(steep, p) <= (2.0 * c1 - 1.0) * slope:
                found, best = a, f
                break
        a = shrink * a
    return found, best, tried


def exact(here: int, x: Any, p: Any, slope: float, trial: Any) -> float:
    """a = −∇f·p/(p·Hp), the minimum along p of a quadratic; 0 where the curvature along p is not positive."""
    prepare_products(here, x)
    product(here, x, p, trial)
    bent = dot(p, trial)
    a = -slope / bent if bent > 0.0 else 0.0
    move(trial, x, a, p)
    return a if differ(trial, x) else 0.0
