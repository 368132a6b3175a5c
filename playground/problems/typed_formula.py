"""A formula while it is typed: what was set before stays as far as its text still has a place for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from playground.base.parameters import Parameter
from playground.language.formula_error import FormulaError
from playground.language.names import names_in, place_of, unknown_names
from playground.language.readings import glued, several_readings
from playground.problems._make_formula import make_formula
from playground.problems.surface import Surface
from playground.problems.surface_definition import Interval, parameter_dict

_NEW = Parameter("", 1.0, "a number of the formula", slider=(-1.0, 3.0))


@dataclass(frozen=True)
class Typing:
    """What a person has set while they typed.

    Arguments: `parameters` by name, with their values as defaults, also of names that are gone for the moment: a name
    that returns finds its number and its slider again; `ranges` the stated ones of the domain; `plane` whether the
    problem is one of the plane though its formula has no y.
    """

    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    ranges: Mapping[str, Interval] = field(default_factory=dict)
    plane: bool = False

    @staticmethod
    def of(surface: Surface) -> "Typing":
        """Return what is known of a surface whose formula a person begins to change."""
        definition = surface.definition
        used = names_in(definition.formula, definition.parameter_names)
        return Typing(plane=surface.dimension == 2 and "y" not in used).after(surface)

    def after(self, surface: Surface) -> "Typing":
        """Return what is known when a surface is shown: its own settings, and those it has no place for at present.

        >>> from playground.problems.formula import formula
        >>> Typing().after(formula("x + k", k=3.0, domain={"x": (0.0, 1.0)})).ranges
        {'x': (0.0, 1.0)}
        """
        values, definition = surface.parameters, surface.definition
        shown = {one.name: replace(one, default=values[one.name]) for one in definition.parameters}
        domain = dict(zip(definition.variables, surface.domain, strict=True))
        stated = {name: interval for name, interval in domain.items() if name not in definition.guessed}
        absent = {name: interval for name, interval in self.ranges.items() if name not in domain}
        return Typing({**self.parameters, **shown}, {**absent, **stated}, self.plane)


def typed_formula(text: str, known: Typing) -> Surface:
    """Return the surface of a text, with the parameters and ranges that are known; a new name begins at 1.

    Raises FormulaError with the character that is wrong, PlaygroundError for an illegal range.

    >>> typed_formula("x^2 + k*y^2", Typing()).parameters
    {'k': 1.0}
    """
    names = unknown_names(text, known.parameters)
    for name in names:
        meant = glued(name, known.parameters)
        if meant and name not in known.parameters:
            said = several_readings(name, meant, f"or {_parted(name)} for one parameter")
            raise FormulaError(said, place_of(name, text))
    parameters = [known.parameters.get(name, replace(_NEW, name=name)) for name in names]
    return make_formula(text, known.ranges, [parameter_dict(one) for one in parameters], None, known.plane)


def _parted(name: str) -> str:
    """A name that looks like nothing but one: its first letter, and the rest below it."""
    return f"{name[0]}_{name[1:]}"
