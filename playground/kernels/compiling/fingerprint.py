"""A hash of all source that a compiled function depends on."""

import hashlib
import inspect
import sys
from collections.abc import Callable
from functools import cache
from types import FunctionType, ModuleType
from typing import Any


@cache
def fingerprint(function: Callable[..., Any]) -> str:
    """Return a hash of a function's whole file and of the files of all it calls outside the kernel room.

    Generated text that imports it must change with them, or Numba would serve old machine code.
    """
    digest = hashlib.sha256()
    for module in sorted(_modules(function), key=lambda module: module.__name__):
        digest.update(inspect.getsource(module).encode())
    return digest.hexdigest()[:16]


def _modules(function: Callable[..., Any]) -> set[ModuleType]:
    """The module of a function, and those of the program's functions that are known in it, and so on.

    The kernel room's own sources are in the name of the cache folder.
    """
    found: set[ModuleType] = set()
    waiting = [sys.modules[function.__module__]]
    while waiting:
        module = waiting.pop()
        if module in found:
            continue
        found.add(module)
        functions = [one for one in vars(module).values() if isinstance(one, FunctionType)]
        homes = {one.__module__ for one in functions if one.__module__.startswith("playground.")}
        waiting += [sys.modules[home] for home in homes if not home.startswith("playground.kernels")]
    return found
