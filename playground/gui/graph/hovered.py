"""What is under the mouse in a chart."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Hovered:
    """A place in the numbers of the data and what of the graph is there.

    `line` is the index of the nearest line within a few pixels, `dot` those of the nearest dot among `Graph.dots` and
    of the point in it, None where there is none.
    """

    x: float
    y: float
    line: int | None = None
    dot: tuple[int, int] | None = None
