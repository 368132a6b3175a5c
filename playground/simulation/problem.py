"""The interface of a problem: what a method needs of a surface or a network."""

from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from playground.base.parameter_block import ParameterBlock
from playground.problems.surface import Kind

if TYPE_CHECKING:
    from playground.kernels.compiling.compile_source import Kernel


class Problem(Protocol):
    """What a method marches on: a surface, or a network's loss over its parameters."""

    @property
    def dimension(self) -> int:
        """How many coordinates a point has."""

    @property
    def blocks(self) -> tuple[ParameterBlock, ...]:
        """The arrays that make up a point, in order, without gaps."""

    def packed_parameters(self) -> NDArray[np.float64]:
        """What its fields take as parameters."""

    def field(self, kind: Kind) -> "Kernel":
        """Return a compiled field (see the kernels' contract)."""

    @property
    def products(self) -> "Kernel | None":
        """Its exact products with the Hessian, (point, vector, parameters, out) by address; None where they are made
        from the Hessian's field."""

    def ready(self, kind: Kind) -> bool:
        """Return whether a field is already compiled in this process."""
