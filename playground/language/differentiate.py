"""Exact derivatives on the graph."""

import math

from playground.language.algebra import (
    MINUS_ONE,
    ONE,
    ZERO,
    add,
    call,
    divide,
    is_whole,
    multiply,
    negate,
    number,
    power,
    subtract,
    value_of,
    where,
)
from playground.language.logistic_form import logistic_form
from playground.language.node import Node
from playground.language.order import order

_SLOPE_OF_ERF = 2 / math.sqrt(math.pi)


def differentiate(node: Node, variable: str) -> Node:
    """Return the derivative of a simplified expression with respect to a variable.

    Each shared subexpression is differentiated once, so the result has at most a fixed multiple of the nodes of `node`.
    At kinks: |u|′ = sign(u)·u′ with sign(0) = 0 and sign′ = floor′ = 0; √u has derivative 0 at 0; min and max are
    their first argument on ties; where differentiates its branches.

    Example:
        >>> from playground.language.parse import parse
        >>> from playground.language.simplify import simplify
        >>> differentiate(simplify(parse("x^2")), "x") is simplify(parse("2*x"))
        True
    """
    derivatives: dict[Node, Node] = {}
    for part in order([node]):
        known = logistic_form(part)
        if known is not None:
            outer, inside = known
            derivatives[part] = multiply(outer, derivatives[inside])
            continue
        derivatives[part] = _derivative(part, [derivatives[argument] for argument in part.arguments], variable)
    return derivatives[node]


def _derivative(node: Node, inner: list[Node], variable: str) -> Node:
    if node.kind == "variable":
        return ONE if node.data == variable else ZERO
    if node.kind == "where":
        return where(node.arguments[0], inner[1], inner[2])
    if node.kind == "compare" or all(part is ZERO for part in inner):
        return ZERO
    match node.kind:
        case "add":
            return add(inner[0], inner[1])
        case "multiply":
            first, second = node.arguments
            return add(multiply(inner[0], second), multiply(first, inner[1]))
        case "divide":
            return divide(subtract(inner[0], multiply(node, inner[1])), node.arguments[1])
        case "power":
            return _of_power(node, inner)
        case "call" if node.data in ("min", "max"):
            condition = Node("compare", "<=" if node.data == "min" else ">=", *node.arguments)
            return where(condition, inner[0], inner[1])
        case "call":
            return multiply(_of_call(node, str(node.data), node.arguments[0]), inner[0])
    raise AssertionError(f"no derivative of {node!r}")


def _of_power(node: Node, inner: list[Node]) -> Node:
    base, exponent = node.arguments
    value = value_of(exponent)
    lower = _guarded(base, subtract(exponent, ONE), value is not None and is_whole(value))
    derivative = multiply(multiply(exponent, lower), inner[0])
    if inner[1] is ZERO:
        return derivative
    logarithm = where(Node("compare", ">", base, ZERO), call("log", base), ZERO)
    return add(derivative, multiply(multiply(node, logarithm), inner[1]))


def _guarded(base: Node, exponent: Node, whole: bool) -> Node:
    """base ^ exponent, and 0 at base 0 where that would be infinite: the kink of a fractional power."""
    value = value_of(exponent)
    if whole or (value is not None and value >= 0):
        return power(base, exponent)
    at_zero = where(Node("compare", "==", base, ZERO), ZERO, power(base, exponent))
    return where(Node("compare", "<", exponent, ZERO), at_zero, power(base, exponent))


def _of_call(node: Node, name: str, inside: Node) -> Node:
    """The outer derivative of a function of one argument; `node` is its value, used again where that saves work."""
    match name:
        case "sin":
            return call("cos", inside)
        case "cos":
            return negate(call("sin", inside))
        case "tan":
            return add(power(node, number(2)), ONE)
        case "asin":
            return call("reciprocal_root", subtract(ONE, power(inside, number(2))))
        case "acos":
            return negate(call("reciprocal_root", subtract(ONE, power(inside, number(2)))))
        case "atan":
            return divide(ONE, add(power(inside, number(2)), ONE))
        case "sinh":
            return call("cosh", inside)
        case "cosh":
            return call("sinh", inside)
        case "tanh":
            return call("tanh_slope", inside)
        case "tanh_slope":
            return multiply(number(-2), multiply(call("tanh", inside), node))
        case "erf":
            return multiply(number(_SLOPE_OF_ERF), call("exp", negate(power(inside, number(2)))))
        case "exp":
            return node
        case "log":
            return divide(ONE, inside)
        case "logistic":
            return call("logistic_slope", inside)
        case "logistic_slope":
            return negate(multiply(call("tanh", divide(inside, number(2))), node))
        case "sqrt":
            return divide(call("reciprocal_root", inside), number(2))
        case "reciprocal_root":
            return divide(power(node, number(3)), multiply(MINUS_ONE, number(2)))
        case "abs":
            return call("sign", inside)
        case "sign" | "floor":
            return ZERO
    raise AssertionError(f"no derivative of {name}")
