"""(x − centre_x)² + (y − centre_y)² ≤ radius²."""

from math import cos, hypot, pi, sin

from playground.base.parameters import Parameter
from playground.problems.feasible._feasible_set import FeasibleSet
from playground.problems.feasible._handle import Handle, Point, Seen, Values, radial

_CORNERS = 180


def _check(values: Values) -> str:
    return ""


def _centre(values: Values, seen: Seen) -> tuple[Point, ...]:
    return ((values["centre_x"], values["centre_y"]),)


def _shifted(values: Values, begin: Point, end: Point) -> dict[str, float]:
    return {
        "centre_x": values["centre_x"] + end[0] - begin[0],
        "centre_y": values["centre_y"] + end[1] - begin[1],
    }


def _rim(values: Values, seen: Seen) -> tuple[Point, ...]:
    angles = (2 * pi * k / _CORNERS for k in range(_CORNERS + 1))
    x, y, radius = values["centre_x"], values["centre_y"], values["radius"]
    return tuple((x + radius * cos(angle), y + radius * sin(angle)) for angle in angles)


def _widened(values: Values, begin: Point, end: Point) -> dict[str, float]:
    """Never down to nothing: a disc has a radius."""
    x, y = values["centre_x"], values["centre_y"]
    longer = hypot(end[0] - x, end[1] - y) - hypot(begin[0] - x, begin[1] - y)
    return {"radius": max(values["radius"] + longer, 1e-3 * values["radius"])}


_DISTANCE = "sqrt((x - centre_x)^2 + (y - centre_y)^2)"

FEASIBLE_SET = FeasibleSet(
    name="Disc",
    aliases=(
        "disk",
        "ball",
        "circle",
    ),
    doc="All points within a distance of a centre.",
    parameters=(
        Parameter(
            "centre_x", 0.0, "centre x: first coordinate of the centre", aliases=("center_x", "cx"), slider=(-5.0, 5.0)
        ),
        Parameter(
            "centre_y", 0.0, "centre y: second coordinate of the centre", aliases=("center_y", "cy"), slider=(-5.0, 5.0)
        ),
        Parameter(
            "radius",
            1.0,
            "radius: the greatest distance",
            aliases=("r",),
            minimum=0.0,
            exclusive_minimum=True,
            slider=(0.1, 5.0),
        ),
    ),
    projection=(
        f"where({_DISTANCE} <= radius, x, centre_x + radius*(x - centre_x)/{_DISTANCE})",
        f"where({_DISTANCE} <= radius, y, centre_y + radius*(y - centre_y)/{_DISTANCE})",
    ),
    line=None,
    check=_check,
    handles=(
        Handle("centre", "centre", _centre, _shifted, lambda values, point: (0.0, 0.0)),
        Handle("rim", "rim", _rim, _widened, radial),
    ),
)
