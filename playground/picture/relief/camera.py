"""From where a relief is seen."""

from dataclasses import dataclass, replace
from typing import Final

from playground.base.check_number import check_number

LOWEST, HIGHEST = 5.0, 90.0
_RANGES: Final = {
    "elevation": (LOWEST, HIGHEST), "zoom": (0.4, 20.0), "height": (0.1, 4.0), "right": (-3.0, 3.0), "up": (-3.0, 3.0),
}  # fmt: skip


@dataclass(frozen=True)
class ReliefCamera:
    """A direction, a magnification and a shift; in parallel projection there is no distance.

    Arguments: `azimuth` in degrees, 0 looks along y with x to the right, as the plane does, and 90 along −x;
    `elevation` 5 … 90 degrees above the plane, 90 straight down; `zoom` 0.4 … 20, 1 shows the whole block; `height`
    0.1 … 4 times the usual height; `right` and `up` −3 … 3, how far the picture is moved, in the block's longer side.
    Raises PlaygroundError for what is not finite or out of its range. What turns, zooms, raises or shifts a camera
    goes as far as the ranges do.

    >>> ReliefCamera(elevation=80).turned(0, 50).elevation
    90.0
    """

    azimuth: float = 30.0
    elevation: float = 50.0
    zoom: float = 1.0
    height: float = 1.0
    right: float = 0.0
    up: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "azimuth", check_number(self.azimuth, "camera.azimuth") % 360.0)
        for name, ends in _RANGES.items():
            object.__setattr__(self, name, check_number(getattr(self, name), f"camera.{name}", *ends))

    def turned(self, azimuth: float, elevation: float) -> "ReliefCamera":
        """Return the camera turned by degrees."""
        across, up = check_number(azimuth, "azimuth"), check_number(elevation, "elevation")
        return self._within(azimuth=self.azimuth + across % 360.0, elevation=self.elevation + up)

    def zoomed(self, factor: float, right: float = 0.0, up: float = 0.0) -> "ReliefCamera":
        """Return the camera `factor` > 0 times as near; the point (right, up) of the picture stays where it is.

        It is measured from the picture's middle, in the block's longer side at zoom 1.
        """
        right, up = check_number(right, "right"), check_number(up, "up")
        least, most = _RANGES["zoom"]
        zoom = min(max(self.zoom * check_number(factor, "factor", 0, above=True), least), most)
        grown = zoom / self.zoom
        return self._within(zoom=zoom, right=right + (self.right - right) * grown, up=up + (self.up - up) * grown)

    def shifted(self, right: float, up: float) -> "ReliefCamera":
        """Return the camera whose picture is moved, in the block's longer side at zoom 1."""
        return self._within(right=self.right + check_number(right, "right"), up=self.up + check_number(up, "up"))

    def raised(self, factor: float) -> "ReliefCamera":
        """Return the camera that shows the surface `factor` > 0 times as high."""
        return self._within(height=self.height * check_number(factor, "factor", 0, above=True))

    def _within(self, **changed: float) -> "ReliefCamera":
        """What a gesture makes ends where the range does."""
        for name, value in changed.items():
            low, high = _RANGES.get(name, (value, value))
            changed[name] = min(max(value, low), high)
        return replace(self, **changed)
