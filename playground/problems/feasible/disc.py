"""(x − centre_x)² + (y − centre_y)² ≤ radius²."""

from playground.base.parameters import Parameter
from playground.problems.feasible._feasible_set import FeasibleSet, Values


def _check(values: Values) -> str:
    return ""


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
)
