"""Constructors that simplify as they build, each looking one or two levels down and no further.

A product is kept as invariant · varying: the factor without variables stands in front, so that the emitter can take it
out of the loop. Nothing is ever multiplied out: (a − x)² stays exactly 0 at x = a.
"""

import math
from fractions import Fraction
from typing import Final

from playground.language import limits
from playground.language.evaluate import compute
from playground.language.formula_error import FormulaError
from playground.language.node import Node

Value = Fraction | float


def number(value: Value | int) -> Node:
    """Return a constant; a rational one stays exact as long as it is short."""
    if isinstance(value, int):
        value = Fraction(value)
    if isinstance(value, Fraction):
        bits = max(value.numerator.bit_length(), value.denominator.bit_length())
        if bits > limits.BITS:
            value = _as_float(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise FormulaError("expected constants that combine to numbers below 1.8e308")
        if value == 0 or (value.is_integer() and abs(value) < 2**53):
            value = Fraction(int(value))
    return Node("number", value)


ZERO: Final = number(0)
ONE: Final = number(1)
MINUS_ONE: Final = number(-1)
EULER: Final = number(math.e)
_ROOTS: Final = (Fraction(1, 2), Fraction(-1, 2))
# A factor leaves a power only where it stays of a moderate size: 50²⁰⁰·x²⁰⁰ overflows where (50x)²⁰⁰ does not.
_MODERATE: Final = 100  # binary digits
_RANGE: Final = (1e-290, 1e290)


def value_of(node: Node) -> Value | None:
    """Return a constant's value, None for every other node."""
    return node.data if node.kind == "number" and isinstance(node.data, Fraction | float) else None


def add(left: Node, right: Node) -> Node:
    """left + right: 0 vanishes, constants fold, multiples of one term combine, the constant stands last."""
    if left is ZERO or right is ZERO:
        return right if left is ZERO else left
    if (folded := _fold("add", left, right)) is not None:
        return folded
    left_factor, left_rest = _split(left)
    right_factor, right_rest = _split(right)
    if left_rest is right_rest and left_rest is not ONE:
        return multiply(add(left_factor, right_factor), left_rest)
    if left.kind == "number":
        left, right = right, left
    return Node("add", None, left, right)


def negate(node: Node) -> Node:
    """−node."""
    return multiply(MINUS_ONE, node)


def subtract(left: Node, right: Node) -> Node:
    """left − right."""
    return add(left, negate(right))


def multiply(left: Node, right: Node) -> Node:
    """left · right: 0 and 1 vanish, constants fold, powers of one base combine, invariant factors go to the front."""
    left_factor, left_rest = _split(left)
    right_factor, right_rest = _split(right)
    if _leaves_range(left_factor, right_factor, divided=False) and not left.kind == right.kind == "number":
        return Node("multiply", None, *((right, left) if left.varying and not right.varying else (left, right)))
    return _product(_invariant(left_factor, right_factor), _varying(left_rest, right_rest))


def divide(left: Node, right: Node) -> Node:
    """left / right, with the rules of products."""
    left_factor, left_rest = _split(left)
    right_factor, right_rest = _split(right)
    if _leaves_range(left_factor, right_factor, divided=True) and not left.kind == right.kind == "number":
        return Node("divide", None, left, right)
    factor = _invariant_quotient(left_factor, right_factor)
    if left_rest is right_rest:
        return factor
    if right_rest is ONE:
        return _product(factor, left_rest)
    base, exponent = _power_of(right_rest)
    left_base, left_exponent = _power_of(left_rest)
    if base is left_base:
        return _product(factor, power(base, number(left_exponent - exponent)))
    return _product(factor, Node("divide", None, left_rest, right_rest))


def power(base: Node, exponent: Node) -> Node:
    """base ^ exponent: whole exponents become multiplications when emitted, ±½ roots; powers of powers combine."""
    if (folded := _fold("power", base, exponent)) is not None:
        return folded
    value = value_of(exponent)
    if value is None:
        return call("exp", exponent) if base is EULER else Node("power", None, base, exponent)
    if abs(float(value)) > limits.EXPONENT:
        raise FormulaError(f"expected exponents between -{limits.EXPONENT} and {limits.EXPONENT}, got {float(value):g}")
    if value == 0 or value == 1:
        return ONE if value == 0 else base
    if value in _ROOTS:
        return call("sqrt", base) if value > 0 else divide(ONE, call("sqrt", base))
    if not is_whole(value):
        return Node("power", None, base, exponent)
    if value < 0:
        return divide(ONE, power(base, number(-value)))
    return _whole_power(base, int(value))


def call(name: str, *arguments: Node) -> Node:
    """A function of its arguments; of constants, its value."""
    if (folded := _fold_call(name, arguments)) is not None:
        return folded
    if name == "abs":
        factor, rest = _split(arguments[0])
        if value_of(factor) not in (None, 1):
            return multiply(call("abs", factor), call("abs", rest))
        if arguments[0].kind == "call" and arguments[0].data in ("abs", "sqrt", "exp", "logistic"):
            return arguments[0]
    if name in ("min", "max") and arguments[0] is arguments[1]:
        return arguments[0]
    return Node("call", name, *arguments)


def where(condition: Node, true: Node, false: Node) -> Node:
    """true where the condition holds, false elsewhere."""
    if true is false:
        return true
    left, right = condition.arguments
    if left.kind == right.kind == "number":
        return true if compute(condition, [_as_float(left.data), _as_float(right.data)]) else false
    return Node("where", None, condition, true, false)


def is_whole(value: Value | None) -> bool:
    """Whether a constant is a whole number."""
    return value is not None and value == int(value)


def _split(node: Node) -> tuple[Node, Node]:
    """A node as invariant factor and the rest: 2·(b·x²) is (2·b, x²)."""
    if not node.varying:
        return node, ONE
    if node.kind == "multiply" and not node.arguments[0].varying:
        return node.arguments[0], node.arguments[1]
    return ONE, node


def _product(factor: Node, rest: Node) -> Node:
    if factor is ZERO or rest is ZERO:
        return ZERO
    if factor is ONE or rest is ONE:
        return rest if factor is ONE else factor
    return Node("multiply", None, factor, rest)


def _invariant(left: Node, right: Node) -> Node:
    """A product without variables, its number in front."""
    if left is ONE or right is ONE:
        return right if left is ONE else left
    if (folded := _fold("multiply", left, right)) is not None:
        return folded
    left_number, left = _number_first(left)
    right_number, right = _number_first(right)
    folded = _fold("multiply", left_number, right_number)
    assert folded is not None
    return _product(folded, _varying(left, right))


def _invariant_quotient(left: Node, right: Node) -> Node:
    if right is ONE:
        return left
    if (folded := _fold("divide", left, right)) is not None:
        return folded
    left_number, left = _number_first(left)
    right_number, right = _number_first(right)
    folded = _fold("divide", left_number, right_number)
    assert folded is not None
    if right is ONE or left is right:
        return _product(folded, left if right is ONE else ONE)
    return _product(folded, Node("divide", None, left, right))


def _number_first(node: Node) -> tuple[Node, Node]:
    if node.kind == "number":
        return node, ONE
    if node.kind == "multiply" and node.arguments[0].kind == "number":
        return node.arguments[0], node.arguments[1]
    return ONE, node


def _varying(left: Node, right: Node) -> Node:
    """A product of two nodes without numbers in front."""
    if left is ONE or right is ONE:
        return right if left is ONE else left
    left_base, left_exponent = _power_of(left)
    right_base, right_exponent = _power_of(right)
    if left_base is right_base:
        return power(left_base, number(left_exponent + right_exponent))
    return Node("multiply", None, left, right)


def _power_of(node: Node) -> tuple[Node, int]:
    """A node as base and whole exponent."""
    if node.kind == "power":
        value = value_of(node.arguments[1])
        if value is not None and is_whole(value):
            return node.arguments[0], int(value)
    return node, 1


def _whole_power(base: Node, exponent: int) -> Node:
    factor, rest = _number_first(base) if not base.varying else _split(base)
    if _stays_moderate(factor, exponent):  # (2x)³ = 8x³, and (−x)² = x²
        return multiply(power(factor, number(exponent)), power(rest, number(exponent)))
    inner, inner_exponent = _power_of(base)
    if inner_exponent * exponent > limits.EXPONENT:
        return Node("power", None, base, number(exponent))
    if base.kind == "call" and base.data == "abs" and exponent % 2 == 0:
        inner = base.arguments[0]
    return Node("power", None, inner, number(inner_exponent * exponent))


def _stays_moderate(factor: Node, exponent: int) -> bool:
    """Whether a factor is a number other than 1 of which the power is neither large nor small."""
    value = value_of(factor)
    if value is None or value in (0, 1):
        return False
    return abs(math.log2(abs(_as_float(value)))) * exponent <= _MODERATE


def _leaves_range(left: Node, right: Node, divided: bool) -> bool:
    """Whether the numbers in front of two invariant factors combine to one that hardly is a double."""
    first, second = (value_of(_number_first(node)[0]) for node in (left, right))
    if not first or not second:
        return False
    size = abs(_as_float(first)) / abs(_as_float(second)) if divided else abs(_as_float(first)) * abs(_as_float(second))
    return not _RANGE[0] < size < _RANGE[1] and first not in (1, -1) and second not in (1, -1)


def _fold(kind: str, left: Node, right: Node) -> Node | None:
    """The value of an operation on two numbers: exact for rationals, of doubles otherwise."""
    first, second = value_of(left), value_of(right)
    if first is None or second is None:
        return None
    if isinstance(first, Fraction) and isinstance(second, Fraction):
        exact = _fold_exactly(kind, first, second)
        if exact is not None:
            return number(exact)
    return number(compute(Node(kind, None, left, right), [_as_float(first), _as_float(second)]))


def _fold_exactly(kind: str, first: Fraction, second: Fraction) -> Fraction | None:
    if kind == "add":
        return first + second
    if kind == "multiply":
        return first * second
    if kind == "divide":
        return first / second if second else None
    bits = max(first.numerator.bit_length(), first.denominator.bit_length())
    if is_whole(second) and abs(second) * bits <= limits.BITS and (first or second >= 0):
        return first ** int(second)
    return None


def _fold_call(name: str, arguments: tuple[Node, ...]) -> Node | None:
    values = [value_of(argument) for argument in arguments]
    if None in values:
        return None
    result = compute(Node("call", name, *arguments), [_as_float(value) for value in values])
    exact = [value for value in values if isinstance(value, Fraction)]
    if name in ("abs", "min", "max") and len(exact) == len(values):
        return number({"abs": lambda: abs(exact[0]), "min": lambda: min(exact), "max": lambda: max(exact)}[name]())
    return number(result)


def _as_float(value: object) -> float:
    assert isinstance(value, Fraction | float)
    try:
        return float(value)
    except OverflowError:
        return math.inf
