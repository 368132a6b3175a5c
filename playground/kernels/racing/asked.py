"""What a function in the kernels' language asks the problem for, found in its source and in that of all it calls."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import FunctionType, ModuleType
from typing import Any, Literal

from playground.kernels.compiling.lazy_function import LazyFunction
from playground.kernels.racing import frame as at

Kind = Literal["value", "gradient", "hessian", "product"]
# The questions of `kernels.oracle`, and the places of a frame by which functions over all points ask. A test holds both
# against the oracle's own source.
QUESTIONS: Mapping[str, Kind] = {
    "value": "value", "gradient": "gradient", "hessian": "hessian", "prepare_products": "product", "product": "product",
}  # fmt: skip
PLACES: Mapping[str, Kind] = {"VALUE": "value", "GRADIENT": "gradient", "HESSIAN": "hessian", "PRODUCT": "product"}
KINDS: tuple[Kind, ...] = ("value", "gradient", "hessian", "product")
_ORACLE = "playground.kernels.racing.oracle"
_COMPARED: Mapping[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: lambda a, b: a == b, ast.NotEq: lambda a, b: a != b, ast.Lt: lambda a, b: a < b,
    ast.LtE: lambda a, b: a <= b, ast.Gt: lambda a, b: a > b, ast.GtE: lambda a, b: a >= b,
}  # fmt: skip
_COMPUTED: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: lambda a, b: a + b, ast.Sub: lambda a, b: a - b, ast.Mult: lambda a, b: a * b,
}  # fmt: skip

Known = tuple[tuple[str, float], ...]


def asked_of(function: Callable[..., Any], known: Mapping[str, float]) -> tuple[Kind, ...]:
    """Return what a function may ask the problem for, in the order of `KINDS`.

    Arguments: `known` arguments whose numbers do not change, such as a choice's: where they decide a condition, the
    other branch asks for nothing.
    """
    assert isinstance(function, FunctionType), f"{function!r} is no plain function"
    found: set[Kind] = set()
    _visit(function, tuple(sorted(known.items())), found, set())
    return tuple(kind for kind in KINDS if kind in found)


@cache
def _tree(function: FunctionType) -> ast.FunctionDef:
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(function))).body
    assert isinstance(tree, ast.FunctionDef)
    return tree


def _visit(function: FunctionType, known: Known, found: set[Kind], seen: set[tuple[FunctionType, Known]]) -> None:
    """Add what a function asks for where some of its arguments are known."""
    if (function, known) in seen:
        return
    seen.add((function, known))
    tree = _tree(function)
    written = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    reader = _Reader(function.__globals__, {name: number for name, number in known if name not in written}, written)
    bound: set[ast.AST] = set()
    for node in reader.reached(tree.body):
        numbers: Known = ()
        if isinstance(node, ast.Call):
            bound.add(node.func)
            called = reader.meant(node.func)
            if isinstance(called, FunctionType):
                numbers = reader.numbers(called, node.args)
        elif node in bound or not isinstance(node, ast.Name | ast.Attribute):
            continue
        else:
            called = reader.meant(node)  # a function that is handed on
            if isinstance(node, ast.Attribute) and node.attr in PLACES and reader.meant(node.value) is at:
                found.add(PLACES[node.attr])
        home, name = _name(called)
        if home == _ORACLE and name in QUESTIONS:
            found.add(QUESTIONS[name])
        elif isinstance(called, FunctionType):
            _visit(called, numbers, found, seen)


def _name(function: Any) -> tuple[str, str]:
    if isinstance(function, LazyFunction):
        return function.home, function.name
    return (function.__module__, function.__name__) if isinstance(function, FunctionType) else ("", "")


class _Reader:
    """Reads one function whose variables in `known` have fixed numbers; those in `local` hide the module's names."""

    def __init__(self, names: Mapping[str, Any], known: Mapping[str, float], local: set[str]) -> None:
        self._names = names
        self._known = known
        self._local = local

    def meant(self, node: ast.expr) -> Any:
        """Return what a name, or an attribute of a module, stands for; None where that is not known."""
        if isinstance(node, ast.Name):
            return None if node.id in self._local else self._names.get(node.id)
        if isinstance(node, ast.Attribute):
            owner = self.meant(node.value)
            return getattr(owner, node.attr, None) if isinstance(owner, ModuleType) else None
        return None

    def number(self, node: ast.expr) -> float | None:
        """Return an expression's number where it is known."""
        if isinstance(node, ast.BinOp):
            left, right, compute = self.number(node.left), self.number(node.right), _COMPUTED.get(type(node.op))
            return None if compute is None or left is None or right is None else compute(left, right)
        found = node.value if isinstance(node, ast.Constant) else self.meant(node)
        if isinstance(node, ast.Name) and node.id in self._known:
            found = self._known[node.id]
        return float(found) if isinstance(found, int | float) else None

    def numbers(self, function: FunctionType, arguments: list[ast.expr]) -> Known:
        """Return which arguments of a call have known numbers."""
        names = [argument.arg for argument in _tree(function).args.args]
        found = zip(names, map(self.number, arguments), strict=False)
        return tuple((name, number) for name, number in found if number is not None)

    def truth(self, node: ast.expr) -> bool | None:
        """Return whether a condition holds, None where that is not known."""
        if isinstance(node, ast.BoolOp):
            decisive = isinstance(node.op, ast.Or)
            parts = [self.truth(part) for part in node.values]
            return decisive if decisive in parts else None if None in parts else not decisive
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            inner = self.truth(node.operand)
            return None if inner is None else not inner
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            left, right = self.number(node.left), self.number(node.comparators[0])
            compare = _COMPARED.get(type(node.ops[0]))
            return None if compare is None or left is None or right is None else compare(left, right)
        found = self.number(node)
        return None if found is None else bool(found)

    def reached(self, nodes: list[Any]) -> Iterator[ast.AST]:
        """Return all parts of these that may be run."""
        for node in nodes:
            yield node
            yield from self.reached(self._parts(node))

    def _parts(self, node: ast.AST) -> list[Any]:
        if isinstance(node, ast.If | ast.IfExp):
            truth = self.truth(node.test)
            yes, no = ([part] if isinstance(part, ast.expr) else part for part in (node.body, node.orelse))
            return [node.test, *(yes if truth is not False else ()), *(no if truth is not True else ())]
        if isinstance(node, ast.BoolOp):
            decisive = isinstance(node.op, ast.Or)
            first = next((k for k, part in enumerate(node.values) if self.truth(part) is decisive), len(node.values))
            return list(node.values[: first + 1])
        return list(ast.iter_child_nodes(node))
