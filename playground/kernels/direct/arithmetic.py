"""Numbers meet: conversions, operators and comparisons as NumPy and Numba have them, where both agree with C."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from llvmlite import ir

from playground.kernels.direct.values import FLOAT64, INT64, TRUTH, Kind, Scalar, is_constant, literal

OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "Add": operator.add, "Sub": operator.sub, "Mult": operator.mul, "Div": operator.truediv,
    "FloorDiv": operator.floordiv, "Mod": operator.mod, "LShift": operator.lshift, "RShift": operator.rshift,
    "BitAnd": operator.and_, "BitOr": operator.or_, "BitXor": operator.xor,
}  # fmt: skip
SIGNS = {"Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Eq": "==", "NotEq": "!="}
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "==": operator.eq, "!=": operator.ne,
}  # fmt: skip
_FLOATS = {"Add": "fadd", "Sub": "fsub", "Mult": "fmul", "Div": "fdiv"}
_INTEGERS = {
    "Add": "add", "Sub": "sub", "Mult": "mul", "LShift": "shl", "BitAnd": "and_", "BitOr": "or_", "BitXor": "xor",
}  # fmt: skip


def convert(builder: Any, value: Any, kind: Kind) -> Scalar:
    """Return a number as another kind, like a cast in C (towards zero, modulo 2ⁿ); a truth value is its `!= 0`."""
    if is_constant(value) and kind.family != "truth":
        number = float(value) if kind.family == "float" else int(value)
        return Scalar(kind, ir.Constant(kind.code, number))
    value = literal(value)
    if value.kind == kind:
        return value
    if kind is TRUTH:
        return compare(builder, "!=", value, 0)
    return Scalar(kind, getattr(builder, _cast(value.kind, kind))(value.code, kind.code))


def _cast(old: Kind, new: Kind) -> str:
    """The name of LLVM's conversion."""
    if old.family == "float":
        if new.family == "float":
            return "fpext" if new.bits > old.bits else "fptrunc"
        return "fptosi" if new.family == "signed" else "fptoui"
    if new.family == "float":
        return "sitofp" if old.family == "signed" else "uitofp"
    if new.bits == old.bits:
        return "bitcast"
    if new.bits < old.bits:
        return "trunc"
    return "sext" if old.family == "signed" else "zext"


def common(left: Any, right: Any) -> Kind:
    """Return the kind in which two numbers meet: a constant takes the other's, where that can hold it."""
    if is_constant(left) or is_constant(right):
        constant, other = (left, right) if is_constant(left) else (right, left)
        kind = literal(other).kind
        if type(constant) is float and kind.family == "float":
            return FLOAT64
        if not is_constant(other) and kind.family != "truth" and type(constant) is not float:
            return kind
    one, two = literal(left).kind, literal(right).kind
    if one == two:
        return one
    if "float" in (one.family, two.family):
        return FLOAT64
    wide, narrow = (one, two) if one.bits >= two.bits else (two, one)
    if wide.family == narrow.family or (wide.bits > narrow.bits and narrow.family != "signed"):
        return wide
    raise TypeError(f"{one.name} and {two.name} have no common kind: convert one of them")


def binary(builder: Any, name: str, left: Any, right: Any) -> Any:
    """Return the result of an operator (`Add`, `Mult`, …); of two constants, a constant."""
    if is_constant(left) and is_constant(right):
        return OPERATORS[name](left, right)
    kind = common(left, right)
    if name == "Div":
        kind = kind if kind.family == "float" else FLOAT64
    elif kind is TRUTH and name not in ("BitAnd", "BitOr", "BitXor"):
        kind = INT64
    a, b = convert(builder, left, kind).code, convert(builder, right, kind).code
    if kind.family == "float":
        if name not in _FLOATS:
            raise TypeError(f"{name} of {kind.name} is not part of the language")
        return Scalar(kind, getattr(builder, _FLOATS[name])(a, b))
    if name in _INTEGERS:
        return Scalar(kind, getattr(builder, _INTEGERS[name])(a, b))
    if name == "RShift":
        return Scalar(kind, (builder.ashr if kind.family == "signed" else builder.lshr)(a, b))
    return Scalar(kind, _divide(builder, name, kind, a, b))


def _divide(builder: Any, name: str, kind: Kind, a: Any, b: Any) -> Any:
    """Floor and rest of a quotient; by zero is as undefined as in C."""
    if kind.family == "unsigned":
        return builder.udiv(a, b) if name == "FloorDiv" else builder.urem(a, b)
    rest, zero = builder.srem(a, b), ir.Constant(kind.code, 0)
    below = builder.and_(builder.icmp_signed("!=", rest, zero), builder.icmp_signed("<", builder.xor(rest, b), zero))
    if name == "FloorDiv":
        return builder.sub(builder.sdiv(a, b), builder.zext(below, kind.code))
    return builder.add(rest, builder.select(below, b, zero))


def compare(builder: Any, sign: str, left: Any, right: Any) -> Any:
    """Return a comparison, false for NaN but for `!=`."""
    if is_constant(left) and is_constant(right):
        return _COMPARE[sign](left, right)
    kind = common(left, right)
    a, b = convert(builder, left, kind).code, convert(builder, right, kind).code
    if kind.family == "float":
        code = builder.fcmp_unordered(sign, a, b) if sign == "!=" else builder.fcmp_ordered(sign, a, b)
    elif kind.family == "signed":
        code = builder.icmp_signed(sign, a, b)
    else:
        code = builder.icmp_unsigned(sign, a, b)
    return Scalar(TRUTH, code)


def negative(builder: Any, value: Any) -> Any:
    """Return −value."""
    if is_constant(value):
        return -value
    value = literal(value)
    return Scalar(value.kind, (builder.fneg if value.kind.family == "float" else builder.neg)(value.code))
