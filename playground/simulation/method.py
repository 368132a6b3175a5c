"""A problem and an optimizer, ready to march: compiled kernels and packed numbers."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.base.parameters import Value
from playground.kernels.compile_source import Kernel
from playground.optimizers import Optimizer
from playground.problems.surface import Surface

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Method:
    """What the hot loop needs of one contender on one problem.

    `step` and `fields` (value, gradient, Hessian) are compiled kernels; `p` and `o` the packed parameters of problem
    and optimizer; `carried` and `initial` the first values of what is carried and of each state.
    """

    step: Kernel
    fields: tuple[Kernel, Kernel, Kernel]
    p: Floats
    o: Floats
    carried: Floats
    initial: tuple[float, ...]
    dimension: int
    state_rows: int
    uses: tuple[str, ...]

    @staticmethod
    def build(problem: Surface, optimizer: Optimizer, values: Mapping[str, Value]) -> "Method":
        """Compile what is missing and return the method; a field that the optimizer does not use is not compiled."""
        gradient = problem.field("gradient")
        hessian = problem.field("hessian") if "hessian" in optimizer.uses else gradient
        return Method(
            step=optimizer.step(),
            fields=(gradient, gradient, hessian),
            p=problem.packed_parameters(),
            o=np.array(optimizer.encode(values), dtype=np.float64),
            carried=np.array(list(optimizer.carried.values()), dtype=np.float64),
            initial=tuple(optimizer.initial_states(values)),
            dimension=problem.dimension,
            state_rows=optimizer.state_rows(problem.dimension),
            uses=optimizer.uses,
        )

    def lanes(self, starts: Floats) -> Floats:
        """Return points and their states at the start, (dimension + rows, n), from starts (n, dimension)."""
        lanes = np.zeros((self.dimension + self.state_rows, len(starts)))
        lanes[: self.dimension] = starts.T
        for k, start in enumerate(self.initial):
            lanes[(k + 1) * self.dimension : (k + 2) * self.dimension] = start
        return lanes


def is_ready(problem: Surface, optimizer: Optimizer) -> bool:
    """Return whether every kernel of this method is already compiled in this process."""
    return optimizer.ready() and all(problem.ready(kind) for kind in optimizer.uses)
