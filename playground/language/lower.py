"""Powers and composed functions written in the operations that machine code has."""

from fractions import Fraction
from typing import Final

from playground.language.algebra import MINUS_ONE, ONE, ZERO, call, is_whole, multiply, number, value_of
from playground.language.node import Node
from playground.language.order import order

# Exponents for which roots are right within two units in the last place, as a power is. (A half is a root already.)
_ROOTS: Final = (Fraction(1, 4), Fraction(3, 4), Fraction(3, 2), Fraction(5, 2))


def lower(roots: list[Node]) -> list[Node]:
    """Replace whole powers by repeated squaring, others by roots, and compose logistic, min and max; sharing is kept.

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
        if value in _ROOTS:
            return _roots(parts[0], Fraction(value))
        return Node("call", "power", *parts)
    if node.kind == "call" and node.data == "logistic":
        # 1/(1 + e^−u) for u ≥ 0 and e^u/(1 + e^u) for u < 0: no overflow, and both tails keep all their digits.
        falling = call("exp", Node("multiply", None, MINUS_ONE, _absolute(parts[0])))
        above = Node("where", None, Node("compare", "<", parts[0], ZERO), falling, ONE)
        return Node("divide", None, above, Node("add", None, falling, ONE))
    if node.kind == "call" and node.data == "logistic_slope":
        # e^−|u|/(1 + e^−|u|)²: the two factors σ(u)·σ(−u) without a difference, right in both tails.
        falling = call("exp", Node("multiply", None, MINUS_ONE, _absolute(parts[0])))
        return Node("divide", None, falling, _squarings(Node("add", None, falling, ONE), 2))
    if node.kind == "call" and node.data == "tanh_slope":
        twice = _lowered(Node("call", "logistic_slope", parts[0]), (multiply(number(2), parts[0]),))
        return Node("multiply", None, number(4), twice)
    if node.kind == "call" and node.data in ("min", "max"):
        return Node("where", None, Node("compare", "<=" if node.data == "min" else ">=", *parts), *parts)
    return Node(node.kind, node.data, *parts)


def _roots(base: Node, exponent: Fraction) -> Node:
    """base ^ exponent by roots: nothing on the way overflows, or loses digits, where the power does not."""
    root = call("sqrt", base)
    if exponent.denominator == 4:
        fourth = call("sqrt", root)
        return fourth if exponent.numerator == 1 else Node("multiply", None, root, fourth)
    return Node("multiply", None, _squarings(base, exponent.numerator // 2), root)


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
