"""A check of arrays of real numbers."""

from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import NDArray


def real_array(value: Any) -> NDArray[np.float64] | None:
    """Return numbers as an array of doubles, None for what is none: texts, complex numbers, uneven lists, and whole
    numbers beyond every double.

    >>> real_array([[1, 2.5]]).tolist(), real_array(["1"]), real_array([1j]), real_array([10**400])
    ([[1.0, 2.5]], None, None, None)
    """
    try:
        array = np.asarray(value)
        if array.dtype.kind == "O" and not all(isinstance(one, Real) for one in array.flat):
            return None
        return array.astype(np.float64, copy=False) if array.dtype.kind in "biufO" else None
    except (TypeError, ValueError, OverflowError):
        return None
