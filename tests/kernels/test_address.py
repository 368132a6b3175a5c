import numpy as np
import pytest

from playground.kernels.compiling.address import address


def _frozen() -> np.ndarray:
    array = np.arange(3.0)
    array.flags.writeable = False
    return array


@pytest.mark.parametrize(
    "array",
    [np.zeros((2, 5)), np.zeros((4, 5), np.uint64)[1:3], np.zeros((0, 2)), np.array([True]), _frozen()],
    ids=["matrix", "rows of a matrix", "nothing", "booleans", "read only"],
)
def test_an_address_is_where_numpy_says_the_numbers_lie(array: np.ndarray) -> None:
    assert address(array) == array.ctypes.data


def test_an_array_with_gaps_has_no_single_address() -> None:
    with pytest.raises(AssertionError):
        address(np.zeros((3, 4))[:, ::2])
