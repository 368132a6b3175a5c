"""What a raster need not compute again for every point."""

from collections.abc import Sequence
from dataclasses import dataclass

from playground.language.lower import lower
from playground.language.node import Node
from playground.language.order import order

# Calls that cost no more than an addition.
_CHEAP = ("abs", "sign")


@dataclass(frozen=True)
class Hoisted:
    """A function f(x, y) as row(x, y, columns(x)): on a grid, `columns` are evaluated once, not once for every row.

    In `row` the columns are the variables `names`.
    """

    columns: tuple[Node, ...]
    row: Node
    names: tuple[str, ...]


def hoist(value: Node, variables: Sequence[str] = ("x", "y")) -> Hoisted | None:
    """Return f taken apart for rasters, or None where that saves no call of an elementary function.

    Example:
        >>> from playground.language.fields import fields
        >>> [column.data for column in hoist(fields("exp(x*y) + exp(x)").value).columns]
        ['exp']
    """
    (root,) = lower([value])
    ordered = order([root])
    below: dict[Node, frozenset[str]] = {}
    costly: set[Node] = set()
    for node in ordered:
        own = {str(node.data)} if node.kind == "variable" else set()
        below[node] = frozenset(own).union(*(below[part] for part in node.arguments))
        called = node.kind == "call" and node.data not in _CHEAP and below[node]
        if called or any(part in costly for part in node.arguments):
            costly.add(node)
    x, y = ({variable} for variable in variables)
    alone = {node for node in costly if node.kind != "compare" and below[node] == x}
    met, stack = set[Node](), [root]
    while stack:
        node = stack.pop()
        if node not in met:
            met.add(node)
            stack.extend(node.arguments if node not in alone else ())
    columns = tuple(node for node in ordered if node in alone and node in met)
    if not columns and not any(below[node] == y for node in costly):
        return None
    names = tuple(f"column{place}" for place in range(len(columns)))
    made = {column: Node("variable", name) for column, name in zip(columns, names, strict=True)}
    for node in ordered:
        if node not in made:
            made[node] = Node(node.kind, node.data, *(made[part] for part in node.arguments))
    return Hoisted(columns, made[root], names)
