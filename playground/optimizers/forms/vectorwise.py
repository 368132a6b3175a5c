"""Optimizers that treat each point as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import prod
from typing import Any

from playground.base.parameters import Value
from playground.kernels.racing.asked import asked_of
from playground.optimizers.forms.optimizer import Optimizer, Rule, Uses
from playground.optimizers.forms.projected import BOX, SLANTED
from playground.optimizers.forms.vector_source import Shape, VectorSource, size_of

NUMBER: Shape = (1,)
VECTOR: Shape = ("d",)
MATRIX: Shape = ("d", "d")
# What `eigen_basis` keeps beside the matrix.
KEPT: Shape = ("basis", "d")


@dataclass(frozen=True, kw_only=True)
class Vectorwise(Optimizer):
    """A method that needs more of a point than one coordinate: norms, products, trial points, matrices.

    `update` is a plain function in the kernels' language, called for one point at a time by argument names: `x` (d) the
    point, changed in place; `here` the problem (`kernels.racing.oracle` asks it for values, gradients, Hessians,
    their products and random numbers, and counts); `t` the update's number, 1 first; `g` (d) the gradient at x, if it
    is among the arguments: then modifiers may change it; every name of `memory`, which lasts from step to step and is 0
    before the first; every name of `scratch`, which does not last; every parameter. Memory and scratch are arrays of
    the stated shapes, whose sizes are numbers, "d" the dimension, "d + 1", "d ≠ 2" (none in the plane, for what has a
    shorter way there), "basis" (what `eigen_basis` keeps, by the dimension), "d if NAME = 0" (none where that choice
    has another word), or the name of a whole-number parameter.

    What it asks the problem for, and what a choice spares it, is found in its source (`kernels.asked`).

    Arguments: `unprojected` why its step may not be projected onto a feasible set, one of the sentences of
    `_projected`, "" where it may; `eigenvectors` whether each update takes those of a matrix of its own; `by_block`
    whether the update is called for each block of a point (the weights of a layer, its biases, …; a point of a surface
    is one block): then `x`, `g` and all vectors are those of the block, `block` is its number, 0 first, `kind` says
    what it is (0 weights, 1 bias, 2 scale), and all other arrays are the whole point's.
    """

    update: Rule
    memory: Mapping[str, Shape] = field(default_factory=dict)
    scratch: Mapping[str, Shape] = field(default_factory=dict)
    unprojected: str = ""
    eigenvectors: bool = False
    by_block: bool = False

    @property
    def function(self) -> Rule:
        """The update."""
        return self.update

    @cached_property
    def asks(self) -> tuple[Uses, ...]:
        """What it may ask the problem for besides `g`."""
        return asked_of(self.update, {})

    @property
    def uses(self) -> tuple[Uses, ...]:
        """What it asks for, and the gradient if that is among its arguments."""
        return self._with_gradient(self.asks)

    def uses_with(self, values: Mapping[str, Value]) -> tuple[Uses, ...]:
        """What it asks for with the words of its choices; numbers may change on the way."""
        words = tuple((q.name, q.encode(values[q.name])) for q in self.parameters if q.kind in ("choice", "boolean"))
        if words not in self._asked_with:
            self._asked_with[words] = asked_of(self.update, dict(words))
        return self._with_gradient(self._asked_with[words])

    @cached_property
    def _asked_with(self) -> dict[tuple[tuple[str, float], ...], tuple[Uses, ...]]:
        return {}

    def _with_gradient(self, asked: tuple[Uses, ...]) -> tuple[Uses, ...]:
        own: tuple[Uses, ...] = ("gradient",) if self.takes_gradient else ()
        return own + tuple(kind for kind in asked if kind not in own)

    @property
    def evaluations(self) -> None:
        """Points count for themselves."""
        return

    @property
    def takes_gradient(self) -> bool:
        """Whether `g` is among the update's arguments."""
        return self._source.takes_gradient

    def unprojectable(self, kind: str) -> str:
        """As stated; a box is a set in which coordinates do not know of each other."""
        return "" if self.unprojected == SLANTED and kind == BOX else self.unprojected

    @property
    def decomposes(self) -> bool:
        """As stated."""
        return self.eigenvectors

    def memory_rows(self, dimension: int, values: Mapping[str, Value]) -> int:
        """The counts of evaluations and why it halted, then what is stated."""
        return self._source.head + size_of(self.memory, dimension, self._encoded(values))

    def memory_by_name(self, memory: Any, dimension: int, values: Mapping[str, Value]) -> dict[str, Any]:
        """One array after the other, behind the counts and why it halted; a single number without its axis."""
        found, row, encoded = {}, self._source.head, self._encoded(values)
        for name, shape in self.memory.items():
            lengths = [size_of({name: (part,)}, dimension, encoded) for part in shape]
            rows = memory[row : row + prod(lengths)]
            found[name] = rows[0] if shape == NUMBER else rows.reshape(*lengths, memory.shape[1])
            row += len(rows)
        return found

    def scratch_size(self, dimension: int, values: Mapping[str, Value]) -> int:
        """A place for a value, the point, its gradient, then what is stated."""
        return 1 + 2 * dimension + size_of(self.scratch, dimension, self._encoded(values))

    def _encoded(self, values: Mapping[str, Value]) -> dict[str, float]:
        return {one.name: one.encode(values[one.name]) for one in self.parameters}

    @property
    def _source(self) -> VectorSource:
        names = tuple(parameter.name for parameter in self.parameters)
        return VectorSource(self.update, dict(self.memory), dict(self.scratch), names, by_block=self.by_block)

    def kernel_source(self, dimension: int | None = None) -> str:
        """As any optimizer's; in one and two dimensions every loop over coordinates has a length that is known."""
        return self.source_text if dimension is None else self._unrolled.get(dimension, self.source_text)

    @cached_property
    def _unrolled(self) -> dict[int, str]:
        return {dimension: self._source.text(dimension) for dimension in (1, 2)}

    def _text(self) -> str:
        return self._source.text()
