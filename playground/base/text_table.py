"""A table of aligned columns as text."""

import unicodedata
from collections.abc import Sequence


def text_table(head: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[str] = ()) -> str:
    """Return the lines of a table; the columns whose heads are in `right` are aligned to the right.

    >>> print(text_table(["name", "steps"], [["Adam", "500"], ["Newton", "17"]], right=["steps"]))
    name    steps
    Adam      500
    Newton     17
    """
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            _padded(text, width, name in right) for text, width, name in zip(line, widths, head, strict=True)
        ).rstrip()
        for line in lines
    )


def _padded(text: str, width: int, to_right: bool) -> str:
    blanks = " " * (width - _width(text))
    return blanks + text if to_right else text + blanks


def _width(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
