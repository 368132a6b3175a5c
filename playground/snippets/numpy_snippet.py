"""A contender as a program in NumPy: the program's own rule around a plain loop."""

import re
from collections.abc import Mapping, Sequence

from playground.base.errors import PlaygroundError
from playground.base.parameters import Value
from playground.experiments.contender import Contender
from playground.kernels.compiling.argument_names import argument_names
from playground.modifiers import OnGradient
from playground.optimizers import Elementwise, Optimizer, OwnRule, Vectorwise, Wrapper
from playground.problems.surface import Surface
from playground.snippets.function_text import function_text
from playground.snippets.program_text import program_text
from playground.snippets.rule_lines import rule_lines
from playground.snippets.safe_name import safe_name
from playground.snippets.writer import Writer

_SOLVERS = {
    "solve_damped": "np.linalg.solve(hessian(x) + {damping} * np.eye(len(x)), g)",
    "solve_absolute": "solve_absolute(hessian(x), g, {damping})",
}
_SIZES: dict[int | str, str] = {
    "d": "len(x)",
    "d + 1": "len(x) + 1",
    "basis": "len(x)",
    "d ≠ 2": "len(x) * (len(x) != 2)",
}
_ONLY_WHERE = re.compile(r"d if (\w+) = (\d+)")
# Of a method with steps within a step: their numbers may overflow at once, and a NaN alone does not say when. As in a
# race a step that is no number leads nowhere, and the path ends where that step began.
_BEGINS = "began = x.copy()"
_ENDS = (
    "if np.isnan(x).any():",
    "    x = began",
    '    print("stopped: the step is no number in update", t)',
    "    break",
    "if np.isinf(x).any():",
    '    print("diverged in update", t)',
    "    break",
)
_ABSOLUTE = """def solve_absolute(matrix, g, damping):
    values, vectors = np.linalg.eigh(matrix)
    return vectors @ ((vectors.T @ g) / (np.abs(values) + damping))"""


def _size(part: int | str) -> str:
    """A length of an array (see `Vectorwise`), written as Python."""
    condition = _ONLY_WHERE.fullmatch(str(part))
    if condition is not None:
        return "len(x) * ({} == {})".format(*condition.groups())
    return _SIZES.get(part, f"int({part})")


def numpy_snippet(contender: Contender, problem: Surface, start: Sequence[float], steps: int) -> str:
    """Return a program that prints where the contender gets to; raise PlaygroundError for one without a rule."""
    writer = _Loop(contender)
    optimizer = writer.program.optimizer
    if isinstance(optimizer, Elementwise):
        body = writer.elementwise(optimizer)
    elif isinstance(optimizer, Vectorwise):
        body = writer.vectorwise(optimizer)
    elif isinstance(optimizer, OwnRule):
        body = writer.written(optimizer)
    else:
        raise PlaygroundError(
            f"{optimizer.name} has no rule that could be written down: it runs code of its own in Python"
        )
    begin, inside, end = writer.averaged("x")
    place = ", ".join(f"{float(c)!r}" for c in start)
    return program_text(
        f"# {contender.title} on {problem.name}",
        ["import numpy as np"],
        writer,
        function_text(problem, "numpy", writer.derivatives()),
        [
            f"x = np.array([{place}])",
            *writer.before,
            *begin,
            f"for t in range(1, {steps} + 1):",
            *(f"    {line}" for line in (*body, *inside)),
            "print(x, f(x))",
            *end,
        ],
    )


class _Loop(Writer):
    """The loop around a rule."""

    def __init__(self, contender: Contender) -> None:
        super().__init__(contender)
        self.set(self.program.optimizer.parameters, self.program.values)
        self._around_count = 0

    def derivatives(self) -> list[str]:
        return (
            ["gradient", "hessian"]
            if self.curved or self.sources.asked.keys() & {"hessian", "product"}
            else ["gradient"]
        )

    def elementwise(self, optimizer: Elementwise) -> list[str]:
        """The loop's lines of a rule of one coordinate."""
        rule = self.add(optimizer.rule)
        names = argument_names(optimizer.rule)
        for name, first in zip(optimizer.states, optimizer.initial_memory(self.program.values), strict=True):
            self.before.append(f"{name} = np.full(len(x), {first!r})")
        self.before += [f"{name} = {value!r}" for name, value in optimizer.carried.items()]
        lines = self.scheduled()
        if optimizer.carry is not None:
            carry = self.add(optimizer.carry)
            carried = ", ".join(optimizer.carried)
            lines.append(f"{carried} = {carry}({', '.join(argument_names(optimizer.carry))})")
        lines += self.gradient(optimizer)
        if optimizer.direction:
            self.curved = True
            if optimizer.direction == "solve_absolute":
                self.more.append(_ABSOLUTE)
            lines.append("direction = " + _SOLVERS[optimizer.direction].format(damping="damping"))
        if "d" in names:
            self.curved = True
            lines.append("d = np.diag(hessian(x))")
        if "xi" in names:
            self.random = True
            lines.append("xi = rng.standard_normal(len(x))")
        arrays = {"x", "g", "direction", "d", "xi", *optimizer.states}
        arguments = ", ".join(f"{name}[i]" if name in arrays else name for name in names)
        results = ", ".join(f"{name}[i]" for name in ("x", *optimizer.states))
        return [
            *lines,
            "for i in range(len(x)):",
            f"    {results} = {rule}({arguments})",
            *self.after(),
        ]

    def vectorwise(self, optimizer: Vectorwise) -> list[str]:
        """The loop's lines of a rule of a whole point."""
        update = self.add(optimizer.update)
        for name, shape in (*optimizer.memory.items(), *optimizer.scratch.items()):
            sizes = ", ".join(map(_size, shape))
            self.before.append(f"{name} = np.zeros(({sizes},))" if len(shape) == 1 else f"{name} = np.zeros(({sizes}))")
        if optimizer.by_block:
            self.before.append("block, kind = 0, 0  # the whole point is one layer of weights")
        names = argument_names(optimizer.update)
        lines = self.scheduled() + (self.gradient(optimizer) if "g" in names else [])
        arguments = ", ".join("None" if name == "here" else name for name in names)
        return [_BEGINS, *lines, f"{update}({arguments})", *self.after(), *_ENDS]

    def written(self, rule: OwnRule) -> list[str]:
        """The loop's lines of a rule that a person wrote: its own, in NumPy."""
        names = rule.program.names
        self.curved = "d" in names or rule.program.solves
        self.random = "xi" in names
        self.before += [f"{safe_name(name)} = np.zeros(len(x))" for name in rule.program.states]
        lines = self.scheduled() + (self.gradient(rule) if "g" in names else [])
        lines += ["loss = f(x)"] if "f" in names else []
        lines += ["d = np.diag(hessian(x))"] if "d" in names else []
        lines += ["xi = rng.standard_normal(len(x))"] if "xi" in names else []
        return [*lines, *rule_lines(rule), *self.after()]

    def gradient(self, optimizer: Optimizer) -> list[str]:
        """The gradient, and what acts between it and the step."""
        lines = []
        if isinstance(optimizer, Elementwise) and optimizer.look is not None:
            look = self.add(optimizer.look)
            names = argument_names(optimizer.look)
            arguments = ", ".join(f"{n}[i]" if n in ("x", *optimizer.states) else n for n in names)
            lines.append(f"g = gradient(np.array([{look}({arguments}) for i in range(len(x))]))")
        else:
            lines.append("g = gradient(x)")
        for one, values in self.program.beside:
            if isinstance(one, Wrapper) and one.place == "gradient":
                lines += self._around(one, values)
            elif isinstance(one, OnGradient):
                lines += self.on_gradient(one, values)
        return lines

    def scheduled(self) -> list[str]:
        """The rate in force."""
        if not self.program.schedules:
            return []
        self.before.append(f"rate_at_first = {float(self.program.values['lr'])!r}")
        return [f"lr = {self.factor('rate_at_first')}"]

    def after(self) -> list[str]:
        """What acts after the step."""
        lines = []
        for one, values in self.program.beside:
            if isinstance(one, Wrapper) and one.place == "after":
                lines += self._around(one, values)
        return lines

    def _around(self, wrapper: Wrapper, values: Mapping[str, Value]) -> list[str]:
        """A method round the base; its parameters are written as numbers, for the base may have the same names."""
        lines = "\n".join(wrapper.snippet)
        for parameter in wrapper.parameters:
            number = values[parameter.name] if parameter.kind == "integer" else parameter.encode(values[parameter.name])
            lines = re.sub(rf"\b{parameter.name}\b", repr(number), lines)
        begin = "\n".join(wrapper.snippet_before)
        self._around_count += 1
        for name in re.findall(r"^(\w+) =", begin, re.MULTILINE):
            # Several may be put round each other, and the base may have the name.
            own = f"{name}_{self._around_count}"
            begin, lines = (re.sub(rf"\b{name}\b", own, text) for text in (begin, lines))
        self.before += begin.split("\n") if begin else []
        return lines.split("\n")
