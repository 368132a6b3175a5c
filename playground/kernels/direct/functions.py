"""The functions a kernel may call: Python's and NumPy's of numbers, casts, and intrinsics, which write themselves."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numba.core import cgutils, types

from playground.kernels.direct.arithmetic import common, compare, convert, negative
from playground.kernels.direct.values import (
    FLOAT64,
    INT64,
    KINDS,
    TRUTH,
    Scalar,
    is_constant,
    kind_of,
    literal,
    numba_type,
)

Emitter = Callable[..., Any]


class Primitive:
    """A function for kernels alone that makes its result while they are translated: `emit(builder, *arguments)`."""

    def __init__(self, emit: Emitter) -> None:
        self.emit = emit
        self.__doc__ = emit.__doc__

    def __call__(self, *arguments: Any) -> Any:
        """Kernels are translated, not run."""
        raise TypeError("only kernels can call this")


def _call(builder: Any, name: str, value: Any) -> Scalar:
    value = literal(value)
    value = value if value.kind.family == "float" else convert(builder, value, FLOAT64)
    function = builder.module.declare_intrinsic(name, [value.kind.code])
    return Scalar(value.kind, builder.call(function, [value.code]))


def _root(builder: Any, value: Any) -> Scalar:
    return _call(builder, "llvm.sqrt", value)


def _floor(builder: Any, value: Any) -> Scalar:
    return _call(builder, "llvm.floor", value)


def _size(builder: Any, value: Any) -> Any:
    if is_constant(value):
        return abs(value)
    value = literal(value)
    if value.kind.family == "float":
        return _call(builder, "llvm.fabs", value)
    below = compare(builder, "<", value, 0)
    return Scalar(value.kind, builder.select(below.code, negative(builder, value).code, value.code))


def choose(builder: Any, condition: Any, yes: Any, no: Any) -> Any:
    """One of two numbers or two tuples, both computed."""
    if isinstance(yes, tuple):
        return tuple(choose(builder, condition, *pair) for pair in zip(yes, no, strict=True))
    kind = common(yes, no)
    codes = [convert(builder, value, kind).code for value in (yes, no)]
    return Scalar(kind, builder.select(condition.code, *codes))


def _least(builder: Any, left: Any, right: Any) -> Any:
    if is_constant(left) and is_constant(right):
        return min(left, right)
    return choose(builder, compare(builder, "<", right, left), right, left)


def _largest(builder: Any, left: Any, right: Any) -> Any:
    if is_constant(left) and is_constant(right):
        return max(left, right)
    return choose(builder, compare(builder, ">", right, left), right, left)


def _cast(kind: Any) -> Emitter:
    return lambda builder, value: convert(builder, value, kind)


EMITTERS: dict[Any, Emitter] = {
    abs: _size, min: _least, max: _largest, float: _cast(FLOAT64), int: _cast(INT64), bool: _cast(TRUTH),
    math.sqrt: _root, np.sqrt: _root, np.floor: _floor,
    **{getattr(np, name): _cast(kind) for name, kind in KINDS.items() if kind is not TRUTH},
}  # fmt: skip


def call_intrinsic(context: Any, builder: Any, function: Any, arguments: list[Any]) -> Any:
    """Call one of Numba's intrinsics (elementary functions, calls by address): a number, a tuple of them, or None."""
    arguments = [literal(argument) for argument in arguments]
    signature, generate = function._defn(None, *(numba_type(argument.kind) for argument in arguments))
    codes = [
        convert(builder, argument, kind_of(wanted)).code
        for argument, wanted in zip(arguments, signature.args, strict=True)
    ]
    result = generate(context, builder, signature, codes)
    returned = signature.return_type
    if returned == types.void:
        return None
    numba_types: Any = types  # their stubs are incomplete
    if isinstance(returned, numba_types.BaseTuple):
        parts = cgutils.unpack_tuple(builder, result)
        return tuple(Scalar(kind_of(part), code) for part, code in zip(returned, parts, strict=True))
    return Scalar(kind_of(returned), result)
