"""The downward slope of a surface on a grid."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from playground.base.check_whole import check_whole
from playground.landscape.critical_points import checked_box
from playground.problems.surface import Surface

Floats = NDArray[np.float64]
_MOST = 10_000


def gradient_field(
    surface: Surface, box: Sequence[Sequence[float]] | None = None, columns: int = 24, rows: int = 24
) -> tuple[Floats, Floats]:
    """Return points (columns · rows, 2) in the middle of the cells of a grid, and −∇f there.

    Arguments: `box` ranges of x and y, by default the domain; `columns`, `rows` 1 … 10 000. Raises PlaygroundError for
    an illegal box or number.

    >>> from playground.problems.surfaces import surface
    >>> points, slopes = gradient_field(surface("sphere"), ((0, 2), (0, 2)), 1, 1)
    >>> points.tolist(), slopes.tolist()
    ([[1.0, 1.0]], [[-2.0, -2.0]])
    """
    ranges = checked_box(surface, box)
    columns, rows = check_whole(columns, "columns", 1, _MOST), check_whole(rows, "rows", 1, _MOST)
    axes = [
        low + (np.arange(count) + 0.5) * (high - low) / count
        for (low, high), count in zip(ranges.tolist(), (columns, rows), strict=False)
    ]
    points = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, surface.dimension)
    return points, -surface.gradient(points)
