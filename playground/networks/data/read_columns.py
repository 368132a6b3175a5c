"""The numbers of the chosen columns of a table."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from playground.base.errors import PlaygroundError, shown, unknown
from playground.networks.data.csv_cells import Floats, cell_kind, numbers
from playground.networks.data.csv_column import MOST_CLASSES
from playground.networks.data.csv_complaint import csv_complaint
from playground.networks.data.csv_layout import CsvLayout, checked_path, csv_fingerprint, csv_layout
from playground.networks.data.csv_rows import csv_line, csv_rows
from playground.networks.data.data_file import DataFile

Codes = dict[str, int]
Read = tuple[Floats, NDArray[Any], tuple[str, ...]]

_MOST_KEPT: Final = 2**27  # bytes
# By its fingerprint a file is what was read of it, even where it is gone or another by now: for another split or seed
# nothing is read again, and who undoes comes back to a table that was deleted meanwhile.
_kept: dict[DataFile, Read] = {}


def read_columns(file: DataFile) -> Read:
    """Return inputs (n, features), targets and the names of the classes, in the order of the file.

    Targets are classes, int64 (n,), or numbers, float64 (n, 1) and no names. Classes that are numbers are ordered by
    their value, others in the order in which they appear.

    Raises PlaygroundError where the file is missing or no longer the one whose columns were chosen, unless it was read
    before, and where a cell cannot be used.
    """
    kept = _kept.get(file)
    if kept is None:
        kept = _read(file, checked_path(file.path))
        _keep(file, kept)
    return kept


def _keep(file: DataFile, read: Read) -> None:
    """Keep what was read last, as much as there is room for."""
    _kept[file] = read
    sizes = {one: arrays[0].nbytes + arrays[1].nbytes for one, arrays in tuple(_kept.items())}
    for one in tuple(sizes):
        if sum(sizes.values()) <= _MOST_KEPT:
            return
        del sizes[one]
        _kept.pop(one, None)


def _read(file: DataFile, path: Path) -> Read:
    if csv_fingerprint(path) != file.fingerprint:
        raise PlaygroundError(f"{path} is no longer the file whose columns were chosen: choose it again")
    layout = csv_layout(path, file.form)
    places = [_place(layout, path, name) for name in (*file.inputs, file.target)]
    inputs: list[Floats] = []
    targets: list[NDArray[Any]] = []
    codes: Codes = {}
    row = 0
    for piece in csv_rows(path, layout):
        columns = list(zip(*piece, strict=True))
        made = [_column(columns[place], place, row, path, layout) for place in places[:-1]]
        inputs.append(np.stack(made, axis=1))
        cells = columns[places[-1]]
        if file.task == "classification":
            targets.append(_coded(cells, codes, places[-1], row, path, layout))
        else:
            targets.append(_column(cells, places[-1], row, path, layout)[:, None])
        row += len(piece)
    if row < 2:
        raise PlaygroundError(f"{path.name} has fewer than two rows; at least two samples are needed")
    joined = np.concatenate(targets)
    if file.task == "regression":
        return np.concatenate(inputs), joined, ()
    order, names = _classes(codes)
    return np.concatenate(inputs), order[joined], names


def _place(layout: CsvLayout, path: Path, name: str) -> int:
    if name not in layout.names:
        raise unknown(f"column of {path.name}", name, layout.names)
    return layout.names.index(name)


def _column(cells: Sequence[str], place: int, row: int, path: Path, layout: CsvLayout) -> Floats:
    values = numbers(cells)
    if values is None:
        wrong = next(k for k, cell in enumerate(cells) if cell_kind(cell) != "number")
        raise _complaint(cells[wrong], place, row + wrong, path, layout)
    return values


def _coded(
    cells: Sequence[str], codes: Codes, place: int, row: int, path: Path, layout: CsvLayout
) -> NDArray[np.int64]:
    """The cells as numbers of the words that were met so far."""
    for k, cell in enumerate(cells):
        if cell not in codes:
            if cell_kind(cell) in ("missing", "decimal comma"):
                raise _complaint(cell, place, row + k, path, layout)
            codes[cell] = len(codes)
            if len(codes) > 2 * MOST_CLASSES:  # 1 and 1.0 are one class and two words
                name = shown(layout.names[place])
                raise PlaygroundError(f"{path.name}, column {name}: more than {MOST_CLASSES} values are no classes")
    return np.fromiter(map(codes.__getitem__, cells), dtype=np.int64, count=len(cells))


def _complaint(cell: str, place: int, row: int, path: Path, layout: CsvLayout) -> PlaygroundError:
    return csv_complaint(path.name, csv_line(path, layout, row), layout.names[place], cell, cell_kind(cell))


def _classes(codes: Codes) -> tuple[NDArray[np.int64], tuple[str, ...]]:
    """The class of each word, and the names of the classes."""
    words = [word.strip() for word in codes]
    if all(cell_kind(word) == "number" for word in words):
        values, order = np.unique([float(word) for word in words], return_inverse=True)
        return order.astype(np.int64), tuple(f"{value:.15g}" for value in values)
    numbered: dict[str, int] = {}
    places = [numbered.setdefault(word, len(numbered)) for word in words]
    return np.array(places, dtype=np.int64), tuple(numbered)
