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

    The method itself goes on from its own points and knows nothing of it.
    """

    average: Function

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
