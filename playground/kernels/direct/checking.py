"""Checks of indices, as instructions: what `kernels.checked` turns on."""

from __future__ import annotations

import ctypes
from pathlib import Path
from threading import Lock
from typing import Any, Final

import llvmlite.binding
from llvmlite import ir
from numba.core import cgutils

from playground.kernels.compiling.stopped import STOPPED, KernelStopped, stop_with

_NAME: Final = "playground_stop_outside"
_PROGRAM: Final = Path(__file__).parents[2]
_WORD: Final = ir.IntType(64)
_TEXT: Final = ir.IntType(8).as_pointer()
_lock: Final = Lock()
_linked: Final[list[int]] = []


def check_index(context: Any, builder: Any, index: Any, size: Any, place: str, array: str, axis: int) -> None:
    """Write the instructions that stop a kernel whose index is not below the size.

    Arguments: `index`, `size` int64 codes; `place` file and line; `array` and `axis` as the source names them.
    """
    outside = builder.icmp_unsigned(">=", index, size)
    with cgutils.if_unlikely(builder, outside):
        function = cgutils.get_or_insert_function(
            builder.module, ir.FunctionType(ir.VoidType(), [_TEXT, _WORD, _WORD, _WORD]), _NAME
        )
        text = context.insert_const_string(builder.module, f"{place}\n{array}")
        builder.call(function, [text, ir.Constant(_WORD, axis), index, size])
        builder.ret(ir.Constant(ir.IntType(32), STOPPED))


def place_of(file: str, line: int) -> str:
    """Return file and line as an error names them; what was generated has no file."""
    if file.startswith("<"):
        return f"the generated loop, line {line}"
    path = Path(file)
    return f"{path.relative_to(_PROGRAM.parent) if path.is_relative_to(_PROGRAM) else path}, line {line}"


@ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_int64, ctypes.c_int64, ctypes.c_int64)
def _stop_outside(text: bytes, axis: int, index: int, size: int) -> None:
    place, array = text.decode().split("\n")
    which = f"axis {axis} of {array}" if axis else array
    legal = f"0 to {size - 1} are legal" if size > 0 else "it has no entries"
    stop_with(KernelStopped(f"{place}: index {index} of {which}, whose size is {size}: {legal}"))


def link_checks() -> None:
    """Make the function known to machine code by its name; before a checked kernel is compiled or loaded."""
    with _lock:
        if not _linked:
            address = ctypes.cast(_stop_outside, ctypes.c_void_p).value or 0
            llvmlite.binding.add_symbol(_NAME, address)
            _linked.append(address)
