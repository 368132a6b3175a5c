"""Critical points as rows of a table."""

import math
from collections.abc import Iterator

from playground.landscape.critical_points import CriticalPoints

HEADS = {
    1: ("kind", "trait", "x", "f", "lambda", "index", "condition", "gradient_norm"),
    2: ("kind", "trait", "x", "y", "f", "lambda_min", "lambda_max", "index", "condition", "gradient_norm"),
}


def critical_rows(found: CriticalPoints) -> Iterator[tuple[str | float | int, ...]]:
    """Yield a row for each point, in the order of `HEADS`; numbers as they are."""
    for k in range(len(found)):
        curvature = map(float, found.eigenvalues[k])
        yield (
            str(found.kinds[k]), str(found.traits[k]), *map(float, found.points[k]), float(found.values[k]), *curvature,
            int(found.indices[k]), float(found.conditions[k]), float(found.gradient_norms[k]),
        )  # fmt: skip


def critical_csv(found: CriticalPoints) -> str:
    """Return the table as CSV, RFC 4180; a number in the shortest form that reads back to the same double.

    >>> from playground.landscape.critical_points import critical_points
    >>> from playground.problems.surfaces import surface
    >>> print(critical_csv(critical_points(surface("sphere"))).splitlines()[1])
    minimum,,0.0,0.0,0.0,2.0,2.0,0,1.0,0.0
    """
    head = HEADS[found.points.shape[1]]
    rows = (
        ",".join(repr(cell) if isinstance(cell, float) else str(cell) for cell in row) for row in critical_rows(found)
    )
    return "".join(f"{row}\r\n" for row in (",".join(head), *rows))


def critical_json(found: CriticalPoints) -> list[dict[str, str | float | int | None]]:
    """Return the rows as objects; what is infinite, which JSON has no number for, as null."""
    head = HEADS[found.points.shape[1]]
    return [
        {
            name: cell if not isinstance(cell, float) or math.isfinite(cell) else None
            for name, cell in zip(head, row, strict=True)
        }
        for row in critical_rows(found)
    ]
