"""A surface as its file states it."""

import math
from typing import Any, Literal

import msgspec

from playground.base.parameters import Parameter
from playground.language.fields import VARIABLES
from playground.language.node import Node
from playground.language.parse import parse
from playground.problems.lesson import Lesson

Interval = tuple[float, float]


class SurfaceDefinition(msgspec.Struct, frozen=True, cache_hash=True):
    """What is known of a surface; frozen, and equal where all of it is equal.

    `formula` in x, y and the parameters; `parameters` in the order in which they are packed; `domain` the ranges of x
    and y shown first, of x alone for a function of one number; `minima` a tuple of expressions in the parameters for
    each minimiser; `tags` from `TAGS`; `kink_minima`: a minimiser lies on a kink, where no gradient vanishes;
    `boundary_minima`: a minimiser lies on the border of the domain, where none need vanish; `unbounded_outside`: the
    surface has no bottom outside its domain; `limits` the open region in which the function is defined, infinite where
    it has no end, or empty where it is the whole plane; `levels` how contour levels are spaced; `constraint` the
    set on which it is to be minimized, and then `minima` are those on it, or None; `guessed` the variables whose range
    in `domain` were not stated, so that it follows the formula while that is typed; `aliases` what
    people call it elsewhere; `lesson`, `teaches`, `source`.

    Made by `read_definition`, which checks everything.
    """

    id: str
    name: str
    formula: str
    parameters: tuple[Parameter, ...]
    domain: tuple[Interval, ...]
    minima: tuple[tuple[str, ...], ...]
    tags: tuple[str, ...]
    kink_minima: bool
    boundary_minima: bool
    unbounded_outside: bool
    limits: tuple[Interval, ...]
    levels: Literal["auto", "log", "linear"]
    constraint: tuple[str, tuple[tuple[str, float], ...]] | None
    guessed: tuple[str, ...]
    lesson: Lesson
    teaches: str
    source: str
    aliases: tuple[str, ...] = ()

    @property
    def parameter_names(self) -> tuple[str, ...]:
        """The names in packing order."""
        return tuple(parameter.name for parameter in self.parameters)

    @property
    def dimension(self) -> int:
        """The number of coordinates, 1 or 2."""
        return len(self.domain)

    @property
    def variables(self) -> tuple[str, ...]:
        """Their names: x, or x and y."""
        return VARIABLES[: len(self.domain)]

    def expression(self, text: str) -> Node:
        """Parse an expression in the parameters alone."""
        return parse(text, (), self.parameter_names)

    def to_dict(self) -> dict[str, Any]:
        """Return the definition as plain values under the keys of the TOML file; `read_definition` reads it back."""
        return {
            "id": self.id,
            "name": self.name,
            **({"aliases": list(self.aliases)} if self.aliases else {}),
            "formula": self.formula,
            "teaches": self.teaches,
            "source": self.source,
            "domain": dict(zip(self.variables, map(list, self.domain), strict=True)),
            "minima": [list(point) for point in self.minima],
            "tags": list(self.tags),
            "kink_minima": self.kink_minima,
            "boundary_minima": self.boundary_minima,
            "unbounded_outside": self.unbounded_outside,
            "limits": dict(zip(self.variables, map(_ends, self.limits), strict=False)),
            "levels": self.levels,
            **({"constraint": {"kind": self.constraint[0], **dict(self.constraint[1])}} if self.constraint else {}),
            **({"guessed": list(self.guessed)} if self.guessed else {}),
            "parameters": [parameter_dict(parameter) for parameter in self.parameters],
            "lesson": {
                "starts": [list(start) for start in self.lesson.starts],
                "steps": self.lesson.steps,
                "contenders": self.lesson.contenders,
            },
        }


def _ends(interval: Interval) -> list[float | str]:
    """JSON has no infinities: they are words."""
    return [end if math.isfinite(end) else str(end) for end in interval]


def parameter_dict(parameter: Parameter) -> dict[str, Any]:
    """Return a declaration as plain values, without its open ends, which neither TOML's reader nor JSON takes."""
    kept = {"name": parameter.name, "default": parameter.default, "doc": parameter.doc, "symbol": parameter.symbol}
    if parameter.minimum > -math.inf:
        kept |= {"minimum": parameter.minimum, "exclusive_minimum": parameter.exclusive_minimum}
    if parameter.maximum < math.inf:
        kept |= {"maximum": parameter.maximum, "exclusive_maximum": parameter.exclusive_maximum}
    return {**kept, "slider": list(parameter.slider), "scale": parameter.scale}
