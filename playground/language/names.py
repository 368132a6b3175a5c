"""The names that a text holds, before it is known which of them are parameters."""

from collections.abc import Iterable, Sequence

from playground.language.fields import VARIABLES
from playground.language.formula_error import FormulaError
from playground.language.functions import BINARY, CONSTANTS, SPECIAL, SYNONYMS, UNARY
from playground.language.heading import heading
from playground.language.order import order
from playground.language.parse import parse
from playground.language.tokenize import Token, tokenize

_KNOWN = frozenset((*VARIABLES, *CONSTANTS, *UNARY, *BINARY, *SPECIAL, *SYNONYMS))


def names_in(text: str, parameters: Sequence[str]) -> frozenset[str]:
    """Return which variables and parameters a formula uses, or states as its arguments: f(x, y) = x is of the plane.

    Raises FormulaError for a wrong formula.

    >>> sorted(names_in("x**2 + k", ["k"]))
    ['k', 'x']
    """
    nodes = order([parse(text, VARIABLES, tuple(parameters))])
    used = {str(node.data) for node in nodes if node.kind in ("variable", "parameter")}
    head = heading(tokenize(text), VARIABLES, parameters)
    return frozenset(used.union(() if head is None else head.arguments))


def canonical_name(text: str) -> str:
    """Return a name as formulas know it: β₁ is beta1; a text that is no name stays as it is.

    >>> canonical_name("β₁"), canonical_name("k"), canonical_name("2k")
    ('beta1', 'k', '2k')
    """
    try:
        tokens = tokenize(text)
    except FormulaError:
        return text
    return tokens[0].text if len(tokens) == 2 and tokens[0].kind == "name" else text


def place_of(name: str, text: str) -> int:
    """Return the column at which a name first stands in a formula, 0 where it does not."""
    return next((token.position for token in tokenize(text) if token.kind == "name" and token.text == name), 0)


def unknown_names(text: str, parameters: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the names in a text that could only be parameters, in the order in which they first stand there.

    Arguments: `parameters` those that are known already, which win over functions.

    An index of a sum is none. A text that is no formula has whatever names can be read; one that cannot be read at
    all has none.

    >>> unknown_names("a*x^2 + sin(b*y) + sum(i*c, i, 1, 3)")
    ('a', 'b', 'c')
    """
    try:
        tokens = tokenize(text)
        head = heading(tokens, VARIABLES)
    except FormulaError:
        return ()
    tokens = tokens[0 if head is None else head.behind :]
    functions = _KNOWN - set(parameters)
    followers = [token.text for token in tokens[1:]]
    # What stands before a parenthesis would be a function, and there is none of that name.
    words = [one.text for one, after in zip(tokens, followers, strict=False) if one.kind == "name" and after != "("]
    indices = set()
    for place, token in enumerate(tokens):
        # sum(term, i, first, last): the index follows the first comma at the sum's own depth.
        if token.kind == "name" and token.text == "sum":
            indices.add(_index_of(tokens, place))
    return tuple(dict.fromkeys(word for word in words if word not in functions and word not in indices))


def _index_of(tokens: Sequence[Token], place: int) -> str:
    depth = 0
    for before, token in zip(tokens[place + 1 :], tokens[place + 2 :], strict=False):
        depth += {"(": 1, ")": -1}.get(before.text, 0)
        if before.text == "," and depth == 1:
            return token.text
    return ""
