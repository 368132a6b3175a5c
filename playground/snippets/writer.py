"""What snippets for all libraries share: functions taken in, schedules, what acts on gradients."""

from collections.abc import Mapping, Sequence
from typing import Any

from playground.base.parameters import Parameter, Value
from playground.experiments.contender import Contender
from playground.experiments.program_of import program_of
from playground.kernels.compiling.argument_names import argument_names
from playground.modifiers import Average, OnGradient
from playground.optimizers import Elementwise, Optimizer, OwnRule, Vectorwise
from playground.snippets.asked import ASKED, RANDOM, RENAMED
from playground.snippets.safe_name import GIVEN, safe_name
from playground.snippets.sources import Sources


class Writer:
    """Collects what a program needs while its loop is written.

    `sources` are the functions taken in, `more` further definitions, `before` lines in front of the loop; `random`
    whether it needs random numbers, `curved` whether the Hessian.

    Arguments: `contender`; `taken` further names that the program has.
    """

    def __init__(self, contender: Contender, taken: Sequence[str] = ()) -> None:
        self.program, self.average = program_of(contender), contender.average
        self.sources = Sources([*GIVEN, *ASKED, *RENAMED.values(), *taken, *_variables(self.program.optimizer)])
        self.more: list[str] = []
        self.before: list[str] = []
        self.random = False
        self.curved = False

    def definitions(self) -> list[str]:
        """Return the sources of all functions."""
        asked = [ASKED[name] for name in self.sources.asked]
        return [*asked, *self.more, *self.sources.constants.values(), *self.sources.functions]

    def factor(self, rate: str) -> str:
        """Return the rate in force at update t as an expression, from the rate without schedules."""
        waited, factors = 0, [rate]
        for schedule, values in self.program.schedules:
            name = self.add(schedule.factor)
            arguments = ", ".join(f"{key}={value!r}" for key, value in values.items())
            k = f"max(t - {1 + waited}, 0)"
            factors.append(f"float({name}(np.float64({k}), {arguments}))")
            waited += schedule.delay(values)
        return " * ".join(factors)

    def add(self, function: Any) -> str:
        """Take in a function with all it needs, and return what it is called."""
        name = self.sources.add(function)
        self.random = self.random or any(asked in RANDOM for asked in self.sources.asked)
        return name

    def averaged(self, point: str) -> tuple[list[str], list[str], list[str]]:
        """Return the lines before the loop, at its end and behind it that make the average of the points visited.

        Arguments: `point` the expression of the present point as an array of NumPy.
        """
        average = self.average_of_path()
        if not average:
            return [], [], []
        return [f"path = [{point}.copy()]"], [f"path.append({point}.copy())"], [f'print("averaged", {average})']

    def average_of_path(self) -> str:
        """Return the average of the points in `path` as an expression; nothing where the contender has none."""
        if self.average is None or not isinstance(self.average.modification, Average):
            return ""
        name = self.add(self.average.modification.average)
        values = ", ".join(f"{key}={value!r}" for key, value in self.average.parameters.items())
        return f"{name}(np.array(path), {values})[-1]"

    def on_gradient(self, modifier: OnGradient, values: Mapping[str, Value], point: str = "x") -> list[str]:
        """Return the lines that change `g` or the point, which is called `point`, before the step."""
        act = self.add(modifier.rule)
        names = argument_names(modifier.rule)
        own = {parameter.name: parameter.encode(values[parameter.name]) for parameter in modifier.parameters}
        draws = {
            "norm": "np.linalg.norm(g)", "u": "rng.uniform(size=len(g))", "v": "rng.uniform(size=len(g))",
            "xi": "rng.standard_normal(len(g))", "zeta": "rng.standard_normal(len(g))",
        }  # fmt: skip
        # Under names of their own, for the method may call something else so.
        lines = [f"{name}_here = {text}" for name, text in draws.items() if name in names]
        if "first" in names:
            lines.append("first_here, second_here = rng.standard_normal(2)")
        self.random = self.random or any("rng." in line for line in lines)
        known = {name: f"{name}_here[i]" for name in ("xi", "zeta", "u", "v")}
        known |= {name: f"{name}_here" for name in ("norm", "first", "second")}
        known |= {"coordinate": "i", "x": f"{point}[i]", "g": "g[i]"}
        changed = "g" if modifier.changes == "g" else point
        arguments = ", ".join(repr(own[name]) if name in own else known.get(name, name) for name in names)
        made = f"np.array([{act}({arguments}) for i in range(len(g))])"
        return [*lines, f"{changed} = {made}"]

    def set(self, parameters: Sequence[Parameter], values: Mapping[str, Value]) -> None:
        """Define parameters as the rules see them: choices and switches as numbers."""
        for parameter in parameters:
            value = values[parameter.name]
            words = f"  # {value}" if parameter.kind in ("choice", "boolean") else ""
            own = isinstance(self.program.optimizer, OwnRule)
            name = safe_name(parameter.name) if own else parameter.name
            self.before.append(f"{name} = {parameter.encode(value)!r}{words}")


def _variables(optimizer: Optimizer) -> list[str]:
    """What a rule's loop calls its numbers."""
    names = [parameter.name for parameter in optimizer.parameters]
    if isinstance(optimizer, Elementwise):
        names += [*optimizer.states, *optimizer.carried]
    elif isinstance(optimizer, Vectorwise):
        names += [*optimizer.memory, *optimizer.scratch]
    elif isinstance(optimizer, OwnRule):
        names += [safe_name(line.line.name) for line in optimizer.program.statements.statements]
        names += [safe_name(parameter.name) for parameter in optimizer.parameters]
    return names
