"""Arrays that begin at a line of the processor's cache."""

from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.kernels.compiling.address import address

_LINE = 64


def aligned_zeros(shape: tuple[int, ...], dtype: Any = np.float64) -> NDArray[Any]:
    """Return zeros that begin with a line of the cache, which NumPy's do not.

    A vector that lies across two lines is read and written twice.

    >>> aligned_zeros((2, 3)).ctypes.data % 64
    0
    """
    kind = np.dtype(dtype)
    count = prod(shape)
    whole = np.zeros(count + _LINE // kind.itemsize, dtype=kind)
    first = -address(whole) % _LINE // kind.itemsize
    return whole[first : first + count].reshape(shape)
