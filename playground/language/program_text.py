"""Lowered expressions as programs for the evaluation with unbounded exponents."""

from collections.abc import Sequence

from playground.language.node import Node
from playground.language.order import order


def program_text(roots: Sequence[Node], parameters: Sequence[str], variables: Sequence[str]) -> str:
    """Return lowered expressions as the text of a program for `repair`, which evaluates them with unbounded exponents.

    Example:
        >>> program_text([Node("call", "exp", Node("variable", "x"))], [], ["x"])
        'x 0; exp 0; roots 1'
    """
    nodes = [node for node in order(roots) if node.kind != "compare"]
    places = {node: place for place, node in enumerate(nodes)}
    lines = [_line(node, places, parameters, variables) for node in nodes]
    return "; ".join([*lines, " ".join(["roots", *(str(places[root]) for root in roots)])])


def _line(node: Node, places: dict[Node, int], parameters: Sequence[str], variables: Sequence[str]) -> str:
    name = str(node.data)
    match node.kind:
        case "variable":
            return f"x {variables.index(name)}"
        case "parameter":
            return f"p {parameters.index(name)}"
        case "number":
            return f"number {float(node.data)!r}"  # type: ignore[arg-type]  # a number's data is a Fraction or a float
        case "where":
            condition, *branches = node.arguments
            name, operands = str(condition.data), (*condition.arguments, *branches)
        case "call":
            operands = node.arguments
        case kind:
            name, operands = kind, node.arguments
    return " ".join([name, *(str(places[operand]) for operand in operands)])
