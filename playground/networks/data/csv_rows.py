"""The rows of a table in a file, from the first to the last, without keeping them."""

import csv
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final

from playground.base.errors import PlaygroundError
from playground.networks.data.csv_layout import CsvLayout
from playground.networks.data.csv_lines import CsvLines, reading

Row = list[str]

# Few enough that a piece stays in the processor's cache.
_PIECE: Final = 1024
_CELLS: Final = 2**16
_LONGEST_LINE: Final = 2**22


def csv_rows(
    path: Path, layout: CsvLayout, tell: Callable[[int], None] | None = None,
    tell_comments: Callable[[int], None] | None = None,
) -> Iterator[list[Row]]:  # fmt: skip
    """Yield the rows below the header in pieces, without blank lines and comments.

    `tell` hears how many bytes were read, `tell_comments` in the end how many lines of comment there were.

    Raises PlaygroundError for a line that has more or fewer cells than the first one, that is no UTF-8, or whose
    quotation marks do not close.
    """
    width, done = len(layout.names), int(layout.header)
    size = max(1, min(_PIECE, _CELLS // width))
    with _opened(path, layout) as file, _reader(path, layout, file) as (reader, lines):
        rows = filter(_filled, reader)
        for _ in islice(rows, done):
            pass
        while piece := list(islice(rows, size)):
            if set(map(len, piece)) != {width}:
                place = next(k for k, row in enumerate(piece) if len(row) != width)
                raise _ragged(path, layout, done + place, len(piece[place]))
            done += len(piece)
            if tell is not None:
                tell(file.buffer.raw.tell())  # type: ignore[attr-defined]  # a file's own buffer has one
            yield piece
        if tell_comments is not None:
            tell_comments(lines.commented)


def csv_line(path: Path, layout: CsvLayout, row: int) -> int:
    """Return the line of the file, 1 first, in which a row below the header ends."""
    return _line(path, layout, row + int(layout.header))


def _line(path: Path, layout: CsvLayout, row: int) -> int:
    with _opened(path, layout) as file, _reader(path, layout, file) as (reader, lines):
        for _ in islice(filter(_filled, reader), row + 1):
            pass
        return lines.number


def _ragged(path: Path, layout: CsvLayout, row: int, cells: int) -> PlaygroundError:
    width = len(layout.names)
    return PlaygroundError(
        f"{path.name}, line {_line(path, layout, row)} has {cells} {'cell' if cells == 1 else 'cells'} and the first "
        f"line {width}: each line needs one cell for each column, parted by {layout.separator_name}"
    )


def _filled(row: Row) -> bool:
    return len(row) > 1 or (len(row) == 1 and row[0].strip() != "")


def _opened(path: Path, layout: CsvLayout) -> io.TextIOWrapper:
    try:
        return path.open(encoding=layout.codec, newline="")
    except OSError as error:
        raise _unreadable(path, error) from None


@contextmanager
def _reader(path: Path, layout: CsvLayout, file: io.TextIOWrapper) -> "Iterator[tuple[csv._reader, CsvLines]]":  # type: ignore[name-defined]
    """A reader over an open file, and its lines; what goes wrong while it reads becomes a sentence."""
    lines = CsvLines(_lines(file, path), layout.separator)
    reader = csv.reader(lines, strict=True, **reading(layout.separator))
    try:
        yield reader, lines
    except UnicodeError:
        raise _wrong_encoding(path, layout.codec) from None
    except csv.Error as error:
        raise PlaygroundError(
            f"{path.name}, line {max(1, lines.number)}: {error}; check the quotation marks: a cell in "
            "them ends with one, and one inside is written twice"
        ) from None
    except OSError as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: OSError) -> PlaygroundError:
    return PlaygroundError(f"cannot read {path}: {(error.strerror or str(error)).lower()}")


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


def _wrong_encoding(path: Path, codec: str) -> PlaygroundError:
    """The first line that is not so encoded, found by reading again: the decoder only knows the place in its buffer."""
    name = {"utf-8-sig": "UTF-8", "cp1252": "Windows-1252"}.get(codec, codec.upper())
    what_to_do = "save the file with the encoding UTF-8, or choose the one that it has"
    with path.open("rb") as file:
        lines = iter(lambda: file.readline(_LONGEST_LINE), b"") if codec != "utf-16" else ()
        for number, line in enumerate(lines, start=1):
            try:
                line.decode(codec)
            except UnicodeDecodeError as error:
                wrong = line[error.start]
                return PlaygroundError(
                    f"{path.name}, line {number}: the byte 0x{wrong:02x} is not {name}; {what_to_do}"
                )
    return PlaygroundError(f"{path.name} is not {name}; {what_to_do}")
