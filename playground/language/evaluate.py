"""Values of expressions in plain Python: for constants, minima and tests; the hot loop is `emit`'s."""

import math
import operator
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from playground.language.functions import BINARY, CONSTANTS, DERIVED, UNARY
from playground.language.node import Node
from playground.language.order import order

_COMPARISONS: Final = MappingProxyType[str, Callable[[float, float], bool]](
    {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "==": operator.eq, "!=": operator.ne}
)


def evaluate(node: Node, names: Mapping[str, float]) -> float:
    """Return the value of a simplified expression (one without `sum`) in float64; NaN where there is none.

    Arguments: `names` gives every variable and parameter its number.

    Example:
        >>> from playground.language.parse import parse
        >>> evaluate(parse("x^2 + 1"), {"x": 3.0})
        10.0
    """
    values: dict[Node, float] = {}
    for part in order([node]):
        if part.kind in ("variable", "parameter"):
            values[part] = float(names[str(part.data)])
        else:
            values[part] = compute(part, [values[argument] for argument in part.arguments])
    return values[node]


def compute(node: Node, values: Sequence[float]) -> float:
    """Return the value of one operation whose arguments have these values; NaN or infinity where it has none."""
    try:
        return float(_compute(node, values))
    except (ValueError, ZeroDivisionError, TypeError):
        return math.nan
    except OverflowError:
        return math.inf


def _compute(node: Node, values: Sequence[float]) -> float:
    name = str(node.data)
    match node.kind:
        case "number":
            return float(node.data)  # type: ignore[arg-type]  # a number's data is a Fraction or a float
        case "constant":
            return CONSTANTS[name]
        case "add":
            return values[0] + values[1]
        case "subtract":
            return values[0] - values[1]
        case "multiply":
            return values[0] * values[1]
        case "divide":
            return values[0] / values[1]
        case "negate":
            return -values[0]
        case "power":
            return math.pow(values[0], values[1])
        case "compare":
            return float(_COMPARISONS[name](values[0], values[1]))
        case "where":
            return values[1] if values[0] else values[2]
        case "call" if name in BINARY:
            return BINARY[name](values[0], values[1])
        case "call":
            return UNARY[name](values[0]) if name in UNARY else DERIVED[name](values[0])
    raise AssertionError(f"no value for {node!r}")
