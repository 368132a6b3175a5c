"""Modifiers that average the points a method visits."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.base.parameters import Value
from playground.modifiers._modification import Function, Kind, Modification

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Average(Modification):
    """A path made from a path: `average(positions, …)`, positions (steps + 1, …) to averages of the same shape.

    The method itself goes on from its own points and knows nothing of it. `share(t, …)` says the same to who sees one
    point after the other: after update t = 0, 1, … (an array) x̄ₜ = (1 − cₜ)·x̄ₜ₋₁ + cₜ·xₜ, with c = 0 while there is no
    average yet and 1 where it begins.
    """

    average: Function
    share: Function

    @property
    def function(self) -> Function:
        """The average."""
        return self.average

    @property
    def kind(self) -> Kind:
        """It acts on the path."""
        return "average"

    def along(self, positions: Floats, values: Mapping[str, Value]) -> Floats:
        """Return the averages after every step, NaN while there is none yet."""
        result: Floats = self.average(positions, **values)
        return result

    def shares(self, updates: int, values: Mapping[str, Value]) -> Floats:
        """Return cₜ after updates t = 0 … `updates`, (updates + 1)."""
        result: Floats = self.share(np.arange(updates + 1.0), **values)
        return result
