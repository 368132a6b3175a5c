"""Optimizers that treat every coordinate alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from playground.base.parameters import Value
from playground.kernels.compiling.argument_names import argument_names
from playground.optimizers.forms.optimizer import Optimizer, Rule, Uses
from playground.optimizers.forms.projected import SOLVES
from playground.optimizers.forms.step_source import StepSource


@dataclass(frozen=True, kw_only=True)
class Elementwise(Optimizer):
    """A method whose rule is a plain function of one coordinate, from which the kernel over many points is generated.

    The rule is called by argument name: `x`, `g` (gradient), `t` (the update's number, 1 first), `direction`, `d` (the
    Hessian's diagonal), `xi` (a standard normal number), every name in `states` and `carried`, every parameter; it
    returns the new x and the new states, in order (x alone where there are none). `carry` makes the numbers handed on
    from step to step (bias corrections), so that no power is computed in the loop; `carried` gives their values before
    the first step. `look` returns, coordinate by coordinate, the point at which the gradient is taken where that is not
    x itself. `direction` names a solver of `playground.kernels.linear`, which makes the direction of each point from
    its Hessian, its gradient and the parameter `damping`.

    Arguments: `interval` the parameter that says every how many steps `d` is made anew; in between it means nothing.
    `initial` states' first values where not 0, by state, each a number or the name of a parameter.
    """

    rule: Rule
    states: tuple[str, ...] = ()
    initial: Mapping[str, float | str] = field(default_factory=dict)
    carried: Mapping[str, float] = field(default_factory=dict)
    carry: Rule | None = None
    look: Rule | None = None
    direction: Literal["", "solve_damped", "solve_absolute"] = ""
    interval: str = ""

    @property
    def function(self) -> Rule:
        """The rule."""
        return self.rule

    @property
    def uses(self) -> tuple[Uses, ...]:
        """The gradient, for some the Hessian."""
        return ("gradient", "hessian") if self._curved else ("gradient",)

    @property
    def evaluations(self) -> Mapping[str, int]:
        """One gradient, for some one Hessian."""
        return {"g": 1, "H": 1} if self._curved else {"g": 1}

    def evaluated(self, steps: Any, values: Mapping[str, Value]) -> dict[str, Any]:
        """A Hessian every so many steps, the first in the first."""
        evaluated = super().evaluated(steps, values)
        if self.interval:
            interval = int(values[self.interval])
            evaluated["H"] = (steps + interval - 1) // interval
        return evaluated

    @property
    def takes_gradient(self) -> bool:
        """Always, though some take it ahead of the point."""
        return True

    @property
    def looks_ahead(self) -> bool:
        """Where `look` says so."""
        return self.look is not None

    def unprojectable(self, kind: str) -> str:
        """A step that solves with the whole Hessian is right in its own metric alone."""
        return SOLVES if self.direction else ""

    def memory_rows(self, dimension: int, values: Mapping[str, Value]) -> int:
        """A vector for each state, for the point looked at, for the direction."""
        return dimension * (len(self.states) + (self.look is not None) + (self.direction != ""))

    def memory_by_name(self, memory: Any, dimension: int, values: Mapping[str, Value]) -> dict[str, Any]:
        """One vector after the other."""
        return {name: memory[k * dimension : (k + 1) * dimension] for k, name in enumerate(self.states)}

    def carried_by_name(self, carried: Any) -> dict[str, Any]:
        """In order."""
        return dict(zip(self.carried, carried, strict=True))

    def scratch_size(self, dimension: int, values: Mapping[str, Value]) -> int:
        """Beyond the plane, what a direction takes to be solved for."""
        if self.direction == "" or dimension <= 2:
            return 0
        return (1 if self.direction == "solve_damped" else 7) * dimension * dimension + 3 * dimension

    def initial_memory(self, values: Mapping[str, Value]) -> list[float]:
        """The first value of every state."""
        stated = [self.initial.get(name, 0.0) for name in self.states]
        return [float(values[start]) if isinstance(start, str) else float(start) for start in stated]

    def initial_carried(self) -> list[float]:
        """The stated ones."""
        return list(self.carried.values())

    @property
    def _curved(self) -> bool:
        return self.direction != "" or "d" in argument_names(self.rule)

    def kernel_source(self, dimension: int | None = None) -> str:
        """As any optimizer's; a direction has a closed form in one and in two dimensions."""
        return self._general if self.direction and dimension not in (1, 2) else self.source_text

    @cached_property
    def _general(self) -> str:
        return self._source(plane=False)

    def _text(self) -> str:
        return self._source(plane=True)

    def _source(self, plane: bool) -> str:
        names = tuple(parameter.name for parameter in self.parameters)
        carried = tuple(self.carried)
        source = StepSource(
            self.rule, self.states, carried, self.carry, self.look, self.direction, names, self.interval, plane
        )
        return source.text()
