"""Warnings about samples that may be mistakes."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from playground.base.errors import shown
from playground.networks.data.csv_cells import Floats
from playground.networks.data.data_file import DataFile

_MOST_NAMED: Final = 3
_ODD: Final = np.uint64(0x9E3779B97F4A7C15)


def odd_samples(inputs: Floats, targets: NDArray[Any], file: DataFile, names: tuple[str, ...] = ()) -> list[str]:
    """Return sentences about samples of a table that can be trained with and may be a mistake.

    Samples that are there more than once, a target and inputs that are the same in all of them.

    Arguments: `inputs` (n, features); `targets` (n) or (n, 1); `file` whose columns they are; `names` of the classes.
    """
    notes = []
    again = len(inputs) - len(np.unique(_hashes(np.column_stack([inputs, targets.astype(np.float64)]))))
    if again:
        notes.append(f"{again} {'row repeats an earlier one' if again == 1 else 'rows repeat earlier ones'}")
    if (targets == targets[0]).all():
        value = shown(names[int(targets.flat[0])]) if names else f"{float(targets.flat[0]):g}"
        notes.append(f"the target {shown(file.target)} is {value} in all rows, so that there is nothing to learn")
    same = [name for name, column in zip(file.inputs, inputs.T, strict=True) if (column == column[0]).all()]
    if same:
        more = f" and {len(same) - _MOST_NAMED} more" if len(same) > _MOST_NAMED else ""
        named = ", ".join(map(shown, same[:_MOST_NAMED]))
        notes.append(f"{'these inputs are' if len(same) > 1 else 'this input is'} the same in all rows: {named}{more}")
    return notes


def _hashes(rows: Floats) -> NDArray[np.uint64]:
    """64 bits of each row: two different rows share them with a chance of 2⁻⁶⁴, and sorting takes a tenth."""
    bits = np.ascontiguousarray(rows + 0.0).view(np.uint64)  # −0 and 0 are one number
    mixed = np.zeros(len(bits), dtype=np.uint64)
    for column in bits.T:
        mixed = (mixed ^ column) * _ODD
        mixed ^= mixed >> np.uint64(29)
    return mixed
