"""The text of a step kernel around an update rule: the loop that is made once for all rules."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from playground.kernels.compiling.argument_names import argument_names
from playground.kernels.compiling.fingerprint import fingerprint

Rule = Callable[..., Any]

# What makes the directions of points of any dimension.
SOLVERS = {"solve_damped": "solve_points", "solve_absolute": "solve_absolute_points"}
# What a step reads of its frame; no parameter and nothing carried may have one of these names.
_FRAME = ("gradient", "hessian", "dimension", "n", "x", "state", "g", "h", "carried", "p", "o")


@dataclass(frozen=True)
class StepSource:
    """A rule and what belongs to it (see `Optimizer` for the meanings); `text` is the source of its step.

    State k of a point takes the rows k·dimension … (k + 1)·dimension − 1 of its memory, the direction or the point a
    rule looks at the next ones. Since every coordinate of every point is treated alike, all are one flat array in one
    loop. A direction has a closed form for one coordinate and for two; `plane` says whether the step is for those.
    """

    rule: Rule
    states: tuple[str, ...]
    carried: tuple[str, ...]
    carry: Rule | None
    look: Rule | None
    direction: str
    parameters: tuple[str, ...]
    interval: str = ""
    plane: bool = True

    def text(self) -> str:
        """Return the source of `step(frame, t)`."""
        assert not {*self.carried, *self.parameters} & {*_FRAME, "here", "frame", "size", "i", "j", "k", "d"}, self.rule
        results = ", ".join(f"{name}_flat[i]" for name in ("x", *self.states))
        lines = [
            *self._imports(),
            "def step(here, t):",
            "    frame = integers(here, at.SIZE)",
            *(f"    {name} = frame[at.{name.upper()}]" for name in _FRAME),
            "    size = dimension * n",
            f"    o = numbers(o, {len(self.parameters)})",
            *(f"    {name} = o[{k}]" for k, name in enumerate(self.parameters)),
            *self._carrying(),
            *self._looking(),
            "    act_on_gradients(here, t)",
            *self._directing(),
            *self._curving(),
            *self._views(self.rule),
            *self._looping(f"{results} = rule({self._arguments(self.rule)})"),
        ]
        return "\n".join(lines) + "\n"

    def _imports(self) -> list[str]:
        lines = [
            "from playground.kernels.racing import frame as at",
            "from playground.kernels.racing.hooks import act_on_gradients",
        ]
        if "xi" in argument_names(self.rule):
            lines.append("from playground.kernels.racing.random_numbers import normal")
            lines.append("from playground.kernels.compiling.views import words")
        if self.direction and self.plane:
            lines.append(f"from playground.kernels.linear import {self.direction}_2x2 as {self.direction}")
            lines.append(f"from playground.kernels.linear import {self.direction}_moderate")
        elif self.direction:
            solver = SOLVERS[self.direction]
            lines.append(f"from playground.kernels.linear.{solver} import {solver}")
        for alias, function in (("rule", self.rule), ("carry", self.carry), ("look", self.look)):
            if function is not None:
                home, name = function.__module__, function.__name__
                lines.append(f"from {home} import {name} as {alias}  # {fingerprint(function)}")
        return lines

    def _carrying(self) -> list[str]:
        """Hand the carried numbers on."""
        if self.carry is None:
            return []
        names = ", ".join(self.carried) + ("," if len(self.carried) == 1 else "")
        return [
            f"    carried = numbers(carried, {len(self.carried)})",
            *(f"    {name} = carried[{k}]" for k, name in enumerate(self.carried)),
            f"    {names} = carry({', '.join(argument_names(self.carry))})",
            *(f"    carried[{k}] = {name}" for k, name in enumerate(self.carried)),
        ]

    def _looking(self) -> list[str]:
        """Take the gradient at x, or at the points the rule looks at."""
        if self.look is None:
            return ["    call_field(gradient, x, n, p, g)"]
        return [
            *self._views(self.look),
            f"    query_flat = numbers({self._place(len(self.states))}, size)",
            "    for i in range(size):",
            f"        query_flat[i] = look({self._arguments(self.look)})",
            f"    call_field(gradient, {self._place(len(self.states))}, n, p, g)",
        ]

    def _directing(self) -> list[str]:
        """Solve for the direction of every point; in one dimension a number is solved for beside a 1 that nothing
        pulls."""
        if not self.direction:
            return []
        if not self.plane:
            # Nothing is added to the diagonals of single points.
            more = ", 0" if self.direction == "solve_damped" else ""
            return [
                "    call_field(hessian, x, n, p, h)",
                f"    direction_flat, g_flat = numbers({self._place(len(self.states))}, size), numbers(g, size)",
                "    for i in range(size):",
                "        direction_flat[i] = g_flat[i]",
                f"    {SOLVERS[self.direction]}(here, {self._place(len(self.states))}, damping{more})",
            ]
        return [
            "    call_field(hessian, x, n, p, h)",
            f"    direction_flat = numbers({self._place(len(self.states))}, size)",
            "    h_rows, g_flat = rows(h, dimension * (dimension + 1) // 2, n), numbers(g, size)",
            "    doubtful = 0.0",
            "    if dimension == 1:",
            "        for i in range(n):",
            f"            alone = {self.direction}_moderate(h_rows[0, i], 0.0, 1.0, g_flat[i], 0.0, damping)",
            "            direction_flat[i] = alone[0]",
            "            doubtful += 0.0 * alone[0]",
            "    else:",
            "        for i in range(n):",
            "            xx, xy, yy = h_rows[0, i], h_rows[1, i], h_rows[2, i]",
            f"            direction = {self.direction}_moderate(xx, xy, yy, g_flat[i], g_flat[n + i], damping)",
            "            direction_flat[i], direction_flat[n + i] = direction",
            "            doubtful += 0.0 * (direction[0] + direction[1])",
            # The few points at which products leave the range of doubles, or the system is singular.
            "    if doubtful != 0.0 and dimension == 1:",
            "        for i in range(n):",
            "            if 0.0 * direction_flat[i] != 0.0:",
            f"                alone = {self.direction}(h_rows[0, i], 0.0, 1.0, g_flat[i], 0.0, damping)",
            "                direction_flat[i] = alone[0]",
            "    if doubtful != 0.0 and dimension == 2:",
            "        for i in range(n):",
            "            if 0.0 * (direction_flat[i] + direction_flat[n + i]) != 0.0:",
            "                xx, xy, yy = h_rows[0, i], h_rows[1, i], h_rows[2, i]",
            f"                direction = {self.direction}(xx, xy, yy, g_flat[i], g_flat[n + i], damping)",
            "                direction_flat[i], direction_flat[n + i] = direction",
        ]

    def _curving(self) -> list[str]:
        """Hessians of which the diagonal is read."""
        if "d" not in argument_names(self.rule):
            return []
        lines = [] if self.direction else ["    call_field(hessian, x, n, p, h)"]
        if self.interval:
            lines = [f"    if (t - 1) % int({self.interval}) == 0:", *(f"    {line}" for line in lines)]
        return [*lines, "    hessian_flat = numbers(h, (dimension + 1) * size // 2)"]

    def _looping(self, statement: str) -> list[str]:
        """All coordinates of all points in one loop, or, where a coordinate has a number of its own, one by one."""
        names = argument_names(self.rule)
        if "xi" not in names and "d" not in names:
            return ["    for i in range(size):", f"        {statement}"]
        draws = ["    seed, paths = frame[at.SEED], words(frame[at.PATHS], n)"] if "xi" in names else []
        return [
            *draws,
            "    for k in range(dimension):",
            "        diagonal = (k * dimension - k * (k - 1) // 2) * n",
            "        for j in range(n):",
            "            i = k * n + j",
            *(["            xi = normal(seed, paths[j], t, k)"] if "xi" in names else []),
            *(["            d = hessian_flat[diagonal + j]"] if "d" in names else []),
            f"            {statement}",
        ]

    def _place(self, k: int) -> str:
        return "state" if k == 0 else f"state + {8 * k} * size"

    def _flat(self, name: str) -> bool:
        return name in ("x", "g", "direction", *self.states)

    def _views(self, function: Rule) -> list[str]:
        places = {"x": "x", "g": "g"} | {name: self._place(k) for k, name in enumerate(self.states)}
        read: Sequence[str] = (*argument_names(function), *(self.states if function is self.rule else ()))
        return [f"    {name}_flat = numbers({places[name]}, size)" for name in dict.fromkeys(read) if name in places]

    def _arguments(self, function: Rule) -> str:
        return ", ".join(f"{name}_flat[i]" if self._flat(name) else name for name in argument_names(function))
