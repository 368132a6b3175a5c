"""Optimizers that are put round another."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from playground.base.parameters import Value
from playground.kernels.racing.asked import asked_of
from playground.kernels.racing.hook_source import function_hook
from playground.optimizers.forms.optimizer import Optimizer, Rule, Uses

if TYPE_CHECKING:
    from playground.kernels.compiling.compile_source import Kernel


@dataclass(frozen=True, kw_only=True)
class Wrapper(Optimizer):
    """A method round another one, its base: it acts on the base's gradients, or after the base's steps.

    `act` is a function in the kernels' language, `act(here, record, t)` (see `kernels.racing.hooks`), over all
    points at once.

    Arguments: `place` where it acts; `vectors` how many vectors of memory a point has; `gradients` how many gradients
    it takes in each step besides the base's; `snippet` the same in NumPy, lines that work on `x`, `g`, `t`, the
    parameters and what `snippet_before` defines in front of the loop.
    """

    act: Rule
    place: Literal["gradient", "after"]
    vectors: int
    gradients: int = 0
    snippet: tuple[str, ...] = ()
    snippet_before: tuple[str, ...] = ()

    @property
    def function(self) -> Rule:
        """What it does."""
        return self.act

    @property
    def uses(self) -> tuple[Uses, ...]:
        """What its source asks for."""
        return self._asks

    @cached_property
    def _asks(self) -> tuple[Uses, ...]:
        return asked_of(self.act, {})

    @property
    def evaluations(self) -> Mapping[str, int]:
        """The gradients besides the base's."""
        return {"g": self.gradients}

    @property
    def takes_gradient(self) -> bool:
        """Its base does."""
        return False

    def unprojectable(self, kind: str) -> str:
        """Its base decides."""
        return ""

    def memory_rows(self, dimension: int, values: Mapping[str, Value]) -> int:
        """The stated vectors."""
        return self.vectors * dimension

    def step(self, dimension: int | None = None) -> "Kernel":
        """Return the compiled hook; compiles on first use."""
        from playground.kernels.compiling.compile_source import compile_hook

        return compile_hook(self.source_text, "hook")

    def ready(self, dimension: int | None = None) -> bool:
        """Return whether the hook is already compiled in this process."""
        from playground.kernels.compiling.compile_source import is_compiled

        return is_compiled(self.source_text, "hook")

    def _text(self) -> str:
        return function_hook(self.act)
