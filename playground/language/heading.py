"""What may stand before a formula: `f(x, y) =`, `z =`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from playground.language.formula_error import FormulaError
from playground.language.functions import BINARY, CONSTANTS, SPECIAL, UNARY
from playground.language.tokenize import Token

_USAGE = "a heading such as f(x, y) = or z ="


@dataclass(frozen=True)
class Heading:
    """The name on the left, the coordinates it states as arguments, its place, and the token behind the sign."""

    name: str
    arguments: tuple[str, ...]
    position: int
    behind: int


def heading(tokens: Sequence[Token], variables: Iterable[str], parameters: Iterable[str] = ()) -> Heading | None:
    """Return what stands before the first `=` of a formula, None where there is none; raise FormulaError.

    >>> from playground.language.tokenize import tokenize
    >>> heading(tokenize("f(x, y) = x*y"), ("x", "y")).arguments
    ('x', 'y')
    """
    places = [place for place, token in enumerate(tokens) if token.text == "=" and token.kind == "operator"]
    if not places or any(token.text == "where" for token in tokens[: places[0]]):
        return None
    head, legal = list(tokens[: places[0]]), tuple(variables)
    sign = tokens[places[0]]
    if not legal:
        raise FormulaError("expected a value without =", sign.position)
    words = [token.text for token in head]
    name = words[0] if words and head[0].kind == "name" else ""
    taken = (*CONSTANTS, *UNARY, *BINARY, *SPECIAL, *parameters)
    if not name or name in taken or name == "x" or not (len(words) == 1 or _is_list(head[1:])):
        raise FormulaError(f"expected == in a comparison, or {_USAGE}, got =", sign.position)
    arguments = tuple(token.text for token in head[2:-1] if token.text != ",")
    if name in legal and arguments:
        raise FormulaError(f"expected {_USAGE}: {name} is a coordinate and no function", head[0].position)
    for token in head[2:-1]:
        if token.kind == "name" and (token.text not in legal or arguments.count(token.text) > 1):
            wanted = " and ".join(legal)
            raise FormulaError(f"expected {wanted} as the arguments of {name}, got {token.text}", token.position)
    return Heading(name, arguments, head[0].position, places[0] + 1)


def _is_list(tokens: Sequence[Token]) -> bool:
    """Whether tokens are names between parentheses, parted by commas."""
    inside = tokens[1:-1]
    return (
        len(tokens) >= 3
        and (tokens[0].text, tokens[-1].text) == ("(", ")")
        and len(inside) % 2 == 1
        and all(one.kind == "name" if k % 2 == 0 else one.text == "," for k, one in enumerate(inside))
    )
