"""The simplex method of Nelder and Mead (1965)."""

from typing import Any

from playground.base.parameters import Parameter
from playground.kernels.for_rules import renewed, value
from playground.optimizers.forms.projected import FOLDS
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.vectors import assign, differ
from playground.optimizers.forms.vectorwise import NUMBER, Vectorwise

INFINITY = float("inf")
# What a coordinate that is 0 is moved by, where others are moved by a part of themselves.
LEAST = 0.00025


def height(here: int, point: Any) -> float:
    """f, infinite where it is no number, so that heights can be sorted."""
    f = value(here, point)
    return f if f < INFINITY else INFINITY


def keep_order(simplex: Any, heights: Any, first: int) -> None:
    """Sort the corners from `first` on into those before them, the lowest first."""
    for k in range(first, heights.size):
        j = k
        while j > 0 and heights[j - 1] > heights[j]:
            swap = heights[j]
            heights[j] = heights[j - 1]
            heights[j - 1] = swap
            for d in range(heights.size - 1):
                coordinate = simplex[j, d]
                simplex[j, d] = simplex[j - 1, d]
                simplex[j - 1, d] = coordinate
            j -= 1


def look_again(here: int, simplex: Any, heights: Any) -> None:
    """Take every corner's height on the present batch, and sort them with as few exchanges as there are corners."""
    for k in range(heights.size):
        heights[k] = height(here, simplex[k])
    for k in range(heights.size):
        low = k
        for j in range(k + 1, heights.size):
            low = j if heights[j] < heights[low] else low
        if low != k:
            swap = heights[low]
            heights[low] = heights[k]
            heights[k] = swap
            for d in range(heights.size - 1):
                coordinate = simplex[low, d]
                simplex[low, d] = simplex[k, d]
                simplex[k, d] = coordinate


def begin(here: int, x: Any, simplex: Any, heights: Any, size: float, relative: float) -> None:
    """A corner at x, the others along the axes."""
    for k in range(heights.size):
        assign(simplex[k], x)
        if k > 0:
            side = size
            if relative != 0.0:
                side = size * x[k - 1] if x[k - 1] != 0.0 else LEAST
            simplex[k, k - 1] += side
        heights[k] = height(here, simplex[k])
    keep_order(simplex, heights, 1)


def along(simplex: Any, centre: Any, factor: float, out: Any) -> None:
    """out ← (1 + factor)·centre − factor·the highest corner"""
    for d in range(out.size):
        out[d] = (1.0 + factor) * centre[d] - factor * simplex[out.size, d]


def replace_highest(simplex: Any, heights: Any, point: Any, f: float) -> None:
    """Put a point in the highest corner's place."""
    assign(simplex[point.size], point)
    heights[point.size] = f


def shrink(here: int, simplex: Any, heights: Any, part: float) -> None:
    """Pull every corner towards the lowest."""
    for k in range(1, heights.size):
        for d in range(heights.size - 1):
            simplex[k, d] = simplex[0, d] + part * (simplex[k, d] - simplex[0, d])
        heights[k] = height(here, simplex[k])


def contract(
    here: int, simplex: Any, heights: Any, centre: Any, other: Any, f: float, inward: float, part: float
) -> None:
    """Try a point between the centre and the better of highest corner and reflection; shrink where it is no better."""
    last = centre.size
    outside = f < heights[last]
    along(simplex, centre, inward if outside else -inward, other)
    low = height(here, other)
    if low <= f if outside else low < heights[last]:
        replace_highest(simplex, heights, other, low)
    else:
        shrink(here, simplex, heights, part)
        keep_order(simplex, heights, 1)


def nelder_mead(
    here: int, x: Any, simplex: Any, heights: Any, begun: Any, centre: Any, reflected: Any, other: Any,
    size: float, relative: float, adaptive: float,
) -> None:  # fmt: skip
    """x ← the lowest corner, after the highest corner ← its reflection, expansion or contraction, or all ← shrunk"""
    last = x.size
    if begun[0] == 0.0 or differ(x, simplex[0]):
        begin(here, x, simplex, heights, size, relative)
        begun[0] = 1.0
    elif renewed(here):
        look_again(here, simplex, heights)
    n = float(last)
    outward = 1.0 + 2.0 / n if adaptive != 0.0 else 2.0
    inward = 0.75 - 0.5 / n if adaptive != 0.0 else 0.5
    part = 1.0 - 1.0 / n if adaptive != 0.0 else 0.5
    for d in range(last):
        total = 0.0
        for k in range(last):
            total += simplex[k, d]
        centre[d] = total / n
    along(simplex, centre, 1.0, reflected)
    f = height(here, reflected)
    if f < heights[0]:
        along(simplex, centre, outward, other)
        far = height(here, other)
        if far < f:
            replace_highest(simplex, heights, other, far)
        else:
            replace_highest(simplex, heights, reflected, f)
    elif f < heights[last - 1]:
        replace_highest(simplex, heights, reflected, f)
    else:
        contract(here, simplex, heights, centre, other, f, inward, part)
    keep_order(simplex, heights, last)
    assign(x, simplex[0])


READOUTS = (
    Readout(
        "size",
        "max ‖xₖ − x̄‖",
        "how far the farthest corner of the simplex is from its middle, after this step",
        lambda simplex: ((simplex - simplex.mean(axis=0)) ** 2).sum(axis=1).max(axis=0) ** 0.5,
    ),
    Readout(
        "spread",
        "max f − min f",
        "the difference of f between the highest corner and the lowest, after this step",
        lambda heights: heights.max(axis=0) - heights.min(axis=0),
    ),
)
OPTIMIZER = Vectorwise(
    name="Nelder–Mead",
    aliases=("simplex", "downhill simplex", "amoeba", "fmin", "fminsearch", "nm",),
    summary="A triangle that tumbles downhill by values alone: it stretches on slopes and shrinks round a minimum.",
    equation="c = mean of all corners but the highest,  x_r = c + (c − x_high)\n"
    "x_high ← x_r, or further out c + 2 (c − x_high), or half way c ± ½ (c − x_high)\n"
    "or all corners ← half way to the lowest\nx ← the lowest corner",
    source="J. A. Nelder, R. Mead, A simplex method for function minimization, Computer J. 7 (1965); adaptive "
    "coefficients: F. Gao, L. Han, Comput. Optim. Appl. 51 (2012)",
    family="no derivatives",
    parameters=(
        Parameter(
            "size", 0.05, "first size: of the simplex, a part of each coordinate, or a length", minimum=0,
            exclusive_minimum=True, slider=(1e-3, 10.0), scale="log", symbol="s",
        ),
        Parameter(
            "relative", True, "measured by the start: corners at (1 + s)·x_k, or at 0.00025 where x_k is 0; otherwise "
            "at x_k + s", kind="boolean",
        ),
        Parameter(
            "adaptive", False, "coefficients by dimension: 1 + 2/n, ¾ − 1/2n, 1 − 1/n in place of 2, ½, ½, which they "
            "are in the plane", kind="boolean",
        ),
    ),
    update=nelder_mead,
    memory={"simplex": ("d + 1", "d"), "heights": ("d + 1",), "begun": NUMBER},
    scratch={"centre": ("d",), "reflected": ("d",), "other": ("d",)},
    unprojected=FOLDS,
    notes="The first simplex is SciPy's and MATLAB's; the paper leaves it open. It may stop short of a minimum: it can "
    "collapse on a slope (McKinnon 1998). A value that is no number counts as infinite. With mini-batches each "
    "step first asks for all corners again, on its own batch.",
    readouts=READOUTS,
)  # fmt: skip
