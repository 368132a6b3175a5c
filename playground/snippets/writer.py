"""What snippets for all libraries share: functions taken in, schedules, what acts on gradients."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from playground.base.parameters import Parameter, Value
from playground.kernels.argument_names import argument_names
from playground.modifiers import OnGradient
from playground.problems.surface import Surface
from playground.simulation.method import Program
from playground.snippets.asked import ASKED, RANDOM, RENAMED
from playground.snippets.sources_of import sources_of


class Writer:
    """Collects what a program needs while its loop is written.

    `functions` are sources in the order in which they are defined, `before` lines in front of the loop, `asked` what
    rules ask the problem for; `random` whether it needs random numbers, `curved` whether the Hessian.
    """

    def __init__(self, program: Program, problem: Surface) -> None:
        self.program, self.problem = program, problem
        self.functions: dict[str, None] = {}
        self.asked: dict[str, None] = {}
        self.before: list[str] = []
        self.random = False
        self.curved = False

    def definitions(self) -> list[str]:
        """Return the sources of all functions."""
        return [*(ASKED[name] for name in self.asked), *self.functions]

    def factor(self, rate: str) -> str:
        """Return the rate in force at update t as an expression, from the rate without schedules."""
        waited, factors = 0, [rate]
        for schedule, values in self.program.schedules:
            self.add(schedule.factor)
            arguments = ", ".join(f"{key}={value!r}" for key, value in values.items())
            k = f"max(t - {1 + waited}, 0)"
            factors.append(f"float({schedule.factor.__name__}(np.float64({k}), {arguments}))")
            waited += schedule.delay(values)
        return " * ".join(factors)

    def add(self, function: Any) -> None:
        """Take in a function with all it needs."""
        sources, asked = sources_of(function)
        for name in asked:
            self.asked[name] = None
            self.random = self.random or name in RANDOM
        for source in sources:
            self.functions[_renamed(source, asked)] = None

    def on_gradient(self, modifier: OnGradient, values: Mapping[str, Value], point: str = "x") -> list[str]:
        """Return the lines that change `g` or the point, which is called `point`, before the step."""
        self.add(modifier.rule)
        names = argument_names(modifier.rule)
        own = {parameter.name: parameter.encode(values[parameter.name]) for parameter in modifier.parameters}
        lines = ["norm = np.linalg.norm(g)"] if "norm" in names else []
        draws = [name for name in ("xi", "zeta") if name in names]
        self.random = self.random or bool(draws) or bool({"first", "second", "u"} & set(names))
        lines += [f"{name} = rng.standard_normal(len(g))" for name in draws]
        if "u" in names:
            lines.append("u = rng.uniform(size=len(g))")
        if "first" in names:
            lines.append("first, second = rng.standard_normal(2)")
        known = {name: f"{name}[i]" for name in ("g", "xi", "zeta", "u")} | {"coordinate": "i", "x": f"{point}[i]"}
        changed = "g" if modifier.changes == "g" else point
        arguments = ", ".join(repr(own[name]) if name in own else known.get(name, name) for name in names)
        made = f"np.array([{modifier.rule.__name__}({arguments}) for i in range(len(g))])"
        return [*lines, f"{changed} = {made}"]

    def set(self, parameters: Sequence[Parameter], values: Mapping[str, Value]) -> None:
        """Define parameters as the rules see them: choices and switches as numbers."""
        for parameter in parameters:
            value = values[parameter.name]
            words = f"  # {value}" if parameter.kind in ("choice", "boolean") else ""
            self.before.append(f"{parameter.name} = {parameter.encode(value)!r}{words}")


def _renamed(source: str, asked: Sequence[str]) -> str:
    """A rule's `gradient(here, x, out)` beside the snippet's `gradient(x)`."""
    for old, new in RENAMED.items():
        if old in asked:
            source = re.sub(rf"\b{old}\(here, ", f"{new}(here, ", source)
    return source
