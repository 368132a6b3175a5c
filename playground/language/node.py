"""Expression nodes: frozen, and equal exactly when they are the same object."""

from fractions import Fraction
from threading import Lock
from typing import Final, NoReturn
from weakref import WeakValueDictionary

Data = Fraction | float | str | tuple[str, int, int] | None
_Key = tuple[str, type, Data, tuple["Node", ...]]

_nodes: Final[WeakValueDictionary[_Key, "Node"]] = WeakValueDictionary()
_lock: Final = Lock()


class Node:
    """One operation of an expression graph; asking for it twice gives the same object.

    Kinds and their data:
    number (Fraction, or float where irrational), constant, variable, parameter, index (name), add, subtract, multiply,
    divide, power, negate (none), call (function), compare (operator), where (none), sum ((index, first, last)), and
    what a rule makes of all coordinates: whole (norm, dot, solve).

    `varying` tells whether a variable lies below. Made by several threads at once, equal nodes are still one object.

    Example:
        >>> Node("variable", "x") is Node("variable", "x")
        True
    """

    __slots__ = ("__weakref__", "arguments", "data", "kind", "varying")

    kind: str
    data: Data
    arguments: tuple["Node", ...]
    varying: bool

    def __new__(cls, kind: str, data: Data = None, *arguments: "Node") -> "Node":
        key = (kind, type(data), data, arguments)
        with _lock:
            node = _nodes.get(key)
            if node is None:
                node = object.__new__(cls)
                varying = kind == "variable" or any(argument.varying for argument in arguments)
                for name, value in (("kind", kind), ("data", data), ("arguments", arguments), ("varying", varying)):
                    object.__setattr__(node, name, value)
                _nodes[key] = node
        return node

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"an expression node is frozen: {name} cannot be set")

    def __repr__(self) -> str:
        inside = ", ".join(argument.kind for argument in self.arguments)
        return f"<{self.kind} {self.data if self.data is not None else ''}({inside})>"

    def __copy__(self) -> "Node":
        return self

    def __deepcopy__(self, memo: object) -> "Node":
        return self
