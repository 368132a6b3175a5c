"""A modifier with its parameters set: something put on a contender."""

from collections.abc import Mapping
from typing import Any

from playground.base.parameters import Value
from playground.modifiers import MODIFIERS, Modification


class Modifier:
    """A modifier of the catalogue and its parameters, frozen, equal by value.

    Arguments: `kind` its id; every keyword is a parameter, defaults fill the rest. Raises PlaygroundError for an
    unknown modifier or parameter and for an illegal value.

    >>> Modifier("clip_norm", limit=2).parameters
    {'limit': 2.0}
    """

    __slots__ = ("kind", "values")
    kind: str
    values: tuple[tuple[str, Value], ...]

    def __init__(self, /, kind: str, **parameters: Any) -> None:
        values = MODIFIERS.get(kind).check(parameters)
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "values", tuple(values.items()))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a modifier is frozen: use .with_parameters(…)")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a modifier is frozen")

    @property
    def modification(self) -> Modification:
        """The modifier itself, with its equation, source and parameters' declarations."""
        return MODIFIERS.get(self.kind)

    @property
    def parameters(self) -> dict[str, Value]:
        """Every parameter with its value, in the order declared."""
        return dict(self.values)

    @property
    def given(self) -> dict[str, Value]:
        """The parameters whose values are not the defaults."""
        defaults = {parameter.name: parameter.default for parameter in self.modification.parameters}
        return {name: value for name, value in self.values if value != defaults[name]}

    def with_parameters(self, changed: Mapping[str, object]) -> "Modifier":
        """Return the modifier with some parameters changed."""
        return Modifier(self.kind, **{**self.parameters, **changed})

    def __reduce__(self) -> Any:
        return _rebuild, (self.kind, self.parameters)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Modifier) and (self.kind, self.values) == (other.kind, other.values)

    def __hash__(self) -> int:
        return hash((self.kind, self.values))

    def __repr__(self) -> str:
        return f"Modifier({', '.join([repr(self.kind), *(f'{k}={v!r}' for k, v in self.given.items())])})"


def _rebuild(kind: str, values: dict[str, Value]) -> Modifier:
    return Modifier(kind, **values)
