"""A modifier with its parameters set: something put on a contender."""

from collections.abc import Mapping
from typing import Any

from playground.base.check_kind import check_kind
from playground.base.errors import PlaygroundError, shown
from playground.base.parameters import Value
from playground.modifiers import MODIFIERS, Modification, Schedule


class Modifier:
    """A modifier of the catalogue and its parameters, frozen, equal by value.

    Arguments: `kind` its id; `enabled` whether it acts; `follows` whether a schedule that lasts T updates takes T from
    the race or the training it is in, by default where T is not given; every other keyword is a parameter, defaults
    fill the rest. Raises PlaygroundError for an unknown modifier or parameter, for an illegal value, and for a modifier
    without a T that should follow.

    >>> Modifier("clip_norm", limit=2).parameters
    {'limit': 2.0}
    >>> Modifier("cosine").follows, Modifier("cosine", steps=500).follows
    (True, False)
    """

    __slots__ = ("enabled", "follows", "kind", "values")
    kind: str
    enabled: bool
    follows: bool
    values: tuple[tuple[str, Value], ...]

    def __init__(self, /, kind: str, *, enabled: bool = True, follows: bool | None = None, **parameters: Any) -> None:
        named = MODIFIERS.find(kind, parameters)
        kind = named.id
        stated = {**named.settings, **MODIFIERS.get(kind).own_names(parameters)}
        values = MODIFIERS.get(kind).check(stated)
        if not isinstance(enabled, bool):
            raise PlaygroundError(f"a modifier's enabled must be true or false, got {shown(enabled)}")
        if follows is not None and not isinstance(follows, bool):
            raise PlaygroundError(f"a modifier's follows must be true or false, got {shown(follows)}")
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "enabled", enabled)
        object.__setattr__(self, "values", tuple(values.items()))
        if follows and not self.length:
            raise PlaygroundError(f"{kind} follows nothing: only {', '.join(_lasting())} take their T from the race")
        alone = bool(self.length) and self.length not in stated
        object.__setattr__(self, "follows", alone if follows is None else follows)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a modifier is frozen: use .with_parameters(…) or .switched(…)")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a modifier is frozen")

    @property
    def modification(self) -> Modification:
        """The modifier itself, with its equation, source and parameters' declarations."""
        return MODIFIERS.get(self.kind)

    @property
    def length(self) -> str:
        """The parameter that says how many updates a schedule lasts, "" where there is none."""
        made = self.modification
        return made.lasts if isinstance(made, Schedule) else ""

    @property
    def parameters(self) -> dict[str, Value]:
        """Every parameter with its value, in the order declared."""
        return dict(self.values)

    @property
    def given(self) -> dict[str, Value]:
        """The parameters that a person set: their values are not the defaults, or would follow the race otherwise."""
        defaults = {parameter.name: parameter.default for parameter in self.modification.parameters}
        if self.length:
            return {
                name: value
                for name, value in self.values
                if (not self.follows if name == self.length else value != defaults[name])
            }
        return {name: value for name, value in self.values if value != defaults[name]}

    def with_parameters(self, changed: Mapping[str, object]) -> "Modifier":
        """Return the modifier with some parameters changed; a T that is set no longer follows the race."""
        check_kind(changed, Mapping, "changed parameters", "names with values, such as {'limit': 1}")
        stated = self.modification.own_names(changed)
        follows = self.follows and self.length not in stated
        return _rebuild(self.kind, self.enabled, follows, {**self.parameters, **stated})

    def following(self) -> "Modifier":
        """Return the modifier whose T follows the race again; raises PlaygroundError where it has none."""
        return _rebuild(self.kind, self.enabled, True, self.parameters)

    def lasting(self, updates: int) -> "Modifier":
        """Return the modifier in a race of so many updates: its T is their number, at least 1, where it follows."""
        values = self.parameters
        if not self.follows or values[self.length] == max(updates, 1):
            return self
        return _rebuild(self.kind, self.enabled, True, {**values, self.length: max(updates, 1)})

    def switched(self, enabled: bool) -> "Modifier":
        """Return the modifier switched on or off."""
        return _rebuild(self.kind, enabled, self.follows, self.parameters)

    def __reduce__(self) -> Any:
        return _rebuild, (self.kind, self.enabled, self.follows, self.parameters)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Modifier) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        shown = self.given if self.enabled else {"enabled": False, **self.given}
        if self.follows and self.parameters[self.length] != self.modification.parameter(self.length).default:
            shown |= {"follows": True, self.length: self.parameters[self.length]}
        return f"Modifier({', '.join([repr(self.kind), *(f'{k}={v!r}' for k, v in shown.items())])})"

    def _key(self) -> tuple[object, ...]:
        return self.kind, self.enabled, self.follows, self.values


def _rebuild(kind: str, enabled: bool, follows: bool, values: Mapping[str, Any]) -> Modifier:
    return Modifier(kind, enabled=enabled, follows=follows, **values)


def _lasting() -> list[str]:
    return [one.id for one in MODIFIERS if isinstance(one, Schedule) and one.lasts]
