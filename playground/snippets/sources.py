"""Functions of the program as source text in a copied program."""

import ast
import inspect
import math
import textwrap
from collections.abc import Iterable
from types import FunctionType
from typing import Any

from playground.kernels.compiling.lazy_function import LazyFunction
from playground.snippets.asked import RENAMED


class Sources:
    """Functions of the program as Python, each under a name that nothing else in a snippet has.

    Arguments: `taken` the names of the snippet's variables. `constants` and `functions` are sources in the order in
    which they must be defined; `asked` the names of what functions call through `kernels.for_rules`.
    """

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._names: dict[FunctionType, str] = {}
        self.constants: dict[str, str] = {}
        self.functions: list[str] = []
        self.asked: dict[str, None] = {}

    def add(self, function: Any) -> str:
        """Take in a function with all it calls, and return its name in the snippet."""
        if function in self._names:
            return self._names[function]
        name: str = function.__name__
        while name in self._taken:
            name += "_of" if name.endswith("_rule") else "_rule"
        self._taken.add(name)
        self._names[function] = name
        (definition,) = ast.parse(textwrap.dedent(inspect.getsource(function))).body
        assert isinstance(definition, ast.FunctionDef)
        called = self._outside(function, definition)
        definition.name, definition.returns, definition.decorator_list = name, None, []
        for argument in definition.args.args:
            argument.annotation = None
        for node in ast.walk(definition):
            if isinstance(node, ast.Name):
                node.id = called.get(node.id, node.id)
        self.functions.append(ast.unparse(definition))
        return name

    def _outside(self, function: Any, definition: ast.FunctionDef) -> dict[str, str]:
        """What a function reads from outside itself, and what that is called in the snippet."""
        nodes = [node for node in ast.walk(definition) if isinstance(node, ast.Name)]
        own = {argument.arg for argument in definition.args.args}
        own |= {node.id for node in nodes if isinstance(node.ctx, ast.Store)}
        called: dict[str, str] = {}
        for name in dict.fromkeys(
            node.id for node in ast.walk(ast.Module(definition.body, [])) if isinstance(node, ast.Name)
        ):
            found = None if name in own else function.__globals__.get(name)
            if isinstance(found, LazyFunction):
                self.asked[name] = None
                called[name] = RENAMED.get(name, name)
            elif isinstance(found, FunctionType) and found.__module__.startswith("playground."):
                called[name] = self.add(found)
            elif isinstance(found, int | float) and not isinstance(found, bool):
                self.constants[name] = f"{name} = {'math.inf' if found == math.inf else repr(found)}"
        return called
