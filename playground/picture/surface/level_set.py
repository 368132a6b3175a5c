"""Where a function of the plane has a value: lines for what is drawn over its picture."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from playground.picture.viewport import Viewport
from playground.problems.surface import Surface

Floats = NDArray[np.float64]
_SIDE = 300  # samples along the longer side: contours of smooth functions are right to a fraction of a pixel


def level_set(surface: Surface, viewport: Viewport, level: float) -> list[Floats]:
    """Return the lines on which f = level, each (n, 2) in the data, as contourpy interpolates samples."""
    return lines_of(surface.raster, viewport, (level,))


def quadratic_model_lines(surface: Surface, viewport: Viewport, point: tuple[float, float]) -> list[Floats]:
    """Return level lines of f's second-order model at a point: ellipses where it is convex, hyperbolas at a saddle.

    q(d) = f + gᵀd + ½ dᵀHd. Its levels are those f has at a tenth, a quarter and half of the picture's size from the
    point along the steepest curvature, and f itself.
    """
    place = np.array([point])
    value, slope, bend = float(surface.value(place)[0]), surface.gradient(place)[0], surface.hessian(place)[0]
    if not (np.isfinite(slope).all() and np.isfinite(bend).all()):
        return []

    def model(xs: Floats, ys: Floats) -> Floats:
        dx, dy = xs[None, :] - point[0], ys[:, None] - point[1]
        square = 0.5 * (bend[0, 0] * dx * dx + 2 * bend[0, 1] * dx * dy + bend[1, 1] * dy * dy)
        q: Floats = value + slope[0] * dx + slope[1] * dy + square
        return q

    reach = 0.5 * min(viewport.x1 - viewport.x0, viewport.y1 - viewport.y0)
    bends, directions = np.linalg.eigh(bend)
    steep = directions[:, int(np.argmax(np.abs(bends)))]
    ends = [point + sign * part * reach * steep for part in (0.1, 0.25, 0.5) for sign in (-1, 1)]
    levels = sorted({value, *(float(model(end[:1], end[1:])[0, 0]) for end in ends)})
    return lines_of(model, viewport, levels)


def lines_of(
    field: Callable[[Floats, Floats], Floats], viewport: Viewport, levels: tuple[float, ...] | list[float]
) -> list[Floats]:
    """Return the level lines of `field(xs, ys)` (h, w) in what is seen."""
    from contourpy import LineType, contour_generator

    ratio = viewport.width / viewport.height
    xs = np.linspace(viewport.x0, viewport.x1, max(2, round(_SIDE * min(1.0, ratio))))
    ys = np.linspace(viewport.y0, viewport.y1, max(2, round(_SIDE * min(1.0, 1 / ratio))))
    values = np.ma.masked_invalid(field(xs, ys))
    generator = contour_generator(xs, ys, values, line_type=LineType.Separate)
    return [line for level in levels for line in generator.lines(level)]  # type: ignore[misc]  # Separate gives lines
