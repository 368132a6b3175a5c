"""Whether a formula is a number everywhere in a box."""

import math
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from playground.language.functions import CONSTANTS
from playground.language.node import Node
from playground.language.order import order

Range = tuple[float, float]
_ALL: Final = (-math.inf, math.inf)
_POSITIVE: Final = (0.0, math.inf)


def may_be_undefined(value: Node, names: Mapping[str, float], ranges: Mapping[str, Range]) -> bool:
    """Return whether a simplified formula may be no number somewhere in a box: by interval arithmetic.

    That is where the argument of log or of a root, or the base of a power that is no whole one, may be below 0, and
    where that of asin or acos may leave [-1, 1]. False is a proof but for rounding and overflow; True is none. Poles
    do not count: no path meets a single point.

    Arguments: `names` gives every parameter its number, `ranges` every variable its ends.

    >>> from playground.language.parse import parse
    >>> whole = (-math.inf, math.inf)
    >>> [may_be_undefined(parse(text), {}, {"x": whole, "y": whole}) for text in ("sqrt(x^2 + y^2)", "sqrt(x + y^2)")]
    [False, True]
    """
    found = ranges_of([value], names, ranges)
    return any(leaves(node, [found[argument] for argument in node.arguments]) for node in found)


def ranges_of(roots: Sequence[Node], names: Mapping[str, float], ranges: Mapping[str, Range]) -> dict[Node, Range]:
    """Return between which numbers each operation below `roots` lies in a box, by interval arithmetic."""
    found: dict[Node, Range] = {}
    given = {name: (number, number) for name, number in names.items()}
    for node in order(roots):
        found[node] = range_of(node, [found[argument] for argument in node.arguments], given, ranges)
    return found


def leaves(node: Node, parts: Sequence[Range]) -> bool:
    """Return whether an operation may be asked outside of where it is a number, with arguments in these ranges."""
    if node.kind == "power":
        exponent = parts[1]
        whole = exponent[0] == exponent[1] and math.isfinite(exponent[0]) and exponent[0] == int(exponent[0])
        return not whole and parts[0][0] < 0
    if node.kind != "call":
        return False
    if node.data in ("asin", "acos"):
        return parts[0][0] < -1 or parts[0][1] > 1
    return node.data in ("log", "sqrt", "reciprocal_root") and parts[0][0] < 0


def range_of(node: Node, parts: list[Range], names: Mapping[str, Range], ranges: Mapping[str, Range]) -> Range:
    """Return where the values of one operation lie whose arguments lie in `parts`; everything where that is unknown.

    Arguments: `names` gives every parameter its ends, `ranges` every variable.
    """
    try:
        low, high = _range(node, parts, names, ranges)
    except (OverflowError, ValueError, ZeroDivisionError):
        return _ALL
    return (low, high) if low <= high else _ALL  # also where an end is no number


def _range(node: Node, parts: list[Range], names: Mapping[str, Range], ranges: Mapping[str, Range]) -> Range:
    name = str(node.data)
    match node.kind:
        case "number":
            return (float(node.data),) * 2  # type: ignore[arg-type]  # a number's data is a Fraction or a float
        case "constant":
            return CONSTANTS[name], CONSTANTS[name]
        case "parameter":
            return names.get(name, _ALL)
        case "variable":
            return ranges.get(name, _ALL)
        case "add":
            return parts[0][0] + parts[1][0], parts[0][1] + parts[1][1]
        case "subtract":
            return parts[0][0] - parts[1][1], parts[0][1] - parts[1][0]
        case "negate":
            return -parts[0][1], -parts[0][0]
        case "multiply":
            return _power(parts[0], 2) if node.arguments[0] is node.arguments[1] else _product(parts[0], parts[1])
        case "divide":
            return _product(parts[0], _reciprocal(parts[1]))
        case "power":
            return _power(parts[0], parts[1][0]) if parts[1][0] == parts[1][1] else _POSITIVE
        case "where":
            return min(parts[1][0], parts[2][0]), max(parts[1][1], parts[2][1])
        case "call" if name in ("min", "max"):
            choose = min if name == "min" else max
            return choose(parts[0][0], parts[1][0]), choose(parts[0][1], parts[1][1])
        case "call" if name in _CALLS:
            return _CALLS[name](*parts[0])
    return _ALL


def _times(a: float, b: float) -> float:
    return 0.0 if a == 0 or b == 0 else a * b


def _product(left: Range, right: Range) -> Range:
    ends = [_times(a, b) for a in left for b in right]
    return min(ends), max(ends)


def _reciprocal(part: Range) -> Range:
    low, high = part
    if low < 0 < high or low == high == 0:
        return _ALL
    return (1 / high if high else -math.inf), (1 / low if low else math.inf)


def _power(base: Range, exponent: float) -> Range:
    low, high = base
    if exponent != int(exponent):
        return (max(low, 0.0) ** exponent, high**exponent) if exponent > 0 else _POSITIVE
    if exponent % 2 == 0:
        if exponent < 0:
            return _POSITIVE
        nearest = 0.0 if low <= 0 <= high else min(abs(low), abs(high))
        return nearest**exponent, max(abs(low), abs(high)) ** exponent
    return (low**exponent, high**exponent) if exponent > 0 else _ALL


def _exp(value: float) -> float:
    return math.exp(value) if value < 700 else math.inf


def _reciprocal_root(low: float, high: float) -> Range:
    """It is 0 at 0 by convention, so that the largest is that of the smallest number."""
    return (0.0 if low <= 0 else 1 / math.sqrt(high)), 1 / math.sqrt(max(low, 5e-324))


_CALLS: Final = MappingProxyType[str, Callable[[float, float], Range]](
    {
        "exp": lambda low, high: (_exp(low), _exp(high)),
        "log": lambda low, high: (math.log(low) if low > 0 else -math.inf, math.log(high) if high > 0 else -math.inf),
        "sqrt": lambda low, high: (math.sqrt(low), math.sqrt(high)),
        "abs": lambda low, high: (0.0 if low <= 0 <= high else min(abs(low), abs(high)), max(abs(low), abs(high))),
        "sin": lambda low, high: (-1.0, 1.0),
        "cos": lambda low, high: (-1.0, 1.0),
        "sign": lambda low, high: (-1.0, 1.0),
        "floor": lambda low, high: (low - 1.0, high),
        "tanh": lambda low, high: (-1.0, 1.0),
        "logistic": lambda low, high: (0.0, 1.0),
        "cosh": lambda low, high: (1.0, math.inf),
        "asin": lambda low, high: (-math.pi / 2, math.pi / 2),
        "acos": lambda low, high: (0.0, math.pi),
        "atan": lambda low, high: (-math.pi / 2, math.pi / 2),
        "reciprocal_root": _reciprocal_root,
    }
)
