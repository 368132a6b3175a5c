"""What is said about a cell that cannot be used."""

from playground.base.errors import PlaygroundError, shown
from playground.networks.data.csv_cells import LARGEST, Kind

_SAID: dict[Kind, str] = {
    "missing": "the value is missing; fill it in, leave such rows out (missing = drop), put the mean of the training "
    "rows in (missing = fill), or choose the columns without this one",
    "decimal comma": "{cell} has a comma; read the table with decimal commas, or write numbers with a point, such as "
    "1.5, and no sign between thousands",
    "no decimal comma": "{cell} has a point or several commas; this table is read with decimal commas, such as 1,5, "
    "and no sign between thousands",
    "too large": f"{{cell}} is too large; numbers lie between −{LARGEST:g} and {LARGEST:g}",
    "text": "{cell} is no number, such as 1.5 or -2e-3; correct it, or choose the columns without this one",
}


def csv_complaint(name: str, line: int, column: str, cell: str, kind: Kind) -> PlaygroundError:
    """Return the error for a cell that must be a number, or that must be there."""
    said = _SAID[kind].format(cell=shown(cell.strip()))
    return PlaygroundError(f"{name}, line {line}, column {shown(column)}: {said}")
