"""The declaration of an initialization."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from playground.base.alias import Alias
from playground.base.errors import PlaygroundError
from playground.base.parameters import Parameter, Value
from playground.base.parametrized import Parametrized
from playground.networks.initializations._layer import Layer
from playground.networks.initializations._passes import Passes

Floats = NDArray[np.float64]
Draw = Callable[..., list[Floats]]
Refine = Callable[..., list[Floats]]


@dataclass(frozen=True, kw_only=True)
class Initialization(Parametrized):
    """The weights a network begins with; biases begin at 0.

    Arguments: `name` as people write it; `summary` one sentence; `equation`; `source` the paper; `declared` its
    parameters; `draw(layers, generator, **values)` draws the weights, (out, in) for each layer; `refine(weights,
    passes, **values)` changes them by what the whole network makes of a batch, or None; `notes` what the
    documentation says besides; `aliases` what people call it elsewhere.
    """

    name: str
    summary: str
    equation: str
    source: str
    draw: Draw
    refine: Refine | None = None
    declared: tuple[Parameter, ...] = ()
    notes: str = ""
    aliases: tuple[str | Alias, ...] = ()

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The declarations, in order."""
        return self.declared

    @property
    def id(self) -> str:
        """The file's name."""
        return (self.refine or self.draw).__module__.rsplit(".", 1)[-1]

    def begin(
        self, layers: Sequence[Layer], generator: Generator, values: Mapping[str, Any] | None = None,
        passes: Passes | None = None,
    ) -> list[tuple[Floats, Floats]]:  # fmt: skip
        """Return W (out, in) and b (out) of each layer.

        The same generator's state gives the same numbers. Raises PlaygroundError naming a wrong parameter, and where
        it needs `passes` and there are none.
        """
        given: dict[str, Value] = self.check(values or {})
        weights = self.draw(layers, generator, **given)
        if self.refine is not None:
            if passes is None:
                raise PlaygroundError(f"{self.id} looks at what a batch becomes: give it the network's passes")
            weights = self.refine(weights, passes, **given)
        return [(matrix, np.zeros(len(matrix))) for matrix in weights]
