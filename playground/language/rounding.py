"""How much rounding may change a formula's value."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.language.evaluate_array import operation_of
from playground.language.node import Node
from playground.language.order import order

Floats = NDArray[np.float64]

_UNIT = 2.0**-52


def rounding(roots: Sequence[Node], names: Mapping[str, Any]) -> list[Floats]:
    """Return how far rounding may move each of simplified expressions from its exact value, to first order.

    Every operation errs by one unit in the last place of its result, and carries on what its arguments err by:
    ε(op(a, b)) = |op(a ± ε(a), b) − op(a, b)| + |op(a, b ± ε(b)) − op(a, b)| + 2⁻⁵²·|op(a, b)|. Variables and
    parameters are exact. Where a value is not finite the bound is NaN.

    Arguments: `names` gives every variable an array, all of one shape, and every parameter a number.

    >>> from playground.language.parse import parse
    >>> rounding([parse("(x + 1) - 1")], {"x": np.array([2.0**-60])})[0].tolist() == [2.0**-52 * (1 + 2.0**-60)]
    True
    """
    values: dict[Node, Any] = {}
    errors: dict[Node, Any] = {}
    with np.errstate(all="ignore"):
        for node in order(roots):
            values[node], errors[node] = _rounded(node, values, errors, names)
    shape = np.broadcast_shapes(*(np.shape(value) for value in names.values()))
    return [np.broadcast_to(np.asarray(errors[root], dtype=np.float64), shape) for root in roots]


def _rounded(node: Node, values: Mapping[Node, Any], errors: Mapping[Node, Any], names: Mapping[str, Any]) -> Any:
    if node.kind in ("variable", "parameter"):
        return names[str(node.data)], 0.0
    operation = operation_of(node)
    parts, doubts = [values[one] for one in node.arguments], [errors[one] for one in node.arguments]
    value = operation(*parts)
    if node.kind == "compare":
        return value, 0.0
    if node.kind == "number" and isinstance(node.data, Fraction) and Fraction(float(node.data)) == node.data:
        return value, 0.0
    if node.kind == "where":
        return value, operation(parts[0], *doubts[1:])
    error = _UNIT * np.abs(value)
    for place, doubt in enumerate(doubts):
        error = error + _carried(operation, parts, place, doubt, value)
    return value, error


def _carried(operation: Callable[..., Any], parts: list[Any], place: int, doubt: Any, value: Any) -> Any:
    """What an error of one argument does to the result; a side on which it has no value is left out."""
    sides = [operation(*parts[:place], parts[place] + sign * doubt, *parts[place + 1 :]) for sign in (1.0, -1.0)]
    return np.where(np.equal(doubt, 0.0), 0.0, np.fmax(np.abs(sides[0] - value), np.abs(sides[1] - value)))
