"""Which part of a slice is seen."""

from dataclasses import dataclass

_CLOSEST, _WIDEST, _FARTHEST = 1e-6, 1e3, 1e4  # in widths of the whole slice


@dataclass(frozen=True)
class Region:
    """A rectangle of a plane's coordinates, x0 < x1 and y0 < y1."""

    x0: float
    x1: float
    y0: float
    y1: float

    @property
    def extent(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """((x0, x1), (y0, y1)), as slices are asked for."""
        return (self.x0, self.x1), (self.y0, self.y1)

    def zoomed(self, factor: float, x: float, y: float, home: "Region") -> "Region":
        """Return what is seen from `factor` times as far, the point (x, y) staying where it is.

        Nobody comes a million times nearer than `home`, or goes a thousand times as far away.
        """
        wide = (self.x1 - self.x0) / (home.x1 - home.x0)
        kept = min(max(wide * factor, _CLOSEST), _WIDEST) / wide
        return Region(
            x + (self.x0 - x) * kept, x + (self.x1 - x) * kept, y + (self.y0 - y) * kept, y + (self.y1 - y) * kept
        )

    def panned(self, right: float, up: float, home: "Region") -> "Region":
        """Return what is seen that much further right and up, in parts of what is seen; not for ever away from home."""
        wide, high = self.x1 - self.x0, self.y1 - self.y0
        far, tall = _FARTHEST * (home.x1 - home.x0), _FARTHEST * (home.y1 - home.y0)
        across = min(max(right * wide, home.x0 - far - self.x0), home.x1 + far - self.x1)
        along = min(max(up * high, home.y0 - tall - self.y0), home.y1 + tall - self.y1)
        return Region(self.x0 + across, self.x1 + across, self.y0 + along, self.y1 + along)
