"""How a table is written: what parts its cells, and whether its first line names the columns."""

import csv
import io
import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice, pairwise
from pathlib import Path
from typing import Final

from playground.base.errors import PlaygroundError
from playground.networks.data.csv_cells import Decimal, cell_kind, number_of
from playground.networks.data.csv_codec import csv_codec
from playground.networks.data.csv_form import CsvForm
from playground.networks.data.csv_lines import BLANKS, CsvLines, parted_by_one_blank, reading, separator_said
from playground.networks.data.csv_sample import csv_sample
from playground.networks.data.find_separator import SEPARATORS, find_separator

LARGEST_FILE: Final = 2**30
_SAMPLE_LINES: Final = 20
_SAMPLE_ROWS: Final = 500
_MOST_COLUMNS: Final = 2000
_LONGEST_NAME: Final = 80
_FRACTION: Final = re.compile(r"[+-]?\d*\.\d+([eE][+-]?\d+)?", re.ASCII)
_NAMES: Final = {**SEPARATORS, BLANKS: "blanks"}

Row = list[str]


@dataclass(frozen=True)
class CsvLayout:
    """How a table is written, as it was said or found out.

    Arguments:
        separator: the sign between cells; a blank stands for any number of blanks and tabs.
        header: whether the first row names the columns.
        names: of the columns, each another one.
        codec: Python's name of the encoding.
        decimal: the sign before a number's fraction.
        named: whether the columns have names of their own: from the first row, or from a comment above it.
    """

    separator: str
    header: bool
    names: tuple[str, ...]
    codec: str = "utf-8-sig"
    decimal: Decimal = "point"
    named: bool = True

    @property
    def separator_name(self) -> str:
        """What parts the cells, in words."""
        return separator_name(self.separator)


def separator_name(separator: str) -> str:
    """Return a separator in words."""
    return _NAMES.get(separator, f"“{separator}”")


def csv_layout(path: Path, form: CsvForm, whole: bool = True) -> CsvLayout:
    """Return how a table is written: as `form` says, and what it leaves open as the first lines show.

    A first line `sep=;` states the separator; otherwise it is the one that parts all lines into as many cells. The
    first row is a header where none of its cells is a number, or where a word stands above a column of numbers; names
    may also stand in a comment above the rows. Numbers have a decimal comma where commas do not part cells, some
    numbers have one and none has a point.

    Arguments: `path`; `form`; `whole` whether all bytes are looked at for the encoding. Raises PlaygroundError for what
    is no ordinary file, is empty, too large or no text, and for a single column.
    """
    codec = csv_codec(path, form, whole)
    sample = csv_sample(path, codec)
    if not any(line.strip() for line in CsvLines(io.StringIO(sample, newline=""), None)):
        raise PlaygroundError(f"{path.name} is empty: a table has a line for each sample, with its inputs and target")
    separator = form.separator or _separator(sample)
    rows, comments = _sample_rows(sample, separator, path)
    if not rows or len(rows[0]) < 2:
        parted = separator_name(separator) if form.separator else "commas, semicolons, tabs or blanks"
        other = "; choose another separator" if form.separator else ""
        raise PlaygroundError(f"{path.name} has one column: inputs and a target are needed, parted by {parted}{other}")
    if len(rows[0]) > _MOST_COLUMNS:
        raise PlaygroundError(f"{path.name} has {len(rows[0])} columns; at most {_MOST_COLUMNS} can be read")
    decimal = form.decimal or _decimal(rows, separator)
    header = _is_header(rows, decimal) if form.header is None else form.header
    above = None if header or form.header is False else _names_above(comments, rows[0], separator, decimal)
    cells = rows[0] if header else above or [""] * len(rows[0])
    return CsvLayout(separator, header, _names(cells), codec, decimal, header or above is not None)


def layout_notes(layout: CsvLayout, comments: int = 0) -> list[str]:
    """Return sentences about how a table was read, where that is not the usual way; `comments` are lines left out."""
    notes = []
    if layout.decimal == "comma":
        notes.append("numbers were read with decimal commas")
    if layout.codec != "utf-8-sig":
        notes.append(f"the text was read as {'UTF-16' if layout.codec == 'utf-16' else 'Windows-1252'}")
    if comments:
        notes.append(f"{comments} {'line' if comments == 1 else 'lines'} of comment (#) left out")
    return notes


def csv_fingerprint(path: Path, tell: Callable[[int], None] | None = None) -> str:
    """Return 32 hexadecimal digits that are others for another content; `tell` is called on the way."""
    digest = blake2b(digest_size=16)
    try:
        with path.open("rb") as file:
            while piece := file.read(2**20):
                digest.update(piece)
                if tell is not None:
                    tell(0)
    except OSError as error:
        raise PlaygroundError(f"cannot read {path}: {(error.strerror or str(error)).lower()}") from None
    return digest.hexdigest()


def checked_path(path: object) -> Path:
    """Return the whole path of an ordinary file that is not too large; raise PlaygroundError for anything else."""
    if not isinstance(path, str | os.PathLike) or not str(path) or "\0" in str(path):
        raise PlaygroundError(f"a table's path must name a file, got {str(path)[:60]!r}")
    try:
        whole = Path(path).expanduser().absolute()
        if not whole.exists():
            raise PlaygroundError(f"there is no file {whole}: it was moved, renamed or deleted; choose it again")
        if not whole.is_file():
            raise PlaygroundError(f"{whole} is no ordinary file: choose a table of comma-separated values")
        size = whole.stat().st_size
    except (OSError, RuntimeError, UnicodeError) as error:
        raise PlaygroundError(f"cannot read {str(path)[:60]!r}: {str(error).lower()}") from None
    if size > LARGEST_FILE:
        raise PlaygroundError(f"{whole.name} has {size} bytes; at most {LARGEST_FILE} can be read: take fewer rows")
    return whole


def _separator(sample: str) -> str:
    """What the first lines state or show."""
    said = separator_said(sample.partition("\n")[0])
    if said is not None:
        return said
    lines = (line for line in CsvLines(io.StringIO(sample, newline=""), None) if line.strip())
    return find_separator(list(islice(lines, _SAMPLE_LINES)))


def _sample_rows(sample: str, separator: str, path: Path) -> tuple[list[Row], list[str]]:
    """The first rows that are not blank, and the comments above the first of them; a quoted cell may span lines."""
    lines = CsvLines(io.StringIO(sample, newline=""), separator)
    rows: list[Row] = []
    above: list[str] = []
    try:
        for row in csv.reader(lines, **reading(separator)):
            if len(row) > 1 or any(cell.strip() for cell in row):
                above = above if rows else list(lines.comments)
                rows.append(row)
            if len(rows) > _SAMPLE_ROWS:
                break
    except csv.Error as error:
        if not rows:
            raise PlaygroundError(f"{path.name}, line 1: {error}; check the quotation marks") from None
    return rows, above


def _decimal(rows: Sequence[Row], separator: str) -> Decimal:
    """Whether numbers have a decimal comma: some have, none has a point, and no comma parts cells."""
    if separator == ",":
        return "point"
    cells = [cell.strip() for row in rows for cell in row]
    if any(_FRACTION.fullmatch(cell) for cell in cells):
        return "point"
    return "comma" if any("," in cell and cell_kind(cell, "comma") == "number" for cell in cells) else "point"


def _is_header(rows: Sequence[Row], decimal: Decimal) -> bool:
    """Whether the first row names the columns.

    It says something and none of it is a number; or a word of it stands above a column of numbers, and none of its
    words stands in the column below, as those of classes do; or its numbers count (years, 1, 2, 3) and those below not.
    """
    first, below = rows[0], rows[1:]
    kinds = [cell_kind(cell, decimal) for cell in first]
    words = [place for place, kind in enumerate(kinds) if kind == "text"]
    if not any(cell.strip() for cell in first):
        return False
    if not set(kinds) & {"number", "decimal comma", "no decimal comma", "too large"}:
        return True
    columns = {place: [row[place] for row in below if len(row) == len(first)] for place in words}
    if any(first[place] in cells for place, cells in columns.items()):
        return False
    found = ({cell_kind(cell, decimal) for cell in cells} - {"missing"} for cells in columns.values())
    if any(kinds_below == {"number"} for kinds_below in found):
        return True
    counting = [place for place in range(len(first)) if place not in words]
    return (
        _counts(first, counting, decimal) and bool(below) and not any(_counts(row, counting, decimal) for row in below)
    )


def _counts(row: Row, places: Sequence[int], decimal: Decimal) -> bool:
    """Whether the cells at these places are whole numbers, two at least, each larger than the one before by 1."""
    if (
        len(places) < 2
        or max(places) >= len(row)
        or any(cell_kind(row[place], decimal) != "number" for place in places)
    ):
        return False
    found = [number_of(row[place], decimal) for place in places]
    return found[0].is_integer() and all(b - a == 1.0 for a, b in pairwise(found))


def _names_above(comments: Sequence[str], first: Row, separator: str, decimal: Decimal) -> Row | None:
    """The names that the last comment above the rows holds, one for each column, or None."""
    if not comments:
        return None
    # "# a b" is how NumPy writes names; in "#a,b" the sign is part of the first one.
    line = comments[-1].strip()
    text = line[1:] if line[1:2].isspace() else line
    parted = parted_by_one_blank(text) if separator == BLANKS else text.strip()
    try:
        cells = next(csv.reader([parted], **reading(separator)), [])
    except csv.Error:  # such as a comment of more letters than a cell may have
        return None
    named = len(cells) == len(first) and all(cell_kind(cell, decimal) == "text" for cell in cells)
    return [cell.strip() for cell in cells] if named else None


def _names(cells: Iterable[str]) -> tuple[str, ...]:
    """Names for all columns: what is empty gets its number, what is there twice too."""
    names: list[str] = []
    taken: set[str] = set()
    for number, cell in enumerate(cells, start=1):
        name = " ".join(cell.split())[:_LONGEST_NAME] or f"column {number}"
        while name in taken:
            name = f"{name} ({number})"
        taken.add(name)
        names.append(name)
    return tuple(names)
