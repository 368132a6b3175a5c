"""The part of rightly told samples."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def score(outputs: Floats, targets: NDArray[Any], classes: int, loss: str) -> float:
    """Return the part of samples (n) whose class the outputs (outputs, n) tell rightly; NaN without classes or samples.

    One output tells the second class above 0, under the squared loss above ½; several tell the one of the largest.
    """
    if classes == 0 or len(targets) == 0:
        return float("nan")
    if len(outputs) == 1:
        told = outputs[0] > (0.5 if loss == "squared" else 0.0)
    else:
        told = np.argmax(outputs, axis=0)
    return float(np.mean(told == targets))
