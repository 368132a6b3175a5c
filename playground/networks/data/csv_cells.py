"""What the cells of a table say: numbers, words, or nothing."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Kind = Literal["number", "missing", "decimal comma", "too large", "text"]

# The square of a larger one, a million times, is no longer far from the largest number there is.
LARGEST: Final = 1e100
_MISSING: Final = frozenset({"", "na", "n/a", "nan", "null", "?", "-", "."})
_NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_COMMA: Final = re.compile(r"[+-]?\d*(,\d+)+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
_INFINITE: Final = re.compile(r"[+-]?inf(inity)?", re.IGNORECASE)


@lru_cache(maxsize=65536)
def cell_kind(cell: str) -> Kind:
    """Return what a cell holds.

    >>> [cell_kind(cell) for cell in ("1.5e3", " NA ", "1,5", "1e400", "rose", "1_000")]
    ['number', 'missing', 'decimal comma', 'too large', 'text', 'text']
    """
    word = cell.strip()
    if _NUMBER.fullmatch(word):
        return "number" if abs(float(word)) <= LARGEST else "too large"
    if word.lower() in _MISSING:
        return "missing"
    if _COMMA.fullmatch(word):
        return "decimal comma"
    return "too large" if _INFINITE.fullmatch(word) else "text"


def numbers(cells: Sequence[str]) -> Floats | None:
    """Return a column's cells as numbers, float64 (n,), or None where one of them is none."""
    joined = "".join(cells)
    # Python reads 1_000, and digits of other scripts.
    if "_" in joined or not joined.isascii():
        return _one_by_one(cells)
    try:
        values = np.fromiter(map(float, cells), dtype=np.float64, count=len(cells))
    except ValueError:
        # Blanks such as a unit separator, which Python's `strip` takes away and its `float` does not.
        return None if joined.isprintable() else _one_by_one(cells)
    # NaN compares as false.
    return values if len(values) == 0 or np.abs(values).max() <= LARGEST else None


def kinds(cells: Iterable[str]) -> list[Kind]:
    """Return what each cell holds."""
    return list(map(cell_kind, cells))


def _one_by_one(cells: Sequence[str]) -> Floats | None:
    if any(kind != "number" for kind in kinds(cells)):
        return None
    return np.array([float(cell.strip()) for cell in cells], dtype=np.float64)
