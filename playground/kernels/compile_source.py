"""Generated kernel source: written to the cache folder under its hash, imported from there, compiled, cached."""

import hashlib
import importlib.util
import itertools
import linecache
import sys
import threading
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.base.files import write_atomically
from playground.kernels.address import address
from playground.kernels.cache_folder import kernel_folder
from playground.kernels.contract import FIELD_SIGNATURE, HOOK_SIGNATURE, STEP_SIGNATURE
from playground.kernels.direct.compiled import NOWHERE, Compiled
from playground.kernels.direct.kernel import kernel

Floats = NDArray[np.float64]


class Kernel:
    """A compiled kernel, known to other kernels by its address; a field can be called from Python with arrays."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled  # it keeps the machine code
        self._call = compiled.of_words()
        self.address = compiled.address

    def __call__(self, x: Floats, p: Floats, out: Floats) -> None:
        """Evaluate a field: `x` (dimension, n), `p` its parameters, `out` (rows, n), all C-contiguous."""
        self._call(NOWHERE, None, address(x), x.shape[1], address(p), address(out))

    def of_addresses(self, *given: Any) -> None:
        """Call it with whole numbers, or arrays by their addresses."""
        words = (one if isinstance(one, int) else address(one) for one in given)
        self._call(NOWHERE, None, *words)

    def check(self) -> None:
        """Raise what went wrong inside; compiled code raises nothing (see `python_step`)."""


# Numba's compiler is not reentrant across threads in what concerns our module table; one thread compiles at a time.
_LOCK = threading.RLock()
_COUNTER = itertools.count()
# By source and name: a kernel is asked for a hundred times in each frame, and only the source's hash is remembered.
_KERNELS: dict[tuple[str, str], Kernel] = {}

FIELD_HEADER = """\
from math import inf, nan, pi
from numpy import sqrt
from playground.kernels.elementary import *
from playground.kernels.views import numbers, rows
"""
STEP_HEADER = """\
from math import inf, nan, pi
from numpy import sqrt
from playground.kernels.call import call_field
from playground.kernels.elementary import *
from playground.kernels.views import integers, numbers, rows, singles
"""


def compile_field(source: str, name: str) -> Kernel:
    """Return the compiled field `name` of a generated source text; the text itself is trusted (we wrote it).

    Arguments: `source` begins with `def name(x, p, out):`; it may use the names of `playground.kernels.elementary` and
    `sqrt`.
    """
    known = _KERNELS.get((source, name))
    return known if known is not None else _compiled(source, name, _field_text(source, name), FIELD_SIGNATURE)


def compile_address_field(source: str, name: str) -> Kernel:
    """Return the compiled field `name(x, n, p, out)` of a text that takes addresses itself."""
    known = _KERNELS.get((source, name))
    return known if known is not None else _compiled(source, name, STEP_HEADER + source, FIELD_SIGNATURE)


def compile_step(source: str, name: str) -> Kernel:
    """Return the compiled step `name` of a generated source text (see `contract` for its arguments)."""
    known = _KERNELS.get((source, name))
    return known if known is not None else _compiled(source, name, STEP_HEADER + source, STEP_SIGNATURE)


def compile_hook(source: str, name: str) -> Kernel:
    """Return the compiled hook `name` of a generated source text (see `contract` for its arguments)."""
    known = _KERNELS.get((source, name))
    return known if known is not None else _compiled(source, name, STEP_HEADER + source, HOOK_SIGNATURE)


def is_compiled(source: str, name: str) -> bool:
    """Return whether that kernel is already in this process, so that asking for it costs nothing."""
    return (source, name) in _KERNELS


def _field_text(source: str, name: str) -> str:
    """The field as the contract calls it: by addresses, of which its source sees arrays.

    The number of rows and parameters is in the source itself; the views' lengths along them are never read.
    """
    head = f"def {name}(x, p, out):\n"
    assert source.startswith(head), f"a field's source begins with {head!r}"
    views = "    x = rows(x, 1, n)\n    p = numbers(p, 1)\n    out = rows(out, 1, n)\n"
    return f"{FIELD_HEADER}def {name}(x, n, p, out):\n{views}{source.removeprefix(head)}"


def _compiled(source: str, name: str, text: str, signature: Any) -> Kernel:
    key = (source, name)
    with _LOCK:
        if key not in _KERNELS:
            _KERNELS[key] = _compile(text, name, signature)
    return _KERNELS[key]


def _compile(text: str, name: str, signature: Any) -> Kernel:
    folder = kernel_folder()
    module = _module_from_file(text, folder) if folder is not None else _module_in_memory(text)
    return Kernel(kernel(signature)(getattr(module, name)))


def _module_from_file(text: str, folder: Path) -> ModuleType:
    digest = hashlib.sha256(text.encode()).hexdigest()[:24]
    name = f"playground_generated_{digest}"
    if name in sys.modules:
        return sys.modules[name]
    path = folder / f"{name}.py"
    # Numba's index stores the source's time stamp: a rewritten file would make its cache look stale.
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        write_atomically(path, text.encode())
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _module_in_memory(text: str) -> ModuleType:
    name = f"playground_generated_in_memory_{next(_COUNTER)}"
    module = ModuleType(name)
    sys.modules[name] = module
    # The translator asks for the source by the file's name.
    linecache.cache[f"<{name}>"] = (len(text), None, text.splitlines(keepends=True), f"<{name}>")
    exec(compile(text, f"<{name}>", "exec"), module.__dict__)
    return module
