"""Elementary functions as formulas that write their own LLVM instructions.

PyPI's Numba has no vector mathematics library: `math.sin` in a loop stays one scalar call per element. A formula of
additions, multiplications and selections vectorizes instead. It is *traced*: the function runs once, while Numba
compiles the caller, on `Value`s whose operators append instructions to the caller. This has two merits over a jitted
helper:

* It keeps its own rounding. Numba writes the caller's fast-math flags on every instruction of the caller that has none,
  and compiles helpers that state none with them, too; `reassoc` turns (t + M) - M into t, which a range reduction
  must not meet. So additions and products carry `arcp` and divisions `contract`, which mean nothing there and keep
  the others away.
* It costs 2 ms of compilation where a jitted helper costs 80.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Any

from llvmlite import ir
from llvmlite.ir.instructions import FastMathFlags
from numba.core import types
from numba.extending import intrinsic

DOUBLE = ir.DoubleType()
INTEGER = ir.IntType(64)


class Value:
    """One double, 64-bit integer or truth value of the function under compilation."""

    __slots__ = ("builder", "code")

    def __init__(self, builder: Any, code: Any) -> None:
        self.builder = builder
        self.code = code

    def _lift(self, other: Value | float) -> Any:
        return other.code if isinstance(other, Value) else ir.Constant(self.code.type, other)

    def _rounded(self, operation: str, left: Any, right: Any) -> Value:
        flags = ("contract",) if operation == "fdiv" else ("arcp",)
        return Value(self.builder, getattr(self.builder, operation)(left, right, flags=flags))

    def _integer(self, operation: str, right: Value | int) -> Value:
        return Value(self.builder, getattr(self.builder, operation)(self.code, self._lift(right)))

    def __add__(self, other: Value | float) -> Value:
        return self._rounded("fadd", self.code, self._lift(other))

    def __radd__(self, other: float) -> Value:
        return self._rounded("fadd", self._lift(other), self.code)

    def __sub__(self, other: Value | float) -> Value:
        return self._rounded("fsub", self.code, self._lift(other))

    def __rsub__(self, other: float) -> Value:
        return self._rounded("fsub", self._lift(other), self.code)

    def __mul__(self, other: Value | float) -> Value:
        return self._rounded("fmul", self.code, self._lift(other))

    def __rmul__(self, other: float) -> Value:
        return self._rounded("fmul", self._lift(other), self.code)

    def __truediv__(self, other: Value | float) -> Value:
        return self._rounded("fdiv", self.code, self._lift(other))

    def __rtruediv__(self, other: float) -> Value:
        return self._rounded("fdiv", self._lift(other), self.code)

    def __neg__(self) -> Value:
        return Value(self.builder, self.builder.fneg(self.code))

    def __abs__(self) -> Value:
        function = self.builder.module.declare_intrinsic("llvm.fabs", [DOUBLE])
        return Value(self.builder, self.builder.call(function, [self.code]))

    def _compare(self, sign: str, other: Value | float) -> Value:
        return Value(self.builder, self.builder.fcmp_ordered(sign, self.code, self._lift(other), flags=("arcp",)))

    def __lt__(self, other: Value | float) -> Value:
        return self._compare("<", other)

    def __le__(self, other: Value | float) -> Value:
        return self._compare("<=", other)

    def __gt__(self, other: Value | float) -> Value:
        return self._compare(">", other)

    def __ge__(self, other: Value | float) -> Value:
        return self._compare(">=", other)

    def equals(self, other: Value | float) -> Value:
        """Whether two doubles are equal (false for NaN)."""
        return self._compare("==", other)

    def __lshift__(self, count: int) -> Value:
        return self._integer("shl", count)

    def __rshift__(self, count: int) -> Value:
        return self._integer("lshr", count)

    def __and__(self, mask: Value | int) -> Value:
        return self._integer("and_", mask)

    def __or__(self, mask: Value | int) -> Value:
        return self._integer("or_", mask)

    def __xor__(self, mask: Value | int) -> Value:
        return self._integer("xor", mask)

    def plus_integer(self, other: Value | int) -> Value:
        """The sum of two 64-bit integers, modulo 2⁶⁴."""
        return self._integer("add", other)

    def times_integer(self, other: Value | int) -> Value:
        """The product of two 64-bit integers, modulo 2⁶⁴."""
        return self._integer("mul", other)

    def as_double(self) -> Value:
        """The double nearest to this integer without a sign."""
        return Value(self.builder, self.builder.uitofp(self.code, DOUBLE))

    def is_not_zero(self) -> Value:
        """Whether an integer differs from zero."""
        return Value(self.builder, self.builder.icmp_unsigned("!=", self.code, self._lift(0)))

    @property
    def bits(self) -> Value:
        """The bit pattern of a double as an integer."""
        return Value(self.builder, self.builder.bitcast(self.code, INTEGER))

    @property
    def real(self) -> Value:
        """The double whose bit pattern this integer is."""
        return Value(self.builder, self.builder.bitcast(self.code, DOUBLE))


class _NoFlags(FastMathFlags):  # type: ignore[misc]
    """The flags of a call that keeps its own rounding: Numba's are not taken (`contract` may split an fma in two)."""

    def add(self, name: str) -> None:
        """Add nothing."""


def fma(a: Value, b: Value | float, c: Value | float) -> Value:
    """a·b + c with one rounding."""
    call = a.builder.fma(a.code, a._lift(b), a._lift(c))
    call.fastmath = _NoFlags()
    return Value(a.builder, call)


def select(condition: Value, yes: Value | float, no: Value | float) -> Value:
    """`yes` where the condition holds, else `no`; both are computed."""
    code = [value.code if isinstance(value, Value) else ir.Constant(DOUBLE, value) for value in (yes, no)]
    return Value(condition.builder, condition.builder.select(condition.code, *code))


def root(x: Value) -> Value:
    """√x, correctly rounded; NaN below zero."""
    function = x.builder.module.declare_intrinsic("llvm.sqrt", [DOUBLE])
    return Value(x.builder, x.builder.call(function, [x.code]))


def whole_below(x: Value) -> Value:
    """⌊x⌋, exactly; NaN for NaN."""
    function = x.builder.module.declare_intrinsic("llvm.floor", [DOUBLE])
    return Value(x.builder, x.builder.call(function, [x.code]))


def polynomial(x: Value, coefficients: Sequence[float]) -> Value:
    """c₀ + c₁x + c₂x² + …, by Horner's rule, one rounding a term."""
    result = fma(x, coefficients[-1], coefficients[-2])
    for coefficient in reversed(coefficients[:-2]):
        result = fma(result, x, coefficient)
    return result


def copy_sign(magnitude: Value, sign: Value) -> Value:
    """|magnitude| with the sign of `sign`."""
    return ((magnitude.bits & 0x7FFFFFFFFFFFFFFF) | (sign.bits & -0x8000000000000000)).real


def traced_function(*, words: bool = False, results: int = 1) -> Callable[[Callable[..., Any]], Any]:
    """Return a decorator that makes a formula over `Value`s a scalar function for jitted code.

    The function cannot be called from Python.

    Arguments: `words` whether its arguments are 64-bit words instead of doubles; `results` the number of doubles it
    returns, as a tuple when there are several.
    """
    argument, result = (types.uint64 if words else types.float64), types.float64
    numba_types: Any = types  # their stubs are incomplete
    returned = result if results == 1 else numba_types.UniTuple(result, results)

    def decorate(formula: Callable[..., Any]) -> Any:
        parameters = list(inspect.signature(formula).parameters.values())
        signature = returned(*[argument] * len(parameters))

        def emit(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            values = formula(*(Value(builder, argument) for argument in arguments))
            if results == 1:
                return values.code
            return context.make_tuple(builder, signature.return_type, [value.code for value in values])

        def typing(context: Any, *_: Any) -> Any:
            return signature, emit

        # Numba counts the arguments by this.
        context = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD)
        typing.__signature__ = inspect.Signature([context, *parameters])  # type: ignore[attr-defined]
        typing.__name__ = formula.__name__
        typing.__doc__ = formula.__doc__
        typing.__module__ = formula.__module__
        return intrinsic(typing)

    return decorate


traced = traced_function()
