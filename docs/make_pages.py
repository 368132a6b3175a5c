"""Writes the guide's pages that are made from the catalogues: surfaces, optimizers and modifiers.

python docs/make_pages.py
"""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

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

{count} optimizers, each one file in [playground/optimizers](../../playground/optimizers). `x` is the point,
coordinate by coordinate, `g` the gradient there, `H` the Hessian, `t` the number of the update, 1 first. A
parameter's legal range is what the mathematics demands; the slider spans what is useful, and a legal value beyond it
is accepted everywhere.

*Stable below* is the largest η·λ at which the rule converges on a quadratic with curvature λ, at the default
parameters, for those rules for which theory has one. The window shows the same limit for the Hessian where the
selected path stands.

`playground list optimizers --json` prints this list for programs. A [rule of your own](rules.md) is an optimizer like
these; [modifiers](modifiers.md) are put on any of them.

## All of them racing

From the same two starts into Rosenbrock's valley, 400 steps; each at the rate, of 18 between 0.00001 and 5, with
which it comes nearest the minimum, where it has a rate; everything else at its default. Methods round another are put
round the heavy ball, SciPy's is BFGS.
"""

MODIFIERS_HEAD = """\
# Modifiers

What can be put on any [optimizer](optimizers.md) with which it makes sense: schedules of the learning rate, what acts
between the gradient and the step, and averages of the path. Each is one file in
[playground/modifiers](../../playground/modifiers).

`k` counts the updates done, 0 first; `t` = k + 1; η is the contender's learning rate, `x` the point, `g` the gradient.

## Three ways to put them on

**Python.** They act in the order of the list:

```python
>>> import playground as pg
>>> clipped, falling = pg.Modifier("clip_norm", limit=1), pg.Modifier("cosine", steps=500)
>>> adam = pg.Contender("adam", lr=0.05, modifiers=[clipped, falling])
>>> ahead = pg.Contender("lookahead", k=6, base=adam)
>>> pg.simulate(pg.Experiment(pg.surface("beale"), [(-1.0, 1.0)], [adam, ahead], steps=500)).names
('Adam', 'Lookahead (Adam)')
```

**The command.** Each after a plus; the base of a method round another, with modifiers of its own, after a slash:

```console
$ playground run --surface beale --start=-1,1 --optimizer adam:lr=0.05+clip_norm:limit=1+cosine:steps=500
contender  start      final loss  distance  steps  evaluations  reason
Adam       0 (-1, 1)    0.709315   8.54048    500        500 g  budget
$ playground run --surface beale --start=-1,1 --optimizer lookahead:k=6/adam:lr=0.05+cosine:steps=500
contender         start      final loss  distance  steps  evaluations  reason
Lookahead (Adam)  0 (-1, 1)     1.00146   5.39993    500        500 g  budget
```

**The window.** A contender's row opens to its parameters and below them to its modifiers. *add* offers those that make
sense, and says of the others why they do not. A click on a modifier opens its sliders; its switch lets it act or not;
Ctrl+Up and Ctrl+Down, or its menu, move it, Delete removes it. Where there is a schedule, its curve over the race is
drawn below, with the rate in force at the present step. A method round another has its base, with the base's own
parameters and modifiers, in the same row.

<img src="../pictures/modifiers.png" width="300" alt="A contender open to its modifiers, with the curve of its rate">

## How they act together

**Schedules** multiply. Those behind a [warm-up](#warmup) begin when it is over: their k counts from there. *rate in
use*, in the window's readout, is the rate in force at the present step, held against the limit of stability there.

**Between gradient and step** each acts on what the one before it left: noise that is clipped is another thing than
a clipped gradient with noise. They need a method that takes one gradient at its point and then a step; others refuse
them with a sentence. Random numbers depend on the race's seed, the start, the update and the coordinate alone.

**An average** is a second path, made from the first: the method itself knows nothing of it. It is drawn over the raw
one in the same colour, edged; dashed among the losses. `Result.averages` and `Result.average_losses` hold it, and the
CSV has `average_x`, `average_y` and `average_loss`.

```python
>>> noisy = [pg.Modifier("noise", sigma=1), pg.Modifier("tail_average", begin=100)]
>>> racer = pg.Contender("gradient_descent", lr=0.3, modifiers=noisy)
>>> result = pg.simulate(pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], [racer], steps=2000))
>>> result.averages.shape
(1, 1, 2001, 2)
>>> bool(result.average_losses[0, 0, -1] < result.losses[0, 0, -100:].mean() / 20)
True
```

`playground list modifiers --json` prints this list for programs.
"""

KINDS = {"schedule": "Learning rate", "gradient": "Between gradient and step", "average": "Average of the path"}


def pages() -> dict[str, str]:
    """Return the text of every generated page by its file's name."""
    return {"surfaces.md": surfaces_page(), "optimizers.md": optimizers_page(), "modifiers.md": modifiers_page()}


def surfaces_page() -> str:
    """All surfaces: formula, lesson, parameters, minima, source."""
    from playground.problems.surfaces import SURFACES

    surfaces = sorted(SURFACES, key=lambda one: one.name.casefold())
    head = SURFACES_HEAD.format(count=len(surfaces), of_one=sum(one.dimension == 1 for one in surfaces))
    table = _table(["", "surface", "tags", "teaches"], map(_surface_row, surfaces))
    return "\n".join([head, table, *map(_surface, surfaces)])


def optimizers_page() -> str:
    """All optimizers: equation, parameters, limit of stability, source."""
    from playground.optimizers import OPTIMIZERS, Family

    optimizers = sorted(OPTIMIZERS, key=lambda one: one.name.casefold())
    families = [family for family in get_args(Family) if any(one.family == family for one in optimizers)]
    table = "\n".join(
        f"### {family}\n\n" + _table(["", "optimizer", "what it does"], _racing_rows(optimizers, family))
        for family in families
    )
    return "\n".join([OPTIMIZERS_HEAD.format(count=len(optimizers)), table, *(_optimizer(one) for one in optimizers)])


def _racing_rows(optimizers: list[Any], family: str) -> list[list[str]]:
    """The pictures of a family's races, with names and what they do."""
    return [
        [
            f'<img src="../pictures/optimizer-{one.id}.png" width="150" alt="{one.name} in Rosenbrock\'s valley">',
            f"[{one.name}](#{one.id})<br>`{one.id}`",
            one.summary,
        ]
        for one in optimizers
        if one.family == family
    ]


def modifiers_page() -> str:
    """All modifiers by what they act on: equation, parameters, source."""
    from playground.modifiers import MODIFIERS

    modifiers = sorted(MODIFIERS, key=lambda one: (list(KINDS).index(one.kind), one.name.casefold()))
    rows = ([f"`{one.id}`", f"[{one.name}](#{one.id})", KINDS[one.kind].lower(), one.summary] for one in modifiers)
    parts = [MODIFIERS_HEAD, _table(["id", "modifier", "acts on", "what it does"], rows)]
    for kind, heading in KINDS.items():
        parts += [f"## {heading}\n", *(_modifier(one) for one in modifiers if one.kind == kind)]
    return "\n".join(parts)


def _modifier(modifier: Any) -> str:
    notes = [f"- {modifier.notes}"] if modifier.notes else []
    return "\n".join(
        [*_heading(modifier, "###"), modifier.summary, "", "```text", modifier.equation, "```", "",
         _parameters(modifier.parameters), f"- id `{modifier.id}`", *notes, f"- source: {modifier.source}", ""]
    )  # fmt: skip


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
