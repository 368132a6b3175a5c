"""The plot of a race in a figure of a chosen size."""

from dataclasses import replace
from typing import Any

from playground.base.errors import PlaygroundError, shown
from playground.picture.sheet.figure_format import LegendPlace, figure_size
from playground.picture.sheet.figure_words import BOTTOM, LEFT, RIGHT, ROW, TOP
from playground.picture.sheet.legend import Entry, LegendRoom, legend_room
from playground.picture.viewport import Viewport

_END = 8  # below the legend


def fitted_plot(
    viewport: Viewport, entries: tuple[Entry, ...], size: Any, place: LegendPlace, ratio: float, even: bool
) -> tuple[LegendRoom, Viewport]:
    """Return the legend's room, and the viewport on as many pixels as it leaves of a figure.

    Arguments: `viewport` as it is without a size; `size` of the figure in logical pixels, None for one round the plot;
    `even` whether the scales of both axes keep their relation, so that more is seen where the plot has another shape.
    """
    if size is None:
        width, height = viewport.width / ratio, viewport.height / ratio
        return legend_room(entries, width, height + TOP + BOTTOM, place), viewport
    if not isinstance(size, tuple | list) or len(size) != 2:
        raise PlaygroundError(f"size must be a width and a height in pixels, got {shown(size)}")
    wide, high, _ = figure_size(size)
    across = wide - LEFT - RIGHT
    room = legend_room(entries, across, high, place)
    width = max(1, round(wide * ratio) - round((LEFT + RIGHT + room.width) * ratio))
    height = max(1, round(high * ratio) - round((TOP + BOTTOM + room.rows * ROW + _END) * ratio))
    return room, _widened(viewport, width, height) if even else replace(viewport, width=width, height=height)


def _widened(viewport: Viewport, width: int, height: int) -> Viewport:
    """The same rectangle in the middle, and more to its sides or above and below."""
    (x0, x1), (y0, y1) = viewport.rectangle
    across, up = (x1 - x0) / viewport.width, (y1 - y0) / viewport.height
    unit = max((x1 - x0) / width / across, (y1 - y0) / height / up)
    more_x, more_y = unit * across * width - (x1 - x0), unit * up * height - (y1 - y0)
    return Viewport(x0 - more_x / 2, x1 + more_x / 2, y0 - more_y / 2, y1 + more_y / 2, width, height)
