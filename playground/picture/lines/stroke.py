"""Lines of one pen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from playground.picture.lines.corners import Points
from playground.picture.lines.pen import Pen


@dataclass(frozen=True)
class Stroke:
    """Lines of one pen, `lines` (n, 2) in device pixels parted by NaN, and whose they are.

    `dash` lengths of core and gap in turn, in device pixels, empty for a line drawn through; the halo always is.
    """

    pen: Pen
    lines: Points
    name: str = ""
    dash: tuple[float, float] | None = None


def undashed(stroke: Stroke) -> Iterator[Stroke]:
    """Yield what a stroke is drawn as: a dashed line as its pieces over a halo that is drawn through."""
    if stroke.dash is None:
        yield stroke
        return
    pen = stroke.pen
    if pen.halo_width > 0:
        yield Stroke(Pen(pen.halo, pen.width + 2 * pen.halo_width, pen.halo, 0.0, pen.halo_opacity), stroke.lines)
    yield Stroke(replace(pen, halo_width=0.0), dashes(stroke.lines, stroke.dash))


def dashes(lines: Points, dash: tuple[float, float]) -> Points:
    """Return the pieces of lines that a dash pattern leaves, each line beginning with one.

    >>> dashes(np.array([[0.0, 0.0], [10.0, 0.0]]), (4.0, 2.0))[:, 0].tolist()
    [0.0, 4.0, nan, 6.0, 10.0, nan]
    """
    pieces: list[Points] = []
    finite: NDArray[np.bool_] = np.isfinite(lines[:, 0] + lines[:, 1])
    for run in np.split(np.arange(len(lines)), np.flatnonzero(~finite)):
        line = lines[run[finite[run]]]
        if len(line) > 1:
            pieces += _cut(line, *dash)
    gap = np.full((1, 2), np.nan)
    return np.concatenate([part for piece in pieces for part in (piece, gap)]) if pieces else np.empty((0, 2))


def _cut(line: Points, core: float, gap: float) -> list[Points]:
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    begins = np.arange(0.0, along[-1], core + gap)
    pieces = []
    for begin, end in zip(begins, np.minimum(begins + core, along[-1]), strict=True):
        inner = along[(along > begin) & (along < end)]
        places = np.concatenate([[begin], inner, [end]])
        pieces.append(np.stack([np.interp(places, along, line[:, k]) for k in (0, 1)], axis=1))
    return pieces
