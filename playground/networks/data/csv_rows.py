"""The rows of a table in a file, from the first to the last, without keeping them."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final

from playground.base.errors import PlaygroundError
from playground.networks.data.csv_layout import ENCODING, CsvLayout

Row = list[str]

# Few enough that a piece stays in the processor's cache.
_PIECE: Final = 1024
_CELLS: Final = 2**16
_LONGEST_LINE: Final = 2**22


def csv_rows(path: Path, layout: CsvLayout) -> Iterator[list[Row]]:
    """Yield the rows below the header in pieces; blank lines are left out.

    Raises PlaygroundError for a line that has more or fewer cells than the first one, that is no UTF-8, or whose
    quotation marks do not close.
    """
    width, done = len(layout.names), int(layout.header)
    size = max(1, min(_PIECE, _CELLS // width))
    with _reader(path, layout) as reader:
        rows = filter(_filled, reader)
        for _ in islice(rows, done):
            pass
        while piece := list(islice(rows, size)):
            if set(map(len, piece)) != {width}:
                place = next(k for k, row in enumerate(piece) if len(row) != width)
                raise _ragged(path, layout, done + place, len(piece[place]))
            done += len(piece)
            yield piece


def csv_line(path: Path, layout: CsvLayout, row: int) -> int:
    """Return the line of the file, 1 first, in which a row below the header ends."""
    return _line(path, layout, row + int(layout.header))


def _line(path: Path, layout: CsvLayout, row: int) -> int:
    with _reader(path, layout) as reader:
        for _ in islice(filter(_filled, reader), row + 1):
            pass
        return int(reader.line_num)


def _ragged(path: Path, layout: CsvLayout, row: int, cells: int) -> PlaygroundError:
    width = len(layout.names)
    return PlaygroundError(
        f"{path.name}, line {_line(path, layout, row)} has {cells} {'cell' if cells == 1 else 'cells'} and the first "
        f"line {width}: each line needs one cell for each column, parted by {layout.separator_name}"
    )


def _filled(row: Row) -> bool:
    return len(row) > 1 or (len(row) == 1 and row[0].strip() != "")


@contextmanager
def _reader(path: Path, layout: CsvLayout) -> "Iterator[csv._reader]":  # type: ignore[name-defined]
    """A reader over an open file; what goes wrong while it reads becomes a sentence."""
    reader = None
    try:
        with path.open(encoding=ENCODING, newline="") as file:
            reader = csv.reader(_lines(file, path), delimiter=layout.separator, skipinitialspace=True, strict=True)
            yield reader
    except UnicodeDecodeError:
        raise _wrong_encoding(path) from None
    except csv.Error as error:
        line = 1 if reader is None else max(1, reader.line_num)
        raise PlaygroundError(
            f"{path.name}, line {line}: {error}; check the quotation marks: a cell in them ends with one, and one "
            "inside is written twice"
        ) from None
    except OSError as error:
        raise PlaygroundError(f"cannot read {path}: {(error.strerror or str(error)).lower()}") from None


def _lines(file: io.TextIOBase, path: Path) -> Iterator[str]:
    """The lines of a file; a file without any would be read into memory at once."""
    number = 0
    while line := file.readline(_LONGEST_LINE):
        number += 1
        if len(line) == _LONGEST_LINE:
            raise PlaygroundError(
                f"{path.name}, line {number} has more than {_LONGEST_LINE} characters: is it a table?"
            )
        yield line


def _wrong_encoding(path: Path) -> PlaygroundError:
    """The first line that is no UTF-8, found by reading again: the decoder only knows the place in its buffer."""
    with path.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(_LONGEST_LINE), b""), start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as error:
                return PlaygroundError(
                    f"{path.name}, line {number}: the byte 0x{line[error.start]:02x} is not UTF-8; save the file with "
                    "the encoding UTF-8"
                )
    return PlaygroundError(f"{path.name} is not UTF-8; save the file with the encoding UTF-8")
