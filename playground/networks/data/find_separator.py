"""The separator of a table, found from its first lines."""

import re
from collections.abc import Sequence
from typing import Final

from playground.networks.data.csv_cells import cell_kind
from playground.networks.data.csv_lines import BLANKS, parted_by_one_blank

# In the order of preference: a text with tabs or semicolons may well hold commas, but hardly the other way round.
SEPARATORS: Final = {"\t": "tabs", ";": "semicolons", ",": "commas"}
_WORDS: Final = re.compile(r'"[^"]*"|[^ ]+')


def find_separator(lines: Sequence[str]) -> str:
    """Return the separator that the first lines of a table show.

    It is the one that parts all of them into as many cells: a tab, a semicolon, a comma, or blanks. Blanks come before
    commas where numbers with a decimal comma stand between them, and before tabs where those leave a column empty, as
    in columns that are aligned by several tabs. Where none parts all lines alike, the one that parts the most lines.

    >>> find_separator(["x;y", "1,5;2"]), find_separator(["1,5  2,5", "3 4,5"]), find_separator(["x  y", "1.5  2"])
    (';', ' ', ' ')
    """
    counts = {mark: [_outside_quotes(line, mark) for line in lines] for mark in SEPARATORS}
    blanks = _parted_by_blanks(lines)
    for mark, found in counts.items():
        if found[0] > 0 and len(set(found)) == 1:
            aligned = blanks and (_leaves_a_column_empty(lines, mark) if mark == "\t" else _has_decimal_commas(lines))
            return BLANKS if aligned and mark != ";" else mark
    if blanks:
        return BLANKS
    return max(SEPARATORS, key=lambda mark: (sum(count > 0 for count in counts[mark]), sum(counts[mark])))


def _parted_by_blanks(lines: Sequence[str]) -> bool:
    """Whether blanks part all lines into as many words, two at least."""
    words = {len(_WORDS.findall(parted_by_one_blank(line))) for line in lines}
    return len(words) == 1 and min(words) > 1


def _has_decimal_commas(lines: Sequence[str]) -> bool:
    """Whether commas stand inside numbers alone, and never at the end of a word, where they part."""
    words = [word for line in lines for word in _WORDS.findall(parted_by_one_blank(line))]
    commas = [word for word in words if "," in word]
    return any(commas) and all(cell_kind(word, "comma") == "number" and word[-1] != "," for word in commas)


def _leaves_a_column_empty(lines: Sequence[str], mark: str) -> bool:
    rows = [line.rstrip("\r\n").split(mark) for line in lines]
    return any(not any(cell.strip() for cell in column) for column in zip(*rows, strict=False))


def _outside_quotes(line: str, mark: str) -> int:
    return sum(part.count(mark) for part in line.split('"')[::2])
