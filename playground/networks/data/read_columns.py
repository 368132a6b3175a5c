"""The numbers of the chosen columns of a table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from playground.base.errors import PlaygroundError, shown, unknown
from playground.networks.data.csv_cells import Decimal, Floats, cell_kind, class_word, kinds, number_of, numbers
from playground.networks.data.csv_column import MOST_CLASSES
from playground.networks.data.csv_complaint import csv_complaint
from playground.networks.data.csv_layout import CsvLayout, checked_path, csv_fingerprint, csv_layout, layout_notes
from playground.networks.data.csv_rows import csv_line, csv_rows
from playground.networks.data.data_file import DataFile

Codes = dict[str, int]


@dataclass(frozen=True)
class Read:
    """What was read of a table.

    Arguments: `inputs` (n, features), NaN where one is missing that will be filled; `targets` classes, int64 (n,), or
    numbers, float64 (n, 1); `names` of the classes; `dropped` how many rows were left out for a missing value; `notes`
    sentences about how the table was read.
    """

    inputs: Floats
    targets: NDArray[Any]
    names: tuple[str, ...]
    dropped: int = 0
    notes: tuple[str, ...] = ()


_MOST_KEPT: Final = 2**27  # bytes
# By its fingerprint a file is what was read of it, even where it is gone or another by now: for another split or seed
# nothing is read again, and who undoes comes back to a table that was deleted meanwhile.
_kept: dict[DataFile, Read] = {}


def read_columns(file: DataFile) -> Read:
    """Return inputs, targets and the names of the classes, in the order of the file.

    Classes that are numbers are ordered by their value, others in the order in which they appear. Rows in which a
    chosen cell says nothing are refused, left out or kept to be filled, as `file.missing` says.

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
    sizes = {one: arrays.inputs.nbytes + arrays.targets.nbytes for one, arrays in tuple(_kept.items())}
    for one in tuple(sizes):
        if sum(sizes.values()) <= _MOST_KEPT:
            return
        del sizes[one]
        _kept.pop(one, None)


def _read(file: DataFile, path: Path) -> Read:
    if csv_fingerprint(path) != file.fingerprint:
        raise PlaygroundError(f"{path} is no longer the file whose columns were chosen: choose it again")
    layout = csv_layout(path, file.form)
    reader = _Reader(path, layout, file.missing != "refuse")
    places = [_place(layout, path, name) for name in (*file.inputs, file.target)]
    inputs: list[Floats] = []
    targets: list[NDArray[Any]] = []
    comments: list[int] = []
    for piece in csv_rows(path, layout, tell_comments=comments.append):
        columns = list(zip(*piece, strict=True))
        inputs.append(np.stack([reader.numbers(columns[place], place) for place in places[:-1]], axis=1))
        cells = columns[places[-1]]
        if file.task == "classification":
            targets.append(reader.classes(cells, places[-1]))
        else:
            targets.append(reader.numbers(cells, places[-1])[:, None])
        reader.row += len(piece)
    if reader.row == 0:
        raise _too_few(path, 0)
    read = _without_missing(np.concatenate(inputs), np.concatenate(targets), file.missing == "fill")
    if len(read.inputs) < 2:
        raise _too_few(path, read.dropped)
    read = replace(read, notes=(*layout_notes(layout, sum(comments)), *_missing_notes(read)))
    if file.task == "regression":
        return read
    order, names = _classes(reader.codes, read.targets, layout.decimal)
    return replace(read, targets=order[read.targets], names=names)


def _missing_notes(read: Read) -> list[str]:
    notes = []
    if read.dropped:
        rows = "1 row in which a value is missing was" if read.dropped == 1 else f"{read.dropped} rows were"
        notes.append(f"{rows} left out" + (", each with a missing value" if read.dropped > 1 else ""))
    return notes


def _too_few(path: Path, dropped: int) -> PlaygroundError:
    without = f" without the {dropped} in which a value is missing" if dropped else ""
    return PlaygroundError(f"{path.name} has fewer than two rows{without}; at least two samples are needed")


def _without_missing(inputs: Floats, targets: NDArray[Any], fill: bool) -> Read:
    """Leave out rows in which something is missing, NaN or a class below 0; an input counts where none is filled."""
    unknown_targets = targets < 0 if targets.ndim == 1 else np.isnan(targets[:, 0])
    keep = ~unknown_targets if fill else ~unknown_targets & ~np.isnan(inputs).any(axis=1)
    if not keep.all():
        inputs, targets = inputs[keep], targets[keep]
    return Read(inputs, targets, (), int(len(keep) - keep.sum()))


def _place(layout: CsvLayout, path: Path, name: str) -> int:
    if name not in layout.names:
        raise unknown(f"column of {path.name}", name, layout.names)
    return layout.names.index(name)


class _Reader:
    """Turns cells into numbers; `row` is that of the first cell of a piece, `codes` the number of each word so far."""

    def __init__(self, path: Path, layout: CsvLayout, may_miss: bool) -> None:
        self.row = 0
        self.codes: Codes = {}
        self._path, self._layout, self._may_miss = path, layout, may_miss

    def numbers(self, cells: Sequence[str], place: int) -> Floats:
        """The cells as numbers, NaN where one may be missing and is."""
        decimal = self._layout.decimal
        values = numbers(cells, decimal)
        if values is not None:
            return values
        found = kinds(cells, decimal)
        for k, kind in enumerate(found):
            if kind != "number" and not (kind == "missing" and self._may_miss):
                raise self._complaint(cells[k], place, self.row + k)
        both = zip(cells, found, strict=True)
        return np.array([number_of(cell, decimal) if kind == "number" else np.nan for cell, kind in both])

    def classes(self, cells: Sequence[str], place: int) -> NDArray[np.int64]:
        """The cells as numbers of the words that were met so far, −1 where one may be missing and is."""
        for k, cell in enumerate(cells):
            if cell in self.codes:
                continue
            kind = cell_kind(cell, self._layout.decimal)
            if kind == "missing" and self._may_miss:
                self.codes[cell] = -1
                continue
            if kind in ("missing", "decimal comma", "no decimal comma"):
                raise self._complaint(cell, place, self.row + k)
            self.codes[cell] = len(self.codes)
            if len(self.codes) > 2 * MOST_CLASSES:  # 1 and 1.0 are one class and two words
                name = shown(self._layout.names[place])
                raise PlaygroundError(
                    f"{self._path.name}, column {name}: more than {MOST_CLASSES} values are no classes"
                )
        return np.fromiter(map(self.codes.__getitem__, cells), dtype=np.int64, count=len(cells))

    def _complaint(self, cell: str, place: int, row: int) -> PlaygroundError:
        kind = cell_kind(cell, self._layout.decimal)
        line = csv_line(self._path, self._layout, row)
        return csv_complaint(self._path.name, line, self._layout.names[place], cell, kind)


def _classes(codes: Codes, used: NDArray[np.int64], decimal: Decimal) -> tuple[NDArray[np.int64], tuple[str, ...]]:
    """The class of each code that is used, and the names of the classes; other codes have none."""
    words = {code: word for word, code in codes.items() if code >= 0}
    there = sorted(set(np.unique(used).tolist()))
    order = np.zeros(max(words, default=-1) + 1, dtype=np.int64)
    if all(cell_kind(words[code], decimal) == "number" for code in there):
        values, places = np.unique([number_of(words[code], decimal) for code in there], return_inverse=True)
        order[there] = places
        return order, tuple(f"{value:.15g}" for value in values)
    numbered: dict[str, int] = {}
    for code in there:
        order[code] = numbered.setdefault(class_word(words[code]), len(numbered))
    return order, tuple(numbered)
