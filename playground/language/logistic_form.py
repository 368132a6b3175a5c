"""Recognition of logistic functions that are written with exponentials."""

from playground.language.algebra import ONE, call, negate
from playground.language.node import Node


def logistic_form(node: Node) -> tuple[Node, Node] | None:
    """Return (dw/du, u) where an operation w is a logistic function of u that is written with exponentials, else None.

    These are 1/(1 + eᵘ), eᵘ/(1 + eᵘ) and log(1 + eᵘ). Their general derivatives divide what overflows by what
    overflows; those of the logistic function do neither, and keep all digits in both tails.

    Example:
        >>> from playground.language.parse import parse
        >>> from playground.language.simplify import simplify
        >>> outer, inside = logistic_form(simplify(parse("log(1 + exp(x))")))
        >>> outer.data, inside.data
        ('logistic', 'x')
    """
    if node.kind == "call" and node.data == "log":
        inside = _added_to_one(node.arguments[0])
        return None if inside is None else (call("logistic", inside), inside)
    if node.kind != "divide":
        return None
    numerator, inside = node.arguments[0], _added_to_one(node.arguments[1])
    if inside is None:
        return None
    slope = call("logistic_slope", inside)
    if numerator is ONE:
        return negate(slope), inside
    return (slope, inside) if numerator is Node("call", "exp", inside) else None


def _added_to_one(node: Node) -> Node | None:
    """u of eᵘ + 1."""
    if node.kind != "add" or node.arguments[1] is not ONE:
        return None
    power = node.arguments[0]
    return power.arguments[0] if power.kind == "call" and power.data == "exp" else None
