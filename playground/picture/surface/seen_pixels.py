"""The part of an image that is seen, on the pixels of a view."""

import numpy as np
from numpy.typing import NDArray

from playground.picture.pixels import Image, parse_color
from playground.picture.region import Region
from playground.picture.viewport import Viewport

Floats = NDArray[np.float64]


def seen_pixels(image: Image, region: Region, view: Viewport, outside: str) -> Image:
    """Return an image that covers a region, stretched smoothly onto the pixels of a view, uint32 (height, width).

    Arguments: `image` opaque, row 0 at region.y1; `outside` "#rrggbb" where the view shows more than the region.
    """
    (rows, columns), (xs, ys) = image.shape, view.centres()
    across = (xs - region.x0) / (region.x1 - region.x0) * columns
    down = (region.y1 - ys) / (region.y1 - region.y0) * rows
    covered = ((down >= 0) & (down <= rows))[:, None] & ((across >= 0) & (across <= columns))
    made = np.full(covered.shape, 0xFF000000, np.uint32)
    for shift, channel in zip((16, 8, 0), parse_color(outside), strict=True):
        values = ((image >> np.uint32(shift)) & np.uint32(255)).astype(np.float64)
        mixed = _between(_between(values, down).T, across).T
        made |= np.where(covered, mixed.round(), channel).astype(np.uint32) << np.uint32(shift)
    return made


def _between(values: Floats, places: Floats) -> Floats:
    """Rows at places counted from the edge of the first: straight between the middles of two neighbours."""
    last = len(values) - 1
    inner = np.clip(places - 0.5, 0.0, last)
    first = np.minimum(inner.astype(np.intp), max(last - 1, 0))
    share = (inner - first)[:, None]
    mixed: Floats = values[first] * (1 - share) + values[np.minimum(first + 1, last)] * share
    return mixed
