"""A surface of one's own, from the text of its formula."""

from collections.abc import Mapping
from typing import Any

from playground.base.errors import PlaygroundError, shown
from playground.language.fields import VARIABLES
from playground.language.formula_error import FormulaError
from playground.language.names import names_in, unknown_names
from playground.problems.guess_domain import guess_domain, suggest_lesson
from playground.problems.read_definition import read_definition
from playground.problems.surface import Surface

FORMULA_ID = "formula"


def formula(
    text: str, /, *, name: str | None = None, domain: Mapping[str, Any] | None = None, **parameters: object
) -> Surface:
    """Return a surface from a formula in x and y, or in x alone; the same in all it can do as one of the catalogue.

    The text is parsed against a whitelist of syntax and names and never run: + − * / ^ **, |x|, sin, exp, sqrt, min,
    max, where(x < y, a, b), sum(i*x, i, 1, 5) …; no multiplication without its sign.

    Arguments: `text` the formula; `name` what people call it, by default the formula; `domain` the ranges shown first,
    such as {"x": (-2, 2), "y": (-1, 3)}, by default guessed from the values; every other keyword is a parameter of the
    formula with its number. A formula without y is a function of one number.

    Raises FormulaError with the character and what is expected there, PlaygroundError for an illegal domain or
    parameter; a name that is neither variable nor parameter is told with those that are.

    >>> f = formula("x**2 + k*y**2", k=10)
    >>> f.value([[1.0, 2.0]]).tolist(), f.parameters
    ([41.0], {'k': 10.0})
    """
    if not isinstance(text, str):
        raise PlaygroundError(f"a formula must be a text such as 'x**2 + k*y**2', got {shown(text)}")
    used = _used(text, tuple(parameters))
    ranges = dict(domain) if domain is not None else {}
    variables = VARIABLES if "y" in used or "y" in ranges else VARIABLES[:1]
    data: dict[str, Any] = {
        "name": name if name is not None else _shortened(text),
        "formula": text.strip(),
        "domain": {variable: list(ranges.get(variable, (-5.0, 5.0))) for variable in variables},
        "parameters": [_parameter(key, value) for key, value in parameters.items()],
    }
    extra = [key for key in ranges if key not in VARIABLES]
    if extra:
        raise PlaygroundError(f"domain: there is no variable {shown(extra[0])}. Legal: {', '.join(VARIABLES)}")
    drawn = _made(data)
    guessed = dict(zip(variables, guess_domain(drawn), strict=True)) if len(ranges) < len(variables) else {}
    data["domain"] = {variable: list(ranges.get(variable, guessed.get(variable, ()))) for variable in variables}
    data["lesson"] = suggest_lesson(_made(data))
    return _made(data)


def _used(text: str, parameters: tuple[str, ...]) -> frozenset[str]:
    try:
        return names_in(text, parameters)
    except FormulaError as error:
        for name in unknown_names(text):
            if name not in parameters and text.startswith(name, error.position):
                said = f"expected a number for {name}: state it as a parameter, such as {name}=1, or write x or y"
                raise FormulaError(said, error.position) from None
        raise


def _made(data: dict[str, Any]) -> Surface:
    try:
        return Surface.at_defaults(read_definition(data, FORMULA_ID, "formula"))
    except PlaygroundError as error:
        # The formula's own errors know their character, which a field can point at.
        raise error.__cause__ if isinstance(error.__cause__, FormulaError) else error from None


def _parameter(name: str, value: object) -> dict[str, Any]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PlaygroundError(f"parameter {name} must be a finite number, got {shown(value)}")
    return {"name": name, "default": value, "doc": "a number of the formula"}


def _shortened(text: str) -> str:
    words = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return words if 0 < len(words) <= 40 else f"{words[:37]}…" if words else "Formula"
