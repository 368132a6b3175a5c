"""sources_of."""

import ast
import inspect
import math
import textwrap
from collections.abc import Callable
from types import FunctionType
from typing import Any

from playground.kernels.deferred import Deferred


def sources_of(function: Callable[..., Any]) -> tuple[list[str], list[str]]:
    """Return the source of a rule as Python, and what it needs of the problem and of mathematics.

    The first list holds sources in the order in which they must be defined: constants, then every function of the
    program that the rule calls, the rule last. The second the names of what it calls through `kernels.for_rules`.
    """
    functions: list[str] = []
    constants: dict[str, str] = {}
    asked: dict[str, None] = {}
    _collect(function, functions, constants, asked, set())
    return [*constants.values(), *functions], list(asked)


def _collect(
    function: Any, functions: list[str], constants: dict[str, str], asked: dict[str, None], seen: set[str]
) -> None:
    """Everything below a function first, then the function."""
    if function.__name__ in seen:
        return
    seen.add(function.__name__)
    source = textwrap.dedent(inspect.getsource(function))
    names = [node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)]
    for name in dict.fromkeys(names):
        found = function.__globals__.get(name)
        if isinstance(found, Deferred):
            asked[name] = None
        elif isinstance(found, FunctionType) and found.__module__.startswith("playground."):
            _collect(found, functions, constants, asked, seen)
        elif isinstance(found, int | float) and not isinstance(found, bool):
            constants[name] = f"{name} = {'math.inf' if found == math.inf else repr(found)}"
    functions.append(_plain(source))


def _plain(source: str) -> str:
    """A function without its types, which say nothing outside the program."""
    tree = ast.parse(source)
    (definition,) = tree.body
    assert isinstance(definition, ast.FunctionDef)
    definition.returns = None
    definition.decorator_list = []
    for argument in definition.args.args:
        argument.annotation = None
    return ast.unparse(tree)
