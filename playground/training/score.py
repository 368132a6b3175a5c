"""The accuracy of a network: the part of the samples that it puts into the right class."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def score(outputs: Floats, targets: NDArray[Any], classes: int, loss: str) -> float:
    """Return the part of the samples (n) that outputs (outputs, n) put into the right class; NaN without classes.

    One output tells the second class above 0, under the squared loss above ½; several tell the one of the largest.
    """
    if classes == 0 or len(targets) == 0:
        return float("nan")
    if len(outputs) == 1:
        told = outputs[0] > (0.5 if loss == "squared" else 0.0)
    else:
        told = np.argmax(outputs, axis=0)
    return float(np.mean(told == targets))
