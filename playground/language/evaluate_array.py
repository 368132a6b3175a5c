"""Values of expressions at many points without a compiler: for a look at a formula that is still being typed."""

import math
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from playground.language.functions import CONSTANTS
from playground.language.node import Node
from playground.language.order import order

Floats = NDArray[np.float64]


def _bell_of_exponentials(u: Any) -> Any:
    falling = np.exp(-np.abs(u))
    return falling / (1 + falling) ** 2


_CALLS: Final = MappingProxyType[str, Callable[..., Any]](
    {
        **{name: getattr(np, name) for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh", "exp", "log", "sqrt")},
        "asin": np.arcsin,
        "acos": np.arccos,
        "atan": np.arctan,
        "erf": np.vectorize(math.erf, otypes=[np.float64]),
        "abs": np.abs,
        "sign": np.sign,
        "floor": np.floor,
        "logistic": lambda u: 0.5 * (1 + np.tanh(0.5 * u)),
        "min": lambda u, v: np.where(u <= v, u, v),
        "max": lambda u, v: np.where(u >= v, u, v),
        "reciprocal_root": lambda u: np.where(u == 0, 0.0, 1 / np.sqrt(u)),
        "logistic_slope": _bell_of_exponentials,
        "tanh_slope": lambda u: 4 * _bell_of_exponentials(2 * u),
    }
)
_OPERATIONS: Final = MappingProxyType[str, Callable[..., Any]](
    {
        "add": np.add,
        "subtract": np.subtract,
        "multiply": np.multiply,
        "divide": np.divide,
        "negate": np.negative,
        "power": np.power,
        "where": np.where,
    }
)
_COMPARISONS: Final = MappingProxyType[str, Callable[..., Any]](
    {
        "<": np.less,
        "<=": np.less_equal,
        ">": np.greater,
        ">=": np.greater_equal,
        "==": np.equal,
        "!=": np.not_equal,
    }
)


def evaluate_array(roots: Sequence[Node], names: Mapping[str, Any]) -> list[Floats]:
    """Return the values of simplified expressions as NumPy computes them; NaN or infinite where there are none.

    Arguments: `names` gives every variable an array, all of one shape, and every parameter a number.

    >>> from playground.language.parse import parse
    >>> evaluate_array([parse("x^2")], {"x": np.array([1.0, 3.0])})[0].tolist()
    [1.0, 9.0]
    """
    values: dict[Node, Any] = {}
    with np.errstate(all="ignore"):
        for node in order(roots):
            values[node] = _value(node, [values[argument] for argument in node.arguments], names)
    shape = np.broadcast_shapes(*(np.shape(value) for value in names.values()))
    return [np.broadcast_to(np.asarray(values[root], dtype=np.float64), shape) for root in roots]


def _value(node: Node, parts: list[Any], names: Mapping[str, Any]) -> Any:
    if node.kind in ("variable", "parameter"):
        return names[str(node.data)]
    return operation_of(node)(*parts)


def operation_of(node: Node) -> Callable[..., Any]:
    """Return what a node that is no name does to the values of its arguments; a number has none."""
    data = str(node.data)
    if node.kind in ("number", "constant"):
        # A number's data is a Fraction or a float.
        value = np.float64(CONSTANTS[data] if node.kind == "constant" else node.data)  # type: ignore[arg-type]
        return lambda: value
    if node.kind == "compare":
        return _COMPARISONS[data]
    return _CALLS[data] if node.kind == "call" else _OPERATIONS[node.kind]
