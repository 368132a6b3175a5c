"""Writes the guide's pages that are made from the catalogues: surfaces, optimizers, modifiers, parts of networks.

python docs/make_pages.py
"""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

from _data_page import DATA_HEAD
from _heads import MODIFIERS_HEAD, NORMALIZATIONS_HEAD, OPTIMIZERS_HEAD, SURFACES_HEAD
from _known_as import also, known_as
from _network_parts import parts_page

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "guide"
MOST_MINIMA = 8  # that are written out

KINDS = {"schedule": "Learning rate", "gradient": "Between gradient and step", "average": "Average of the path"}


def pages() -> dict[str, str]:
    """Return the text of every generated page by its file's name."""
    return {
        "surfaces.md": surfaces_page(),
        "optimizers.md": optimizers_page(),
        "modifiers.md": modifiers_page(),
        "data.md": data_page(),
        "networks-normalizations.md": normalizations_page(),
        "networks-parts.md": parts_page(_table, _parameters),
    }


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


def data_page() -> str:
    """All data sets: equation, parameters, source."""
    from playground.networks.data.sets import DATA_SETS

    sets = sorted(DATA_SETS, key=lambda one: one.name.casefold())
    rows = ([f"`{one.id}`", f"[{one.name}](#{one.id})", one.task or "as you choose", one.summary] for one in sets)
    parts = [DATA_HEAD.format(count=len(sets)), _table(["id", "set", "task", "what it is"], rows)]
    return "\n".join([*parts, *map(_data_set, sets)])


def _data_set(one: Any) -> str:
    notes = [f"- {one.notes}"] if one.notes else []
    table = [_parameters(one.parameters)] if one.parameters else []
    return "\n".join(
        [*_heading(one, "###"), one.summary, "", "```text", one.equation, "```", "",
         *table, f"- id `{one.id}`", *known_as(one), *notes, f"- source: {one.source}", ""]
    )  # fmt: skip


def normalizations_page() -> str:
    """All normalizations of networks: equation, parameters, source."""
    from playground.networks.normalizations import NORMALIZATIONS

    normalizations = sorted(NORMALIZATIONS, key=lambda one: (one.of, one.name.casefold()))
    rows = ([f"`{one.id}`", f"[{one.name}](#{one.id})", one.of, one.summary] for one in normalizations)
    table = _table(["id", "normalization", "of", "what it does"], rows)
    return "\n".join([NORMALIZATIONS_HEAD, table, *map(_modifier, normalizations)])


def _modifier(modifier: Any) -> str:
    notes = [f"- {modifier.notes}"] if modifier.notes else []
    parameters = [_parameters(modifier.parameters)] if modifier.parameters else []
    return "\n".join(
        [*_heading(modifier, "###"), modifier.summary, "", "```text", modifier.equation, "```", "",
         *parameters, f"- id `{modifier.id}`", *known_as(modifier), *notes, f"- source: {modifier.source}", ""]
    )  # fmt: skip


def _surface_row(surface: Any) -> list[str]:
    thumbnail = f'<img src="../pictures/surface-{surface.id}.png" width="120" alt="">'
    name = f"[{surface.name}](#{surface.id})<br>`{surface.id}`"
    return [thumbnail, name, ", ".join(tag for tag in surface.tags if tag != "start here"), surface.teaches]


def _surface(surface: Any) -> str:
    from playground.language.parse import parse
    from playground.language.typeset import typeset

    variables, definition = surface.definition.variables, surface.definition
    formula = typeset(parse(surface.formula, variables, definition.parameter_names))
    facts = [
        f"- id `{surface.id}`; {_ranges(surface.domain)}",
        *known_as(surface),
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


def _stable(optimizer: Any) -> list[str]:
    """The limit of stability with its source, or why there is none; nothing for a method without a rate."""
    from playground.optimizers import StabilityLaw

    law, values = optimizer.stability, {parameter.name: parameter.default for parameter in optimizer.parameters}
    if isinstance(law, StabilityLaw):
        rate = optimizer.parameter(law.parameter)
        why = law.excluded(values)
        but = f"; not at the defaults, where {why}" if why else ""
        return [f"- stable on a quadratic while {rate.symbol} < {law.written(values)} ({law.source}){but}"]
    return [f"- no limit of stability is known: {law.reason}"] if optimizer.rate_place >= 0 else []


def _optimizer(optimizer: Any) -> str:
    facts = [
        f"- id `{optimizer.id}`; evaluates {_evaluated(optimizer)}",
        *known_as(optimizer),
        *_stable(optimizer),
        *([f"- {optimizer.notes}"] if optimizer.notes else []),
        *([f"- {optimizer.other_defaults}"] if optimizer.elsewhere else []),
        *([f"- {optimizer.defaults_in_training}"] if optimizer.training_defaults else []),
        *([f"- tells {_told(optimizer)}"] if optimizer.readouts else []),
        f"- source: {optimizer.source}",
    ]
    return "\n".join(
        [*_heading(optimizer), optimizer.summary, "", "```text", optimizer.equation, "```", "",
         _parameters(optimizer.parameters), *facts, ""]
    )  # fmt: skip


def _told(optimizer: Any) -> str:
    """Its inner numbers, each with its symbol and what it is."""
    return "; ".join(f"*{one.name}*{f' {one.symbol}' if one.symbol else ''}: {one.doc}" for one in optimizer.readouts)


def _evaluated(optimizer: Any) -> str:
    """What a step evaluates, for methods that treat points one by one what they ask for."""
    if optimizer.evaluations is None:
        kinds = {
            "value": "values",
            "gradient": "gradients",
            "hessian": "Hessians",
            "product": "products with the Hessian",
        }
        return " and ".join(kinds[kind] for kind in optimizer.uses) + ", counted path by path"
    uses = {"gradient": "one gradient", "hessian": "one Hessian"}
    interval = getattr(optimizer, "interval", "")
    seldom = f", the Hessian every `{interval}` steps" if interval else ""
    return f"{' and '.join(uses[kind] for kind in optimizer.uses)} in each step{seldom}"


def _parameters(parameters: Iterable[Any]) -> str:
    rows = (
        [f"`{one.name}`", one.symbol, _value(one.default), one.legal(), _slider(one), one.doc + also(one)]
        for one in parameters
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
