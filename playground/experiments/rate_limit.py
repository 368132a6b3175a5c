"""The largest stable rate of a contender where its path stands, with what is put round and on its method."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.experiments.contender import Contender
from playground.experiments.program_of import program_of
from playground.optimizers import StabilityLaw


@dataclass(frozen=True)
class RateLimit:
    """The rate at which a contender stops being stable on the quadratic that a surface is like at a point.

    `rate` the largest stable rate in force, infinite where no direction curves upwards, NaN where none is known;
    `setting` the value of `parameter` at which the rate in force is that (schedules multiply it); `sentence` what a
    person reads about it, the reason where there is none.
    """

    parameter: str
    rate: float
    setting: float
    sentence: str


def rate_limit(contender: Contender, curvatures: NDArray[np.float64], step: int = 0) -> RateLimit:
    """Return the limit of stability of a contender's innermost method.

    Arguments: `curvatures` (d,) eigenvalues of the Hessian at a point, or the largest alone; `step` ≥ 0, the updates
    done by then, after which schedules are read.

    >>> limit = rate_limit(Contender("heavy_ball", beta=0.9), np.array([1.0, 10.0]))
    >>> limit.rate, limit.parameter
    (0.38, 'lr')
    >>> limit.sentence
    'stable below 0.38 = 2(1 + β)/λ₁ here, where the largest curvature λ₁ is 10'
    """
    program = program_of(contender)
    method, law = program.optimizer, program.optimizer.stability
    if not isinstance(law, StabilityLaw):
        return _none("lr", law.reason)
    if program.beside:
        names = ", ".join(_beside(contender))
        return _none(law.parameter, f"{names} changes what the step of {method.name} does")
    if why := law.excluded(program.values):
        return _none(law.parameter, why)
    largest = float(np.max(curvatures))
    rate = law.limit(program.values, curvatures)
    if math.isnan(rate):
        return _none(law.parameter, "the curvature here is no finite number")
    if rate == math.inf:
        return RateLimit(law.parameter, rate, rate, "no direction curves upwards here, so that no rate overshoots")
    factor = _factor(contender, step) if law.parameter == "lr" else 1.0
    setting = rate / factor if factor > 0 else math.inf
    formula = law.written(program.values)
    words = f"stable below {rate:.4g} = {formula} here, where the largest curvature λ₁ is {largest:.4g}"
    if factor != 1.0:
        words += f"; schedules multiply the rate by {factor:.4g} now, so that {setting:.4g} is the limit of this number"
    return RateLimit(law.parameter, rate, setting, words)


def _beside(contender: Contender) -> list[str]:
    """What is round the method and on its gradient, from without to within."""
    if contender.base is not None:
        return [contender.method.name, *_beside(contender.base)]
    return [one.modification.name for one in contender.modifiers if one.enabled and one.modification.kind == "gradient"]


def _factor(contender: Contender, step: int) -> float:
    """What schedules multiply the rate by after so many updates."""
    program = program_of(contender)
    if not program.schedules:
        return 1.0
    return float(program.rates(np.array([float(step)]))[0]) / float(program.values["lr"])


def _none(parameter: str, reason: str) -> RateLimit:
    return RateLimit(parameter, math.nan, math.nan, f"no limit of stability is known: {reason}")
