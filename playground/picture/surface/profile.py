"""A function of one number as a picture: its curve on paper, with a quiet grid."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from playground.language.evaluate import evaluate
from playground.picture.colors.theme import Theme
from playground.picture.graph.ticks import linear_ticks
from playground.picture.lines.pen import Pen
from playground.picture.pixels import Image
from playground.picture.surface.lift import lift
from playground.picture.viewport import Viewport
from playground.problems.surface import Surface

Floats = NDArray[np.float64]
Rectangle = tuple[tuple[float, float], tuple[float, float]]
_SAMPLES = 256
_MARGIN = 0.08
# What is higher than so many times the height of three quarters of the curve is cut off: a pole would flatten the rest.
_CUT = 4.0
_GRID_EVERY_X, _GRID_EVERY_Y = 90, 70  # logical pixels, as the axes' ticks


def home_rectangle(problem: Surface) -> Rectangle:
    """Return the part of the picture that shows the whole problem: its domain; in one dimension with the values there.

    Values that climb far above the others, as at a pole, are left outside. The lesson's starts are inside.
    """
    if problem.dimension == 2:
        return problem.domain[0], problem.domain[1]
    low, high = problem.domain[0]
    # The ends are left out: a pole may be there.
    places = np.linspace(low, high, _SAMPLES + 2)[1:-1]
    starts = [start[0] for start in problem.lesson.starts if low <= start[0] <= high]
    values, wanted = _heights(problem, places), _heights(problem, [*problem.minima[:, 0], *starts])
    if not values.size:
        return (low, high), (-1.0, 1.0)
    bottom = min(float(values.min()), *wanted.tolist())
    usual = float(np.quantile(values, 0.75)) - bottom
    top = max(min(float(values.max()), bottom + _CUT * usual), *wanted.tolist())
    room = _MARGIN * (top - bottom) or 1.0
    return (low, high), (bottom - room, top + room)


def _heights(problem: Surface, places: Iterable[float]) -> Floats:
    """The finite ones of the values at some places, without the compiler: a window asks before anything is compiled."""
    graph, names = problem.fields.value, problem.parameters
    values = np.array([evaluate(graph, {"x": float(x), **names}) for x in places], dtype=np.float64)
    finite: Floats = values[np.isfinite(values)]
    return finite


def curve_points(problem: Surface, viewport: Viewport) -> Floats:
    """Return the curve as a line in device pixels, (n, 2), two points for a pixel; NaN where f is not finite."""
    xs = np.linspace(viewport.x0, viewport.x1, 2 * viewport.width + 1)
    line = viewport.pixels(lift(problem, xs[:, None]))
    line[:, 1] = np.clip(line[:, 1], -4.0 * viewport.height, 5.0 * viewport.height)
    line[~np.isfinite(line).all(axis=1)] = np.nan
    return line


def profile_strokes(problem: Surface, viewport: Viewport, theme: Theme, ratio: float) -> tuple[tuple[Pen, Floats], ...]:
    """Return pens and lines (n, 2) in device pixels of a quiet grid and of the curve.

    Arguments: `ratio` device pixels for a logical one.
    """
    grid = Pen(theme.line, ratio, theme.paper, 0.0, theme.contour_opacity() * 0.45)
    curve = Pen(theme.ink, 2.0 * ratio, theme.paper, 0.0)
    return (grid, _grid(viewport, ratio)), (curve, curve_points(problem, viewport))


def profile_back(theme: Theme) -> str:
    """Return the colour on which a curve is drawn, "#rrggbb"."""
    return theme.map_color(1.0) if theme.id == "light" else theme.paper


def profile_image(problem: Surface, viewport: Viewport, theme: Theme, ratio: float) -> Image:
    """Return the opaque picture of a function of one number, uint32 (h, w) of the viewport.

    Arguments: `ratio` device pixels for a logical one.
    """
    from playground.picture.lines.canvas import Canvas

    strokes = profile_strokes(problem, viewport, theme, ratio)
    canvas = Canvas(viewport.width, viewport.height, [pen for pen, _ in strokes])
    for place, (_, lines) in enumerate(strokes):
        canvas.draw(place, lines)
    back = 0xFF000000 | int(profile_back(theme)[1:], 16)
    return canvas.paint_once(np.full((viewport.height, viewport.width), back, np.uint32))


def _grid(viewport: Viewport, ratio: float) -> Floats:
    """Lines at the places of the axes' ticks."""
    lines: list[tuple[float, float]] = []
    for tick in linear_ticks(viewport.x0, viewport.x1, max(2, round(viewport.width / ratio / _GRID_EVERY_X))):
        x = viewport.pixel(tick.value, 0.0)[0]
        lines += [(x, 0.0), (x, float(viewport.height)), (np.nan, np.nan)]
    for tick in linear_ticks(viewport.y0, viewport.y1, max(2, round(viewport.height / ratio / _GRID_EVERY_Y))):
        y = viewport.pixel(0.0, tick.value)[1]
        lines += [(0.0, y), (float(viewport.width), y), (np.nan, np.nan)]
    return np.array(lines).reshape(-1, 2)
