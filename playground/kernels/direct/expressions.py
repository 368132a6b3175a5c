"""Expressions of a kernel's source."""

from __future__ import annotations

import ast
import builtins
import types
from collections.abc import Callable, Iterator
from typing import Any

from numba.core import cgutils

from playground.kernels.compiling.lazy_function import LazyFunction
from playground.kernels.direct.arithmetic import SIGNS, binary, common, compare, convert, negative
from playground.kernels.direct.checking import check_index, place_of
from playground.kernels.direct.exact import keep_rounding
from playground.kernels.direct.functions import EMITTERS, Primitive, call_intrinsic, choose
from playground.kernels.direct.values import INT64, TRUTH, Scalar, Slot, View, is_constant, literal


class Expressions:
    """Translates expressions of one function, and writes their instructions."""

    def __init__(self, context: Any, builder: Any, function: types.FunctionType, exact: bool, checked: bool) -> None:
        self.context = context
        self.builder = builder
        self.globals = function.__globals__
        self.exact = exact
        self.checked = checked
        self.file, self.first_line = function.__code__.co_filename, function.__code__.co_firstlineno
        self.locals: dict[str, Any] = {}

    def value(self, node: ast.expr) -> Any:
        """Return what an expression stands for: Scalar, View, tuple, or something known already."""
        translate: Callable[[Any], Any] | None = getattr(self, f"_{type(node).__name__.lower()}", None)
        if translate is None:
            raise TypeError(f"{type(node).__name__} is not part of the kernels' language")
        return translate(node)

    def truth(self, node: ast.expr) -> Any:
        """Return an expression as a condition: a bool where it is known already, else a Scalar."""
        value = self.value(node)
        return bool(value) if is_constant(value) else convert(self.builder, value, TRUTH)

    def inline(self, function: types.FunctionType, arguments: list[Any]) -> Any:
        """Translate a call of another function of Python."""
        raise NotImplementedError

    def _constant(self, node: ast.Constant) -> Any:
        return node.value

    def _name(self, node: ast.Name) -> Any:
        if node.id in self.locals:
            found = self.locals[node.id]
            return Scalar(found.kind, self.builder.load(found.place)) if isinstance(found, Slot) else found
        return self.globals[node.id] if node.id in self.globals else getattr(builtins, node.id)

    def _tuple(self, node: ast.Tuple) -> tuple[Any, ...]:
        return tuple(self.value(part) for part in node.elts)

    def _attribute(self, node: ast.Attribute) -> Any:
        owner = self.value(node.value)
        if not isinstance(owner, View):
            return getattr(owner, node.attr)
        shape = tuple(Scalar(INT64, code) for code in owner.shape)
        if node.attr == "size" and len(shape) == 1:
            return shape[0]
        if node.attr == "shape":
            return shape
        raise TypeError(f"an array's {node.attr} is not part of the kernels' language")

    def _binop(self, node: ast.BinOp) -> Any:
        return self.binary(type(node.op).__name__, self.value(node.left), self.value(node.right))

    def binary(self, name: str, left: Any, right: Any) -> Any:
        """Return the result of an operator."""
        result = binary(self.builder, name, left, right)
        if self.exact and isinstance(result, Scalar):
            keep_rounding(result.code)
        return result

    def _unaryop(self, node: ast.UnaryOp) -> Any:
        if isinstance(node.op, ast.Not):
            value = self.truth(node.operand)
            return not value if is_constant(value) else Scalar(TRUTH, self.builder.not_(value.code))
        value = self.value(node.operand)
        if isinstance(node.op, ast.USub):
            return negative(self.builder, value)
        if isinstance(node.op, ast.Invert) and not is_constant(value):
            return Scalar(literal(value).kind, self.builder.not_(literal(value).code))
        raise TypeError(f"{type(node.op).__name__} is not part of the kernels' language")

    def _compare(self, node: ast.Compare) -> Any:
        (sign,), (right,) = node.ops, node.comparators
        return compare(self.builder, SIGNS[type(sign).__name__], self.value(node.left), self.value(right))

    def _boolop(self, node: ast.BoolOp) -> Any:
        result = self.truth(node.values[0])
        seen = [node.values[0]]
        for part in node.values[1:]:
            harmless = _is_harmless(part, seen)
            result = self._both(isinstance(node.op, ast.And), result, part, harmless)
            if harmless:
                seen.append(part)
        return result

    def _both(self, conjunction: bool, left: Any, node: ast.expr, harmless: bool) -> Any:
        """`left and node` or `left or node`; without a branch where the right side does no harm."""
        if is_constant(left):
            return self.truth(node) if left == conjunction else left
        if harmless:
            right = literal(self.truth(node))
            return Scalar(TRUTH, (self.builder.and_ if conjunction else self.builder.or_)(left.code, right.code))
        skipped, before = literal(not conjunction), self.builder.block
        inside, after = (self.builder.append_basic_block(name) for name in ("right", "decided"))
        self.builder.cbranch(left.code, *((inside, after) if conjunction else (after, inside)))
        self.builder.position_at_end(inside)
        right = literal(self.truth(node))
        return self._joined([(skipped, before), (right, self.builder.block)], after)

    def _ifexp(self, node: ast.IfExp) -> Any:
        condition = self.truth(node.test)
        if is_constant(condition):
            return self.value(node.body if condition else node.orelse)
        if _is_harmless(node.body, [node.test]) and _is_harmless(node.orelse, [node.test]):
            return choose(self.builder, condition, self.value(node.body), self.value(node.orelse))
        blocks = [self.builder.append_basic_block(name) for name in ("yes", "no", "chosen")]
        self.builder.cbranch(condition.code, *blocks[:2])
        choices = []
        for part, block in zip((node.body, node.orelse), blocks[:2], strict=True):
            self.builder.position_at_end(block)
            choices.append((self.value(part), self.builder.block))
        return self._joined(choices, blocks[2])

    def _joined(self, choices: list[tuple[Any, Any]], after: Any) -> Scalar:
        """Two ways of control with their numbers meet in a block."""
        kind = common(choices[0][0], choices[1][0])
        codes = []
        for value, block in choices:
            self.builder.position_at_end(block)
            codes.append(convert(self.builder, value, kind).code)
            if not block.is_terminated:
                self.builder.branch(after)
        self.builder.position_at_end(after)
        phi = self.builder.phi(kind.code)
        for code, (_, block) in zip(codes, choices, strict=True):
            phi.add_incoming(code, block)
        return Scalar(kind, phi)

    def _subscript(self, node: ast.Subscript) -> Any:
        owner = self.value(node.value)
        if not isinstance(owner, View):
            return owner[self.value(node.slice)]
        part = self.place(owner, node)
        return part if isinstance(part, View) else Scalar(owner.item, self.builder.load(part))

    def place(self, view: View, node: ast.Subscript) -> Any:
        """Return the pointer to one number of a view, or one row of it as a view; negative indices mean nothing."""
        indices = self.value(node.slice)
        indices = indices if isinstance(indices, tuple) else (indices,)
        offset = None
        for axis in range(len(view.shape)):
            if axis < len(indices):
                step = convert(self.builder, indices[axis], INT64).code
                if self.checked:
                    place = place_of(self.file, self.first_line + node.lineno - 1)
                    array = ast.unparse(node.value)
                    check_index(self.context, self.builder, step, view.shape[axis], place, array, axis)
                offset = step if offset is None else self.builder.add(offset, step)
            if axis + 1 < len(view.shape):
                offset = self.builder.mul(offset, view.shape[axis + 1])
        pointer = self.builder.gep(view.start, [offset])
        return View(view.item, pointer, view.shape[len(indices) :]) if len(indices) < len(view.shape) else pointer

    def _call(self, node: ast.Call) -> Any:
        function = self.value(node.func)
        arguments = [self.value(argument) for argument in node.args]
        if isinstance(function, LazyFunction):
            function = function.load()
        if isinstance(function, Primitive):
            return function.emit(self.builder, *arguments)
        if function in EMITTERS:
            return EMITTERS[function](self.builder, *arguments)
        if isinstance(function, types.FunctionType):
            return self.inline(function, arguments)
        if hasattr(function, "_defn"):
            return call_intrinsic(self.context, self.builder, function, arguments)
        raise TypeError(f"{function!r} is not part of the kernels' language")


def _is_harmless(node: ast.expr, seen: list[ast.expr]) -> bool:
    """Whether an expression may be computed without need: it is cheap and reads no new memory."""
    read = {ast.dump(part) for other in seen for part in _certain(other) if isinstance(part, ast.Subscript)}

    def harmless(part: ast.AST) -> bool:
        if isinstance(part, ast.Subscript):
            return ast.dump(part) in read
        if isinstance(part, ast.BinOp) and isinstance(part.op, ast.Div | ast.FloorDiv | ast.Mod):
            return False
        if isinstance(part, ast.Call | ast.IfExp):
            return False
        return all(harmless(inner) for inner in ast.iter_child_nodes(part))

    return harmless(node)


def _certain(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of an expression that are computed whatever its conditions say."""
    yield node
    parts = ast.iter_child_nodes(node)
    if isinstance(node, ast.BoolOp):
        parts = iter(node.values[:1])
    elif isinstance(node, ast.IfExp):
        parts = iter([node.test])
    for part in parts:
        yield from _certain(part)


def stack_slot(builder: Any, kind: Any) -> Slot:
    """Return a new variable; its place is taken in the function's first block, where LLVM makes it a register."""
    return Slot(kind, cgutils.alloca_once(builder, kind.code))
