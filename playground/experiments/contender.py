"""An optimizer with its parameters set: one competitor of a race."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from playground.base.check_kind import check_kind
from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError, shown
from playground.base.parameters import Value
from playground.experiments.check_assembly import check_assembly
from playground.experiments.following_name import following_name
from playground.experiments.modifier import Modifier
from playground.optimizers import OPTIMIZERS, Optimizer, OwnRule, PythonRule, Readout, Wrapper

_COLOR = re.compile(r"#[0-9a-f]{6}")
LONGEST_NAME = 80
MOST_PATTERN = 2  # of picture.line_pattern
Own = OwnRule | PythonRule


class Contender:
    """An optimizer and its parameters, frozen, equal by value.

    Arguments: `optimizer` its id, a name that people know it by ("sgd", "nag", "L-BFGS-B"), or a rule of one's own
    (`pg.rule`, `pg.python_rule`); `name` what people call it, by default the optimizer's name, a parameter in braces
    standing for its value: "η = {lr}"; `color` "#rrggbb", by default the next of the palette; `pattern` of its line,
    0 plain, 1 double, 2 triple, by default plain for the first twelve; `enabled` whether it races;
    `base` the contender that a method like lookahead is put round, by default gradient descent; `modifiers` what is put
    on it, in this order; every other keyword is a parameter of the optimizer, under its own name or one that libraries
    use, defaults fill the rest. Raises
    PlaygroundError for an unknown optimizer or parameter, an illegal value, a name with control characters, and for
    what makes no sense together.

    >>> Contender("adam", lr=0.05).parameters["beta1"]
    0.9
    >>> Contender("sgd", learning_rate=0.1, momentum=0.8)
    Contender('heavy_ball', lr=0.1, beta=0.8)
    """

    __slots__ = ("_hash", "base", "color", "enabled", "modifiers", "name", "optimizer", "pattern", "values")
    optimizer: str | Own
    name: str | None
    color: str | None
    pattern: int | None
    enabled: bool
    values: tuple[tuple[str, Value], ...]
    base: "Contender | None"
    modifiers: tuple[Modifier, ...]
    _hash: int

    def __init__(
        self,
        /,
        optimizer: str | Own,
        *,
        name: str | None = None,
        color: str | None = None,
        pattern: int | None = None,
        enabled: bool = True,
        base: "Contender | None" = None,
        modifiers: Iterable[Modifier] = (),
        **parameters: Any,
    ) -> None:
        if isinstance(optimizer, str):
            named = OPTIMIZERS.find(optimizer, parameters)
            optimizer = named.id
            parameters = {**named.settings, **_method(optimizer).own_names(parameters)}
        method = _method(optimizer)
        values = method.check(parameters)
        if base is not None and not isinstance(base, Contender):
            raise PlaygroundError(f"base must be a pg.Contender, got {shown(base)}")
        if base is None and isinstance(method, Wrapper):
            base = Contender("gradient_descent")
        if not isinstance(enabled, bool):
            raise PlaygroundError(f"a contender's enabled must be true or false, got {shown(enabled)}")
        put = object.__setattr__
        put(self, "optimizer", optimizer)
        put(self, "name", _checked_name(name))
        put(self, "color", _checked_color(color))
        put(
            self, "pattern", None if pattern is None else check_whole(pattern, "a contender's pattern", 0, MOST_PATTERN)
        )
        put(self, "enabled", enabled)
        put(self, "values", tuple(values.items()))
        put(self, "base", base)
        put(self, "modifiers", check_assembly(method, base, modifiers))
        put(self, "_hash", hash(self._key()))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a contender is frozen: use .replace({name}=…) or .with_parameter(…)")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a contender is frozen")

    @property
    def method(self) -> Optimizer:
        """The optimizer itself, with its equation, source and parameters' declarations."""
        return _method(self.optimizer)

    @property
    def parameters(self) -> dict[str, Value]:
        """Every parameter with its value, in the order declared."""
        return dict(self.values)

    @property
    def given(self) -> dict[str, Value]:
        """The parameters whose values are not the defaults."""
        defaults = {parameter.name: parameter.default for parameter in self.method.parameters}
        return {name: value for name, value in self.values if value != defaults[name]}

    @property
    def average(self) -> Modifier | None:
        """The modifier whose averaged path is drawn beside its own, None where it has none."""
        found = (one for one in self.modifiers if one.enabled and one.modification.kind == "average")
        return next(found, None)

    @property
    def title(self) -> str:
        """Its own name, in which a parameter in braces is its value, or the optimizer's with its base's."""
        if self.name is not None:
            return following_name(self.name, self.parameters)
        return self.method.title(self.parameters) if self.base is None else f"{self.method.name} ({self.base.title})"

    @property
    def readouts(self) -> tuple[Readout, ...]:
        """The inner numbers that its innermost method tells along a path (see `readouts`)."""
        return self.method.readouts if self.base is None else self.base.readouts

    @property
    def path_key(self) -> tuple[object, ...]:
        """What decides its path: two contenders with the same differ in name, colour and whether they race alone."""
        return self.optimizer, self.values, self.base and self.base.path_key, self.modifiers

    @property
    def kernel_key(self) -> tuple[object, ...]:
        """What decides which kernels it needs: no number does."""
        acting = tuple(one.kind for one in self.modifiers if one.enabled)
        return self.optimizer, self.base and self.base.kernel_key, acting

    def with_parameter(self, name: str, value: object) -> "Contender":
        """Return the contender with one parameter changed."""
        check_kind(name, str, "a parameter's name", "a text")
        return self.with_parameters({name: value})

    def with_parameters(self, changed: Mapping[str, object]) -> "Contender":
        """Return the contender with some parameters changed."""
        check_kind(changed, Mapping, "changed parameters", "names with values, such as {'lr': 0.1}")
        merged: dict[str, Any] = {**self._rest(), **self.parameters, **self.method.own_names(changed)}
        return Contender(self.optimizer, **merged)

    def replace(self, **fields: Any) -> "Contender":
        """Return the contender with `name`, `color`, `pattern`, `enabled`, `base` or `modifiers` changed."""
        merged: dict[str, Any] = {**self._rest(), **fields, **self.parameters}
        return Contender(self.optimizer, **merged)

    def _rest(self) -> dict[str, Any]:
        """What it has besides its parameters."""
        return {name: getattr(self, name) for name in ("name", "color", "pattern", "enabled", "base", "modifiers")}

    def __reduce__(self) -> Any:
        return _rebuild, (self.optimizer, self._rest(), self.parameters)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Contender) and self._key() == other._key())

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        extra = {
            "name": self.name, "color": self.color, "pattern": self.pattern,
            "enabled": None if self.enabled else False, "base": self.base, "modifiers": list(self.modifiers) or None,
        }  # fmt: skip
        shown = {**self.given, **{key: value for key, value in extra.items() if value is not None}}
        first = repr(self.optimizer) if isinstance(self.optimizer, str) else f"pg.{self.optimizer!r}"
        return f"Contender({', '.join([first, *(f'{k}={v!r}' for k, v in shown.items())])})"

    def _key(self) -> tuple[object, ...]:
        return (
            self.optimizer, self.name, self.color, self.pattern, self.enabled, self.values, self.base, self.modifiers,
        )  # fmt: skip


def _method(optimizer: str | Own) -> Optimizer:
    return optimizer if isinstance(optimizer, OwnRule | PythonRule) else OPTIMIZERS.get(optimizer)


def _rebuild(optimizer: str | Own, rest: dict[str, Any], values: dict[str, Value]) -> Contender:
    merged: dict[str, Any] = {**rest, **values}
    return Contender(optimizer, **merged)


def _checked_name(name: str | None) -> str | None:
    if name is None:
        return None
    if not isinstance(name, str) or not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise PlaygroundError(
            f"a contender's name must be 1 to {LONGEST_NAME} printable characters without line breaks, "
            f"got {shown(name)}"
        )
    return name


def _checked_color(color: str | None) -> str | None:
    if color is None:
        return None
    if not isinstance(color, str) or not _COLOR.fullmatch(color.lower()):
        raise PlaygroundError(f"a colour must be written like #0072b2, got {shown(color)}")
    return color.lower()
