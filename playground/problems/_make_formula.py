"""From a text, ranges and parameters to a surface."""

from collections.abc import Mapping, Sequence
from typing import Any

from playground.base.errors import PlaygroundError, shown
from playground.language.fields import VARIABLES
from playground.language.formula_error import FormulaError
from playground.language.names import names_in, place_of, unknown_names
from playground.language.readings import glued
from playground.problems.formula_id import FORMULA_ID
from playground.problems.guess_domain import guess_domain, suggest_lesson
from playground.problems.read_definition import read_definition
from playground.problems.surface import Surface


def make_formula(
    text: str, ranges: Mapping[str, Any], parameters: Sequence[dict[str, Any]], name: str | None, plane: bool = True
) -> Surface:
    """Return the surface of a formula; what `ranges` does not state of its domain is guessed.

    Arguments: `parameters` as a definition's plain values; `plane` whether a stated range of y makes a formula without
    y one of the plane. Raises FormulaError with its character, PlaygroundError for an illegal range or parameter.
    """
    used = _used(text, tuple(table["name"] for table in parameters))
    variables = VARIABLES if "y" in used or ("y" in ranges and plane) else VARIABLES[:1]
    data: dict[str, Any] = {
        "name": name if name is not None else _shortened(text),
        "formula": text.strip(),
        "domain": {variable: _listed(ranges.get(variable, (-5.0, 5.0))) for variable in variables},
        "guessed": [variable for variable in variables if variable not in ranges],
        "parameters": list(parameters),
    }
    extra = [key for key in ranges if key not in VARIABLES]
    if extra:
        raise PlaygroundError(f"domain: there is no variable {shown(extra[0])}. Legal: {', '.join(VARIABLES)}")
    drawn = _made(data)
    guessed = dict(zip(variables, guess_domain(drawn), strict=True)) if data["guessed"] else {}
    data["domain"] = {variable: _listed(ranges.get(variable, guessed.get(variable, ()))) for variable in variables}
    data["lesson"] = suggest_lesson(_made(data))
    return _made(data)


def _listed(ends: Any) -> Any:
    """Two ends as a file holds them; what has none goes on, to be refused with its name."""
    return list(ends) if isinstance(ends, list | tuple) else ends


def _used(text: str, parameters: tuple[str, ...]) -> frozenset[str]:
    try:
        return names_in(text, parameters)
    except FormulaError as error:
        for name in unknown_names(text, parameters):
            if name not in parameters and place_of(name, text) == error.position:
                meant = glued(name, parameters)
                said = f"state it as a parameter, such as {name}=1, or write {' or '.join(meant or ('x', 'y'))}"
                raise FormulaError(f"expected a number for {name}: {said}", error.position) from None
        raise


def _made(data: dict[str, Any]) -> Surface:
    try:
        return Surface.at_defaults(read_definition(data, FORMULA_ID, "formula"))
    except PlaygroundError as error:
        # The formula's own errors know their character, which a field can point at.
        raise error.__cause__ if isinstance(error.__cause__, FormulaError) else error from None


def _shortened(text: str) -> str:
    words = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return words if 0 < len(words) <= 40 else f"{words[:37]}…" if words else "Formula"
