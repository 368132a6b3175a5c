"""The value of f that counts as reached."""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from playground.base.check_number import check_number
from playground.problems.constraint import Constraint
from playground.problems.surface import Surface

if TYPE_CHECKING:
    from playground.experiments.experiment import Experiment

# Of the median of f − f* over the domain; what is left is rounded down to a power of ten.
PART: Final = 1e-6
_POINTS = 1024
NOT_KNOWN: Final = "No minimum is known and no target is set."
TOO_LONG: Final = "No target was looked for, because the positions of a path of so many steps do not fit into memory."


@dataclass(frozen=True)
class Target:
    """What a path must come down to.

    Arguments: `level` the value of f, None where there is none; `least` f* as far as a minimum is known within the
    constraint, else None; `stated` what was asked for: f − f* where f* is known, else f; `why_none` says why
    there is no level.
    """

    level: float | None
    least: float | None
    stated: float | None
    why_none: str = NOT_KNOWN

    @property
    def words(self) -> str:
        """The target as a formula: "f − f* ≤ 1e-4"; "" where there is none."""
        return "" if self.stated is None else f"{self.quantity} ≤ {short(self.stated)}"

    @property
    def quantity(self) -> str:
        """What is compared and shown: "f − f*", or "f" where f* is not known."""
        return "f" if self.least is None else "f − f*"


def target_of(experiment: "Experiment", stated: float | None = None) -> Target:
    """Return the target of a race.

    Where a minimum is known (within the constraint) `stated` is a value of f − f*, and by default 1e-6 of the surface's
    own scale: of the median of f − f* over its domain, rounded down to a power of ten. Where none is known it is a
    value of f, and by default there is no target. Raises PlaygroundError where it is no finite number, or below 0 with
    a known minimum.

    >>> import playground as pg
    >>> target_of(pg.Experiment(pg.surface("rosenbrock"))).words
    'f − f* ≤ 1e-4'
    """
    least = least_known(experiment.problem, experiment.constraint)
    stated = check_target(experiment, stated)
    if stated is None and least is not None:
        stated = default_gap(experiment.problem, least)
    return Target(None if stated is None else stated + (least or 0.0), least, stated)


def check_target(experiment: "Experiment", stated: float | None) -> float | None:
    """Return a stated target; raise PlaygroundError where it is no finite number, or below 0 with a known minimum."""
    if stated is None:
        return None
    known = least_known(experiment.problem, experiment.constraint) is not None
    return check_number(stated, "target f − f*" if known else "target f", 0.0 if known else -math.inf)


@lru_cache(maxsize=256)
def least_known(problem: Surface, bound: Constraint | None = None) -> float | None:
    """Return the least value of a surface that is known, None where none is; under a constraint, of what satisfies it.

    >>> import playground as pg
    >>> least_known(pg.surface("rosenbrock"), pg.constraint("box", x_min=2, x_max=3)) is None
    True
    """
    least = problem.minimum_value
    if least is None or bound is None or bound == problem.constraint:
        return least
    # A constraint that leaves out every global minimiser has a minimum of its own, which the surface does not state.
    return least if bool(bound.contains(problem.minima).any()) else None


@lru_cache(maxsize=256)
def default_gap(problem: Surface, least: float) -> float:
    """Return the default target above a known minimum: a power of ten, about 1e-6 of the surface's scale."""
    per_axis = round(_POINTS ** (1 / problem.dimension))
    parts = (np.arange(per_axis) + 0.5) / per_axis
    axes = (low + parts * (high - low) for low, high in problem.domain)
    grid = np.stack([axis.ravel() for axis in np.meshgrid(*axes)], axis=1)
    with np.errstate(all="ignore"):
        heights = problem.value(grid) - least
    heights = heights[np.isfinite(heights) & (heights > 0)]
    scale = float(np.median(heights)) if len(heights) else 1.0
    return float(f"1e{math.floor(math.log10(PART) + math.log10(scale))}")


def short(value: float) -> str:
    """Return a number in at most four figures, as it is read aloud.

    >>> short(1e-06), short(0.0001), short(0.5), short(-3.0), short(16000000.0)
    ('1e-6', '1e-4', '0.5', '-3', '1.6e7')
    """
    text = f"{value:.3e}" if 0 < abs(value) < 1e-3 else f"{value:.4g}"
    if "e" not in text:
        return text
    mantissa, exponent = text.split("e")
    return f"{mantissa.rstrip('0').rstrip('.') if '.' in mantissa else mantissa}e{int(exponent)}"
