"""Generated kernel source: made a module under the hash of its text, and compiled."""

import hashlib
import linecache
import re
import sys
import threading
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.kernels.compiling.address import address
from playground.kernels.compiling.checked import is_checked
from playground.kernels.compiling.stopped import raise_stopped
from playground.kernels.compiling.stored_kernels import GENERATED
from playground.kernels.compiling.views import ANY
from playground.kernels.contract import FIELD_SIGNATURE, HOOK_SIGNATURE, STEP_SIGNATURE
from playground.kernels.direct.compiled import EXCUSE, NOWHERE, Compiled
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
        if self._call(NOWHERE, EXCUSE, address(x), x.shape[1], address(p), address(out)):
            raise_stopped()

    def of_addresses(self, *given: Any) -> None:
        """Call it with whole numbers, or arrays by their addresses."""
        words = (one if isinstance(one, int) else address(one) for one in given)
        if self._call(NOWHERE, EXCUSE, *words):
            raise_stopped()


# Numba's compiler is not reentrant across threads in what concerns our module table; one thread compiles at a time.
_LOCK = threading.RLock()
# What members of catalogues write.
_RULES = ("step", "hook")
# By source, name and whether it is checked: a kernel is asked for a hundred times in each frame, and only the source's
# hash is remembered.
_KERNELS: dict[tuple[str, str, bool], Kernel] = {}

FIELD_HEADER = """\
from math import inf, nan, pi
from numpy import sqrt
from playground.kernels.elementary import *
from playground.kernels.compiling.views import numbers, rows
"""
STEP_HEADER = """\
from math import inf, nan, pi
from numpy import sqrt
from playground.kernels.compiling.call import call_field
from playground.kernels.elementary import *
from playground.kernels.compiling.views import integers, numbers, rows, singles
"""


def compile_field(source: str, name: str) -> Kernel:
    """Return the compiled field `name` of a generated source text; the text itself is trusted (we wrote it).

    Arguments: `source` begins with `def name(x, p, out):`; it may use the names of `playground.kernels.elementary` and
    `sqrt`.
    """
    known = _KERNELS.get(_key(source, name))
    return known if known is not None else _compiled(source, name, _field_text(source, name), FIELD_SIGNATURE)


def compile_address_field(source: str, name: str) -> Kernel:
    """Return the compiled field `name(x, n, p, out)` of a text that takes addresses itself."""
    known = _KERNELS.get(_key(source, name))
    return known if known is not None else _compiled(source, name, STEP_HEADER + source, FIELD_SIGNATURE)


def compile_step(source: str, name: str) -> Kernel:
    """Return the compiled step `name` of a generated source text (see `contract` for its arguments)."""
    known = _KERNELS.get(_key(source, name))
    return known if known is not None else _compiled(source, name, STEP_HEADER + source, STEP_SIGNATURE)


def compile_hook(source: str, name: str) -> Kernel:
    """Return the compiled hook `name` of a generated source text (see `contract` for its arguments)."""
    known = _KERNELS.get(_key(source, name))
    return known if known is not None else _compiled(source, name, STEP_HEADER + source, HOOK_SIGNATURE)


def _key(source: str, name: str) -> tuple[str, str, bool]:
    return source, name, is_checked(name in _RULES)


def is_compiled(source: str, name: str) -> bool:
    """Return whether that kernel is already in this process, so that asking for it costs nothing."""
    return _key(source, name) in _KERNELS


def _field_text(source: str, name: str) -> str:
    """The field as the contract calls it: by addresses, of which its source sees arrays.

    The number of rows and parameters is in the source itself.
    """
    head = f"def {name}(x, p, out):\n"
    assert source.startswith(head), f"a field's source begins with {head!r}"
    repairs = ""
    if "    repair(" in source:
        repairs = "from playground.kernels.scaled.repair import repair\n"
    x, p, out = (_length(array, source) for array in ("x", "p", "out"))
    views = f"    x = rows(x, {x}, n)\n    p = numbers(p, {p})\n    out = rows(out, {out}, n)\n"
    return f"{FIELD_HEADER}{repairs}def {name}(x, n, p, out):\n{views}{source.removeprefix(head)}"


def _length(array: str, source: str) -> int:
    """The length of an array along its first axis, as far as the source tells: one more than its largest index."""
    named = re.findall(rf"\b{array}\[(?:(\d+)[\],])?", source)
    return 1 + max(map(int, named), default=0) if all(named) else ANY


def _compiled(source: str, name: str, text: str, signature: Any) -> Kernel:
    key = _key(source, name)
    with _LOCK:
        if key not in _KERNELS:
            _KERNELS[key] = _compile(text, name, signature, key[2])
    return _KERNELS[key]


def _compile(text: str, name: str, signature: Any, checked: bool) -> Kernel:
    if "    repair(" in text:
        from playground.kernels.scaled.repair import link_repair

        link_repair()
    return Kernel(kernel(signature, checked)(getattr(_module(text), name)))


def _module(text: str) -> ModuleType:
    """The module of a generated text. It is never a file: what lies on a disk may be damaged, and Python runs it."""
    file = f"{GENERATED}{hashlib.sha256(text.encode()).hexdigest()[:24]}>"
    name = file.strip("<>")
    if name not in sys.modules:
        module = ModuleType(name)
        # The translator asks for the source by the file's name.
        linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
        exec(compile(text, file, "exec"), module.__dict__)
        sys.modules[name] = module
    return sys.modules[name]
