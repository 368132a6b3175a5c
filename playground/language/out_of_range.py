"""Which operations of a derivative can leave the range of doubles though the derivative does not."""

from collections.abc import Sequence
from dataclasses import dataclass

from playground.language.node import Node
from playground.language.order import order
from playground.language.sizes import SLOPES, Size, sizes

# Binary digits. Beyond them an operation may have overflowed, or lost digits to underflow.
_HIGH, _LOW = 960.0, -960.0
# What is watched must stay above 2^-300, so that products of a few such do not underflow either.
_WATCHED = -300.0
LARGEST, SMALLEST = 2.0**_HIGH, 2.0**_WATCHED
# What an underflow loses, some 10^-308, may become at most 10^-185 in the result.
_HARMLESS = 400.0
_NEVER = 1e6
# Functions that make a number of ∞.
_ABSORBING = ("exp", "tanh", "atan", "erf", "reciprocal_root")


@dataclass(frozen=True)
class Doubt:
    """What has to be looked at while expressions are evaluated: whether operations stay within bounds.

    A result that is not finite is in doubt in any case. `large` may overflow and be taken for a number afterwards,
    `small` may underflow where that matters.
    """

    large: tuple[Node, ...]
    small: tuple[Node, ...]


def out_of_range(roots: Sequence[Node]) -> Doubt | None:
    """Return what may go wrong in evaluating lowered expressions with doubles, None where nothing can.

    The bounds are estimates for coordinates up to 10¹² (see `sizes`).

    Example:
        >>> from playground.language.fields import fields
        >>> from playground.language.lower import lower
        >>> [out_of_range(lower(list(fields(text).gradient))) is None for text in ("sin(x)*y^4", "1/cosh(x)")]
        [True, False]
    """
    ordered = order(roots)
    found = sizes(ordered)
    growth = _growth(ordered, roots, found)
    absorbed = {part for node in ordered for part in _absorbed(node)}
    large = tuple(node for node in ordered if node in absorbed and found[node].high > _HIGH)
    small: list[Node] = []

    def watched(node: Node, size: Size) -> float | None:
        if not node.arguments or size.low >= _LOW or growth.get(node, -_NEVER) <= _HARMLESS:
            return None
        small.append(node)
        return _WATCHED

    sizes(ordered, watched)
    # Far enough out every denominator and every exponent overflows; a look at the results costs nothing measurable.
    overflows = any(part.varying or found[node].high > _HIGH for node in ordered for part in _absorbed(node))
    overflows = overflows or any(node.arguments and size.high > _HIGH for node, size in found.items())
    return Doubt(large, tuple(small)) if large or small or overflows else None


def _absorbed(node: Node) -> tuple[Node, ...]:
    if node.kind == "divide":
        return node.arguments[1:]
    if node.kind == "call" and node.data == "power":
        return node.arguments
    return node.arguments if node.kind == "call" and node.data in _ABSORBING else ()


def _growth(ordered: Sequence[Node], roots: Sequence[Node], found: dict[Node, Size]) -> dict[Node, float]:
    """How much larger an error of an operation can become on its way to a result, in binary digits."""
    growth = dict.fromkeys(roots, 0.0)
    for node in reversed(ordered):
        if node in growth:
            for part, factor in zip(node.arguments, _factors(node, found), strict=True):
                growth[part] = max(growth.get(part, -_NEVER), growth[node] + factor)
    return growth


def _factors(node: Node, found: dict[Node, Size]) -> list[float]:
    parts = [found[argument] for argument in node.arguments]
    match node.kind:
        case "add":
            return [0.0, 0.0]
        case "multiply":
            return [parts[1].high, parts[0].high]
        case "divide":
            below = _NEVER if parts[1].low < _LOW else parts[0].high - 2 * parts[1].low
            return [-parts[1].low, below]
        case "where":
            return [-_NEVER, 0.0, 0.0]
        case "call" if node.data in SLOPES:
            return [SLOPES[str(node.data)]]
        case "call" if node.data in ("exp", "sinh", "cosh"):
            return [max(found[node].high, 0.0)]
    return [_NEVER] * len(parts)
