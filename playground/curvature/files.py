"""Readouts as files: columns of numbers as CSV, arrays as NPZ."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.base.check_ending import check_ending
from playground.base.files import write_atomically


def write_columns(path: Path | str, columns: Mapping[str, NDArray[Any]]) -> None:
    """Write columns of the same length as CSV, whole or not at all; numbers to the last bit, NaN empty."""
    check_ending(path, "csv")
    rows = zip(*(_cells(column) for column in columns.values()), strict=True)
    lines = [",".join(columns), *(",".join(row) for row in rows)]
    write_atomically(path, ("\n".join(lines) + "\n").encode())


def _cells(column: NDArray[Any]) -> list[str]:
    return ["" if value != value else str(value) for value in np.asarray(column).tolist()]


def write_arrays(path: Path | str, arrays: Mapping[str, Any]) -> None:
    """Write arrays as NPZ, whole or not at all; none of them needs pickle."""
    check_ending(path, "npz")
    buffer = BytesIO()
    np.savez(buffer, allow_pickle=False, **{name: np.asarray(array) for name, array in arrays.items()})
    write_atomically(path, buffer.getvalue())
