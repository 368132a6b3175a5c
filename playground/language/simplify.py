"""From the graph as written to the graph that is worked with."""

from collections.abc import Mapping
from types import MappingProxyType

from playground.language import algebra
from playground.language.composed import composed
from playground.language.functions import CONSTANTS
from playground.language.node import Node
from playground.language.order import order


def simplify(node: Node, meanings: Mapping[str, Node] = MappingProxyType({})) -> Node:
    """Rebuild an expression from below: sums written out, constants folded, differences and signs made factors.

    Arguments: `meanings` simplified expressions that stand for some of the variables.

    Raises FormulaError where constants combine beyond what a double holds.

    Example:
        >>> from playground.language.parse import parse
        >>> simplify(parse("0*x + y^1")) is Node("variable", "y")
        True
    """
    return _rebuild(node, {}, meanings)


def _rebuild(root: Node, indices: dict[str, int], meanings: Mapping[str, Node]) -> Node:
    built: dict[Node, Node] = {}
    for node in _order_outside_sums(root):
        built[node] = _build(node, [built[part] for part in node.arguments if part in built], indices, meanings)
    return built[root]


def _order_outside_sums(root: Node) -> list[Node]:
    """The nodes below `root`, those inside sums left to the sums: there an index has another value for each term."""
    hidden = Node("number", None)
    found: dict[Node, Node] = {}
    stack = [root]
    while stack:
        node = stack.pop()
        if node not in found:
            found[node] = hidden
            if node.kind != "sum":
                stack.extend(node.arguments)
    return [node for node in order([root]) if node in found]


def _build(node: Node, parts: list[Node], indices: dict[str, int], meanings: Mapping[str, Node]) -> Node:
    name = str(node.data)
    match node.kind:
        case "variable":
            return meanings.get(name, node)
        case "number" | "parameter":
            return node
        case "constant":
            return algebra.number(CONSTANTS[name])
        case "index":
            return algebra.number(indices[name])
        case "add":
            return algebra.add(*parts)
        case "subtract":
            return algebra.subtract(*parts)
        case "multiply":
            return algebra.multiply(*parts)
        case "divide":
            return algebra.divide(*parts)
        case "negate":
            return algebra.negate(*parts)
        case "power":
            return algebra.power(*parts)
        case "call":
            return composed(name, *parts)
        case "compare" | "whole":
            return Node(node.kind, name, *parts)
        case "where":
            return algebra.where(*parts)
        case "sum":
            return _write_out(node, indices, meanings)
    raise AssertionError(f"no simplification for {node!r}")


def _write_out(node: Node, indices: dict[str, int], meanings: Mapping[str, Node]) -> Node:
    assert isinstance(node.data, tuple)
    index, first, last = node.data
    total = algebra.ZERO
    for value in range(first, last + 1):
        total = algebra.add(total, _rebuild(node.arguments[0], {**indices, index: value}, meanings))
    return total
