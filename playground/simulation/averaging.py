"""A hook that averages the points of a training."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.kernels.racing.asked import Kind
from playground.kernels.racing.hook_source import function_hook
from playground.simulation.method import Floats, Values

if TYPE_CHECKING:
    from playground.kernels.compiling.compile_source import Kernel


@dataclass(frozen=True, eq=False)
class Averaging:
    """What acts behind every step and changes nothing: it keeps an average of the points, made as they come.

    Arguments: `shares` (updates + 1) of the newest point in it after each update (see `modifiers.Average`).
    """

    shares: Floats

    @property
    def place(self) -> str:
        """Behind everything else."""
        return "after"

    @property
    def evaluations(self) -> Mapping[str, int]:
        """It evaluates nothing."""
        return {}

    @property
    def uses(self) -> tuple[Kind, ...]:
        """It asks for nothing."""
        return ()

    def memory_rows(self, dimension: int, values: Values) -> int:
        """The average."""
        return dimension

    def encode(self, values: Values) -> list[float]:
        """The shares."""
        numbers: list[float] = self.shares.tolist()
        return numbers

    def step(self) -> "Kernel":
        """The compiled hook."""
        from playground.kernels.compiling.compile_source import compile_hook

        return compile_hook(self._text, "hook")

    def ready(self) -> bool:
        """Whether it is compiled."""
        from playground.kernels.compiling.compile_source import is_compiled

        return is_compiled(self._text, "hook")

    @property
    def _text(self) -> str:
        from playground.kernels.network.averaging import average_point

        return function_hook(average_point)
