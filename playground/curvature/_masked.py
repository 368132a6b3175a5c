"""Masks that are held while a network is trained."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.kernels.compiling.compile_source import Kernel, compile_hook, is_compiled
from playground.kernels.network.mask import mask_gradient, mask_point
from playground.kernels.racing.asked import Kind
from playground.kernels.racing.hook_source import function_hook
from playground.simulation.method import Program, Values


@dataclass(frozen=True, eq=False)
class _Mask:
    """What acts beside the step of one point: it multiplies its gradient, or the point after the step."""

    kept: NDArray[np.bool_]
    place: str

    @property
    def evaluations(self) -> Mapping[str, int]:
        """It evaluates nothing."""
        return {}

    @property
    def uses(self) -> tuple[Kind, ...]:
        """It asks for nothing."""
        return ()

    def memory_rows(self, dimension: int, values: Values) -> int:
        """It remembers nothing."""
        return 0

    def encode(self, values: Values) -> list[float]:
        """The factors."""
        return self.kept.astype(np.float64).tolist()  # type: ignore[no-any-return]

    def step(self) -> Kernel:
        """The compiled hook."""
        return compile_hook(self._text, "hook")

    def ready(self) -> bool:
        """Whether it is compiled."""
        return is_compiled(self._text, "hook")

    @property
    def _text(self) -> str:
        return function_hook(mask_gradient if self.place == "gradient" else mask_point)


def masked(kept: NDArray[np.bool_]) -> Callable[[Program], Program]:
    """Return what puts a mask round a contender's program: parameters that are not kept stay at 0.

    The gradient is masked before anything sees it and after everything changed it, so that averages, norms and clipping
    know of the kept ones alone; a method that asks for gradients itself is projected after its step.
    """

    def around(program: Program) -> Program:
        empty: dict[str, Any] = {}
        gradient = [(_Mask(kept, "gradient"), empty)] if program.optimizer.takes_gradient else []
        return program._replace(beside=(*gradient, *program.beside, *gradient, (_Mask(kept, "after"), empty)))

    return around
