"""How a table is written: what parts its cells, and whether its first line names the columns."""

import csv
import io
import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

from playground.base.errors import PlaygroundError
from playground.networks.data.csv_cells import cell_kind

# A mark that some programs put before UTF-8 is no part of the first name.
ENCODING: Final = "utf-8-sig"
LARGEST_FILE: Final = 2**30
_SAMPLE: Final = 2**18
_SAMPLE_LINES: Final = 20
_MOST_COLUMNS: Final = 2000
_LONGEST_NAME: Final = 80
# In the order of preference: a text with tabs or semicolons may well hold commas, but hardly the other way round.
_SEPARATORS: Final = {"\t": "tabs", ";": "semicolons", ",": "commas"}


@dataclass(frozen=True)
class CsvLayout:
    """Arguments: `separator` a comma, a semicolon or a tab; `header` whether the first line names the columns; `names`
    of the columns, each another one."""

    separator: str
    header: bool
    names: tuple[str, ...]

    @property
    def separator_name(self) -> str:
        """What parts the cells, in words."""
        return _SEPARATORS[self.separator]


def csv_layout(path: Path) -> CsvLayout:
    """Return how a table is written, as its first lines show.

    The separator is the one that parts all of them into as many cells. The first line is a header where none of its
    cells is a number. Raises PlaygroundError for what is no ordinary file, is empty, too large or no text, and for a
    single column.
    """
    sample = _sample(path)
    lines = [line for line in sample.splitlines() if line.strip()][:_SAMPLE_LINES]
    if not lines:
        raise PlaygroundError(f"{path.name} is empty: a table has a line for each sample, with its inputs and target")
    separator = _separator(lines)
    first = _first_row(sample, separator, path)
    if len(first) < 2:
        raise PlaygroundError(
            f"{path.name} has one column: inputs and a target are needed, parted by commas, semicolons or tabs"
        )
    if len(first) > _MOST_COLUMNS:
        raise PlaygroundError(f"{path.name} has {len(first)} columns; at most {_MOST_COLUMNS} can be read")
    header = not any(cell_kind(cell) in ("number", "decimal comma", "too large") for cell in first)
    header = header and any(cell.strip() for cell in first)
    return CsvLayout(separator, header, _names(first if header else [""] * len(first)))


def csv_fingerprint(path: Path) -> str:
    """Return 32 hexadecimal digits that are others for another content."""
    digest = blake2b(digest_size=16)
    try:
        with path.open("rb") as file:
            while piece := file.read(2**20):
                digest.update(piece)
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


def _sample(path: Path) -> str:
    """The beginning of the file as text; a letter that the end cuts in two, or that is wrong, is left out."""
    try:
        with path.open("rb") as file:
            data = file.read(_SAMPLE)
    except OSError as error:
        raise PlaygroundError(f"cannot read {path}: {(error.strerror or str(error)).lower()}") from None
    if b"\0" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise PlaygroundError(f"{path.name} is no UTF-8 text: export the table as CSV with the encoding UTF-8")
    return data.decode(ENCODING, errors="ignore")


def _separator(lines: list[str]) -> str:
    """Of those that part all lines into as many cells the first; otherwise the one that parts the most lines."""
    counts = {mark: [_outside_quotes(line, mark) for line in lines] for mark in _SEPARATORS}
    for mark, found in counts.items():
        if found[0] > 0 and len(set(found)) == 1:
            return mark
    return max(_SEPARATORS, key=lambda mark: (sum(count > 0 for count in counts[mark]), sum(counts[mark])))


def _first_row(sample: str, separator: str, path: Path) -> list[str]:
    """The first row that is not blank; a quoted cell may span lines."""
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator, skipinitialspace=True):
            if len(row) > 1 or any(cell.strip() for cell in row):
                return row
    except csv.Error as error:
        raise PlaygroundError(f"{path.name}, line 1: {error}; check the quotation marks") from None
    return []


def _outside_quotes(line: str, mark: str) -> int:
    return sum(part.count(mark) for part in line.split('"')[::2])


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
