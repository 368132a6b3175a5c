"""The part of the plane that shows a whole surface."""

from playground.picture.surface.profile import home_rectangle
from playground.picture.viewport import Viewport
from playground.problems.surface import Surface

_SIDE = 1000
_LONGEST = 8.0  # a domain's longer side for its shorter one, up to which both have one scale


def home_region(surface: Surface) -> Viewport:
    """Return a surface's domain with sides as long as they are in the data, or equal ones where that would be a bar."""
    (x0, x1), (y0, y1) = home_rectangle(surface)
    across, up = x1 - x0, y1 - y0
    if not 1 / _LONGEST <= across / up <= _LONGEST:
        return Viewport(x0, x1, y0, y1, _SIDE, _SIDE)
    longer = max(across, up)
    return Viewport(x0, x1, y0, y1, round(_SIDE * across / longer), round(_SIDE * up / longer))
