"""A feasible set with its parameters set: where a race may go."""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from playground.base.check_kind import check_kind
from playground.base.check_number import check_number
from playground.base.errors import PlaygroundError, shown
from playground.base.find_parameter import own_names
from playground.language.emit import emit
from playground.language.fields import VARIABLES
from playground.language.parse import parse
from playground.language.simplify import simplify
from playground.problems.feasible import FEASIBLE_SETS, FeasibleSet

# Definitions are listed without arrays and compiler: both are imported where points are projected.
if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    from playground.kernels.compiling.compile_source import Kernel

    Floats = NDArray[np.float64]


class Constraint:
    """A set that no path leaves, frozen, equal by value: every step is followed by the projection onto it.

    Arguments: `kind` the id of a feasible set; every keyword is one of its parameters, defaults fill the rest. Raises
    PlaygroundError for an unknown kind or parameter, an illegal value, and parameters that state no set.

    >>> Constraint("disc", radius=2).project([[3.0, 0.0], [0.5, 0.5]]).tolist()
    [[2.0, 0.0], [0.5, 0.5]]
    """

    __slots__ = ("kind", "values")
    kind: str
    values: tuple[tuple[str, float], ...]

    def __init__(self, /, kind: str, **parameters: Any) -> None:
        named = FEASIBLE_SETS.find(kind)
        kind, made = named.id, FEASIBLE_SETS.get(named.id)
        stated = {**named.settings, **own_names(parameters, made.parameters, kind)}
        values = {q.name: float(q.check(stated.get(q.name, q.default), kind)) for q in made.parameters}
        wrong = made.check(values)
        if wrong:
            raise PlaygroundError(f"{kind}: {wrong}")
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "values", tuple(values.items()))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a constraint is frozen: use .with_parameters(…)")

    @property
    def feasible_set(self) -> FeasibleSet:
        """The set's name, parameters and projection as they are declared."""
        return FEASIBLE_SETS.get(self.kind)

    @property
    def parameters(self) -> dict[str, float]:
        """Every parameter with its value, in the order declared."""
        return dict(self.values)

    def with_parameters(self, changed: Mapping[str, object]) -> "Constraint":
        """Return the constraint with some parameters changed."""
        check_kind(changed, Mapping, "changed parameters", "names with values, such as {'radius': 2}")
        stated = own_names(changed, self.feasible_set.parameters, self.kind)
        merged: dict[str, Any] = {**self.parameters, **stated}
        return Constraint(self.kind, **merged)

    def check_dimension(self, dimension: int) -> None:
        """Raise PlaygroundError where the set is none of so many coordinates."""
        if dimension == 1 and self.feasible_set.line is None:
            raise PlaygroundError(
                f"a {self.feasible_set.name.lower()} is a set of the plane; a function of one number takes a box"
            )

    def project(self, points: "ArrayLike") -> "Floats":
        """Return the nearest point of the set for each of the points (n, dimension)."""
        import numpy as np

        rows = np.ascontiguousarray(self._checked(points).T)
        out: Floats = np.empty(rows.shape)
        self.kernel(len(rows))(rows, self.packed_parameters(), out)
        return np.ascontiguousarray(out.T)

    def contains(self, points: "ArrayLike", tolerance: float = 1e-12) -> "NDArray[np.bool_]":
        """Return which points (n, dimension) lie in the set, up to rounding relative to their size and to 1."""
        import numpy as np

        array, tolerance = self._checked(points), check_number(tolerance, "tolerance", 0)
        with np.errstate(over="ignore", invalid="ignore"):
            distance = np.abs(array - self.project(array)).max(axis=1)
            inside: NDArray[np.bool_] = distance <= tolerance * np.maximum(1.0, np.abs(array).max(axis=1))
        return inside

    def projected_gradient(self, points: "ArrayLike", gradients: "ArrayLike") -> "Floats":
        """Return x − P(x − g) for points and gradients (n, dimension): what is 0 exactly where no feasible step leads
        down."""
        array, slopes = self._checked(points), self._checked(gradients, "gradients")
        if slopes.shape != array.shape:
            raise PlaygroundError(f"gradients must have the points' shape {array.shape}, got {slopes.shape}")
        moved: Floats = array - self.project(array - slopes)
        return moved

    def _checked(self, points: "ArrayLike", what: str = "points") -> "Floats":
        from playground.base.real_array import real_array

        array = real_array(points)
        dimensions = (1, 2) if self.feasible_set.line is not None else (2,)
        if array is None or array.ndim != 2 or array.shape[1] not in dimensions:
            legal = " or ".join(f"(n, {dimension})" for dimension in dimensions)
            came = shown(points) if array is None else str(array.shape)
            raise PlaygroundError(f"{what} must be numbers in an array of shape {legal}, got {came}")
        return array

    def packed_parameters(self) -> "Floats":
        """Return the parameters as the kernel takes them, float64 (k,)."""
        import numpy as np

        return np.array([value for _, value in self.values], dtype=np.float64)

    def kernel(self, dimension: int) -> "Kernel":
        """Return the compiled projection; compiles at the first call in a process."""
        from playground.kernels.compiling.compile_source import compile_field

        return compile_field(_source(self.kind, dimension), "projection")

    def ready(self, dimension: int) -> bool:
        """Return whether the projection is compiled in this process."""
        from playground.kernels.compiling.compile_source import is_compiled

        return is_compiled(_source(self.kind, dimension), "projection")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Constraint) and (self.kind, self.values) == (other.kind, other.values)

    def __hash__(self) -> int:
        return hash((self.kind, self.values))

    def __repr__(self) -> str:
        return f"constraint({', '.join([repr(self.kind), *(f'{name}={value:g}' for name, value in self.values)])})"

    def __reduce__(self) -> Any:
        return _rebuild, (self.kind, self.parameters)


def constraint(kind: str, /, **parameters: Any) -> Constraint:
    """Return a constraint: "box", "half_plane", "line" or "disc" with its parameters.

    >>> constraint("line", a=1, b=0, c=0)
    constraint('line', a=1, b=0, c=0)
    """
    return Constraint(kind, **parameters)


def _rebuild(kind: str, parameters: dict[str, float]) -> Constraint:
    return Constraint(kind, **parameters)


@lru_cache(maxsize=16)
def _source(kind: str, dimension: int) -> str:
    """The projection's text, made from its formulas as a surface's fields are."""
    made = FEASIBLE_SETS.get(kind)
    names = tuple(parameter.name for parameter in made.parameters)
    formulas = made.projection if dimension == 2 else (made.line or "x",)
    variables = VARIABLES[:dimension]
    return emit("projection", [simplify(parse(text, variables, names)) for text in formulas], names, variables)
