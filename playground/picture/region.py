"""Which part of the data is seen, and the one law by which it is zoomed and moved."""

from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

from playground.base.errors import PlaygroundError, shown
from playground.picture.viewport import Viewport

Interval = tuple[float, float]

_CLOSEST = 1e-13  # of the numbers on an axis: nearer, neighbouring pixels would show the same number
_FARTHEST = 1e7  # times what is seen at first, both in width and in distance
_LEAST = 1e-290  # below it a reciprocal overflows
_MOST = 1e300


@dataclass(frozen=True)
class Region:
    """A rectangle in the numbers of two axes, which are log₁₀ on a logarithmic axis: x0 < x1 and y0 < y1, finite."""

    x0: float
    x1: float
    y0: float
    y1: float

    @property
    def across(self) -> Interval:
        """The interval of the level axis."""
        return self.x0, self.x1

    @property
    def up(self) -> Interval:
        """The interval of the upright axis."""
        return self.y0, self.y1

    def on(self, width: int, height: int) -> Viewport:
        """Return it on so many device pixels."""
        return Viewport(self.x0, self.x1, self.y0, self.y1, width, height)

    def with_across(self, across: Interval) -> "Region":
        """Return it with another interval of the level axis."""
        return replace(self, x0=across[0], x1=across[1])

    def with_up(self, up: Interval) -> "Region":
        """Return it with another interval of the upright axis."""
        return replace(self, y0=up[0], y1=up[1])

    def zoomed(self, factors: tuple[float, float], x: float, y: float, home: "Region") -> "Region":
        """Return what is seen from `factors` times as far on each axis, the point (x, y) staying where it is.

        One comes as near as numbers can be told apart, and goes ten million times as far away as `home`.
        """
        return Region(
            *zoomed(self.across, factors[0], x, home.across),
            *zoomed(self.up, factors[1], y, home.up),
        )

    def panned(self, right: float, up: float, home: "Region") -> "Region":
        """Return what is seen that much further right and up, in parts of what is seen."""
        return Region(*panned(self.across, right, home.across), *panned(self.up, up, home.up))

    def with_one_scale(self, width: float, height: float) -> "Region":
        """Return the least region round it on which a unit is as long on both axes of `width` × `height` pixels."""
        unit = max((self.x1 - self.x0) / max(width, 1.0), (self.y1 - self.y0) / max(height, 1.0))
        x, y = (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2
        half_x, half_y = unit * max(width, 1.0) / 2, unit * max(height, 1.0) / 2
        return Region(x - half_x, x + half_x, y - half_y, y + half_y)


def seen_region(seen: Any) -> Region:
    """Return the region that ((x0, x1), (y0, y1)) states; raise PlaygroundError where it is none.

    >>> seen_region(((0, 1), (-2, 2))).up
    (-2.0, 2.0)
    """
    try:
        (x0, x1), (y0, y1) = ((float(low), float(high)) for low, high in seen)
    except (TypeError, ValueError):
        x0 = x1 = y0 = y1 = 0.0
    if not (x0 < x1 and y0 < y1 and all(map(isfinite, (x1 - x0, y1 - y0)))):
        raise PlaygroundError(f"seen must be ((x0, x1), (y0, y1)) with x0 < x1 and y0 < y1, finite, got {shown(seen)}")
    return Region(x0, x1, y0, y1)


def zoomed(interval: Interval, factor: float, about: float, home: Interval) -> Interval:
    """Return an interval `factor` times as wide, in which the number `about` stays at its place.

    >>> zoomed((0.0, 4.0), 0.5, 1.0, (0.0, 4.0))
    (0.5, 2.5)
    """
    low, high = interval
    if factor == 1.0:
        return interval
    wide = high - low
    least = max(_CLOSEST * abs(about), _CLOSEST * max(map(abs, interval)), _LEAST)
    kept = min(max(wide * factor, least), max(_FARTHEST * (home[1] - home[0]), wide), _MOST) / wide
    return sound((about + (low - about) * kept, about + (high - about) * kept))


def panned(interval: Interval, share: float, home: Interval) -> Interval:
    """Return an interval moved by a share of its width, not further than ten million times the width of `home` away."""
    low, high = interval
    far = _FARTHEST * (home[1] - home[0])
    step = min(max(share * (high - low), home[0] - far - low), home[1] + far - high)
    return sound((low + step, high + step))


def sound(interval: Interval) -> Interval:
    """Return an interval that can be drawn: the given one, or a wider one round it where its ends are too close.

    >>> sound((2.0, 2.0))
    (1.9999999999998, 2.0000000000002)
    """
    low, high = (min(max(end, -_MOST), _MOST) if isfinite(end) else 0.0 for end in interval)
    least = max(_CLOSEST * max(abs(low), abs(high)), _LEAST)
    if high - low >= least:
        return low, high
    middle = (low + high) / 2
    return middle - least, middle + least


def union(one: Interval, other: Interval) -> Interval:
    """Return the least interval that holds both."""
    return min(one[0], other[0]), max(one[1], other[1])
