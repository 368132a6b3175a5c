"""What a name stands for while a kernel is translated: a number in a register, or a view of numbers in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from llvmlite import ir
from numba.core import types

Family = Literal["truth", "signed", "unsigned", "float"]


@dataclass(frozen=True)
class Kind:
    """A type of number."""

    name: str
    family: Family
    bits: int
    code: Any


def _integer(name: str, family: Family, bits: int) -> Kind:
    return Kind(name, family, bits, ir.IntType(bits))


TRUTH = _integer("bool", "truth", 1)
INT64 = _integer("int64", "signed", 64)
FLOAT64 = Kind("float64", "float", 64, ir.DoubleType())
FLOAT32 = Kind("float32", "float", 32, ir.FloatType())
KINDS = {
    kind.name: kind
    for kind in (
        TRUTH, INT64, _integer("int32", "signed", 32), _integer("uint8", "unsigned", 8),
        _integer("uint32", "unsigned", 32), _integer("uint64", "unsigned", 64), FLOAT64, FLOAT32,
    )
}  # fmt: skip


@dataclass(frozen=True)
class Scalar:
    """A number of the function under compilation."""

    kind: Kind
    code: Any


@dataclass(frozen=True)
class Slot:
    """A variable: a place on the stack, of which LLVM makes a register."""

    kind: Kind
    place: Any


@dataclass(frozen=True)
class View:
    """Numbers in memory, in C order; `shape` int64 codes. It owns nothing."""

    item: Kind
    start: Any
    shape: tuple[Any, ...]


def kind_of(numba_type: Any) -> Kind:
    """Return the kind of a Numba type."""
    return KINDS[str(numba_type)]


def numba_type(kind: Kind) -> Any:
    """Return the Numba type of a kind."""
    return types.boolean if kind is TRUTH else getattr(types, kind.name)


def is_constant(value: object) -> bool:
    """Whether a value is a number known to the translator, whose kind is not settled yet."""
    return type(value) in (bool, int, float)


def literal(value: Any) -> Scalar:
    """Return a constant as a number: float64, int64 or bool, or what NumPy's scalar says it is."""
    if isinstance(value, Scalar):
        return value
    if isinstance(value, np.generic):
        kind, value = KINDS[value.dtype.name], value.item()
    else:
        kind = {bool: TRUTH, int: INT64, float: FLOAT64}[type(value)]
    return Scalar(kind, ir.Constant(kind.code, value))
