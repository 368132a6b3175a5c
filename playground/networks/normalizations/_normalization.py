"""The declaration of a normalization, and its place in a network."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from playground.base.alias import Alias
from playground.base.errors import PlaygroundError
from playground.base.parameters import Parameter, Value
from playground.base.parametrized import Parametrized
from playground.networks.operation import NOTHING, Operation

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Block:
    """Where a normalization stands: between numbered buffers of activations, or before the weights numbered so.

    Arguments: `source` and `target` of a normalization of sums, `weights` of one of weights; the layer's inputs
    `in_width` and its units `out_width`.
    """

    in_width: int
    out_width: int
    source: int = NOTHING
    target: int = NOTHING
    weights: int = -1


@dataclass(frozen=True, kw_only=True)
class Normalization(Parametrized):
    """What keeps the scale of a layer's sums, or of its weights.

    Arguments: `name` as people write it; `summary` one sentence; `equation`; `source` the paper; `of` says what is
    normalized: the sums z of a layer, between its affine operation and its activation, or its weights, before the
    affine operation, which then has no part of θ of its own; `parameters`; `make` returns the operation from the
    parameters' values and the block; `initial` its part of θ from the parameters' values and the layer's initial W
    (out, in) and b (out); `notes` what libraries do otherwise; `grouped` the parameter that says how many groups the
    units are cut into, if any; `least` the fewest units that such a group has; `torch` the call that makes its module
    in PyTorch, with `{name}` for each parameter, `{width}` for the layer's units, or `{before}` and `{after}` for an
    affine layer whose weights it makes, and parameters in the order of θ; `torch_class` the source of that module's
    class where PyTorch has none; `aliases` what people call it elsewhere.
    """

    name: str
    summary: str
    equation: str
    source: str
    of: Literal["sums", "weights"]
    make: Callable[[Mapping[str, Value], Block], Operation]
    initial: Callable[[Mapping[str, Value], Floats, Floats], Floats]
    torch: str
    torch_class: str = ""
    parameters: tuple[Parameter, ...] = ()
    notes: str = ""
    grouped: str = ""
    least: int = 1
    aliases: tuple[str | Alias, ...] = ()

    @property
    def id(self) -> str:
        """The file's name."""
        return self.make.__module__.rsplit(".", 1)[-1]

    def check_width(self, values: Mapping[str, Value], width: int) -> None:
        """Raise PlaygroundError where a layer of so many units cannot be normalized with these values."""
        count = int(values[self.grouped]) if self.grouped else 1
        if width % count == 0 and width // count >= self.least:
            return
        legal = [k for k in range(1, width + 1) if width % k == 0 and width // k >= self.least]
        if not legal:
            raise PlaygroundError(
                f"{self.id} normalization needs more than one unit in a layer, and this one has {width}: "
                "alone it would always be 0; use more units or another normalization"
            )
        wrong = "leaves groups of one unit, which would always be 0" if width % count == 0 else "does not fit"
        raise PlaygroundError(
            f"{self.id}.{self.grouped} = {count} {wrong}: a layer of {width} units can have "
            f"{_listed(legal)} {'group' if legal == [1] else 'groups'} of equally many"
        )

    def operation(self, values: Mapping[str, Value], block: Block) -> Operation:
        """Return the operation; raise PlaygroundError where the layer does not fit."""
        if self.of == "sums":
            self.check_width(values, block.out_width)
        return self.make(values, block)


def _listed(numbers: list[int]) -> str:
    words = [str(number) for number in numbers]
    if len(words) > 8:
        words = [*words[:4], "…", *words[-3:]]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " or " + words[-1]


def ones_and_zeros(width: int, *more: Any) -> Floats:
    """γ = 1 and β = 0, and what follows them."""
    return np.concatenate([np.ones(width), np.zeros(width), *(np.atleast_1d(part) for part in more)])
