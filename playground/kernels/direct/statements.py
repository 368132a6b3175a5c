"""Statements of a kernel's source."""

from __future__ import annotations

import ast
import inspect
import textwrap
import types
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from playground.kernels.direct.arithmetic import compare, convert
from playground.kernels.direct.expressions import Expressions, stack_slot
from playground.kernels.direct.values import INT64, Scalar, Slot, View, is_constant, literal


@cache
def _definition(function: types.FunctionType) -> ast.FunctionDef:
    """The syntax tree of a function."""
    (found,) = ast.parse(textwrap.dedent(inspect.getsource(function))).body
    assert isinstance(found, ast.FunctionDef)
    return found


class Translator(Expressions):
    """Translates one function: `run` writes its instructions and returns its result."""

    def __init__(
        self, context: Any, builder: Any, function: types.FunctionType, exact: bool = False, checked: bool = False
    ) -> None:
        super().__init__(context, builder, function, exact or hasattr(function, "exact"), checked)
        self.function = function
        self.tree = _definition(function)
        self.end: Any = None
        self.results: list[Slot] | None = None
        self.views: Any = None
        self.loops: list[tuple[Any, Any]] = []

    def run(self, arguments: Sequence[Any]) -> Any:
        """Translate with the values of the arguments; return None, one number or view, or a tuple of them."""
        names = [node for node in ast.walk(self.tree) if isinstance(node, ast.Name)]
        written = {name.id for name in names if isinstance(name.ctx, ast.Store)}
        for parameter, argument in zip(self.tree.args.args, arguments, strict=True):
            if parameter.arg in written:
                self._set(parameter.arg, argument)
            else:
                self.locals[parameter.arg] = argument
        self.end = self.builder.append_basic_block("end")
        self.block(self.tree.body)
        self._go(self.end)
        self.builder.position_at_end(self.end)
        if self.results is None:
            return self.views
        values = tuple(Scalar(slot.kind, self.builder.load(slot.place)) for slot in self.results)
        return values if len(values) > 1 else values[0]

    def inline(self, function: types.FunctionType, arguments: list[Any]) -> Any:
        """Translate a call of another function of Python, here."""
        return Translator(self.context, self.builder, function, self.exact, self.checked).run(arguments)

    def block(self, statements: Sequence[ast.stmt]) -> None:
        """Translate statements up to the first that leaves them."""
        for statement in statements:
            if self.builder.block.is_terminated:
                return
            translate: Callable[[Any], None] | None = getattr(self, f"_do_{type(statement).__name__.lower()}", None)
            try:
                if translate is None:
                    raise TypeError(f"{type(statement).__name__} is not part of the kernels' language")
                translate(statement)
            except (TypeError, KeyError, AttributeError, ValueError) as error:
                if "\n" in str(error):
                    raise
                place = f"in {self.function.__qualname__}: {ast.unparse(statement)[:200]}"
                raise TypeError(f"{error}\n  {place}") from error

    def _go(self, target: Any) -> None:
        if not self.builder.block.is_terminated:
            self.builder.branch(target)

    def _set(self, name: str, value: Any) -> None:
        """Give a variable a value; the first one settles its kind, and what is no number is known by name alone."""
        if not isinstance(value, Scalar) and not is_constant(value) and not hasattr(value, "dtype"):
            self.locals[name] = value
            return
        value = value if is_constant(value) else literal(value)
        slot = self.locals.get(name)
        if not isinstance(slot, Slot):
            slot = self.locals[name] = stack_slot(self.builder, literal(value).kind)
        self._store(slot.place, slot.kind, value)

    def _store(self, place: Any, kind: Any, value: Any) -> None:
        value = value if is_constant(value) else literal(value)
        given = literal(value).kind
        if given.family == "float" and kind.family != "float":
            raise TypeError(f"{given.name} does not fit into {kind.name}: convert it")
        self.builder.store(convert(self.builder, value, kind).code, place)

    def _assign(self, target: ast.expr, value: Any) -> None:
        if isinstance(target, ast.Name):
            self._set(target.id, value)
        elif isinstance(target, ast.Subscript):
            view = self.value(target.value)
            self._store(self.place(view, target), view.item, value)
        elif isinstance(target, ast.Tuple):
            for part, item in zip(target.elts, value, strict=True):
                self._assign(part, item)
        else:
            raise TypeError(f"{type(target).__name__} cannot be assigned to")

    def _do_assign(self, node: ast.Assign) -> None:
        value = self.value(node.value)
        for target in node.targets:
            self._assign(target, value)

    def _do_augassign(self, node: ast.AugAssign) -> None:
        name, target = type(node.op).__name__, node.target
        if isinstance(target, ast.Name):
            old = self.value(ast.Name(target.id, ast.Load()))
            self._set(target.id, self.binary(name, old, self.value(node.value)))
        else:
            assert isinstance(target, ast.Subscript)
            view = self.value(target.value)
            place = self.place(view, target)
            old = Scalar(view.item, self.builder.load(place))
            self._store(place, view.item, self.binary(name, old, self.value(node.value)))

    def _do_expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):
            self.value(node.value)

    def _do_pass(self, node: ast.Pass) -> None:
        pass

    def _do_if(self, node: ast.If) -> None:
        condition = self.truth(node.test)
        if is_constant(condition):
            self.block(node.body if condition else node.orelse)
            return
        then, after = self.builder.append_basic_block("then"), self.builder.append_basic_block("after")
        other = self.builder.append_basic_block("else") if node.orelse else after
        self.builder.cbranch(condition.code, then, other)
        for block, statements in ((then, node.body), (other, node.orelse)):
            if statements:
                self.builder.position_at_end(block)
                self.block(statements)
                self._go(after)
        self.builder.position_at_end(after)

    def _do_while(self, node: ast.While) -> None:
        test, body, after = (self.builder.append_basic_block(name) for name in ("test", "body", "after"))
        self.builder.branch(test)
        self.builder.position_at_end(test)
        condition = literal(self.truth(node.test))
        self.builder.cbranch(condition.code, body, after)
        self._loop(node.body, body, test, after)

    def _loop(self, statements: Sequence[ast.stmt], body: Any, again: Any, after: Any) -> None:
        self.loops.append((again, after))
        self.builder.position_at_end(body)
        self.block(statements)
        self._go(again)
        self.loops.pop()
        self.builder.position_at_end(after)

    def _do_for(self, node: ast.For) -> None:
        """A loop over a range (the sign of its step is that of the step's text) or over the numbers of an array."""
        source = node.iter
        if isinstance(source, ast.Call) and self.value(source.func) is range:
            given = [self.value(argument) for argument in source.args]
            first, last, step = (0, given[0], 1) if len(given) == 1 else (*given, 1) if len(given) == 2 else given
            self._count(node, first, last, step, lambda i: i)
        else:
            view = self.value(source)
            assert isinstance(view, View) and len(view.shape) == 1

            def item(i: Scalar) -> Scalar:
                return Scalar(view.item, self.builder.load(self.builder.gep(view.start, [i.code])))

            self._count(node, 0, Scalar(INT64, view.shape[0]), 1, item)

    def _count(self, node: ast.For, first: Any, last: Any, step: Any, item: Callable[[Scalar], Any]) -> None:
        begin, limit, stride = (convert(self.builder, value, INT64) for value in (first, last, step))
        before = self.builder.block
        test, body, again, after = (self.builder.append_basic_block(name) for name in ("for", "body", "next", "after"))
        self.builder.branch(test)
        self.builder.position_at_end(test)
        counter = self.builder.phi(INT64.code)
        counter.add_incoming(begin.code, before)
        i = Scalar(INT64, counter)
        falls = is_constant(step) and step < 0
        self.builder.cbranch(compare(self.builder, ">" if falls else "<", i, limit).code, body, after)
        self.builder.position_at_end(body)
        self._assign(node.target, item(i))
        self._loop(node.body, self.builder.block, again, after)
        self.builder.position_at_end(again)
        counter.add_incoming(self.builder.add(counter, stride.code, flags=("nsw",)), again)
        self.builder.branch(test)
        self.builder.position_at_end(after)

    def _do_continue(self, node: ast.Continue) -> None:
        self.builder.branch(self.loops[-1][0])

    def _do_break(self, node: ast.Break) -> None:
        self.builder.branch(self.loops[-1][1])

    def _do_return(self, node: ast.Return) -> None:
        if node.value is not None:
            value = self.value(node.value)
            values = value if isinstance(value, tuple) else (value,)
            if any(isinstance(part, View) for part in values):
                self._hand_on(node, value)
                return
            if self.results is None:
                self.results = [stack_slot(self.builder, literal(part).kind) for part in values]
            for slot, part in zip(self.results, values, strict=True):
                self._store(slot.place, slot.kind, part)
        self.builder.branch(self.end)

    def _hand_on(self, node: ast.Return, value: Any) -> None:
        """Return views, which are no numbers that a slot could hold: where no other return could have come first."""
        returns = [one for one in ast.walk(self.tree) if isinstance(one, ast.Return)]
        if returns != [node] or node is not self.tree.body[-1]:
            raise TypeError("a function returns arrays in its last line alone, and nothing elsewhere")
        self.views = value
        self.builder.branch(self.end)
