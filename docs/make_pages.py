"""Writes the guide's pages that are made from the catalogues: surfaces and optimizers.

python docs/make_pages.py
"""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "guide"

SURFACES_HEAD = """\
# Surfaces

Each surface is one file in [assets/surfaces](../../assets/surfaces): a formula, from which gradient and Hessian are
derived, and a lesson, the starts and contenders that show what it teaches. The pictures are those lessons, as
`playground run --surface ID` simulates them: circles are starts, coloured dots where paths ended, stars the known
minima. A surface of your own is such a file too: see [files](files.md#a-surface-of-your-own).

`playground list surfaces --json` prints this list for programs.
"""

OPTIMIZERS_HEAD = """\
# Optimizers

Each optimizer is one file in [playground/optimizers](../../playground/optimizers). `x` is the point, coordinate by
coordinate, `g` the gradient there, `H` the Hessian, `t` the number of the update, 1 first. A parameter's legal range is
what the mathematics demands; the slider spans what is useful, and a legal value beyond it is accepted everywhere.

*Stable below* is the largest η·λ at which the rule converges on a quadratic with curvature λ, at the default
parameters, for those rules for which theory has one. The window shows the same limit for the Hessian where the selected
path stands.

`playground list optimizers --json` prints this list for programs.
"""


def pages() -> dict[str, str]:
    """Return the text of every generated page by its file's name."""
    return {"surfaces.md": surfaces_page(), "optimizers.md": optimizers_page()}


def surfaces_page() -> str:
    """All surfaces: formula, lesson, parameters, minima, source."""
    from playground.problems.surfaces import SURFACES

    surfaces = sorted(SURFACES, key=lambda one: one.name.casefold())
    parts = [SURFACES_HEAD, _table(["id", "surface", "tags", "teaches"], map(_surface_row, surfaces))]
    return "\n".join([*parts, *(_surface(one) for one in surfaces)])


def optimizers_page() -> str:
    """All optimizers: equation, parameters, limit of stability, source."""
    from playground.optimizers import OPTIMIZERS

    optimizers = sorted(OPTIMIZERS, key=lambda one: one.name.casefold())
    rows = ([f"`{one.id}`", f"[{one.name}](#{one.id})", one.summary] for one in optimizers)
    return "\n".join(
        [OPTIMIZERS_HEAD, _table(["id", "optimizer", "what it does"], rows), *(_optimizer(one) for one in optimizers)]
    )


def _surface_row(surface: Any) -> list[str]:
    return [f"`{surface.id}`", f"[{surface.name}](#{surface.id})", ", ".join(surface.tags), surface.teaches]


def _surface(surface: Any) -> str:
    from playground.language.parse import parse
    from playground.language.typeset import typeset

    (x0, x1), (y0, y1) = surface.domain
    formula = typeset(parse(surface.formula, parameters=surface.definition.parameter_names))
    facts = [
        f"- id `{surface.id}`; x from {x0:g} to {x1:g}, y from {y0:g} to {y1:g}",
        f"- known minima: {_minima(surface)}",
        *(["- a minimiser lies on a kink, where no gradient vanishes"] if surface.kinks else []),
        *(["- no bottom outside its domain: a path that leaves it ends there"] if surface.unbounded_outside else []),
        f"- lesson: {_lesson(surface)}",
        f"- source: {surface.source}",
    ]
    picture = f'<img src="../pictures/surface-{surface.id}.png" width="472" alt="{surface.name}: paths of its lesson">'
    parameters = surface.definition.parameters
    table = ["", _parameters(parameters).rstrip("\n")] if parameters else []
    return "\n".join(
        [*_heading(surface), "```text", f"f(x, y) = {formula}", "```", "", surface.teaches, "", picture, "", *facts,
         *table, ""]
    )  # fmt: skip


def _minima(surface: Any) -> str:
    definition = surface.definition
    if not definition.minima:
        return "none"
    places = [f"({_short(x)}, {_short(y)})" for x, y in definition.minima]
    return f"{', '.join(places)}, where f = {_near_zero(surface.minimum_value):.6g}"


def _short(text: str) -> str:
    """A number with seven digits, an expression in the parameters as it is written."""
    try:
        return f"{_near_zero(float(text)):.7g}"
    except ValueError:
        return text.replace("^2", "²")


def _near_zero(value: float) -> float:
    return 0.0 if abs(value) < 1e-12 else value


def _lesson(surface: Any) -> str:
    from playground.experiments.contender import Contender

    def words(entry: Mapping[str, Any]) -> str:
        contender = Contender(**entry)
        given = ", ".join(f"{name} {value:g}" for name, value in contender.given.items())
        return f"{contender.method.name} ({given})" if given else contender.method.name

    starts = ", ".join(f"({x:g}, {y:g})" for x, y in surface.lesson.starts)
    contenders = ", ".join(words(entry) for entry in surface.lesson.contenders)
    return f"{contenders}; from {starts}; {surface.lesson.steps} steps"


def _optimizer(optimizer: Any) -> str:
    values = {parameter.name: parameter.default for parameter in optimizer.parameters}
    uses = {"gradient": "one gradient", "hessian": "one Hessian"}
    facts = [
        f"- id `{optimizer.id}`; evaluates {' and '.join(uses[kind] for kind in optimizer.uses)} in each step",
        *([f"- stable below η·λ = {optimizer.stability(values):.4g}"] if optimizer.stability is not None else []),
        *([f"- {optimizer.notes}"] if optimizer.notes else []),
        f"- source: {optimizer.source}",
    ]
    return "\n".join(
        [*_heading(optimizer), optimizer.summary, "", "```text", optimizer.equation, "```", "",
         _parameters(optimizer.parameters), *facts, ""]
    )  # fmt: skip


def _parameters(parameters: Iterable[Any]) -> str:
    rows = (
        [f"`{one.name}`", one.symbol, _value(one.default), one.legal(), _slider(one), one.doc] for one in parameters
    )
    return _table(["parameter", "symbol", "default", "legal", "slider", "meaning"], rows)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if isinstance(value, str) else f"{value:g}"


def _slider(parameter: Any) -> str:
    if parameter.kind in ("boolean", "choice"):
        return ""
    low, high = parameter.slider
    return f"{low:g} … {high:g}{', logarithmic' if parameter.scale == 'log' else ''}"


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *map(_cells, rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"


def _heading(entry: Any) -> list[str]:
    """The heading can be linked to by the id."""
    return [f'<a id="{entry.id}"></a>', "", f"## {entry.name}", ""]


def _cells(row: list[str]) -> list[str]:
    return [cell.replace("|", "\\|") for cell in row]


def main() -> None:
    """Write the pages."""
    sys.path.insert(0, str(ROOT))
    for name, text in pages().items():
        (GUIDE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
