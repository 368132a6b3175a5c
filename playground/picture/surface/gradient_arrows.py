"""Arrows down the slope, as lines."""

import numpy as np
from numpy.typing import NDArray

from playground.landscape.gradient_field import gradient_field
from playground.picture.viewport import Viewport
from playground.problems.surface import Surface

_EVERY = 38.0  # logical pixels
_LEAST, _MOST = 7.0, 26.0  # an arrow's length in logical pixels, on a scale of decades
_HEAD = 4.0


def gradient_arrows(problem: Surface, viewport: Viewport, ratio: float) -> NDArray[np.float64]:
    """Return −∇f on a grid as arrows (n, 5, 2) in device pixels: a shaft and two barbs, each in one stroke.

    Directions are true on the screen, lengths tell decades of the slope. `ratio` device pixels for a logical one.
    """
    columns, rows = (max(1, round(side / ratio / _EVERY)) for side in (viewport.width, viewport.height))
    points, slopes = gradient_field(problem, viewport.rectangle, columns, rows)
    ways = slopes * (viewport.transform[0], viewport.transform[2])
    sizes = np.linalg.norm(slopes, axis=1)
    drawn = np.isfinite(ways).all(axis=1) & (sizes > 0)
    points, ways, sizes = points[drawn], ways[drawn], np.log10(sizes[drawn])
    if not len(points):
        return np.empty((0, 5, 2))
    low, high = np.quantile(sizes, (0.05, 0.95))
    share = np.clip((sizes - low) / max(high - low, 1e-9), 0, 1)
    ways /= np.linalg.norm(ways, axis=1)[:, None]
    halves = ways * ((_LEAST + (_MOST - _LEAST) * share) * ratio / 2)[:, None]
    places = viewport.pixels(points)
    tip, back, side = places + halves, ways * _HEAD * ratio, ways[:, ::-1] * (-1, 1) * 0.6 * _HEAD * ratio
    arrows: NDArray[np.float64] = np.stack([places - halves, tip, tip - back + side, tip, tip - back - side], axis=1)
    return arrows
