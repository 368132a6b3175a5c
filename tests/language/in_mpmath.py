"""Formulas with 60 digits: value, gradient and Hessian of every operation by the chain rule."""

import math
from collections.abc import Mapping
from fractions import Fraction

import mpmath

from playground.language.node import Node
from playground.language.order import order

DIGITS = 60
# An exponential, a sine or a power of a number of so many binary digits before its point needs as many digits of ln 2
# or of π: minutes for a tower of exponentials. Beyond them it is 0, or refused as too large.
_MOST_DIGITS = 20_000
# Value, two first derivatives, three second ones (xx, xy, yy).
Jet = tuple[mpmath.mpf, ...]
PAIRS = ((0, 0), (0, 1), (1, 1))


def jets(
    node: Node, point: Mapping[str, float], moved: Node | None = None, ulps: float = 1.0, numbers: int = DIGITS
) -> dict[Node, Jet]:
    """Every operation of a formula as written, and its derivatives by x and y; `moved` gets another value, by ulps."""
    found: dict[Node, Jet] = {}
    with mpmath.workdps(numbers):
        for part in order([node]):
            found[part] = _jet(part, [found[argument] for argument in part.arguments], point)
            if part is moved:
                value = found[part][0]
                found[part] = (value + ulps * _unit(value), *found[part][1:])
    return found


def _unit(value: mpmath.mpf) -> mpmath.mpf:
    size = abs(float(value))
    return mpmath.mpf(math.ulp(size)) if size < math.inf else abs(value) * 2**-52


def _jet(node: Node, parts: list[Jet], point: Mapping[str, float]) -> Jet:
    zero = mpmath.mpf(0)
    name = str(node.data)
    if node.kind == "number":
        assert isinstance(node.data, Fraction)
        return (mpmath.mpf(node.data.numerator) / node.data.denominator, *[zero] * 5)
    if node.kind == "variable":
        return (mpmath.mpf(point[name]), mpmath.mpf(name == "x"), mpmath.mpf(name == "y"), zero, zero, zero)
    if node.kind == "add":
        return tuple(a + b for a, b in zip(*parts, strict=True))
    if node.kind == "subtract":
        return tuple(a - b for a, b in zip(*parts, strict=True))
    if node.kind == "negate":
        return tuple(-a for a in parts[0])
    if node.kind == "multiply":
        a, b = parts[0][0], parts[1][0]
        return _through(a * b, parts, [b, a], [zero, mpmath.mpf(1), zero])
    if node.kind == "divide":
        a, b = parts[0][0], parts[1][0]
        return _through(a / b, parts, [1 / b, -a / b**2], [zero, -1 / b**2, 2 * a / b**3])
    if node.kind == "power":
        return _power(parts)
    if node.kind == "call" and name in ("min", "max"):
        first = parts[0][0] <= parts[1][0] if name == "min" else parts[0][0] >= parts[1][0]
        return parts[0] if first else parts[1]
    value, slope, bend = _function(name, parts[0][0])
    return _through(value, parts, [slope], [bend])


def _power(parts: list[Jet]) -> Jet:
    a, b = parts[0][0], parts[1][0]
    if _beyond(b) or (a != 0 and _beyond(b * mpmath.mag(a))):
        raise OverflowError
    if all(part == 0 for part in parts[1][1:]):
        return _through(a**b, parts[:1], [b * a ** (b - 1)], [b * (b - 1) * a ** (b - 2)])
    value, log = a**b, mpmath.log(a)
    second = [b * (b - 1) * value / a**2, value / a * (1 + b * log), value * log**2]
    return _through(value, parts, [b * value / a, value * log], second)


def _through(value: mpmath.mpf, parts: list[Jet], first: list[mpmath.mpf], second: list[mpmath.mpf]) -> Jet:
    """The chain rule: `second` the upper triangle of the outer second derivatives."""
    slopes = [sum(f * part[1 + i] for f, part in zip(first, parts, strict=True)) for i in range(2)]
    bends = []
    for k, (i, j) in enumerate(PAIRS):
        total = sum(f * part[3 + k] for f, part in zip(first, parts, strict=True))
        if len(parts) == 1:
            total += second[0] * parts[0][1 + i] * parts[0][1 + j]
        else:
            a, b = parts
            total += second[0] * a[1 + i] * a[1 + j] + second[2] * b[1 + i] * b[1 + j]
            total += second[1] * (a[1 + i] * b[1 + j] + a[1 + j] * b[1 + i])
        bends.append(total)
    return (value, *slopes, *bends)


def _beyond(u: mpmath.mpf) -> bool:
    return bool(mpmath.isfinite(u) and u != 0 and mpmath.mag(u) > _MOST_DIGITS)


def _function(name: str, u: mpmath.mpf) -> tuple[mpmath.mpf, mpmath.mpf, mpmath.mpf]:
    one, zero = mpmath.mpf(1), mpmath.mpf(0)
    if _beyond(u):
        if name in ("tanh", "erf", "logistic"):
            return (one if u > 0 else zero if name == "logistic" else -one), zero, zero
        if name == "exp" and u < 0:
            return zero, zero, zero
        if name in ("exp", "sinh", "cosh", "sin", "cos", "tan"):
            raise OverflowError
    match name:
        case "sin":
            return mpmath.sin(u), mpmath.cos(u), -mpmath.sin(u)
        case "cos":
            return mpmath.cos(u), -mpmath.sin(u), -mpmath.cos(u)
        case "tan":
            slope = 1 / mpmath.cos(u) ** 2
            return mpmath.tan(u), slope, 2 * mpmath.tan(u) * slope
        case "atan":
            slope = 1 / (1 + u * u)
            return mpmath.atan(u), slope, -2 * u * slope**2
        case "asin":
            slope = 1 / mpmath.sqrt(1 - u * u)
            return mpmath.asin(u), slope, u * slope**3
        case "sinh":
            return mpmath.sinh(u), mpmath.cosh(u), mpmath.sinh(u)
        case "cosh":
            return mpmath.cosh(u), mpmath.sinh(u), mpmath.cosh(u)
        case "tanh":
            slope = 1 / mpmath.cosh(u) ** 2
            return mpmath.tanh(u), slope, -2 * mpmath.tanh(u) * slope
        case "exp":
            return mpmath.exp(u), mpmath.exp(u), mpmath.exp(u)
        case "log":
            return mpmath.log(u), 1 / u, -1 / u**2
        case "sqrt":
            return mpmath.sqrt(u), 1 / (2 * mpmath.sqrt(u)), -1 / (4 * u * mpmath.sqrt(u))
        case "erf":
            slope = 2 / mpmath.sqrt(mpmath.pi) * mpmath.exp(-u * u)
            return mpmath.erf(u), slope, -2 * u * slope
        case "abs":
            return abs(u), one if u > 0 else -one if u < 0 else 0 * one, 0 * one
        case "logistic":
            slope = 1 / (4 * mpmath.cosh(u / 2) ** 2)
            return 1 / (1 + mpmath.exp(-u)), slope, -slope * mpmath.tanh(u / 2)
    raise AssertionError(name)
