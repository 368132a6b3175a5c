"""The first lines of a table, readable or not."""

import csv
import io
from dataclasses import dataclass
from itertools import islice
from typing import Final

from playground.base.errors import PlaygroundError
from playground.networks.data.csv_codec import csv_codec
from playground.networks.data.csv_form import CsvForm
from playground.networks.data.csv_layout import CsvLayout, checked_path, csv_layout
from playground.networks.data.csv_lines import CsvLines, reading
from playground.networks.data.csv_sample import csv_sample

_ROWS: Final = 8
_LONGEST: Final = 60  # characters of a cell


@dataclass(frozen=True)
class CsvPreview:
    """The first lines of a table, whatever is wrong with them.

    Arguments: `rows` cells as they stand, long ones cut, the header among them; `layout` how they are written, None
    where that cannot be said; `complaint` the sentence that says why, "" where it can.
    """

    rows: tuple[tuple[str, ...], ...]
    layout: CsvLayout | None
    complaint: str


def csv_preview(path: object, form: CsvForm) -> CsvPreview:
    """Return the first lines of a table, read in a few milliseconds whatever its size."""
    layout, sample, complaint = None, "", ""
    try:
        whole = checked_path(path)
        sample = csv_sample(whole, csv_codec(whole, form, whole=False))
        layout = csv_layout(whole, form, whole=False)
    except PlaygroundError as error:
        complaint = str(error)
    separator = layout.separator if layout is not None else form.separator or ","
    return CsvPreview(_rows(sample, separator), layout, complaint)


def _rows(sample: str, separator: str) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = []
    reader = csv.reader(CsvLines(io.StringIO(sample, newline=""), separator), **reading(separator))
    try:
        filled = (row for row in reader if len(row) > 1 or any(cell.strip() for cell in row))
        for row in islice(filled, _ROWS):
            rows.append(tuple(" ".join(cell.split())[:_LONGEST] for cell in row))
    except csv.Error:
        pass  # the reading of all rows says what is wrong, with its line
    return tuple(rows)
