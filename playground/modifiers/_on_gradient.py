"""Modifiers that act between the gradient and the step."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from playground.base.parameters import Value
from playground.kernels.compiling.argument_names import argument_names
from playground.kernels.racing.asked import Kind as Asked
from playground.kernels.racing.hook_source import coordinate_hook
from playground.modifiers._modification import Function, Kind, Modification

if TYPE_CHECKING:
    from playground.kernels.compiling.compile_source import Kernel


@dataclass(frozen=True, kw_only=True)
class OnGradient(Modification):
    """A plain function of one coordinate that returns the new g, or the new x before the step.

    It is called by argument name (see `kernels.hook_source.coordinate_hook`).

    Arguments: `changes` "g" or "x"; `most` the most coordinates that a point may have, where the rule means certain
    ones, None for any number.
    """

    rule: Function
    changes: Literal["g", "x"] = "g"
    most: int | None = None

    @property
    def function(self) -> Function:
        """The rule."""
        return self.rule

    @property
    def kind(self) -> Kind:
        """It acts on the gradient."""
        return "gradient"

    @property
    def needs_rate(self) -> bool:
        """Whether it reads the learning rate in force."""
        return "lr" in argument_names(self.rule)

    @property
    def place(self) -> Literal["gradient"]:
        """Where it acts."""
        return "gradient"

    @property
    def evaluations(self) -> Mapping[str, int]:
        """It evaluates nothing."""
        return {}

    @property
    def uses(self) -> tuple[Asked, ...]:
        """Nothing: a rule of one coordinate has no problem to ask."""
        return ()

    def memory_rows(self, dimension: int, values: Mapping[str, Value]) -> int:
        """A norm needs one number a point."""
        return 1 if "norm" in argument_names(self.rule) else 0

    def step(self) -> "Kernel":
        """Return the compiled hook; compiles on first use."""
        from playground.kernels.compiling.compile_source import compile_hook

        return compile_hook(self._text, "hook")

    def ready(self) -> bool:
        """Return whether the hook is already compiled in this process."""
        if "playground.kernels.compiling.compile_source" not in sys.modules:
            return False
        from playground.kernels.compiling.compile_source import is_compiled

        return is_compiled(self._text, "hook")

    @cached_property
    def _text(self) -> str:
        return coordinate_hook(self.rule, [parameter.name for parameter in self.parameters], self.changes)
