"""Where an array's numbers lie."""

from ctypes import addressof, c_char
from typing import Any

from numpy.typing import NDArray

_from_buffer: Any = (c_char * 0).from_buffer


def address(array: NDArray[Any]) -> int:
    """Return where an array's numbers lie; the array must be contiguous and be kept alive by whoever asks.

    >>> import numpy as np
    >>> numbers = np.zeros(3)
    >>> address(numbers) == numbers.ctypes.data
    True
    """
    try:
        # NumPy's own way imports a module at each call; beside Qt, which looks at every import, that takes ten times as
        # long, a hundred times in each frame. A buffer has no gaps, and is not given of an array that is read only.
        return addressof(_from_buffer(array))
    except (TypeError, ValueError):
        assert array.flags.c_contiguous
        return array.ctypes.data
