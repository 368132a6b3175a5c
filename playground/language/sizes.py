"""How large and how small the operations of a formula can become, in binary digits."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from playground.language.node import Node
from playground.language.undefined import Range, range_of

# The sizes of what is not 0: coordinates are taken to lie between 10^-36 and 10¹², beyond which a path
# has diverged, parameters between 10^-8 and 10⁸.
_COORDINATE, _PARAMETER = (-120.0, 40.0), (-27.0, 27.0)
_DIGITS = 53.0
_NEVER: Final = 1e6
_PER_DIGIT = math.log2(math.e)


@dataclass(frozen=True)
class Size:
    """Between 2^low and 2^high an operation lies in absolute value, unless it is 0; its values lie in `ends`."""

    low: float
    high: float
    ends: Range


def sizes(
    ordered: Sequence[Node], watched: Callable[[Node, Size], float | None] = lambda node, size: None
) -> dict[Node, Size]:
    """Return the size of each lowered expression, from estimates: differences can be as small as their rounding.

    Arguments: `ordered` expressions, arguments before those that use them; `watched` may set another lower bound.
    """
    found: dict[Node, Size] = {}
    for node in ordered:
        parts = [found[argument] for argument in node.arguments]
        ends = _ends(node, parts)
        low, high = _size(node, parts)
        reach = math.log2(max(map(abs, ends))) if 0 < max(map(abs, ends)) < math.inf else _NEVER
        found[node] = Size(max(low, -_NEVER), min(high, reach, _NEVER), ends)
        bound = watched(node, found[node])
        if bound is not None:
            found[node] = Size(bound, max(found[node].high, bound), ends)
    return found


def _ends(node: Node, parts: Sequence[Size]) -> Range:
    if node.kind in ("variable", "parameter"):
        reach = 2.0 ** (_COORDINATE if node.kind == "variable" else _PARAMETER)[1]
        return -reach, reach
    return range_of(node, [part.ends for part in parts], {}, {})


def _size(node: Node, parts: list[Size]) -> tuple[float, float]:
    name = str(node.data)
    match node.kind:
        case "number":
            size = abs(float(node.data))  # type: ignore[arg-type]  # a number's data is a Fraction or a float
            return (math.log2(size),) * 2 if size else (_NEVER, -_NEVER)
        case "variable":
            return _COORDINATE
        case "parameter":
            return _PARAMETER
        case "add":
            return _of_sum(parts[0], parts[1])
        case "multiply":
            return parts[0].low + parts[1].low, parts[0].high + parts[1].high
        case "divide":
            return parts[0].low - parts[1].high, parts[0].high - parts[1].low
        case "where":
            return min(parts[1].low, parts[2].low), max(parts[1].high, parts[2].high)
        case "compare":
            return 0.0, 0.0
        case "call" if name == "power":
            return -_NEVER, _NEVER
    return _of_call(name, parts[0])


def _of_sum(left: Size, right: Size) -> tuple[float, float]:
    high = max(left.high, right.high) + 1
    # A term that cannot be 0 bounds the sum; of two signs what is left is at least the rounding of the larger.
    bounds = [part.low for part in (left, right) if not part.ends[0] <= 0 <= part.ends[1]]
    low = max(bounds, default=min(left.low, right.low))
    alike = left.ends[0] >= 0 <= right.ends[0] or left.ends[1] <= 0 >= right.ends[1]
    return low if alike else min(low, max(left.low, right.low) - _DIGITS) if not bounds else low - _DIGITS, high


def _of_call(name: str, part: Size) -> tuple[float, float]:
    match name:
        case "exp":
            low, high = part.ends
            return low * _PER_DIGIT, high * _PER_DIGIT
        case "cosh" | "sinh":
            far = max(map(abs, part.ends)) * _PER_DIGIT
            return 0.0 if name == "cosh" else part.low, far
        case "sqrt":
            return part.low / 2, part.high / 2
        case "reciprocal_root":
            return -part.high / 2, -part.low / 2
        case "abs":
            return part.low, part.high
        case "sign":
            return 0.0, 0.0
        case "floor":
            return 0.0, max(part.high + 1, 0.0)
        case "log":
            return -_DIGITS, max(10.0, math.log2(1 + max(abs(part.low), abs(part.high))))
        case "tan":
            return min(part.low, -60.0), 60.0
        case "cos" | "acos":
            return -60.0, 2.0
        case "sin":
            return min(part.low, -60.0), 0.0
    return part.low, min(part.high + 1, 1.0)  # asin, atan, tanh, erf


# The largest derivatives of some functions, in binary digits.
SLOPES: Final = MappingProxyType[str, float](
    {"sin": 0, "cos": 0, "atan": 0, "tanh": 0, "erf": 1, "asin": 27, "acos": 27, "abs": 0, "floor": 0}
)
