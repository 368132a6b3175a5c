"""How a table is written: what parts its cells, and whether its first line names the columns."""

import csv
import io
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from playground.base.errors import PlaygroundError
from playground.networks.data.csv_cells import cell_kind
from playground.networks.data.csv_form import CsvForm
from playground.networks.data.csv_sample import csv_sample

LARGEST_FILE: Final = 2**30
_SAMPLE_LINES: Final = 20
_MOST_COLUMNS: Final = 2000
_LONGEST_NAME: Final = 80
# In the order of preference: a text with tabs or semicolons may well hold commas, but hardly the other way round.
_SEPARATORS: Final = {"\t": "tabs", ";": "semicolons", ",": "commas"}
_NAMES: Final = {**_SEPARATORS, " ": "spaces"}


@dataclass(frozen=True)
class CsvLayout:
    """Arguments: `separator` the sign between cells; `header` whether the first line names the columns; `names` of the
    columns, each another one; `codec` Python's name of the encoding."""

    separator: str
    header: bool
    names: tuple[str, ...]
    codec: str = "utf-8-sig"

    @property
    def separator_name(self) -> str:
        """What parts the cells, in words."""
        return _NAMES.get(self.separator, f"“{self.separator}”")


def csv_layout(path: Path, form: CsvForm) -> CsvLayout:
    """Return how a table is written: as `form` says, and what it leaves open as the first lines show.

    The separator is the one that parts all of them into as many cells. The first line is a header where none of its
    cells is a number. Raises PlaygroundError for what is no ordinary file, is empty, too large or no text, and for a
    single column.
    """
    sample = csv_sample(path, form)
    lines = [line for line in sample.splitlines() if line.strip()][:_SAMPLE_LINES]
    if not lines:
        raise PlaygroundError(f"{path.name} is empty: a table has a line for each sample, with its inputs and target")
    separator = form.separator or _separator(lines)
    first = _first_row(sample, separator, path)
    if len(first) < 2:
        parted = _NAMES.get(separator, f"“{separator}”") if form.separator else "commas, semicolons or tabs"
        other = "; choose another separator" if form.separator else ""
        raise PlaygroundError(f"{path.name} has one column: inputs and a target are needed, parted by {parted}{other}")
    if len(first) > _MOST_COLUMNS:
        raise PlaygroundError(f"{path.name} has {len(first)} columns; at most {_MOST_COLUMNS} can be read")
    header = _is_header(first) if form.header is None else form.header
    return CsvLayout(separator, header, _names(first if header else [""] * len(first)), form.codec)


def reading(separator: str) -> dict[str, Any]:
    """Return how Python's reader is to read: blanks behind a separator say nothing, unless they are the separator."""
    return {"delimiter": separator, "skipinitialspace": separator != " "}


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


def _is_header(cells: list[str]) -> bool:
    """Whether a first line names the columns: it says something, and none of it is a number."""
    there = any(cell.strip() for cell in cells)
    return there and not any(cell_kind(cell) in ("number", "decimal comma", "too large") for cell in cells)


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
        for row in csv.reader(io.StringIO(sample, newline=""), **reading(separator)):
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
