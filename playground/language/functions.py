"""The functions a formula may call, and the constants it may name."""

import math
from collections.abc import Callable
from types import MappingProxyType
from typing import Final


def _sign(value: float) -> float:
    return float((value > 0) - (value < 0))


def _logistic(value: float) -> float:
    falling = math.exp(-abs(value))
    return (falling if value < 0 else 1.0) / (1.0 + falling)


def _reciprocal_root(value: float) -> float:
    if value == 0:
        return 0.0
    return 1 / math.sqrt(value) if value > 0 else math.nan


def _half_up(value: float) -> float:
    return math.floor(value + 0.5)


def _logistic_slope(value: float) -> float:
    falling = math.exp(-abs(value))
    return falling / (1.0 + falling) ** 2


def _tanh_slope(value: float) -> float:
    return 4.0 * _logistic_slope(2.0 * value)


def _minimum(first: float, second: float) -> float:
    return first if first <= second else second


def _maximum(first: float, second: float) -> float:
    return first if first >= second else second


# Name -> how one value is computed with Python's own mathematics (constants, minima; never the hot loop).
UNARY: Final = MappingProxyType[str, Callable[[float], float]](
    {
        "sin": math.sin,
        "cos": math.cos,
        "tan": math.tan,
        "asin": math.asin,
        "acos": math.acos,
        "atan": math.atan,
        "sinh": math.sinh,
        "cosh": math.cosh,
        "tanh": math.tanh,
        "erf": math.erf,
        "exp": math.exp,
        "log": math.log,
        "sqrt": math.sqrt,
        "abs": abs,
        "sign": _sign,
        "logistic": _logistic,
        "sec": lambda value: 1 / math.cos(value),
        "csc": lambda value: 1 / math.sin(value),
        "cot": lambda value: math.cos(value) / math.sin(value),
        "log10": math.log10,
        "log2": math.log2,
        "floor": math.floor,
        "ceil": math.ceil,
        "round": _half_up,
    }
)
# Those that came later: a file of before may have a parameter of such a name, which then wins.
LATER: Final = ("sec", "csc", "cot", "log10", "log2", "floor", "ceil", "round")
BINARY: Final = MappingProxyType[str, Callable[[float, float], float]]({"min": _minimum, "max": _maximum})
# Not to be typed: made by differentiation.
DERIVED: Final = MappingProxyType[str, Callable[[float], float]](
    {"reciprocal_root": _reciprocal_root, "logistic_slope": _logistic_slope, "tanh_slope": _tanh_slope}
)
CONSTANTS: Final = MappingProxyType[str, float]({"pi": math.pi, "e": math.e})
SPECIAL: Final = ("where", "sum")

# What else functions are called; a parameter of that name wins.
SYNONYMS: Final = MappingProxyType[str, str](
    {
        "ln": "log",
        "arcsin": "asin",
        "arccos": "acos",
        "arctan": "atan",
        "tg": "tan",
        "ctg": "cot",
        "cotan": "cot",
        "cosec": "csc",
        "lg": "log10",
        "lb": "log2",
        "ld": "log2",
        "fabs": "abs",
        "sigmoid": "logistic",
        "minimum": "min",
        "maximum": "max",
        "sgn": "sign",
        "signum": "sign",
        "ceiling": "ceil",
        "if": "where",
    }
)
# What is written in another way here.
MEANT: Final = MappingProxyType[str, str]({"pow": "^", "power": "^", "square": "^2", "cbrt": "^(1/3)", "atan2": "atan"})
