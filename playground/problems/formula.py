"""A surface of one's own, from the text of its formula."""

from collections.abc import Mapping
from typing import Any

from playground.base.check_kind import check_kind
from playground.base.errors import PlaygroundError, shown
from playground.language.names import canonical_name, names_in
from playground.language.typeset import symbol
from playground.problems._make_formula import make_formula
from playground.problems.surface import Surface


def formula(
    text: str, /, *, name: str | None = None, domain: Mapping[str, Any] | None = None, **parameters: object
) -> Surface:
    """Return a surface from a formula in x and y, or in x alone; the same in all it can do as one of the catalogue.

    The text is parsed against a whitelist of syntax and names and never run: + − * / ^ **, |x|, sin, exp, sqrt, min,
    max, where(x < y, a, b), sum(i*x, i, 1, 5) … It may be written as in a book: 3x²y, 2(x + 1), √x, π, f(x, y) = …
    What may be read in two ways, such as 1/2x, is refused with both.

    Arguments: `text` the formula; `name` what people call it, by default the formula; `domain` the ranges shown first,
    such as {"x": (-2, 2), "y": (-1, 3)}, by default guessed from the values; every other keyword is a parameter of the
    formula with its number, and stands in it. A formula without y is a function of one number.

    Raises FormulaError with the character and what is expected there, PlaygroundError for an illegal domain or
    parameter; a name that is neither variable nor parameter is told with those that are.

    >>> f = formula("x**2 + k*y**2", k=10)
    >>> f.value([[1.0, 2.0]]).tolist(), f.parameters
    ([41.0], {'k': 10.0})
    """
    if not isinstance(text, str):
        raise PlaygroundError(f"a formula must be a text such as 'x**2 + k*y**2', got {shown(text)}")
    if domain is not None:
        check_kind(domain, Mapping, "domain", 'ranges by variable, such as {"x": (-2, 2), "y": (-1, 3)}')
    named = {canonical_name(key): value for key, value in parameters.items()}
    tables = [_parameter(key, value) for key, value in named.items()]
    made = make_formula(text, dict(domain) if domain is not None else {}, tables, name)
    _check_used(text, tuple(named))
    return made


def _check_used(text: str, given: tuple[str, ...]) -> None:
    used = names_in(text, given)
    for one in given:
        if one not in used:
            has = [other for other in given if other in used]
            said = f"it has {', '.join(has)}" if has else "it has none"
            raise PlaygroundError(f"the formula has no parameter {one}: {said}; write {one} into it, or leave it out")


def _parameter(name: str, value: object) -> dict[str, Any]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PlaygroundError(f"parameter {name} must be a finite number, got {shown(value)}")
    return {"name": name, "default": value, "doc": "a number of the formula", "symbol": symbol(name)[:8]}
