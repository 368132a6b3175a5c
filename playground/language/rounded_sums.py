"""Sums that are rounded as they are written."""

from collections.abc import Sequence

from playground.language.node import Node
from playground.language.order import order
from playground.language.undefined import ranges_of

# What makes a difference that is nearly 0 large, or asks for its sign.
_MAGNIFIES = ("abs", "sign", "sqrt", "reciprocal_root", "power")


def rounded_sums(roots: Sequence[Node]) -> set[Node]:
    """Return the sums that may cancel below a root, a fractional power, |·| or a sign: no product is fused into them.

    A fused product keeps what rounding takes away: 1 − 0.01·10² is then 2e-17, not 0, and the root of that is 5e-9.
    Sums without a product, and those of parts with one sign, are none.

    Arguments: `roots` lowered expressions.

    >>> x, y = Node("variable", "x"), Node("variable", "y")
    >>> total = Node("add", None, Node("multiply", None, x, x), y)
    >>> [len(rounded_sums([Node("call", name, total)])) for name in ("abs", "exp")]
    [1, 0]
    """
    magnified: list[Node] = []
    for node in order(roots):
        if node.kind == "call" and node.data in _MAGNIFIES:
            magnified.append(node.arguments[0])
    rounded: set[Node] = set()
    ranges = ranges_of(roots, {}, {}) if magnified else {}
    while magnified:
        node = magnified.pop()
        if node.kind == "add" and node not in rounded and _cancels(node, ranges):
            rounded.add(node)
            magnified += node.arguments
        elif node.kind == "multiply":
            magnified += node.arguments
    return {node for node in rounded if any(part.kind == "multiply" for part in node.arguments)}


def _cancels(node: Node, ranges: dict[Node, tuple[float, float]]) -> bool:
    (low, high), (least, most) = (ranges[part] for part in node.arguments)
    return not ((low >= 0 and least >= 0) or (high <= 0 and most <= 0))
