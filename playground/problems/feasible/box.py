"""x_min ≤ x ≤ x_max, y_min ≤ y ≤ y_max."""

from itertools import product

from playground.base.parameters import Parameter
from playground.problems.feasible._feasible_set import FeasibleSet
from playground.problems.feasible._handle import Handle, Point, Seen, Values


def _check(values: Values) -> str:
    for name in ("x", "y"):
        low, high = values[f"{name}_min"], values[f"{name}_max"]
        if not low <= high:
            return f"{name}_min must be at most {name}_max, got {low:g} and {high:g}"
    return ""


# What each edge is called and sets, which end it may not pass, and the coordinate.
_ENDS = {
    "left": ("x_min", "x_max", 0), "right": ("x_max", "x_min", 0),
    "bottom": ("y_min", "y_max", 1), "top": ("y_max", "y_min", 1),
}  # fmt: skip


def _pushed(side: str, values: Values, begin: Point, end: Point) -> dict[str, float]:
    """An edge goes as far as the one opposite."""
    name, opposite, axis = _ENDS[side]
    wanted, limit = values[name] + end[axis] - begin[axis], values[opposite]
    return {name: min(wanted, limit) if name.endswith("min") else max(wanted, limit)}


def _edge(side: str) -> Handle:
    name, _, axis = _ENDS[side]

    def line(values: Values, seen: Seen) -> tuple[Point, ...]:
        ends = (values["y_min"], values["y_max"]) if axis == 0 else (values["x_min"], values["x_max"])
        first, last = ((values[name], one) if axis == 0 else (one, values[name]) for one in ends)
        return first, last

    return Handle(
        side, f"{side} edge", line, lambda *drag: _pushed(side, *drag),
        lambda values, point: (1.0, 0.0) if axis == 0 else (0.0, 1.0), in_line=axis == 0,
    )  # fmt: skip


def _corner(across: str, up: str) -> Handle:
    def point(values: Values, seen: Seen) -> tuple[Point, ...]:
        return ((values[_ENDS[across][0]], values[_ENDS[up][0]]),)

    def moved(values: Values, begin: Point, end: Point) -> dict[str, float]:
        return {**_pushed(across, values, begin, end), **_pushed(up, values, begin, end)}

    way = (1.0 if across == "right" else -1.0, 1.0 if up == "top" else -1.0)
    return Handle(f"{up} {across}", f"{up} {across} corner", point, moved, lambda values, place: way)


def _end(name: str, default: float, doc: str) -> Parameter:
    return Parameter(name, default, doc, slider=(-5.0, 5.0))


FEASIBLE_SET = FeasibleSet(
    name="Box",
    aliases=(
        "interval",
        "bounds",
        "rectangle",
        "square",
    ),
    doc="Each coordinate lies between two numbers.",
    parameters=(
        _end("x_min", -1.0, "left: the least x"),
        _end("x_max", 1.0, "right: the greatest x"),
        _end("y_min", -1.0, "bottom: the least y"),
        _end("y_max", 1.0, "top: the greatest y"),
    ),
    projection=("min(max(x, x_min), x_max)", "min(max(y, y_min), y_max)"),
    line="min(max(x, x_min), x_max)",
    check=_check,
    handles=(*(_corner(*ends) for ends in product(("left", "right"), ("bottom", "top"))), *map(_edge, _ENDS)),
)
