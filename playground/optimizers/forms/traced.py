"""Optimizers that are plain Python: each path runs by itself, and what it did is recorded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from playground.base.errors import PlaygroundError
from playground.base.parameters import Value
from playground.optimizers.forms.optimizer import Optimizer, Rule, Uses
from playground.optimizers.forms.projected import FOREIGN

# A catalogue is read without arrays.
if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]


class PathEnded(BaseException):
    """Leaves a method whose path has ended; not an `Exception`, which libraries take for their own and swallow."""


class Walk(Protocol):
    """One path, as the method on it sees it: it asks for the problem at points of its choice, counted, and says where
    its steps end. Points and vectors are (d). Every call raises `PathEnded` when the path is over."""

    def value(self, x: "ArrayLike") -> float:
        """Return f(x)."""

    def gradient(self, x: "ArrayLike") -> "Floats":
        """Return ∇f(x), (d)."""

    def hessian(self, x: "ArrayLike") -> "Floats":
        """Return the Hessian at x, (d, d)."""

    def product(self, x: "ArrayLike", vector: "ArrayLike") -> "Floats":
        """Return the Hessian at x times a vector, (d)."""

    def reach(self, x: "ArrayLike") -> None:
        """Say that a step ended at x."""

    def random(self) -> "np.random.Generator":
        """Return numbers that depend on the experiment's seed and on the path alone."""


Trace = Callable[[Walk, "Floats", int, Mapping[str, Value]], None]


@dataclass(frozen=True, kw_only=True)
class Traced(Optimizer):
    """A method that runs in Python: `trace(walk, start, steps, values)` goes from `start` (d) and calls `walk.reach`
    after each step; it returns when it ends by its own rule, and is left by `PathEnded` after `steps` of them.

    It has no kernel, nothing can be put between its gradients and its steps, and it is slower by a factor of hundreds.

    Arguments: `asks` what it may ask the walk for; `asks_with` what it does with its parameters' values; `named_by` a
    parameter whose value belongs to its name.
    """

    trace: Trace
    asks: tuple[Uses, ...] = ("value", "gradient", "hessian")
    asks_with: Callable[[Mapping[str, Value]], tuple[Uses, ...]] | None = None
    named_by: str = ""

    @property
    def function(self) -> Rule:
        """What runs a path."""
        return self.trace

    @property
    def uses(self) -> tuple[Uses, ...]:
        """As stated."""
        return self.asks

    def uses_with(self, values: Mapping[str, Value]) -> tuple[Uses, ...]:
        """As stated for these values."""
        return self.asks if self.asks_with is None else self.asks_with(values)

    @property
    def evaluations(self) -> None:
        """Each path counts for itself."""
        return

    @property
    def takes_gradient(self) -> bool:
        """Its gradients are its own."""
        return False

    def unprojectable(self, kind: str) -> str:
        """The rule of such a method is not known."""
        return FOREIGN

    def title(self, values: Mapping[str, Value]) -> str:
        """Its name, with the value of the parameter that belongs to it."""
        return f"{self.name} ({values[self.named_by]})" if self.named_by else self.name

    def memory_rows(self, dimension: int, values: Mapping[str, Value]) -> int:
        """It keeps its memory itself."""
        return 0

    def ready(self, dimension: int | None = None) -> bool:
        """Always: nothing of it is compiled."""
        return True

    def step(self, dimension: int | None = None) -> Any:
        """Raise: it has no kernel."""
        raise PlaygroundError(f"{self.name} runs in Python and has no kernel: simulate() runs it")

    def _text(self) -> str:
        return ""
