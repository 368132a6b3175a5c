"""The operations of a program over numbers m·2ᵉ."""

from typing import Any

from playground.kernels.compiling.views import integers, numbers
from playground.kernels.direct.exact import exact
from playground.kernels.elementary import (
    acos,
    asin,
    atan,
    cos,
    cosh,
    erf,
    exp,
    floor,
    log,
    power,
    sign,
    sin,
    sinh,
    tan,
    tanh,
)
from playground.kernels.scaled import instructions as op
from playground.kernels.scaled.numbers import (
    exponential,
    natural_logarithm,
    normal,
    plain,
    power_of_two_parts,
    product,
    quotient,
    reciprocal_square_root,
    square_root,
    total,
)
from playground.kernels.scaled.parts import FAR

_LOG_2 = 0.6931471805599453
_SLOPE_OF_ERF = 1.1283791670955126
_TINY, _LARGE = -400.0, 300.0


def run(program: int, count: int, x: Any, i: int, p: Any, work: Any) -> None:
    """Work through a program's instructions for point i; instruction k leaves its number in work[2k], work[2k + 1]."""
    for k in range(count):
        line = integers(program + 8 * op.WORDS * k, op.WORDS)
        code, a, b, m, e = line[0], 2 * line[1], 2 * line[2], 0.0, 0.0
        if code == op.VARIABLE:
            m, e = normal(x[line[1], i], 0.0)
        elif code == op.PARAMETER:
            m, e = normal(p[line[1]], 0.0)
        elif code == op.NUMBER:
            m, e = normal(_number(program, k), 0.0)
        elif code < op.FIRST_CHOICE:
            m, e = _of_two(code, work[a], work[a + 1], work[b], work[b + 1])
        elif code < op.FIRST_CALL:
            chosen = 2 * line[3] if _holds(code, work[a], work[a + 1], work[b], work[b + 1]) else 2 * line[4]
            m, e = work[chosen], work[chosen + 1]
        else:
            m, e = _called(code, work[a], work[a + 1])
        work[2 * k], work[2 * k + 1] = m, e


def _number(program: int, k: int) -> float:
    line = numbers(program + 8 * op.WORDS * k + 8, 1)
    return line[0]


@exact
def _of_two(code: int, m: float, e: float, n: float, f: float) -> tuple[float, float]:
    if code == op.ADD:
        return total(m, e, n, f)
    if code == op.MULTIPLY:
        return product(m, e, n, f)
    if code == op.DIVIDE:
        return quotient(m, e, n, f)
    return _powered(m, e, plain(n, f))


@exact
def _powered(m: float, e: float, b: float) -> tuple[float, float]:
    """(m·2ᵉ)ᵇ = ±|m|ᵇ·2^(eb)."""
    if m == 0.0 or not abs(m) < 2.0:
        return normal(power(m, b), 0.0)
    whole, rest = power_of_two_parts(b, e)
    signed = power(-1.0 if m < 0.0 else 1.0, b)
    if abs(whole) > FAR:
        return normal(signed, whole)
    if abs(b) <= 1000.0:
        return normal(signed * power(abs(m), b) * exp(_LOG_2 * rest), whole)
    exponent, shift = normal(b * (e * _LOG_2 + log(abs(m))), 0.0)
    value, scale = exponential(exponent, shift)
    return signed * value, scale


@exact
def _holds(code: int, m: float, e: float, n: float, f: float) -> bool:
    apart, _ = total(m, e, -n, f)
    if code == op.LESS:
        return apart < 0.0
    if code == op.LESS_OR_EQUAL:
        return apart <= 0.0
    if code == op.GREATER:
        return apart > 0.0
    if code == op.GREATER_OR_EQUAL:
        return apart >= 0.0
    if code == op.EQUAL:
        return apart == 0.0
    return apart != 0.0


@exact
def _called(code: int, m: float, e: float) -> tuple[float, float]:
    if code == op.EXP:
        return exponential(m, e)
    if code == op.LOG:
        return natural_logarithm(m, e)
    if code == op.SQRT:
        return square_root(m, e)
    if code == op.RECIPROCAL_ROOT:
        return reciprocal_square_root(m, e)
    if code == op.ABS:
        return abs(m), e
    if code == op.SIGN:
        return sign(m), 0.0
    if code == op.FLOOR and e > 60.0:
        return m, e
    if code >= op.FIRST_ODD and e < _TINY and m != 0.0:
        # The first term of its series is all that a double sees.
        factor = _SLOPE_OF_ERF if code == op.ERF else 1.0
        return normal(m * factor, e)
    u = plain(m, e)
    if (code == op.SINH or code == op.COSH) and abs(u) > _LARGE:
        half, scale = exponential(abs(m), e)
        return (-half if code == op.SINH and m < 0.0 else half), scale - 1.0
    return normal(_plainly(code, u), 0.0)


@exact
def _plainly(code: int, u: float) -> float:
    if code == op.SIN:
        return sin(u)
    if code == op.COS:
        return cos(u)
    if code == op.TAN:
        return tan(u)
    if code == op.ASIN:
        return asin(u)
    if code == op.ACOS:
        return acos(u)
    if code == op.ATAN:
        return atan(u)
    if code == op.SINH:
        return sinh(u)
    if code == op.COSH:
        return cosh(u)
    if code == op.FLOOR:
        return floor(u)
    if code == op.TANH:
        return tanh(u)
    return erf(u)
