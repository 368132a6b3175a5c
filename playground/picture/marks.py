"""Small signs on a picture: starts, heads, known minima."""

from dataclasses import dataclass
from math import cos, pi, sin
from typing import Literal

# So large that its points stand out round the head of a path that has arrived.
STAR_RADIUS = 11.5

Kind = Literal["start", "head", "minimum"]


@dataclass(frozen=True)
class Mark:
    """A sign at (x, y) device pixels: `fill` inside, `edge` round it, `radius` and `edge_width` in device pixels."""

    kind: Kind
    x: float
    y: float
    radius: float
    fill: str
    edge: str
    edge_width: float

    def outline(self) -> list[tuple[float, float]]:
        """Return the ten corners of the star that stands for a minimum, from its upper tip clockwise."""
        corners = []
        for k in range(10):
            radius = self.radius if k % 2 == 0 else 0.45 * self.radius
            angle = pi * k / 5
            corners.append((self.x + radius * sin(angle), self.y - radius * cos(angle)))
        return corners
