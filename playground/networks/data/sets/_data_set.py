"""The declaration of a data set."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from playground.base.alias import Alias
from playground.base.parameters import Parameter, Value
from playground.base.parametrized import Parametrized

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]
Task = Literal["classification", "regression"]
Standardize = Literal["none", "inputs", "both"]


@dataclass(frozen=True, kw_only=True)
class DataSet(Parametrized):
    """Samples that a network learns from: `make(random, …)` gives them from parameters and random numbers alone.

    `make` is handed a NumPy generator and the parameters by name and returns inputs (n, features) and targets, classes
    0, 1, … as int64 (n,) or numbers as float64 (n, outputs). With the same generator, more samples begin with the same
    ones, and noise multiplies the same random numbers: what a person drags moves the points and does not draw new ones.
    Classes take turns, so that all have as many samples as any other, give or take one. A set that `reads_file` makes
    nothing: its samples are what a `DataFile` says.

    Arguments: `name` as people write it; `summary` one sentence; `equation` one assignment per line; `source` the paper
    or collection; `task` what the targets are, None where a file decides; `features` the names of the inputs;
    `outputs` those of a regression's targets; `classes` their number, or the parameter that states it; `standardize`
    what is brought to mean 0 and variance 1 unless another is asked for; `notes` what else one should know;
    `aliases` what people call it elsewhere.
    """

    name: str
    summary: str
    equation: str
    source: str
    make: Callable[..., tuple[Floats, NDArray[Any]]]
    task: Task | None = "classification"
    features: tuple[str, ...] = ("x", "y")
    outputs: tuple[str, ...] = ()
    classes: int | str = 0
    parameters: tuple[Parameter, ...] = ()
    standardize: Standardize = "none"
    reads_file: bool = False
    notes: str = ""
    aliases: tuple[str | Alias, ...] = ()

    @property
    def id(self) -> str:
        """The file's name."""
        return self.make.__module__.rsplit(".", 1)[-1]

    @property
    def drawable(self) -> bool:
        """Whether points can be added by hand: those of a class in the plane."""
        return self.task == "classification" and len(self.features) == 2

    def class_count(self, values: Mapping[str, Value]) -> int:
        """Return how many classes there are at these parameters; 0 for numbers, and where a file decides."""
        return int(values[self.classes]) if isinstance(self.classes, str) else self.classes
