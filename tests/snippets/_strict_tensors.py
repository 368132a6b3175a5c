"""Stand-ins for the functions of PyTorch and JAX on numbers: as strict as theirs about what they take."""

from __future__ import annotations

import math
import types
from collections.abc import Callable
from typing import Any

import numpy as np

# Every function that a copied surface may call, with what it is on numbers.
NAMES = "sin cos tan arcsin arccos arctan sinh cosh tanh exp log log2 log10 sqrt abs sign floor ceil"
FUNCTIONS: dict[str, Callable[..., Any]] = {name: getattr(np, name) for name in NAMES.split()}
ERF = np.vectorize(math.erf, otypes=[float])


class Tensor:
    """A number that came from a variable, or one number for each coordinate."""

    def __init__(self, value: Any) -> None:
        self.value = np.asarray(value)

    def __getitem__(self, place: int) -> Tensor:
        return Tensor(self.value[place])

    def __bool__(self) -> bool:
        return bool(self.value)

    def __neg__(self) -> Tensor:
        return Tensor(-self.value)

    def sum(self) -> Tensor:
        return Tensor(self.value.sum())


def _plain(value: Any) -> Any:
    assert isinstance(value, Tensor | int | float), value
    return value.value if isinstance(value, Tensor) else value


def _between(name: str, reflected: bool) -> Callable[[Tensor, Any], Tensor]:
    def operate(self: Tensor, other: Any) -> Tensor:
        pair = (_plain(other), self.value) if reflected else (self.value, _plain(other))
        return Tensor(getattr(np, name)(*pair))

    return operate


for _name, _function in (
    ("add", "add"),
    ("sub", "subtract"),
    ("mul", "multiply"),
    ("truediv", "divide"),
    ("pow", "power"),
):
    setattr(Tensor, f"__{_name}__", _between(_function, False))
    setattr(Tensor, f"__r{_name}__", _between(_function, True))
for _name, _function in (
    ("lt", "less"),
    ("le", "less_equal"),
    ("gt", "greater"),
    ("ge", "greater_equal"),
    ("eq", "equal"),
    ("ne", "not_equal"),
):
    setattr(Tensor, f"__{_name}__", _between(_function, False))


def _strict(function: Callable[..., Any]) -> Callable[[Any], Tensor]:
    """A function that takes a tensor and nothing else, as PyTorch's do."""

    def call(given: Any) -> Tensor:
        if not isinstance(given, Tensor):
            raise TypeError(f"must be Tensor, not {type(given).__name__}")
        return Tensor(np.asarray(function(np.asarray(given.value, dtype=float)), dtype=float))

    return call


def where(condition: Any, first: Any, second: Any) -> Tensor:
    if not isinstance(condition, Tensor):
        raise TypeError("the condition must be a Tensor")
    return Tensor(np.where(condition.value, _plain(first), _plain(second)))


def cond(condition: Any, first: Callable[[], Any], second: Callable[[], Any]) -> Tensor:
    assert isinstance(condition, Tensor)
    found = first() if condition else second()
    if not isinstance(found, Tensor):
        raise TypeError("branches must have the same type")
    return found


def modules() -> dict[str, Any]:
    """The names that a copied program's functions of the surface may use."""
    shared = {name: _strict(function) for name, function in FUNCTIONS.items()} | {"where": where}
    sigmoid = _strict(lambda u: 0.5 * (1 + np.tanh(0.5 * u)))
    return {
        "math": math,
        "torch": types.SimpleNamespace(**shared, erf=_strict(ERF), sigmoid=sigmoid, tensor=Tensor),
        "jnp": types.SimpleNamespace(**shared, float64=Tensor),
        "jax": types.SimpleNamespace(
            lax=types.SimpleNamespace(erf=_strict(ERF), cond=cond), nn=types.SimpleNamespace(sigmoid=sigmoid)
        ),
    }
