"""Modifiers that change the learning rate from step to step."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.base.parameters import Value
from playground.modifiers._modification import Function, Kind, Modification

Floats = NDArray[np.float64]
# The logarithm of a factor beyond which it stays: a growing rate is finite for ever.
LARGEST = 700.0


@dataclass(frozen=True, kw_only=True)
class Schedule(Modification):
    """A factor on the learning rate: `factor(k, …)` for k = 0, 1, 2, … updates already done, by argument name.

    `k` is an array and so is the result, so that one call gives a whole curve. Several schedules multiply. Those behind
    one with `waits` begin when it is over: their k counts from there.

    Arguments: `waits` the parameter that says how many updates the following schedules wait, or ""; `lasts` the
    parameter that says how many updates the whole schedule takes, or "": until a person sets it, it follows the race or
    the training.
    """

    factor: Function
    waits: str = ""
    lasts: str = ""

    @property
    def function(self) -> Function:
        """The factor."""
        return self.factor

    @property
    def kind(self) -> Kind:
        """It acts on the rate."""
        return "schedule"

    def factors(self, k: Floats, values: Mapping[str, Value]) -> Floats:
        """Return the factors after k updates, (n) → (n)."""
        return np.asarray(self.factor(k, **values), dtype=np.float64) * np.ones_like(k)

    def delay(self, values: Mapping[str, Value]) -> int:
        """Return how many updates the schedules behind this one wait."""
        return int(values[self.waits]) if self.waits else 0
