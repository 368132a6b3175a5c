"""From where a relief is seen."""

from dataclasses import dataclass, replace
from math import isfinite

LOWEST, HIGHEST = 5.0, 90.0
_NEAREST, _FARTHEST = 20.0, 0.4
_TALLEST, _FLATTEST = 4.0, 0.1
_ASIDE = 3.0


@dataclass(frozen=True)
class ReliefCamera:
    """A direction, a magnification and a shift; in parallel projection there is no distance.

    Arguments: `azimuth` in degrees, 0 looks along y with x to the right, as the plane does, and 90 along −x;
    `elevation` 5 … 90 degrees above the plane, 90 straight down; `zoom` 0.4 … 20, 1 shows the whole block; `height`
    0.1 … 4 times the usual height; `right` and `up` how far the picture is moved, in the block's longer side. Raises
    ValueError for what is not finite; the rest is brought into its range.

    >>> ReliefCamera(elevation=200).elevation
    90.0
    """

    azimuth: float = 30.0
    elevation: float = 50.0
    zoom: float = 1.0
    height: float = 1.0
    right: float = 0.0
    up: float = 0.0

    def __post_init__(self) -> None:
        for name, low, high in (
            ("elevation", LOWEST, HIGHEST), ("zoom", _FARTHEST, _NEAREST), ("height", _FLATTEST, _TALLEST),
            ("right", -_ASIDE, _ASIDE), ("up", -_ASIDE, _ASIDE),
        ):  # fmt: skip
            value = float(getattr(self, name))
            if not (isfinite(value) and isfinite(self.azimuth)):
                raise ValueError(f"a relief's camera needs finite numbers, got {name} {value}, azimuth {self.azimuth}")
            object.__setattr__(self, name, min(max(value, low), high))
        object.__setattr__(self, "azimuth", float(self.azimuth) % 360.0)

    def turned(self, azimuth: float, elevation: float) -> "ReliefCamera":
        """Return the camera turned by degrees."""
        return replace(self, azimuth=self.azimuth + azimuth, elevation=self.elevation + elevation)

    def zoomed(self, factor: float, right: float = 0.0, up: float = 0.0) -> "ReliefCamera":
        """Return the camera `factor` times as near; the point (right, up) of the picture stays where it is.

        It is measured from the picture's middle, in the block's longer side at zoom 1.
        """
        zoom = min(max(self.zoom * factor, _FARTHEST), _NEAREST)
        grown = zoom / self.zoom
        return replace(
            self, zoom=zoom, right=right + (self.right - right) * grown, up=up + (self.up - up) * grown
        )  # fmt: skip

    def shifted(self, right: float, up: float) -> "ReliefCamera":
        """Return the camera whose picture is moved, in the block's longer side at zoom 1."""
        return replace(self, right=self.right + right, up=self.up + up)
