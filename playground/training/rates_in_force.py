"""Learning rates of a contender at given updates."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from playground.experiments.program_of import program_of

if TYPE_CHECKING:
    from playground.training.training import Training

Floats = NDArray[np.float64]


def rates_in_force(training: "Training", place: int, updates: Floats) -> Floats:
    """Return a contender's learning rate at updates (n) ≥ 1, schedules and changes counted in; NaN without one.

    Arguments: `place` in the training's list; `updates` ascending. At update 0 there is none: NaN.
    """
    rates = np.full(len(updates), np.nan)
    contender = training.contenders[place].contender
    mine = sorted((one for one in training.changes if one.contender == place), key=lambda one: one.update)
    ends = [*(one.update for one in mine), np.inf]
    begin = 0.0
    for k, end in enumerate(ends):
        program = program_of(contender)
        here = (updates > begin) & (updates <= end)
        if here.any() and program.optimizer.rate_place >= 0:
            rates[here] = program.rates(updates[here] - 1.0)
        begin = max(begin, end)
        if k < len(mine):
            contender = contender.with_parameter(mine[k].parameter, mine[k].value)
    return rates
