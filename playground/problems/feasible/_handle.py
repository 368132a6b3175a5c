"""What of a feasible set can be dragged on the plane."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import hypot

Values = Mapping[str, float]
Point = tuple[float, float]
Seen = tuple[Point, Point]  # (x0, x1), (y0, y1)


@dataclass(frozen=True)
class Handle:
    """An edge or a point of a set that can be dragged.

    Arguments: `id`; `name` as a sentence says it ("left edge"); `line(values, seen)` the edge as corners in the data,
    as far as it may be in the rectangle `seen`, or the one point; `moved(values, begin, end)` the parameters that
    change where the handle is dragged from a point to another, always legal; `way(values, point)` the direction in
    which it goes at a point, (0, 0) for any; `in_line` whether functions of one number have it too, over the whole
    height.
    """

    id: str
    name: str
    line: Callable[[Values, Seen], tuple[Point, ...]]
    moved: Callable[[Values, Point, Point], dict[str, float]]
    way: Callable[[Values, Point], Point]
    in_line: bool = False


def straight_edge(name: str) -> Handle:
    """Return the handle of the straight line a·x + b·y = c, which goes along its normal."""

    def line(values: Values, seen: Seen) -> tuple[Point, ...]:
        a, b, c = values["a"], values["b"], values["c"]
        (x0, x1), (y0, y1) = seen
        middle_x, middle_y, size = (x0 + x1) / 2, (y0 + y1) / 2, a * a + b * b
        off = (a * middle_x + b * middle_y - c) / size
        foot_x, foot_y = middle_x - off * a, middle_y - off * b
        reach = 2 * ((x1 - x0) + (y1 - y0)) / size**0.5
        return (foot_x - reach * -b, foot_y - reach * a), (foot_x + reach * -b, foot_y + reach * a)

    def moved(values: Values, begin: Point, end: Point) -> dict[str, float]:
        return {"c": values["c"] + values["a"] * (end[0] - begin[0]) + values["b"] * (end[1] - begin[1])}

    return Handle("line", name, line, moved, lambda values, point: _unit(values["a"], values["b"]))


def _unit(x: float, y: float) -> Point:
    size = hypot(x, y)
    return (x / size, y / size) if size else (0.0, 0.0)


def radial(values: Values, point: Point) -> Point:
    """Return the direction from a disc's centre to a point."""
    return _unit(point[0] - values["centre_x"], point[1] - values["centre_y"])
