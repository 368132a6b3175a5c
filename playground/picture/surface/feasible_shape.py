"""The feasible set of a constraint in a picture."""

from math import ceil, pi

import numpy as np
from numpy.typing import NDArray

from playground.picture.viewport import Viewport
from playground.problems.constraint import Constraint

# Not that of `corners`: with it the compiler would be loaded before the window is seen.
Points = NDArray[np.float64]

VEIL = 0.59  # how much of the paper's colour lies over what cannot be reached
_ROOM = 50.0  # pixels round the picture to which a box is cut: painters bear no more


def feasible_shape(bound: Constraint, viewport: Viewport, dimension: int) -> tuple[Points, bool]:
    """Return the set's border, (n, 2) device pixels as far as it may be seen, and whether it has an inside.

    A border with an inside is a closed ring of which the first point is the last; a line has but two points.
    """
    q = bound.parameters
    if bound.kind == "box":
        left, bottom = viewport.pixel(q["x_min"], q.get("y_min", 0.0))
        right, top = viewport.pixel(q["x_max"], q.get("y_max", 0.0))
        if dimension == 1:
            bottom, top = viewport.height + _ROOM, -_ROOM
        xs = np.clip([left, right], -_ROOM, viewport.width + _ROOM)
        ys = np.clip([top, bottom], -_ROOM, viewport.height + _ROOM)
        return np.array([(xs[k], ys[j]) for k, j in ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))]), True
    if bound.kind == "disc":
        reach = q["radius"] * max(viewport.transform[0], -viewport.transform[2])
        angles = np.linspace(0, 2 * pi, min(max(64, ceil(16 * reach**0.5)), 4096) + 1)
        angles[-1] = 0.0  # the last point is the first, to the last bit
        ring = np.stack([np.cos(angles), np.sin(angles)], axis=1) * q["radius"] + (q["centre_x"], q["centre_y"])
        return viewport.pixels(ring), True
    corners = viewport.pixels(_half_plane(viewport, q["a"], q["b"], q["c"]))
    return (corners[:2], False) if bound.kind == "line" else (np.concatenate([corners, corners[:1]]), True)


def _half_plane(viewport: Viewport, a: float, b: float, c: float) -> Points:
    """The ends of a·x + b·y = c far outside the picture, and the corners of the side where it is less."""
    size = a * a + b * b
    reach = 2 * ((viewport.x1 - viewport.x0) + (viewport.y1 - viewport.y0)) + abs(c) / size**0.5
    middle = np.array([viewport.x0 + viewport.x1, viewport.y0 + viewport.y1]) / 2
    normal = np.array([a, b])
    foot = middle - (normal @ middle - c) / size * normal
    across, along = np.array([-b, a]) * reach / size**0.5, normal * reach / size**0.5
    return np.array([foot - across, foot + across, foot + across - along, foot - across - along])
