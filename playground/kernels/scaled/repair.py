"""The kernel that evaluates a derivative again with unbounded exponents, and its link into machine code."""

import struct
from threading import Lock
from typing import Any, Final

import llvmlite.binding
from llvmlite import ir
from numba.core import cgutils

from playground.kernels.direct.functions import Primitive
from playground.kernels.direct.values import View
from playground.kernels.scaled.instructions import CODES, WORDS

_NAME: Final = "playground_repair_points"
_WORD: Final = ir.IntType(64)
_lock: Final = Lock()
_linked: Final[list[Any]] = []


def link_repair() -> None:
    """Make the kernel known to machine code by its name; before a field that calls `repair` is compiled or loaded."""
    with _lock:
        if not _linked:
            from playground.kernels.scaled.repair_points import repair_points

            llvmlite.binding.add_symbol(_NAME, repair_points.address)
            _linked.append(repair_points)


def assemble(text: str) -> list[int]:
    """Return a program's words: how many instructions and roots, the roots, the instructions.

    Arguments: `text` instructions with a semicolon behind each, operands the numbers of earlier ones; the last one is
    `roots`.

    Example:
        >>> assemble("x 0; number 2.0; multiply 0 1; roots 2")[:3]
        [3, 1, 2]
    """
    *lines, last = (line.split() for line in text.split(";"))
    words: list[int] = []
    for name, *given in lines:
        if name == "number":
            operands = [struct.unpack("<q", struct.pack("<d", float(given[0])))[0]]
        else:
            operands = [int(operand) for operand in given]
        words += [CODES[name], *operands, *[0] * (WORDS - 1 - len(operands))]
    roots = [int(root) for root in last[1:]]
    return [len(lines), len(roots), *roots, *words]


@Primitive
def repair(builder: Any, x: View, p: View, out: View, text: str) -> None:
    """Evaluate a program at those points (dimension, n) for which a row of `out` is not finite.

    The field's machine code is kept on disk, so that it knows the kernel by name and carries its program as a constant.
    """
    words = assemble(text)
    table = ir.Constant(ir.ArrayType(_WORD, len(words)), words)
    program = cgutils.global_constant(builder, "program", table)
    work = cgutils.alloca_once(builder, ir.DoubleType(), 2 * words[0])
    nothing = cgutils.alloca_once(builder, _WORD)
    pointer = ir.IntType(8).as_pointer()
    kind = ir.FunctionType(ir.IntType(32), [pointer, pointer, *[_WORD] * 6])
    function = cgutils.get_or_insert_function(builder.module, kind, _NAME)
    places = [builder.ptrtoint(place, _WORD) for place in (x.start, p.start, out.start, program, work)]
    arguments = [places[0], x.shape[1], *places[1:]]
    builder.call(function, [builder.bitcast(nothing, pointer), ir.Constant(pointer, None), *arguments])
