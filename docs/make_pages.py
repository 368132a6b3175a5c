"""Writes the guide's pages that are made from the catalogues: surfaces and optimizers.

python docs/make_pages.py
"""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "guide"
MOST_MINIMA = 8  # that are written out

SURFACES_HEAD = """\
# Surfaces

{count} surfaces, {of_one} of them functions of one number. Each is one file in
[assets/surfaces](../../assets/surfaces): a formula, from which gradient and Hessian are derived, and a lesson, the
starts and contenders that show what it teaches. The pictures are those lessons, as `playground run --surface ID`
simulates them: circles are starts, coloured signs where paths ended, stars the known minima. A formula of your own is
raced on in the same way: see [formulas](formulas.md).

`playground list surfaces --json` prints this list for programs, `playground points --surface ID` all critical points of
one of them.

## How they are treated

**Kinks.** Where f bends, a convention stands in for derivatives that do not exist: |·|, sign and √ have derivative 0
where their argument is 0, min and max take their first argument where both are equal, and second derivatives are 0.
Nothing is NaN or infinite there, and the readout says *kink* instead of a class of the curvature. `at_kink` says which
points these are; a bend that a power takes away, as in |x|³, is none. [How paths end](ends.md) says how one comes to
rest at a minimum that lies on a kink.

```python
>>> import playground as pg
>>> f = pg.formula("abs(x) + y^2")
>>> f.gradient([[0.0, 1.0]]).tolist(), f.hessian([[0.0, 1.0]]).tolist()
([[0.0, 2.0]], [[[0.0, 0.0], [0.0, 2.0]]])
>>> f.at_kink([[0.0, 1.0], [1.0, 0.0]]).tolist()
[True, False]
```

**Domain and limits.** The domain is the part shown first, no fence: a path may leave it and come back. Only where a
surface has no bottom outside its domain, or is not defined beyond its limits, as x + 1/x is not at 0, does a path end
when it leaves them, as [`left_domain`](ends.md).

**One number.** A function of x alone is drawn as its curve, with the paths on it. Points have one coordinate, Hessians
one entry.

**Known minima** are the global ones in the domain; expressions in the parameters follow them. On the border of a domain
and on a kink no gradient need vanish, which is said with the surface.

## All surfaces
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
    head = SURFACES_HEAD.format(count=len(surfaces), of_one=sum(one.dimension == 1 for one in surfaces))
    table = _table(["", "surface", "tags", "teaches"], map(_surface_row, surfaces))
    return "\n".join([head, table, *map(_surface, surfaces)])


def optimizers_page() -> str:
    """All optimizers: equation, parameters, limit of stability, source."""
    from playground.optimizers import OPTIMIZERS

    optimizers = sorted(OPTIMIZERS, key=lambda one: one.name.casefold())
    rows = ([f"`{one.id}`", f"[{one.name}](#{one.id})", one.summary] for one in optimizers)
    return "\n".join(
        [OPTIMIZERS_HEAD, _table(["id", "optimizer", "what it does"], rows), *(_optimizer(one) for one in optimizers)]
    )


def _surface_row(surface: Any) -> list[str]:
    thumbnail = f'<img src="../pictures/surface-{surface.id}.png" width="120" alt="">'
    name = f"[{surface.name}](#{surface.id})<br>`{surface.id}`"
    return [thumbnail, name, ", ".join(surface.tags), surface.teaches]


def _surface(surface: Any) -> str:
    from playground.language.parse import parse
    from playground.language.typeset import typeset

    variables, definition = surface.definition.variables, surface.definition
    formula = typeset(parse(surface.formula, variables, definition.parameter_names))
    facts = [
        f"- id `{surface.id}`; {_ranges(surface.domain)}",
        f"- known minima: {_minima(surface)}",
        *(["- a minimiser lies on a kink, where no gradient vanishes"] if surface.kinks else []),
        *(["- a minimiser lies on the border of the domain, where none need vanish"] * surface.boundary_minima),
        *(["- no bottom outside its domain: a path that leaves it ends there"] if surface.unbounded_outside else []),
        *([f"- defined for {_ranges(surface.limits)}, the ends left out"] if surface.limits else []),
        f"- lesson: {_lesson(surface)}",
        f"- source: {surface.source}",
    ]
    picture = f'<img src="../pictures/surface-{surface.id}.png" alt="{surface.name}: paths of its lesson">'
    table = ["", _parameters(definition.parameters).rstrip("\n")] if definition.parameters else []
    return "\n".join(
        [*_heading(surface, "###"), "```text", f"f({', '.join(variables)}) = {formula}", "```", "", surface.teaches, "",
         picture, "", *facts, *table, ""]
    )  # fmt: skip


def _ranges(intervals: Iterable[tuple[float, float]]) -> str:
    def end(value: float) -> str:
        return f"{value:g}".replace("inf", "∞")

    named = zip("xy", intervals, strict=False)
    return ", ".join(f"{name} from {end(low)} to {end(high)}" for name, (low, high) in named)


def _minima(surface: Any) -> str:
    definition = surface.definition
    if not definition.minima:
        return "none"
    places = [_place(map(_short, texts)) for texts in definition.minima]
    listed = ", ".join(places[:MOST_MINIMA])
    if len(places) > MOST_MINIMA:
        listed = f"{len(places)} of the same depth, among them {listed}"
    return f"{listed}, where f = {_near_zero(surface.minimum_value):.6g}"


def _place(words: Iterable[str]) -> str:
    return f"({', '.join(words)})"


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

    starts = ", ".join(_place(f"{value:g}" for value in start) for start in surface.lesson.starts)
    contenders = ", ".join(words(entry) for entry in surface.lesson.contenders)
    return f"{contenders}; from {starts}; {surface.lesson.steps} steps"


def _optimizer(optimizer: Any) -> str:
    values = {parameter.name: parameter.default for parameter in optimizer.parameters}
    facts = [
        f"- id `{optimizer.id}`; evaluates {_evaluated(optimizer)}",
        *([f"- stable below η·λ = {optimizer.stability(values):.4g}"] if optimizer.stability is not None else []),
        *([f"- {optimizer.notes}"] if optimizer.notes else []),
        f"- source: {optimizer.source}",
    ]
    return "\n".join(
        [*_heading(optimizer), optimizer.summary, "", "```text", optimizer.equation, "```", "",
         _parameters(optimizer.parameters), *facts, ""]
    )  # fmt: skip


def _evaluated(optimizer: Any) -> str:
    """What a step evaluates, for methods that treat points one by one what they ask for."""
    if optimizer.evaluations is None:
        kinds = {"value": "values", "gradient": "gradients", "hessian": "Hessians or their products with vectors"}
        return " and ".join(kinds[kind] for kind in optimizer.uses) + ", counted path by path"
    uses = {"gradient": "one gradient", "hessian": "one Hessian"}
    interval = getattr(optimizer, "interval", "")
    seldom = f", the Hessian every `{interval}` steps" if interval else ""
    return f"{' and '.join(uses[kind] for kind in optimizer.uses)} in each step{seldom}"


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


def _heading(entry: Any, level: str = "##") -> list[str]:
    """The heading can be linked to by the id."""
    return [f'<a id="{entry.id}"></a>', "", f"{level} {entry.name}", ""]


def _cells(row: list[str]) -> list[str]:
    return [cell.replace("|", "\\|") for cell in row]


def main() -> None:
    """Write the pages."""
    sys.path.insert(0, str(ROOT))
    for name, text in pages().items():
        (GUIDE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
