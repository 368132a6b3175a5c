"""The names that stand for something in every rule."""

from types import MappingProxyType
from typing import Final

from playground.language.functions import BINARY, CONSTANTS, LATER, SPECIAL, UNARY

# Of each coordinate: the point, its gradient, a standard normal number, the Hessian's diagonal.
COORDINATES: Final = MappingProxyType[str, str](
    {
        "x": "the point",
        "g": "the gradient",
        "xi": "a standard normal number, new in every step",
        "d": "the Hessian's diagonal",
    }
)
# Of the whole point.
WHOLES: Final = MappingProxyType[str, str]({"f": "the loss", "t": "the update's number, 1 first"})
# Functions of all coordinates, with the number of their arguments.
REDUCTIONS: Final = MappingProxyType[str, int]({"norm": 1, "dot": 2, "solve": 2})
HESSIAN: Final = "H"
# What a multiple of may be added to H in solve(H + a*I, g), and nowhere else.
IDENTITY: Final = "I"
DECLARATION: Final = "parameter"
GIVEN: Final = (*COORDINATES, *WHOLES)
# What no line of a rule may assign, x excepted.
TAKEN: Final = frozenset(
    (*GIVEN, *REDUCTIONS, HESSIAN, DECLARATION, *UNARY, *BINARY, *SPECIAL, *CONSTANTS)
) - frozenset(LATER)  # fmt: skip
