"""Powers and composed functions written in the operations that machine code has."""

from playground.language.algebra import MINUS_ONE, ONE, ZERO, call, is_whole, value_of
from playground.language.node import Node
from playground.language.order import order


def lower(roots: list[Node]) -> list[Node]:
    """Replace whole powers by repeated squaring and logistic, min and max by elementary operations; sharing is kept.

    Example:
        >>> x = Node("variable", "x")
        >>> from fractions import Fraction
        >>> lower([Node("power", None, x, Node("number", Fraction(2)))])[0].kind
        'multiply'
    """
    lowered: dict[Node, Node] = {}
    for node in order(roots):
        lowered[node] = _lowered(node, tuple(lowered[part] for part in node.arguments))
    return [lowered[root] for root in roots]


def _lowered(node: Node, parts: tuple[Node, ...]) -> Node:
    if node.kind == "power":
        value = value_of(parts[1])
        if value is not None and is_whole(value):
            return _squarings(parts[0], int(value))
        return Node("call", "power", *parts)
    if node.kind == "call" and node.data == "logistic":
        # 1/(1 + e^−u) for u ≥ 0 and e^u/(1 + e^u) for u < 0: no overflow, and both tails keep all their digits.
        falling = call("exp", Node("multiply", None, MINUS_ONE, _absolute(parts[0])))
        above = Node("where", None, Node("compare", "<", parts[0], ZERO), falling, ONE)
        return Node("divide", None, above, Node("add", None, falling, ONE))
    if node.kind == "call" and node.data in ("min", "max"):
        return Node("where", None, Node("compare", "<=" if node.data == "min" else ">=", *parts), *parts)
    return Node(node.kind, node.data, *parts)


def _absolute(node: Node) -> Node:
    """|u|, the same node for u and −u: logistic(u) and logistic(−u) share their exponential."""
    if node.kind == "multiply" and value_of(node.arguments[0]) is not None:
        factor, rest = node.arguments
        return Node("multiply", None, call("abs", factor), call("abs", rest))
    return call("abs", node)


def _squarings(base: Node, exponent: int) -> Node:
    """base ^ exponent (≥ 1); x³ and x⁶ of one base share x² and x³."""
    if exponent == 1:
        return base
    if exponent % 2:
        return Node("multiply", None, _squarings(base, exponent - 1), base)
    half = _squarings(base, exponent // 2)
    return Node("multiply", None, half, half)
