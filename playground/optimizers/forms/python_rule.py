"""Optimizers that are plain Python functions."""

import inspect
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from playground.base.check_kind import check_kind
from playground.base.check_number import check_number
from playground.base.errors import PlaygroundError, shown
from playground.base.parameters import Parameter, Value
from playground.language.typeset import symbol
from playground.optimizers.forms.optimizer import Optimizer, Rule, Uses

if TYPE_CHECKING:
    from playground.kernels.compiling.compile_source import Kernel

DEFAULT_NAME = "Python rule"
_KEPT = ("optimizer", "name", "color", "enabled", "base", "modifiers")
_ARGUMENTS = ("x", "g", "t", "state")
Declared = float | tuple[float, float, float] | tuple[float, float, float, Literal["linear", "log"]]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class PythonRule(Optimizer):
    """A method whose update is a function of Python, called for one point at a time; slow, and in no file.

    Made by `python_rule`; equal where function, name and parameters are the same.
    """

    update: Rule

    @property
    def id(self) -> str:
        """The word that errors and tables use: its name."""
        return self.name

    @property
    def function(self) -> Rule:
        """The update."""
        return self.update

    @property
    def uses(self) -> tuple[Uses, ...]:
        """The gradient."""
        return ("gradient",)

    @property
    def evaluations(self) -> Mapping[str, int]:
        """One gradient."""
        return {"g": 1}

    @property
    def takes_gradient(self) -> bool:
        """Always."""
        return True

    def unprojectable(self, kind: str) -> str:
        """It may be: what it does is the person's own affair."""
        return ""

    def memory_rows(self, dimension: int, values: Mapping[str, Value]) -> int:
        """None: what lasts is kept in dictionaries."""
        return 0

    def step(self, dimension: int | None = None) -> "Kernel":
        """Return the step, which calls back."""
        return self._step

    def ready(self, dimension: int | None = None) -> bool:
        """Never, so that no window waits for it inside a frame."""
        return False

    @cached_property
    def source_text(self) -> str:
        """It has none: Python runs it."""
        return self._text()

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, PythonRule) and self._key() == other._key())

    def __hash__(self) -> int:
        return hash((self.update, self.name))

    def __repr__(self) -> str:
        return f"python_rule({self.update!r}, name={self.name!r})"

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return _rebuild, self._key()

    def _key(self) -> tuple[Any, ...]:
        return self.update, self.name, self.parameters

    def _text(self) -> str:
        return ""

    @cached_property
    def _step(self) -> "Kernel":
        from playground.kernels.racing.python_step import PythonStep

        names = [parameter.name for parameter in self.parameters]

        def call(x: Any, g: Any, t: int, state: dict[str, Any], values: list[float]) -> Any:
            from playground.base.real_array import real_array

            dimension = len(x)
            try:
                found = self.update(x, g, t, state, **dict(zip(names, values, strict=True)))
            except Exception as error:
                raise PlaygroundError(f"{self.name}: step {t} raised {type(error).__name__}: {error}") from error
            moved = real_array(found)
            if moved is None or moved.shape != (dimension,):
                raise PlaygroundError(
                    f"{self.name}: the function must return the new x, {dimension} "
                    f"real numbers, got {shown(found)} in step {t}"
                )
            return moved

        return PythonStep(call, len(names))


def python_rule(update: Rule, name: str = DEFAULT_NAME, parameters: Mapping[str, Declared] | None = None) -> PythonRule:
    """Return the optimizer that a Python function is: `update(x, g, t, state, **parameters)` returns the new x.

    Arguments: `update` is called in each step for one path at a time with `x` and `g` (dimension,), the point and its
    gradient, which it may change; `t` the update's number, 1 first; `state` a dictionary of the path's own, empty
    before the first step, which must hold plain values and arrays; and every parameter as a number. It must depend on
    nothing else, for steps may be repeated. `parameters` their defaults, or (default, low, high) or (default, low,
    high, "log") for a slider; where left out, the function's arguments that have defaults.

    Raises PlaygroundError for what is no such function. It is slow, and no experiment that has it can be saved.
    """
    if not callable(update):
        raise PlaygroundError(f"a rule in Python must be a function of x, g, t, state, got {shown(update)}")
    if not isinstance(name, str) or not name.strip() or len(name) > 80 or not name.isprintable():
        raise PlaygroundError(f"a rule's name must be 1 to 80 printable characters, got {shown(name)}")
    if parameters is not None:
        check_kind(parameters, Mapping, "parameters", "names with numbers, such as {'lr': 0.1}")
    declared = _defaults(update) if parameters is None else dict(parameters)
    made = tuple(_parameter(key, value) for key, value in declared.items())
    try:
        inspect.signature(update).bind(*_ARGUMENTS, **{one.name: one.default for one in made})
    except (TypeError, ValueError) as error:
        given = ", ".join((*_ARGUMENTS, *declared))
        raise PlaygroundError(f"{name}: the function cannot be called with {given}: {error}") from None
    return PythonRule(
        name=name,
        summary="A Python function, called point by point; slow, and never saved in a file.",
        equation=f"x ← {getattr(update, '__name__', 'update')}(x, g, t, state)",
        source="a Python function",
        family="own",
        parameters=made,
        notes=inspect.getdoc(update) or "",
        update=update,
    )


def _defaults(update: Rule) -> dict[str, Any]:
    """The arguments that have numbers for defaults."""
    try:
        arguments = list(inspect.signature(update).parameters.values())
    except (TypeError, ValueError):
        return {}
    return {
        one.name: one.default
        for one in arguments[len(_ARGUMENTS) :]
        if isinstance(one.default, int | float) and not isinstance(one.default, bool)
    }


def _parameter(name: str, declared: Any) -> Parameter:
    numbers = declared if isinstance(declared, tuple) else (declared,)
    if len(numbers) not in (1, 3, 4):
        raise _undeclared(name, declared)
    scale = numbers[3] if len(numbers) == 4 else "linear"
    try:
        default, *ends = (check_number(number, "it") for number in numbers[:3])
    except PlaygroundError:
        raise _undeclared(name, declared) from None
    usual = (min(2 * default, 0.0), max(2 * default, 0.0)) if default else (-1.0, 1.0)
    low, high = ends or usual
    if not isinstance(scale, str) or scale not in ("linear", "log") or not -math.inf < low < high < math.inf:
        raise _undeclared(name, declared)
    if not isinstance(name, str) or not low <= default <= high:
        raise _undeclared(name, declared)
    if scale == "log" and low <= 0:
        raise _undeclared(name, declared)
    if name in _KEPT:
        raise PlaygroundError(f"a parameter cannot be called {name}: that is a word for every contender")
    sign = "η" if name == "lr" else symbol(name)
    doc = "learning rate: the size of a step" if name == "lr" else "a parameter of this function"
    kind: Literal["linear", "log"] = "log" if scale == "log" else "linear"
    return Parameter(name, default, doc, slider=(low, high), scale=kind, symbol=sign)


def _undeclared(name: object, declared: object) -> PlaygroundError:
    return PlaygroundError(
        f"parameter {shown(name)} must be a number, or (default, low, high) with the default between them, or "
        f'(default, low, high, "log") with low above 0, got {shown(declared)}'
    )


def _rebuild(update: Rule, name: str, parameters: tuple[Parameter, ...]) -> PythonRule:
    declared: dict[str, Any] = {one.name: (one.default, *one.slider, one.scale) for one in parameters}
    return python_rule(update, name, declared)
