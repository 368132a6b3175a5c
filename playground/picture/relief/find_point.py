"""Which point of a surface is seen at a pixel."""

import numpy as np

from playground.picture.relief.sight import Floats, ReliefSight

_SAMPLES = 2048


def find_point(sight: ReliefSight, x: float, y: float) -> tuple[float, float] | None:
    """Return the point of the data at device pixels (x, y): where the ray first meets the surface.

    None beside the block, on its sides and in holes. The ray is followed in small steps, the last one divided.
    """
    view, grid, region = sight.view, sight.block.heights, sight.block.region
    _, _, sine, cosine = sight.turn
    across = x - view[0]
    alongs = _way(sight, across)
    if alongs is None:
        return None
    column = view[2] + across * view[3] + alongs * view[4]
    row = view[5] + across * view[6] + alongs * view[7]
    points = np.stack([
        region.x0 + column * (region.x1 - region.x0) / (grid.shape[1] - 1),
        region.y0 + row * (region.y1 - region.y0) / (grid.shape[0] - 1),
    ], axis=1)  # fmt: skip
    points = np.clip(points, (region.x0, region.y0), (region.x1, region.y1))
    heights = sight.heights_at(points)
    rows = view[8] - alongs * sine - np.where(np.isfinite(heights), heights * sight.tall, -view[12]) * cosine
    met = np.flatnonzero(rows <= y)
    if not met.size or met[0] == 0 or not np.isfinite(heights[met[0] - 1 : met[0] + 1]).all():
        return None
    k = int(met[0])
    part = (rows[k - 1] - y) / (rows[k - 1] - rows[k])
    found = points[k - 1] + (points[k] - points[k - 1]) * part
    return float(found[0]), float(found[1])


def _way(sight: ReliefSight, across: float) -> Floats | None:
    """Places along the line that a column of pixels sees, from where it enters the block to where it leaves it."""
    view, (rows, columns) = sight.view, sight.block.heights.shape
    near, far = -np.inf, np.inf
    for begin, pace, last in (
        (view[2] + across * view[3], view[4], columns - 1.0), (view[5] + across * view[6], view[7], rows - 1.0),
    ):  # fmt: skip
        if abs(pace) < 1e-12:
            if not 0 <= begin <= last:
                return None
            continue
        ends = sorted((-begin / pace, (last - begin) / pace))
        near, far = max(near, ends[0]), min(far, ends[1])
    return np.linspace(near, far, _SAMPLES) if far > near else None
