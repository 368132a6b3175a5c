"""Why paths ended, as sentences."""

from types import MappingProxyType
from typing import Final

import numpy as np

from playground.problems.surface import Surface
from playground.simulation.method import Floats

# By the cause in a path's status; {} is the point.
_SENTENCES: Final = MappingProxyType(
    {
        "gradient": "the gradient at {} is not finite",
        "hessian": "the Hessian at {}, which the method uses, is not finite",
        "asked": "the step from {} is no number: the gradient is not finite at a point where the method asked for it",
        "singular": "the Hessian is singular at {}, so that its equation has no solution",
        "no_decrease": "no trial step from {} lowers f by enough",
        "no_minimum": "f has no minimum along the direction from {}: its curvature there is not positive",
        "no_number": "the method's step from {} is no number: on its way something overflowed, or 0 was divided by 0",
        "own_rule": "the method ended by its own rule at {}",
    }
)
# Those that a part of the formula explains, and whether that is by its second derivatives.
_BY_A_PART: Final = MappingProxyType({"gradient": False, "hessian": True})


def sentence_of(problem: Surface, cause: str, end: Floats) -> str:
    """Return why a path ended at a point (dimension), by the cause in its status; "" where there is none."""
    if not cause:
        return ""
    if cause == "start":
        return _start_sentence(problem, end)
    sentence = _SENTENCES[cause].format(f"({', '.join(f'{coordinate:g}' for coordinate in end)})")
    part = problem.undefined_part(end, _BY_A_PART[cause]) if cause in _BY_A_PART else ""
    if not part:
        return sentence
    return f"{sentence}: {part} has no finite {'second ' if _BY_A_PART[cause] else ''}derivative there"


def _start_sentence(problem: Surface, start: Floats) -> str:
    """Why no path can begin at a start."""
    here = f"the start ({', '.join(f'{coordinate:g}' for coordinate in start)})"
    low, high = np.array(problem.limits or ((-np.inf, np.inf),) * problem.dimension).T
    if not ((start > low) & (start < high)).all():
        ends = ", ".join(f"{a:g} < {name} < {b:g}" for name, (a, b) in zip("xy", problem.limits, strict=False))
        return f"{here} lies where {problem.name} is not defined: it is for {ends}"
    low, high = np.array(problem.domain).T
    if problem.unbounded_outside and not ((start >= low) & (start <= high)).all():
        return f"{here} lies outside the domain, beyond which {problem.name} has no bottom"
    if np.isnan(problem.value(start[None])).any():
        return f"{here} lies where f is no number"
    return f"{here} lies beyond the bound of the stop rule"


def flat_sentence(slope: float) -> str:
    """Return what a `flat` end means.

    >>> flat_sentence(2.1e-33)
    'the slope is 2e-33: too small to move by, and nothing says that it is a minimum'
    """
    size = "0" if slope == 0 else f"{slope:.0e}".replace("e-0", "e-")
    return f"the slope is {size}: too small to move by, and nothing says that it is a minimum"
