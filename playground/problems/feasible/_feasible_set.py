"""What a feasible set's file states: its parameters and the projection onto it."""

from collections.abc import Callable
from dataclasses import dataclass

from playground.base.alias import Alias
from playground.base.parameters import Parameter
from playground.problems.feasible._handle import Handle, Values


@dataclass(frozen=True)
class FeasibleSet:
    """A closed convex set, or a line, onto which points are projected: P(x) is the nearest point of the set.

    Arguments: `name` as people write it; `doc` one sentence; `parameters`; `projection` the coordinates of P(x) as
    formulas in x, y and the parameters, one for each coordinate, from which the kernel is made; `line` the same for
    functions of one number, None where the set is one of the plane alone; `check` returns what is wrong with the
    parameters together, "" where they state a set; `handles` what of it is dragged on the plane, points before edges;
    `aliases` what people call it elsewhere.
    """

    name: str
    doc: str
    parameters: tuple[Parameter, ...]
    projection: tuple[str, str]
    line: str | None
    check: Callable[[Values], str]
    handles: tuple[Handle, ...]
    aliases: tuple[str | Alias, ...] = ()
