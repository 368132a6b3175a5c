"""A modifier with its parameters set: something put on a contender."""

from collections.abc import Mapping
from typing import Any

from playground.base.check_kind import check_kind
from playground.base.errors import PlaygroundError, shown
from playground.base.parameters import Value
from playground.modifiers import MODIFIERS, Modification


class Modifier:
    """A modifier of the catalogue and its parameters, frozen, equal by value.

    Arguments: `kind` its id; `enabled` whether it acts; every other keyword is a parameter, defaults fill the rest.
    Raises PlaygroundError for an unknown modifier or parameter and for an illegal value.

    >>> Modifier("clip_norm", limit=2).parameters
    {'limit': 2.0}
    """

    __slots__ = ("enabled", "kind", "values")
    kind: str
    enabled: bool
    values: tuple[tuple[str, Value], ...]

    def __init__(self, /, kind: str, *, enabled: bool = True, **parameters: Any) -> None:
        named = MODIFIERS.find(kind, parameters)
        kind = named.id
        values = MODIFIERS.get(kind).check({**named.settings, **MODIFIERS.get(kind).own_names(parameters)})
        if not isinstance(enabled, bool):
            raise PlaygroundError(f"a modifier's enabled must be true or false, got {shown(enabled)}")
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "enabled", enabled)
        object.__setattr__(self, "values", tuple(values.items()))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a modifier is frozen: use .with_parameters(…) or .switched(…)")

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
        check_kind(changed, Mapping, "changed parameters", "names with values, such as {'limit': 1}")
        return _rebuild(self.kind, self.enabled, {**self.parameters, **self.modification.own_names(changed)})

    def switched(self, enabled: bool) -> "Modifier":
        """Return the modifier switched on or off."""
        return _rebuild(self.kind, enabled, self.parameters)

    def __reduce__(self) -> Any:
        return _rebuild, (self.kind, self.enabled, self.parameters)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Modifier) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        shown = self.given if self.enabled else {"enabled": False, **self.given}
        return f"Modifier({', '.join([repr(self.kind), *(f'{k}={v!r}' for k, v in shown.items())])})"

    def _key(self) -> tuple[object, ...]:
        return self.kind, self.enabled, self.values


def _rebuild(kind: str, enabled: bool, values: Mapping[str, Any]) -> Modifier:
    return Modifier(kind, enabled=enabled, **values)
