"""The map between a rectangle of data and a rectangle of device pixels."""

from dataclasses import dataclass, replace
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from playground.base.errors import PlaygroundError, shown


@dataclass(frozen=True)
class Viewport:
    """A data rectangle shown on width × height device pixels; y points up in data, row 0 is at the top.

    Pixel centres are at halves: the left edge of the picture is pixel coordinate 0, its right edge `width`.

    Arguments: `x0` < `x1` and `y0` < `y1`, finite; `width`, `height` ≥ 1 in device pixels.
    Raises PlaygroundError for an empty or unbounded rectangle.

    >>> Viewport(-1, 1, 0, 4, 200, 100).pixel(0, 4)
    (100.0, 0.0)
    """

    x0: float
    x1: float
    y0: float
    y1: float
    width: int
    height: int

    def __post_init__(self) -> None:
        try:
            fits = isfinite(self.x1 - self.x0) and isfinite(self.y1 - self.y0) and self.x0 < self.x1
            fits, some = fits and self.y0 < self.y1, self.width >= 1 and self.height >= 1
        except (TypeError, ValueError, OverflowError):
            fits = some = False
        if not fits:
            raise PlaygroundError(f"a viewport needs x0 < x1 and y0 < y1, finite; got {shown(self.rectangle)}")
        if not some:
            raise PlaygroundError(f"a viewport has at least one pixel, got {shown((self.width, self.height))}")

    @property
    def rectangle(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The data rectangle ((x0, x1), (y0, y1))."""
        return (self.x0, self.x1), (self.y0, self.y1)

    @property
    def transform(self) -> tuple[float, float, float, float]:
        """Scale and offset of x, scale and offset of y: pixel = scale·value + offset."""
        scale_x = self.width / (self.x1 - self.x0)
        scale_y = -self.height / (self.y1 - self.y0)
        return scale_x, -self.x0 * scale_x, scale_y, -self.y1 * scale_y

    def pixel(self, x: float, y: float) -> tuple[float, float]:
        """Return the device pixel coordinates (right, down) of a point of the data."""
        scale_x, offset_x, scale_y, offset_y = self.transform
        return x * scale_x + offset_x, y * scale_y + offset_y

    def data(self, column: float, row: float) -> tuple[float, float]:
        """Return the point of the data at device pixel coordinates (right, down)."""
        return (
            self.x0 + (self.x1 - self.x0) * column / self.width,
            self.y1 - (self.y1 - self.y0) * row / self.height,
        )

    def pixels(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return device pixel coordinates (…, 2) of points (…, 2) of the data."""
        scale_x, offset_x, scale_y, offset_y = self.transform
        with np.errstate(over="ignore", invalid="ignore"):
            placed: NDArray[np.float64] = points * np.array([scale_x, scale_y]) + np.array([offset_x, offset_y])
        return placed

    def centres(self, step: int = 1) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the data coordinates of pixel centres: xs from left to right, ys from the top row down.

        With `step` k, those of cells of k × k pixels; the last cell may reach beyond the edge.
        """
        columns = (np.arange(-(-self.width // step), dtype=np.float64) + 0.5) * step
        rows = (np.arange(-(-self.height // step), dtype=np.float64) + 0.5) * step
        return self.data_axes(columns, rows)

    def data_axes(
        self, columns: NDArray[np.float64], rows: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the data coordinates x of pixel `columns` and y of pixel `rows`."""
        xs = self.x0 + (self.x1 - self.x0) / self.width * columns
        return xs, self.y1 - (self.y1 - self.y0) / self.height * rows

    def scaled(self, ratio: float) -> "Viewport":
        """Return the same rectangle on `ratio` times as many pixels."""
        return replace(self, width=max(1, round(self.width * ratio)), height=max(1, round(self.height * ratio)))
