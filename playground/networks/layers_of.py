"""The places of layers among the parameters of a network."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.networks.operation import Operation

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Layer:
    """Where a layer's numbers lie in θ: W (after, before) row by row from `place` on, then b (after)."""

    place: int
    after: int
    before: int

    def weights(self, theta: Floats) -> Floats:
        """Return W, (after, before), a view of θ."""
        return theta[self.place : self.place + self.after * self.before].reshape(self.after, self.before)

    def biases(self, theta: Floats) -> Floats:
        """Return b, (after), a view of θ."""
        first = self.place + self.after * self.before
        return theta[first : first + self.after]


def layers_of(operations: Sequence[Operation]) -> tuple[Layer, ...]:
    """Return where the layers of a network lie in θ, from the data to the outputs."""
    return tuple(_layers(operations))


def _layers(operations: Sequence[Operation]) -> Iterator[Layer]:
    from playground.networks.fields import affine_kernels

    place = 0
    for operation in operations:
        # A normalization of one unit has as many numbers as a layer of one: its kernels tell them apart.
        if operation.kernels is affine_kernels:
            yield Layer(place, operation.out_width, operation.in_width)
        place += operation.parameters
