"""What the cells of a table say: numbers, words, or nothing."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Kind = Literal["number", "missing", "decimal comma", "no decimal comma", "too large", "text"]
Decimal = Literal["point", "comma"]

# The square of a larger one, a million times, is no longer far from the largest number there is.
LARGEST: Final = 1e100
_MISSING: Final = frozenset({"", "na", "n/a", "nan", "null", "?", "-", "."})
_NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_ONE_COMMA: Final = re.compile(r"[+-]?(\d+,\d*|,\d+)([eE][+-]?\d+)?", re.ASCII)
_COMMAS: Final = re.compile(r"[+-]?[\d.]*(,\d+)+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
_INFINITE: Final = re.compile(r"[+-]?inf(inity)?", re.IGNORECASE)


@lru_cache(maxsize=65536)
def cell_kind(cell: str, decimal: Decimal = "point") -> Kind:
    """Return what a cell holds, where numbers have a decimal point or a decimal comma.

    >>> [cell_kind(cell) for cell in ("1.5e3", " NA ", "1,5", "1e400", "rose", "1_000")]
    ['number', 'missing', 'decimal comma', 'too large', 'text', 'text']
    >>> [cell_kind(cell, "comma") for cell in ("1,5", "2", "1.5", "1.234,5")]
    ['number', 'number', 'no decimal comma', 'no decimal comma']
    """
    word = cell.strip()
    if (_NUMBER.fullmatch(word) and (decimal == "point" or "." not in word)) or (
        decimal == "comma" and _ONE_COMMA.fullmatch(word)
    ):
        return "number" if abs(float(word.replace(",", "."))) <= LARGEST else "too large"
    if word.lower() in _MISSING:
        return "missing"
    if decimal == "point" and _COMMAS.fullmatch(word):
        return "decimal comma"
    if decimal == "comma" and (_NUMBER.fullmatch(word) or _COMMAS.fullmatch(word)):
        return "no decimal comma"
    return "too large" if _INFINITE.fullmatch(word) else "text"


def number_of(cell: str, decimal: Decimal = "point") -> float:
    """Return the number that a cell of the kind "number" holds."""
    return float(cell.strip() if decimal == "point" else cell.strip().replace(",", "."))


def numbers(cells: Sequence[str], decimal: Decimal = "point") -> Floats | None:
    """Return a column's cells as numbers, float64 (n,), or None where one of them is none."""
    joined = "".join(cells)
    # Python reads 1_000, and digits of other scripts; where a comma is expected, a point is not.
    if "_" in joined or not joined.isascii() or (decimal == "comma" and "." in joined):
        return _one_by_one(cells, decimal)
    if decimal == "comma" and "," in joined:
        cells = [cell.replace(",", ".") for cell in cells]
    try:
        values = np.fromiter(map(float, cells), dtype=np.float64, count=len(cells))
    except ValueError:
        # Blanks such as a unit separator, which Python's `strip` takes away and its `float` does not.
        return None if joined.isprintable() else _one_by_one(cells, decimal)
    # NaN compares as false.
    return values if len(values) == 0 or np.abs(values).max() <= LARGEST else None


def kinds(cells: Iterable[str], decimal: Decimal = "point") -> list[Kind]:
    """Return what each cell holds."""
    return [cell_kind(cell, decimal) for cell in cells]


def class_word(cell: str) -> str:
    """Return the class that a word names: True and False are one class each, in whatever case they are written.

    >>> class_word(" TRUE"), class_word("Rose ")
    ('True', 'Rose')
    """
    word = cell.strip()
    return word.capitalize() if word.lower() in ("true", "false") else word


def _one_by_one(cells: Sequence[str], decimal: Decimal) -> Floats | None:
    if any(kind != "number" for kind in kinds(cells, decimal)):
        return None
    return np.array([number_of(cell, decimal) for cell in cells], dtype=np.float64)
