"""The text of a step kernel around an update rule: the loop that is made once for all rules."""

import hashlib
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

Rule = Callable[..., Any]

# What a step reads of its frame.
_FRAME = ("gradient", "hessian", "dimension", "n", "x", "state", "g", "h", "carried", "p", "o")


@cache
def _names(function: Rule) -> tuple[str, ...]:
    return tuple(inspect.signature(function).parameters)


@cache
def _fingerprint(function: Rule) -> str:
    """A hash of the rule's whole file: generated text must change with it, or Numba would serve old machine code."""
    return hashlib.sha256(inspect.getsource(inspect.getmodule(function) or function).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class StepSource:
    """A rule and what belongs to it (see `Optimizer` for the meanings); `text` is the source of its step.

    State k of a point takes the rows k·dimension … (k + 1)·dimension − 1 of its memory, the direction or the point a
    rule looks at the next ones. Since every coordinate of every point is treated alike, all are one flat array in one
    loop.
    """

    rule: Rule
    states: tuple[str, ...]
    carried: tuple[str, ...]
    carry: Rule | None
    look: Rule | None
    direction: str
    parameters: tuple[str, ...]

    def text(self) -> str:
        """Return the source of `step(frame, t)`."""
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
            *self._directing(),
            *self._views(self.rule),
            "    for i in range(size):",
            f"        {results} = rule({self._arguments(self.rule)})",
        ]
        return "\n".join(lines) + "\n"

    def _imports(self) -> list[str]:
        lines = ["from playground.kernels import frame as at"]
        if self.direction:
            lines.append(f"from playground.kernels.linear import {self.direction}_2x2 as {self.direction}")
        for alias, function in (("rule", self.rule), ("carry", self.carry), ("look", self.look)):
            if function is not None:
                home, name = function.__module__, function.__name__
                lines.append(f"from {home} import {name} as {alias}  # {_fingerprint(function)}")
        return lines

    def _carrying(self) -> list[str]:
        """Hand the carried numbers on."""
        if self.carry is None:
            return []
        names = ", ".join(self.carried) + ("," if len(self.carried) == 1 else "")
        return [
            f"    carried = numbers(carried, {len(self.carried)})",
            *(f"    {name} = carried[{k}]" for k, name in enumerate(self.carried)),
            f"    {names} = carry({', '.join(_names(self.carry))})",
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
        """Solve for the direction of every point of the plane; one number is solved for beside a 1 that nothing
        pulls."""
        if not self.direction:
            return []
        return [
            "    call_field(hessian, x, n, p, h)",
            f"    direction_flat = numbers({self._place(len(self.states))}, size)",
            "    h_rows, g_flat = rows(h, 1, n), numbers(g, size)",
            "    if dimension == 1:",
            "        for i in range(n):",
            f"            alone = {self.direction}(h_rows[0, i], 0.0, 1.0, g_flat[i], 0.0, damping)",
            "            direction_flat[i] = alone[0]",
            "    else:",
            "        for i in range(n):",
            "            xx, xy, yy = h_rows[0, i], h_rows[1, i], h_rows[2, i]",
            f"            direction = {self.direction}(xx, xy, yy, g_flat[i], g_flat[n + i], damping)",
            "            direction_flat[i], direction_flat[n + i] = direction",
        ]

    def _place(self, k: int) -> str:
        return "state" if k == 0 else f"state + {8 * k} * size"

    def _flat(self, name: str) -> bool:
        return name in ("x", "g", "direction", *self.states)

    def _views(self, function: Rule) -> list[str]:
        places = {"x": "x", "g": "g"} | {name: self._place(k) for k, name in enumerate(self.states)}
        read: Sequence[str] = (*_names(function), *(self.states if function is self.rule else ()))
        return [f"    {name}_flat = numbers({places[name]}, size)" for name in dict.fromkeys(read) if name in places]

    def _arguments(self, function: Rule) -> str:
        return ", ".join(f"{name}_flat[i]" if self._flat(name) else name for name in _names(function))
