"""Inputs with their targets."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Samples:
    """Inputs (n, features), float64, and targets, classes as int64 (n,) or numbers as float64 (n, outputs).

    Both arrays are read-only.
    """

    inputs: Floats
    targets: NDArray[Any]

    def __post_init__(self) -> None:
        self.inputs.flags.writeable = False
        self.targets.flags.writeable = False

    def __len__(self) -> int:
        return len(self.inputs)
