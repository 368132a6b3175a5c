"""A formula's value, gradient and Hessian as sources of fields."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from playground.language import limits
from playground.language.differentiate import differentiate
from playground.language.emit import emit
from playground.language.formula_error import FormulaError
from playground.language.hoist import hoist
from playground.language.lower import lower
from playground.language.node import Node
from playground.language.order import order
from playground.language.parse import parse
from playground.language.simplify import simplify

VARIABLES = ("x", "y")


@dataclass(frozen=True)
class Fields:
    """A formula of the plane with its derivatives, as graphs and as sources of fields named like them.

    `gradient` is (∂f/∂x, ∂f/∂y), `hessian` the upper triangle row by row (xx, xy, yy); of a function of one number they
    are f′ and f″.

    For rasters there are two more sources where they save calls of elementary functions. `row` is the value at points
    that share their y: what depends on y alone is computed once for the row. What depends on x alone is computed once
    for all rows, by `columns`, which writes as many rows as there are `columns`, and is given to `row` as further
    coordinates of its points.
    """

    written: Node
    value: Node
    gradient: tuple[Node, ...]
    hessian: tuple[Node, ...]
    sources: dict[str, str]
    columns: int


@lru_cache(maxsize=512)
def fields(formula: str, parameters: tuple[str, ...] = (), variables: tuple[str, ...] = VARIABLES) -> Fields:
    """Derive the fields of a formula in x and y, or in x alone; cheap when asked again.

    Arguments: `parameters` are its names in the order in which their numbers are packed; `variables` ("x", "y") or
    ("x",).

    Raises FormulaError for a wrong formula, and for one whose value, gradient and Hessian need more distinct operations
    than the limit: before anything is compiled.

    Example:
        >>> print(fields("a*x", ("a",)).sources["gradient"])
        def gradient(x, p, out):
            p0 = p[0]
            out0 = out[0]
            out1 = out[1]
            for i in range(x.shape[1]):
                out0[i] = p0
                out1[i] = 0.0
        <BLANKLINE>
    """
    written = parse(formula, variables, parameters)
    value = simplify(written)
    _check_size([value])
    gradient = tuple(differentiate(value, variable) for variable in variables)
    _check_size([value, *gradient])
    hessian = tuple(
        differentiate(row, variable) for place, row in enumerate(gradient) for variable in variables[place:]
    )
    _check_size([value, *gradient, *hessian])
    outputs: dict[str, Sequence[Node]] = {"value": [value], "gradient": gradient, "hessian": hessian}
    sources = {
        name: emit(name, rows, parameters, variables, repaired=name != "value") for name, rows in outputs.items()
    }
    hoisted = hoist(value, variables) if len(variables) == 2 else None
    if hoisted is not None:
        sources["row"] = emit("row", [hoisted.row], parameters, (*variables, *hoisted.names), fixed=variables[1:])
    if hoisted is not None and hoisted.columns:
        sources["columns"] = emit("columns", hoisted.columns, parameters, variables)
    return Fields(written, value, gradient, hessian, sources, len(hoisted.columns) if hoisted is not None else 0)


def _check_size(roots: list[Node]) -> None:
    operations = sum(1 for node in order(lower(roots)) if node.arguments)
    if operations > limits.SHARED:
        raise FormulaError(
            f"expected a formula whose value, gradient and Hessian need at most {limits.SHARED} operations together, "
            f"got {operations} or more"
        )
