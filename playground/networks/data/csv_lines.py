"""The lines of a table that hold its rows: without comments, without Excel's line about the separator."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

BLANKS: Final = " "
_SEPARATOR_LINE: Final = re.compile(r'\s*"?sep=([^\w."+\-\r\n])"?\s*', re.IGNORECASE)
_MOST_KEPT: Final = 1000
_RUN: Final = re.compile(r'("[^"]*")|[ \t]+')


class CsvLines:
    """Iterates over the lines that are rows, as Python's reader takes them; `number` of the last one, from 1;
    `commented` how many were comments.

    Left out are a first line such as `sep=;`, and lines of comment, which begin with #; inside a quoted cell that spans
    lines there are none. Where blanks part the cells, a run of blanks and tabs becomes one.

    Arguments: `lines` as they stand in the file; `separator` between cells, None to leave the blanks as they are.
    """

    def __init__(self, lines: Iterable[str], separator: str | None) -> None:
        self.number = 0
        self.comments: list[str] = []  # the first ones, which may hold names
        self.commented = 0
        self._lines = iter(lines)
        self._separator = separator
        self._inside = False

    def __iter__(self) -> Iterator[str]:
        aligned, marked = self._separator == BLANKS, self._separator != "#"
        for line in self._lines:
            self.number += 1
            if self.number == 1 and separator_said(line) is not None:
                continue
            if marked and not self._inside and line[:1] in "# \t" and line.lstrip(" \t").startswith("#"):
                self.commented += 1
                if len(self.comments) < _MOST_KEPT:
                    self.comments.append(line)
                continue
            if '"' in line:
                self._inside ^= line.count('"') % 2 == 1
            yield parted_by_one_blank(line) if aligned and not self._inside else line


def separator_said(line: str) -> str | None:
    """Return the separator that a first line such as `sep=;` states, as Excel writes it, or None."""
    found = _SEPARATOR_LINE.fullmatch(line.lstrip("\ufeff").rstrip("\r\n"))
    return found[1] if found is not None else None


def parted_by_one_blank(line: str) -> str:
    """Return a line with one blank between cells that any number of blanks and tabs part; quoted cells stay.

    >>> parted_by_one_blank('  1.5 \\t 2   "a  b"')
    '1.5 2 "a  b"'
    """
    return _RUN.sub(lambda run: run[1] or BLANKS, line.strip(" \t\r\n"))


def reading(separator: str) -> dict[str, Any]:
    """Return how Python's reader is to read: blanks behind a separator say nothing, unless they are the separator."""
    return {"delimiter": separator, "skipinitialspace": separator != BLANKS}
