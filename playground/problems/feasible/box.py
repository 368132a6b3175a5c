"""x_min ≤ x ≤ x_max, y_min ≤ y ≤ y_max."""

from playground.base.parameters import Parameter
from playground.problems.feasible._feasible_set import FeasibleSet, Values


def _check(values: Values) -> str:
    for name in ("x", "y"):
        low, high = values[f"{name}_min"], values[f"{name}_max"]
        if not low <= high:
            return f"{name}_min must be at most {name}_max, got {low:g} and {high:g}"
    return ""


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
)
