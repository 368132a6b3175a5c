"""Which part of the plane is seen."""

from dataclasses import dataclass, replace
from math import ceil, floor, hypot, log10

from playground.picture.viewport import Viewport

Rectangle = tuple[tuple[float, float], tuple[float, float]]
_CLOSEST = 1e-13
_FARTHEST = 1e7


@dataclass(frozen=True)
class Camera:
    """The point in the middle of the picture and the scale, equal on both axes of a plane: a gradient is at right
    angles to its contour.

    Arguments: `x`, `y` the middle; `unit` > 0 what one logical pixel is in units of the data; `home` the unit that
    shows the surface's whole domain, which bounds how far one can go; `stretch` how many times as much a pixel is
    upwards, where that is a value and not a coordinate.
    """

    x: float = 0.0
    y: float = 0.0
    unit: float = 0.01
    home: float = 0.01
    stretch: float = 1.0

    @property
    def units(self) -> tuple[float, float]:
        """What one logical pixel is, to the right and upwards."""
        return self.unit, self.unit * self.stretch

    @staticmethod
    def fit(rectangle: Rectangle, width: float, height: float, equal: bool = True) -> "Camera":
        """Return the camera that shows a whole rectangle on width × height logical pixels, `equal` with one scale."""
        (x0, x1), (y0, y1) = rectangle
        across, up = (x1 - x0) / max(width, 1.0), (y1 - y0) / max(height, 1.0)
        unit = max(across, up) if equal else across
        return Camera((x0 + x1) / 2, (y0 + y1) / 2, unit, unit, 1.0 if equal else up / across)

    def viewport(self, width: int, height: int, ratio: float) -> Viewport:
        """Return what is seen on width × height device pixels, `ratio` of them for a logical one."""
        half_x, half_y = (0.5 * length / ratio * unit for length, unit in zip((width, height), self.units, strict=True))
        return Viewport(self.x - half_x, self.x + half_x, self.y - half_y, self.y + half_y, width, height)

    def panned(self, right: float, down: float) -> "Camera":
        """Return the camera after the picture was dragged by logical pixels."""
        far, high = _FARTHEST * self.home * 1000, _FARTHEST * self.home * self.stretch * 1000
        x, y = self.x - right * self.units[0], self.y + down * self.units[1]
        return replace(self, x=min(max(x, -far), far), y=min(max(y, -high), high))

    def zoomed(self, factor: float, x: float, y: float) -> "Camera":
        """Return the camera that sees `factor` times as much, the point (x, y) of the data staying where it is."""
        least = max(_CLOSEST * hypot(x, y / self.stretch), _CLOSEST * self.home * 1000)
        unit = min(max(self.unit * factor, least), _FARTHEST * self.home)
        kept = unit / self.unit
        return replace(self, x=x + (self.x - x) * kept, y=y + (self.y - y) * kept, unit=unit)

    @property
    def digits(self) -> int:
        """How many digits after the point tell neighbouring pixels apart."""
        return max(0, ceil(-floor(log10(self.unit) * 10) / 10))

    def rounded(self, x: float, y: float) -> tuple[float, float]:
        """Return a point as exactly as the mouse can mean it: numbers that a table can show."""
        up = max(0, ceil(-floor(log10(self.units[1]) * 10) / 10))
        return round(x, self.digits), round(y, up)
