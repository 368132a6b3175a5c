"""The order in which a graph is worked through."""

from collections.abc import Iterable

from playground.language.node import Node


def order(roots: Iterable[Node]) -> list[Node]:
    """Every node below `roots` once, arguments before the nodes that use them.

    Walks with a stack of its own: no depth of a formula can overflow Python's.

    Example:
        >>> x = Node("variable", "x")
        >>> [node.kind for node in order([Node("add", None, x, x)])]
        ['variable', 'add']
    """
    seen: set[Node] = set()
    ordered: list[Node] = []
    stack: list[tuple[Node, bool]] = [(root, False) for root in reversed(list(roots))]
    while stack:
        node, done = stack.pop()
        if done:
            ordered.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack.extend((argument, False) for argument in reversed(node.arguments))
    return ordered
