"""a·x + b·y ≤ c."""

from playground.base.parameters import Parameter
from playground.problems.feasible._feasible_set import FeasibleSet
from playground.problems.feasible._handle import Values, straight_edge


def _check(values: Values) -> str:
    return "" if values["a"] or values["b"] else "a and b must not both be 0"


FEASIBLE_SET = FeasibleSet(
    name="Half-plane",
    aliases=(
        "halfspace",
        "half space",
    ),
    doc="One side of a straight line: a·x + b·y ≤ c.",
    parameters=(
        Parameter("a", 1.0, "normal x: first coordinate of the normal", slider=(-2.0, 2.0), symbol="a"),
        Parameter("b", 0.0, "normal y: second coordinate of the normal", slider=(-2.0, 2.0), symbol="b"),
        Parameter("c", 0.0, "offset: the right side", slider=(-5.0, 5.0), symbol="c"),
    ),
    projection=(
        "x - a*max(a*x + b*y - c, 0)/(a^2 + b^2)",
        "y - b*max(a*x + b*y - c, 0)/(a^2 + b^2)",
    ),
    line=None,
    check=_check,
    handles=(straight_edge("border"),),
)
