"""What is in a table: for a dialog in which columns are chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from playground.base.check_callbacks import check_callbacks
from playground.base.errors import PlaygroundError, unknown
from playground.networks.data.csv_cells import Decimal, Floats, Kind, class_word, kinds, number_of, numbers
from playground.networks.data.csv_column import MOST_CLASSES, ColumnKind, CsvColumn
from playground.networks.data.csv_complaint import csv_complaint
from playground.networks.data.csv_form import CsvForm, Encoding
from playground.networks.data.csv_layout import CsvLayout, checked_path, csv_fingerprint, csv_layout
from playground.networks.data.csv_rows import csv_line, csv_rows

_FIRST_ROWS: Final = 8
_MOST_KEPT: Final = 8


@dataclass(frozen=True)
class CsvSummary:
    """Arguments: `path` the whole path; `fingerprint` of the content; `separator` in words; `header` whether the first
    line names the columns; `rows` below it; `columns` in order; `first_rows` the cells of the first few; `form` how it
    was read, as far as that was said; `layout` how it is written; `comments` how many lines of comment it has."""

    path: str
    fingerprint: str
    separator: str
    header: bool
    rows: int
    columns: tuple[CsvColumn, ...]
    first_rows: tuple[tuple[str, ...], ...]
    form: CsvForm
    layout: CsvLayout
    comments: int = 0

    @property
    def name(self) -> str:
        """The file's own name."""
        return Path(self.path).name

    def column(self, name: str) -> CsvColumn:
        """Return a column; raise PlaygroundError with the nearest name where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise unknown(f"column of {self.name}", name, [column.name for column in self.columns])


def csv_summary(
    path: object, separator: str | None = None, header: bool | None = None, encoding: Encoding | None = None,
    decimal: Decimal | None = None,
    progress: Callable[[int, int], None] | None = None, cancelled: Callable[[], bool] | None = None,
) -> CsvSummary:  # fmt: skip
    """Return what is in a table, looked through once and not kept; the answers to the last few questions are.

    Arguments: `path`; `separator` one sign or "comma", "semicolon", "tab", "space"; `header` whether the first line
    names the columns; `encoding` "utf-8", "windows-1252" or "utf-16"; `decimal` "point" or "comma"; None: as the file
    shows; `progress(done, all)` is told the bytes; `cancelled` is asked between rows.

    A million rows of ten columns take a few seconds. Nothing in the file is run. Raises PlaygroundError, with the line,
    for what is no such table, and when it was cancelled.
    """
    check_callbacks(progress, cancelled)
    form = CsvForm(separator, header, encoding, decimal)
    whole = checked_path(path)
    status = whole.stat()
    key = whole, status.st_mtime_ns, status.st_size, form
    found = _kept.get(key)
    if found is None:
        found = _summary(whole, form, status.st_size, progress, cancelled)
        while len(_kept) >= _MOST_KEPT:
            _kept.pop(next(iter(_kept), key), None)
        _kept[key] = found
    return found


def _summary(
    path: Path, form: CsvForm, size: int, progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> CsvSummary:  # fmt: skip
    def tell(read: int) -> None:
        if cancelled is not None and cancelled():
            raise PlaygroundError(f"looking through {path.name} was cancelled")
        if progress is not None:
            progress(min(read, size), size)

    layout = csv_layout(path, form)
    fingerprint = csv_fingerprint(path, tell)
    counts = [_Count(layout.decimal) for _ in layout.names]
    comments: list[int] = []
    first_rows: tuple[tuple[str, ...], ...] = ()
    rows = 0
    for piece in csv_rows(path, layout, tell, comments.append):
        if not first_rows:
            first_rows = tuple(map(tuple, piece[:_FIRST_ROWS]))
        for count, cells in zip(counts, zip(*piece, strict=True), strict=True):
            count.take(cells, rows)
        rows += len(piece)
    if rows == 0:
        raise PlaygroundError(f"{path.name} has a header and no rows below it: a sample needs a line")
    columns = tuple(count.column(name, path, layout) for count, name in zip(counts, layout.names, strict=True))
    return CsvSummary(
        str(path), fingerprint, layout.separator_name, layout.header, rows, columns, first_rows, form, layout,
        sum(comments),
    )  # fmt: skip


_Key = tuple[Path, int, int, CsvForm]
_kept: dict[_Key, CsvSummary] = {}


class _Count:
    """What is known of a column so far."""

    def __init__(self, decimal: Decimal) -> None:
        self.decimal = decimal
        self.numbers = self.missing = self.others = 0
        self.low, self.high, self.whole = np.inf, -np.inf, True
        self.many = False
        self.values: set[float | str] = set()
        self.first: dict[Kind, tuple[int, str]] = {}  # of each kind that is no number

    def take(self, cells: Sequence[str], row: int) -> None:
        """Count a piece of the column, whose first cell is in that row."""
        values = numbers(cells, self.decimal)
        if values is None:
            values = self._mixed(cells, row)
        self.numbers += len(values)
        if len(values):
            self.low, self.high = min(self.low, float(values.min())), max(self.high, float(values.max()))
            self.whole = self.whole and bool((values == np.floor(values)).all())
            if not self.many:
                self._remember(np.unique(values).tolist())

    def _remember(self, values: Sequence[float | str]) -> None:
        """Values that may be classes, until there are too many: thousands of columns may have a thousand each."""
        self.values.update(values)
        if len(self.values) > MOST_CLASSES:
            self.many = True
            self.values.clear()

    def _mixed(self, cells: Sequence[str], row: int) -> Floats:
        """Count what is no number, and return what is."""
        found = kinds(cells, self.decimal)
        good = [number_of(cell, self.decimal) for cell, kind in zip(cells, found, strict=True) if kind == "number"]
        missing = found.count("missing")
        self.missing += missing
        self.others += len(cells) - len(good) - missing
        for k, (cell, kind) in enumerate(zip(cells, found, strict=True)):
            if kind == "number":
                continue
            self.first.setdefault(kind, (row + k, cell))
            if kind != "missing" and not self.many:
                self._remember([class_word(cell)])
        return np.array(good, dtype=np.float64)

    def column(self, name: str, path: Path, layout: CsvLayout) -> CsvColumn:
        """Return what was counted."""
        kind: ColumnKind = "numbers" if self.numbers else "empty"
        if self.others:
            kind = "mixed" if self.numbers else "text"
        return CsvColumn(
            name=name, kind=kind, missing=self.missing, distinct=MOST_CLASSES + 1 if self.many else len(self.values),
            minimum=self.low if self.numbers else None, maximum=self.high if self.numbers else None,
            whole=self.whole and self.numbers > 0,
            complaints=tuple((what, self._complaint(what, name, path, layout)) for what in self._in_order()),
        )  # fmt: skip

    def _in_order(self) -> list[Kind]:
        return sorted(self.first, key=lambda kind: self.first[kind][0])

    def _complaint(self, kind: Kind, name: str, path: Path, layout: CsvLayout) -> str:
        """What is said about the first cell of this kind."""
        row, cell = self.first[kind]
        said = str(csv_complaint(path.name, csv_line(path, layout, row), name, cell, kind))
        many = kind == "missing" and self.missing > 1
        return f"{said} ({self.missing} cells of this column are empty)" if many else said
