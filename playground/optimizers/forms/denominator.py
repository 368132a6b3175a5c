"""The root that adaptive methods divide by, and what keeps it from 0."""

import math

from playground.base.parameters import Parameter

OUTSIDE, INSIDE = 0.0, 1.0
# Far below what any gradient's size tells, and above the root of what still has a square: 0/0 is 0 with it.
TINY = 1e-150


def floor(epsilon: float) -> float:
    """ε, but never 0."""
    return max(epsilon, TINY)


def root(s: float, epsilon: float, epsilon_place: float) -> float:
    """√s + ε, or √(s + ε), or √s alone"""
    inside = epsilon if epsilon_place == INSIDE else 0.0
    outside = epsilon if epsilon_place == OUTSIDE else 0.0
    return math.sqrt(s + inside) + floor(outside)


EPSILON_PLACE = Parameter(
    "epsilon_place",
    "outside",
    "place of the floor: added to the root, to the average inside the root, or nowhere (then the average should start "
    "above 0)",
    kind="choice",
    choices=("outside", "inside", "none"),
)


def initial_average(default: float = 0.0) -> Parameter:
    """Return the first value of an average of squared gradients."""
    return Parameter(
        "initial_average", default, "first average: of the squared gradient, before the first step", minimum=0,
        slider=(0.0, 1.0), symbol="s₀",
    )  # fmt: skip
