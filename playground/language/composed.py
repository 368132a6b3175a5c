"""Functions that are written by others as soon as a formula is worked with."""

import math
from typing import Final

from playground.language.algebra import ONE, add, call, divide, multiply, negate, number, value_of
from playground.language.node import Node

_HALF: Final = divide(ONE, number(2))


def composed(name: str, *arguments: Node) -> Node:
    """Return a function of its arguments, written by functions that have derivatives of their own.

    sec, csc and cot become quotients, log10 and log2 multiples of log, ceil and round floors; of numbers all are their
    values.

    >>> x = Node("variable", "x")
    >>> composed("sec", x) is divide(ONE, call("cos", x))
    True
    """
    inside = arguments[0]
    if value_of(inside) is not None:
        return call(name, *arguments)
    match name:
        case "sec":
            return divide(ONE, call("cos", inside))
        case "csc":
            return divide(ONE, call("sin", inside))
        case "cot":
            return divide(call("cos", inside), call("sin", inside))
        case "log10":
            return multiply(number(1 / math.log(10)), call("log", inside))
        case "log2":
            return multiply(number(1 / math.log(2)), call("log", inside))
        case "ceil":
            return negate(call("floor", negate(inside)))
        case "round":
            return call("floor", add(inside, _HALF))
    return call(name, *arguments)
