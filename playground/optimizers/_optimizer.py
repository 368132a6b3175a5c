"""What an optimizer's file states: its rule, its parameters, its source."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from playground.base.errors import PlaygroundError, unknown
from playground.base.parameters import Parameter, Value
from playground.optimizers._step_source import StepSource

# Numba is imported when a step is compiled, so that the catalogue can be read at once.
if TYPE_CHECKING:
    from playground.kernels.compile_source import Kernel

Rule = Callable[..., Any]


@dataclass(frozen=True)
class Optimizer:
    """One method: plain functions of numbers, from which the kernel over many points is generated.

    The rule is a scalar function of one coordinate, called by argument name: `x`, `g` (gradient), `t` (the update's
    number, 1 first), `direction`, every name in `states` and `carried`, every parameter; it returns the new x and the
    new states, in order (x alone where there are none). `carry` makes the numbers handed on from step to step (bias
    corrections), so that no power is computed in the loop; `carried` gives their values before the first step. `look`
    returns, coordinate by coordinate, the point at which the gradient is taken where that is not x itself. `direction`
    names a solver of `playground.kernels.linear`, which makes the direction of each point from its Hessian, its
    gradient and the parameter `damping`, in the plane.

    Arguments: `name` as people write it; `summary` one sentence; `equation` one assignment per line; `source` the
    paper; `initial` states' first values where not 0, by state, each a number or the name of a parameter; `stability`
    the largest stable η·λ on a quadratic as a function of the parameters, where theory has one.
    """

    name: str
    summary: str
    equation: str
    source: str
    parameters: tuple[Parameter, ...]
    rule: Rule
    states: tuple[str, ...] = ()
    initial: Mapping[str, float | str] = field(default_factory=dict)
    carried: Mapping[str, float] = field(default_factory=dict)
    carry: Rule | None = None
    look: Rule | None = None
    direction: Literal["", "solve_damped", "solve_absolute"] = ""
    stability: Callable[[Mapping[str, Value]], float] | None = None
    notes: str = ""

    @property
    def id(self) -> str:
        """The file's name."""
        return self.rule.__module__.rsplit(".", 1)[-1]

    @property
    def uses(self) -> tuple[Literal["gradient", "hessian"], ...]:
        """What of the problem one update evaluates, each once."""
        return ("gradient", "hessian") if self.direction else ("gradient",)

    def parameter(self, name: str) -> Parameter:
        """Return the declaration; raise PlaygroundError with the nearest name where there is none."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        raise unknown(f"parameter of {self.id}", name, [parameter.name for parameter in self.parameters])

    def check(self, given: Mapping[str, object]) -> dict[str, Value]:
        """Return every parameter with its value, given or default; raise PlaygroundError naming the wrong one."""
        for name in given:
            self.parameter(name)
        return {q.name: q.check(given.get(q.name, q.default), self.id) for q in self.parameters}

    def encode(self, values: Mapping[str, Value]) -> list[float]:
        """Return the parameters as the kernel's numbers, in the order declared."""
        return [parameter.encode(values[parameter.name]) for parameter in self.parameters]

    def state_rows(self, dimension: int) -> int:
        """Return how many rows of numbers one point's memory has."""
        return dimension * (len(self.states) + (self.look is not None) + (self.direction != ""))

    def initial_states(self, values: Mapping[str, Value]) -> list[float]:
        """Return the first value of every state."""
        stated = [self.initial.get(name, 0.0) for name in self.states]
        return [float(values[start]) if isinstance(start, str) else float(start) for start in stated]

    def step(self) -> "Kernel":
        """Return the compiled step (see the kernels' contract); compiles on first use."""
        from playground.kernels.compile_source import compile_step

        return compile_step(self._source, "step")

    def ready(self) -> bool:
        """Return whether the step is already compiled in this process."""
        if "playground.kernels.compile_source" not in sys.modules:
            return False
        from playground.kernels.compile_source import is_step_compiled

        return is_step_compiled(self._source, "step")

    @cached_property
    def _source(self) -> str:
        if not self.rule.__module__.startswith("playground.optimizers."):
            raise PlaygroundError(f"the rule of {self.name} must be a function of a module in playground.optimizers")
        names = tuple(parameter.name for parameter in self.parameters)
        carried = tuple(self.carried)
        return StepSource(self.rule, self.states, carried, self.carry, self.look, self.direction, names).text()
