"""Learning rates in force after given updates."""

from functools import lru_cache

import numpy as np

from playground.experiments.contender import Contender
from playground.experiments.program_of import program_of
from playground.simulation.method import Floats

_FINEST = 512


def rates_of(contender: Contender, done: Floats) -> Floats | None:
    """Return the learning rates in force after some updates, (n) → (n); None where the method has no learning rate.

    Of methods round each other it is the innermost one's. Arguments: `done` how many updates were done before, from 0.

    >>> rates_of(Contender("adam", lr=0.1), np.array([0.0, 9.0])).tolist()
    [0.1, 0.1]
    """
    program = program_of(contender)
    return program.rates(done) if program.optimizer.rate_place >= 0 else None


def rate_in_force(contender: Contender, step: int) -> float | None:
    """Return the learning rate of the update that follows a step; None where there is no learning rate."""
    program = program_of(contender)
    if program.optimizer.rate_place < 0:
        return None
    # It is asked for in every frame of a drag.
    return float(program.rates(np.array([float(step)]))[0]) if program.schedules else float(program.values["lr"])


@lru_cache(maxsize=64)
def rate_curve(contender: Contender, steps: int) -> tuple[Floats, Floats] | None:
    """Return updates done (n) and the rates in force then, at most 512 of them over a race; None without a schedule."""
    program = program_of(contender)
    if not program.schedules or steps < 1:
        return None
    done = np.unique(np.linspace(0, steps - 1, min(steps, _FINEST)).round())
    return done, program.rates(done)
