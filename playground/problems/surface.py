"""A surface with its parameters set: what an experiment holds as its problem."""

import sys
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from playground.base.errors import PlaygroundError
from playground.base.find_parameter import own_names
from playground.base.parameter_block import ParameterBlock
from playground.base.real_array import real_array
from playground.language.emit import emit
from playground.language.evaluate import evaluate
from playground.language.fields import Fields, fields
from playground.language.kinks import at_kink, candidates
from playground.language.simplify import simplify
from playground.language.undefined import may_be_undefined
from playground.language.undefined_slope import may_slope_be_undefined, slope_rows, undefined_part
from playground.problems.constraint import Constraint
from playground.problems.lesson import Lesson
from playground.problems.surface_definition import Interval, SurfaceDefinition

# Numba is imported when a field is compiled, so that surfaces can be read and shown at once.
if TYPE_CHECKING:
    from playground.kernels.compiling.compile_source import Kernel

Floats = NDArray[np.float64]
Kind = Literal["value", "gradient", "hessian"]

_CHUNK: Final = 8192  # points a field works on at once
_ROWS: Final = {"value": (1, 1), "gradient": (1, 2), "hessian": (1, 3)}  # in one dimension, in two
_PACKED: Final = ((0,), (0, 1, 1, 2))  # where a Hessian's entries are in its upper triangle
# What was asked for, by definition and name: a race asks dozens of times in a frame, and an import, which beside Qt is
# slow, and a look at the source would cost more than the asking.
_KERNELS: Final[dict[tuple[SurfaceDefinition, str], "Kernel"]] = {}


@dataclass(frozen=True, eq=False)
class Surface:
    """A function of the plane, or of one number, frozen: its definition and the values of its parameters.

    Equal where both are equal. It holds nothing compiled: fields are compiled when first asked for and shared by all
    surfaces with the same formula, whatever their parameters.

    Example:
        >>> from playground.problems.surfaces import surface
        >>> surface("rosenbrock", a=1, b=100).value([[0.0, 0.0], [1.0, 1.0]])
        array([1., 0.])
    """

    definition: SurfaceDefinition
    values: tuple[float, ...]
    _hash: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.definition, self.values)))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, Surface) and self.values == other.values and self.definition == other.definition

    def __repr__(self) -> str:
        given = "".join(f", {name}={value:g}" for name, value in self.parameters.items())
        return f"surface({self.id!r}{given})"

    @staticmethod
    def at_defaults(definition: SurfaceDefinition) -> "Surface":
        """Return the surface that a definition states, each parameter at its default."""
        return Surface(definition, tuple(float(parameter.default) for parameter in definition.parameters))

    @property
    def id(self) -> str:
        """The name of its file."""
        return self.definition.id

    @property
    def name(self) -> str:
        """The name people read."""
        return self.definition.name

    @property
    def formula(self) -> str:
        """The formula in x, y and the parameters."""
        return self.definition.formula

    @property
    def parameters(self) -> dict[str, float]:
        """The value of each parameter, in packing order."""
        return dict(zip(self.definition.parameter_names, self.values, strict=True))

    @property
    def dimension(self) -> int:
        """The number of coordinates, 1 or 2."""
        return self.definition.dimension

    @property
    def domain(self) -> tuple[Interval, ...]:
        """The ranges of x and y, or of x alone."""
        return self.definition.domain

    @property
    def limits(self) -> tuple[Interval, ...]:
        """The open region in which the function is defined, empty where it is everywhere."""
        return self.definition.limits

    @property
    def minima(self) -> Floats:
        """The global minimisers at these parameters, float64 (k, dimension); k = 0 where there is none or none is
        known."""
        points, _ = _known_minima(self)
        return np.array(points, dtype=np.float64).reshape(len(points), self.dimension)

    @property
    def minimum_value(self) -> float | None:
        """The least value, or None where no minimum is known."""
        return _known_minima(self)[1]

    @property
    def kinks(self) -> bool:
        """Whether a minimiser lies on a kink, where no gradient vanishes."""
        return self.definition.kink_minima

    @property
    def boundary_minima(self) -> bool:
        """Whether a minimiser lies on the border of the domain, where the gradient need not vanish."""
        return self.definition.boundary_minima

    @property
    def unbounded_outside(self) -> bool:
        """Whether the surface has no bottom outside its domain."""
        return self.definition.unbounded_outside

    @property
    def partial(self) -> bool:
        """Whether f may be no number at some places within the limits."""
        return _partial(self)

    def slopes(self, box: Floats, curved: bool = False) -> tuple["Kernel", int] | None:
        """Return the kernel that says where the gradient (`curved`: or the Hessian) is not finite, and its rows; None
        where it is finite in the whole box (2, dimension). Its rows are those of `language.slope_rows`."""
        low, high = box.tolist()
        if not _steep(self, tuple(zip(low, high, strict=True)), curved):
            return None
        rows = slope_rows(self.fields, curved)
        name = "slopes_curved" if curved else "slopes"
        kernel = _KERNELS.get((self.definition, name))
        if kernel is None:
            from playground.kernels.compiling.compile_source import compile_field

            source = emit(name, rows, self.definition.parameter_names, self.definition.variables, repaired=True)
            kernel = _KERNELS[self.definition, name] = compile_field(source, name)
        return kernel, len(rows)

    def undefined_part(self, point: ArrayLike, curved: bool = False) -> str:
        """Return the part of the formula whose derivative (`curved`: or second derivative) is not finite at a point
        (dimension), as text; "" where all are finite."""
        place = dict(zip(self.definition.variables, np.asarray(point).tolist(), strict=True))
        return undefined_part(self.fields, {**place, **self.parameters}, curved)

    @property
    def tags(self) -> tuple[str, ...]:
        """The words by which it is filtered."""
        return self.definition.tags

    @property
    def levels(self) -> Literal["auto", "log", "linear"]:
        """How its contour levels are spaced."""
        return self.definition.levels

    @property
    def lesson(self) -> Lesson:
        """Starts, contenders and steps that show what it teaches."""
        return self.definition.lesson

    @property
    def constraint(self) -> Constraint | None:
        """The set on which it is to be minimized, None where that is everywhere."""
        stated = self.definition.constraint
        return None if stated is None else Constraint(stated[0], **dict[str, Any](stated[1]))

    @property
    def aliases(self) -> tuple[str, ...]:
        """What people call it elsewhere."""
        return self.definition.aliases

    @property
    def teaches(self) -> str:
        """What it teaches, one sentence."""
        return self.definition.teaches

    @property
    def source(self) -> str:
        """The paper or collection it comes from."""
        return self.definition.source

    @property
    def fields(self) -> Fields:
        """The formula's graphs and sources; raises FormulaError for one that is too large."""
        return fields(self.definition.formula, self.definition.parameter_names, self.definition.variables)

    def with_parameters(self, /, **changed: object) -> "Surface":
        """Return this surface with some parameters changed; PlaygroundError for unknown names and illegal values."""
        stated = own_names(changed, self.definition.parameters, self.id)
        values = [
            float(parameter.check(stated[parameter.name], self.id)) if parameter.name in stated else value
            for parameter, value in zip(self.definition.parameters, self.values, strict=True)
        ]
        return Surface(self.definition, tuple(values))

    @property
    def blocks(self) -> tuple[ParameterBlock, ...]:
        """A point is one block: methods that treat the layers of a network apart take it as one layer."""
        return (ParameterBlock("x", self.dimension),)

    def packed_parameters(self) -> Floats:
        """Return the parameters as fields take them, float64 (k,)."""
        return np.array(self.values, dtype=np.float64)

    def field(self, kind: Kind) -> "Kernel":
        """Return the compiled field; compiles at the first call in a process, with `value` what rasters need."""
        if kind == "value":
            self._raster_fields()  # first: whose value is ready can be drawn at once
        return self._compiled(kind)

    @property
    def products(self) -> None:
        """Nothing: with one or two coordinates the Hessian's field is all that products need."""
        return

    def ready(self, kind: Kind) -> bool:
        """Return whether that field is already compiled in this process."""
        if (self.definition, kind) in _KERNELS:
            return True
        if "playground.kernels.compiling.compile_source" not in sys.modules:
            return False
        from playground.kernels.compiling.compile_source import is_compiled

        return is_compiled(self.fields.sources[kind], kind)

    def value(self, points: ArrayLike) -> Floats:
        """Return f at points (n, dimension) as float64 (n,)."""
        values: Floats = self._evaluate("value", points)[0]
        return values

    def gradient(self, points: ArrayLike) -> Floats:
        """Return ∇f at points (n, dimension) as float64 (n, dimension)."""
        return np.ascontiguousarray(self._evaluate("gradient", points).T)

    def hessian(self, points: ArrayLike) -> Floats:
        """Return the Hessian at points (n, dimension) as float64 (n, dimension, dimension)."""
        size = self.dimension
        entries = self._evaluate("hessian", points)[list(_PACKED[size - 1])]
        matrices: Floats = np.ascontiguousarray(entries.T).reshape(-1, size, size)
        return matrices

    def at_kink(self, points: ArrayLike) -> NDArray[np.bool_]:
        """Return which of the points (n, dimension) lie exactly on a kink of f, bool (n,): see `language.kinks`."""
        array, names, graph = _checked(points, self.dimension), self.definition.variables, self.fields.value
        if not _bending(self.definition):
            return np.zeros(len(array), dtype=bool)
        places = ({**dict(zip(names, point, strict=True)), **self.parameters} for point in array.tolist())
        return np.fromiter((at_kink(graph, names, place) for place in places), dtype=bool, count=len(array))

    def raster(self, xs: Floats, ys: Floats) -> Floats:
        """Return f of the plane on the grid of `xs` (w) and `ys` (h), float64 (h, w); `value` differs from it in
        rounding only."""
        from playground.kernels.drawing.raster import raster

        out: Floats = np.empty((len(ys), len(xs)))
        field, columns = self._raster_fields()
        xs, ys = (np.ascontiguousarray(places, dtype=np.float64) for places in (xs, ys))
        raster(field, xs, ys, self.packed_parameters(), out, columns, self.fields.columns)
        return out

    def _raster_fields(self) -> tuple["Kernel", "Kernel | None"]:
        """The field that is called for each row of a grid, and what is computed once for its columns."""
        sources = self.fields.sources
        row = self._compiled("row" if "row" in sources else "value")
        return row, self._compiled("columns") if "columns" in sources else None

    def _compiled(self, name: str) -> "Kernel":
        kernel = _KERNELS.get((self.definition, name))
        if kernel is None:
            from playground.kernels.compiling.compile_source import compile_field

            kernel = _KERNELS[self.definition, name] = compile_field(self.fields.sources[name], name)
        return kernel

    def _evaluate(self, kind: Kind, points: ArrayLike) -> Floats:
        rows = np.ascontiguousarray(_checked(points, self.dimension).T)
        parameters, height = self.packed_parameters(), _ROWS[kind][self.dimension - 1]
        out: Floats = np.empty((height, rows.shape[1]))
        compiled = self.field(kind)
        for first in range(0, rows.shape[1], _CHUNK):
            part: Any = slice(first, first + _CHUNK)
            result = np.empty((height, min(_CHUNK, rows.shape[1] - first)))
            compiled(np.ascontiguousarray(rows[:, part]), parameters, result)
            out[:, part] = result
        return out


@lru_cache(maxsize=1024)
def _bending(definition: SurfaceDefinition) -> bool:
    """Whether a formula has kinks at all: most have none, and need not be asked at each point."""
    return bool(candidates(fields(definition.formula, definition.parameter_names, definition.variables).value))


@lru_cache(maxsize=1024)
def _steep(surface: Surface, box: tuple[Interval, ...], curved: bool) -> bool:
    ranges = dict(zip(surface.definition.variables, box, strict=True))
    return may_slope_be_undefined(surface.fields, surface.parameters, ranges, curved)


@lru_cache(maxsize=1024)
def _partial(surface: Surface) -> bool:
    """It is asked for in every frame, and the limits are part of the definition."""
    ranges = dict(zip(surface.definition.variables, surface.limits, strict=False))
    return may_be_undefined(surface.fields.value, surface.parameters, ranges)


@lru_cache(maxsize=1024)
def _known_minima(surface: Surface) -> tuple[tuple[tuple[float, ...], ...], float | None]:
    """The minimisers and the least value: asked for in every frame, worked out once."""

    def number(text: str) -> float:
        return evaluate(simplify(surface.definition.expression(text)), surface.parameters)

    points = tuple(tuple(map(number, texts)) for texts in surface.definition.minima)
    graph, names = surface.fields.value, surface.definition.variables
    values = [evaluate(graph, {**dict(zip(names, point, strict=True)), **surface.parameters}) for point in points]
    return points, min(values, default=None)


def _checked(points: ArrayLike, dimension: int) -> Floats:
    array = real_array(points)
    if array is None:
        raise PlaygroundError(f"points must be numbers in an array of shape (n, {dimension})")
    if array.ndim != 2 or array.shape[1] != dimension:
        raise PlaygroundError(f"points must have the shape (n, {dimension}), one row for each point, got {array.shape}")
    return array
