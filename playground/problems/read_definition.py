"""From the plain values of a file to a checked definition."""

import math
import re
from dataclasses import replace
from typing import Any, Literal, cast

from playground.base.errors import PlaygroundError, shown, unknown
from playground.base.fold import fold
from playground.base.parameters import Parameter
from playground.language.fields import VARIABLES, fields
from playground.language.formula_error import FormulaError
from playground.language.functions import BINARY, CONSTANTS, LATER, SPECIAL, UNARY
from playground.language.names import canonical_name
from playground.language.parse import parse
from playground.problems._table import Table, as_number, as_point
from playground.problems.constraint import Constraint
from playground.problems.lesson import Lesson
from playground.problems.surface_definition import Interval, SurfaceDefinition
from playground.problems.tags import TAGS

_ID = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_KEYS = (
    *("id", "name", "aliases", "formula", "teaches", "source", "domain", "limits", "minima", "tags", "kink_minima"),
    *("boundary_minima", "unbounded_outside", "levels", "constraint", "guessed", "parameters", "lesson"),
)
_PARAMETER_KEYS = (
    *("name", "default", "doc", "symbol", "minimum", "maximum", "exclusive_minimum", "exclusive_maximum"),
    *("slider", "scale"),
)
_FARTHEST = 1e12  # where the usual stop rule calls a path diverged
_NARROWEST, _FINEST = 1e-12, 1e-9
_RESERVED = tuple(one for one in (*VARIABLES, *CONSTANTS, *UNARY, *BINARY, *SPECIAL) if one not in LATER)


def read_definition(
    data: object, id: str | None = None, origin: str = "surface", derive: bool = True
) -> SurfaceDefinition:
    """Check the plain values of a surface file and return its definition.

    Arguments: `data` the table; `id` the surface's id, or None where the table states it; `origin` how errors name the
    file; `derive` whether the derivatives are made too, which finds formulas that are too large (needed for any file
    that is not our own).

    Raises PlaygroundError: one sentence with the file, the key, what is legal and, for names, the nearest.

    Example:
        >>> plane = {"name": "Plane", "formula": "x + y", "domain": {"x": [0, 1], "y": [0, 1]}}
        >>> read_definition(plane, "plane").domain
        ((0.0, 1.0), (0.0, 1.0))
    """
    table = Table(data, origin, _KEYS)
    id = table.text("id") if id is None else id
    if not _ID.fullmatch(id) or len(id) > 80:
        raise PlaygroundError(f"{origin}: the id must be lower-case ASCII words joined by underscores, got {shown(id)}")
    parameters = _parameters(table)
    domain = _domain(table)
    definition = SurfaceDefinition(
        id=id,
        name=table.text("name", longest=80),
        formula=table.text("formula", longest=10_000),
        parameters=parameters,
        domain=domain,
        minima=_minima(table, tuple(parameter.name for parameter in parameters), len(domain)),
        tags=_tags(table),
        kink_minima=table.boolean("kink_minima"),
        boundary_minima=table.boolean("boundary_minima"),
        unbounded_outside=table.boolean("unbounded_outside"),
        limits=_limits(table, domain),
        levels=cast(Literal["auto", "log", "linear"], table.choice("levels", "auto", ("auto", "log", "linear"))),
        constraint=_constraint(table, len(domain)),
        guessed=_guessed(table, len(domain)),
        lesson=_lesson(table, domain),
        teaches=table.text("teaches", ""),
        source=table.text("source", ""),
        aliases=_aliases(table),
    )
    _check_formula(definition, origin, derive)
    return definition


def _check_formula(definition: SurfaceDefinition, origin: str, derive: bool) -> None:
    try:
        if derive:
            fields(definition.formula, definition.parameter_names, definition.variables)
        else:
            parse(definition.formula, definition.variables, definition.parameter_names)
    except FormulaError as error:
        raise PlaygroundError(f"{origin}: {error}") from error


def _parameters(table: Table) -> tuple[Parameter, ...]:
    parameters: list[Parameter] = []
    for number, data in enumerate(table.items("parameters", 32)):
        parameter = _parameter(Table(data, f"{table.place}: parameter {number + 1}", _PARAMETER_KEYS))
        if parameter.name in (other.name for other in parameters):
            raise PlaygroundError(f"{table.place}: there are two parameters {parameter.name!r}; give each its own name")
        parameters.append(parameter)
    return tuple(parameters)


def _parameter(table: Table) -> Parameter:
    name = canonical_name(table.text("name", longest=40))
    if not _NAME.fullmatch(name) or name in _RESERVED:
        raise table.wrong(
            "name", f"a Greek letter, or ASCII letters, digits and underscores, and none of {', '.join(_RESERVED)}"
        )
    place = f"{table.place} ({name})"
    table.place = place
    scale = cast(Literal["linear", "log"], table.choice("scale", "linear", ("linear", "log")))
    default = table.number("default")
    parameter = Parameter(
        name=name,
        default=default,
        doc=table.text("doc", ""),
        minimum=table.number("minimum") if "minimum" in table.data else -math.inf,
        maximum=table.number("maximum") if "maximum" in table.data else math.inf,
        exclusive_minimum=table.boolean("exclusive_minimum"),
        exclusive_maximum=table.boolean("exclusive_maximum"),
        slider=table.interval("slider") if "slider" in table.data else (0.0, 1.0),
        scale=scale,
        symbol=table.text("symbol", "", longest=8),
    )
    parameter.check(default, place)
    if "slider" not in table.data:
        parameter = replace(parameter, slider=_slider_around(parameter))
        if not -math.inf < parameter.slider[0] < parameter.slider[1] < math.inf:
            raise table.wrong("slider", "two finite numbers [low, high], for there is no room round the default")
    if scale == "log" and parameter.slider[0] <= 0:
        raise table.wrong("slider", "above 0 at both ends, because its scale is log")
    for end in parameter.slider:
        parameter.check(end, f"{place}: slider of ")
    return parameter


def _slider_around(parameter: Parameter) -> Interval:
    """A slider's range for a parameter that states none: round its default, within what is legal."""
    default = float(parameter.default)
    low, high = default - (2 * abs(default) or 1.0), default + (2 * abs(default) or 1.0)
    if parameter.scale == "log" and default > 0:
        low, high = default / 10, default * 10
    if low <= parameter.minimum:
        low = (default + parameter.minimum) / 2 if parameter.exclusive_minimum else parameter.minimum
    if high >= parameter.maximum:
        high = (default + parameter.maximum) / 2 if parameter.exclusive_maximum else parameter.maximum
    return low, high


def _constraint(table: Table, dimension: int) -> tuple[str, tuple[tuple[str, float], ...]] | None:
    """The set on which the surface is to be minimized, as plain values; checked by the constraint itself."""
    if "constraint" not in table.data:
        return None
    stated = Table(table.data["constraint"], f"{table.place}: constraint", None)
    values = {name: stated.number(name) for name in stated.data if name != "kind"}
    try:
        made = Constraint(stated.text("kind"), **values)
        made.check_dimension(dimension)
    except PlaygroundError as error:
        raise PlaygroundError(f"{stated.place}: {error}") from None
    return made.kind, made.values


def _domain(table: Table) -> tuple[Interval, ...]:
    if "domain" not in table.data:
        raise table.wrong("domain", "a table such as { x = [-2, 2], y = [-1, 3] }, or { x = [-2, 2] } in one dimension")
    domain = Table(table.data["domain"], f"{table.place}: domain", VARIABLES)
    names = VARIABLES if "y" in domain.data else VARIABLES[:1]
    ranges = tuple(domain.interval(name) for name in names)
    for name, (low, high) in zip(names, ranges, strict=True):
        size = max(abs(low), abs(high))
        if size > _FARTHEST or high - low < max(_NARROWEST, _FINEST * size):
            legal = (
                f"within -{_FARTHEST:g} … {_FARTHEST:g} and at least {_NARROWEST:g} wide and a billionth of its ends"
            )
            raise domain.wrong(name, f"[low, high] {legal}")
    return ranges


def _guessed(table: Table, dimension: int) -> tuple[str, ...]:
    """The variables without a stated range."""
    named, legal = table.items("guessed", dimension), VARIABLES[:dimension]
    if not all(name in legal for name in named):
        raise table.wrong("guessed", f"a list of the variables whose range is a guess, of {', '.join(legal)}")
    return tuple(name for name in legal if name in named)


def _limits(table: Table, domain: tuple[Interval, ...]) -> tuple[Interval, ...]:
    """The open region in which the function is defined; the domain lies in it."""
    if not table.data.get("limits"):
        return ()
    limits = Table(table.data["limits"], f"{table.place}: limits", VARIABLES[: len(domain)])
    found = []
    for name, (low, high) in zip(VARIABLES, domain, strict=False):
        ends = limits.data.get(name, [-math.inf, math.inf])
        pair = [_end(end) for end in ends] if isinstance(ends, list | tuple) else []
        if len(pair) != 2 or not pair[0] <= low < high <= pair[1]:
            raise limits.wrong(name, f"[low, high], inf where there is no end, around the domain [{low:g}, {high:g}]")
        found.append((pair[0], pair[1]))
    return tuple(found)


def _end(value: object) -> float:
    """A number or an infinity, which JSON writes as a word; NaN, which no comparison takes, for anything else."""
    if value in ("inf", "-inf") or value in (math.inf, -math.inf):
        return float(cast(float, value))
    number = as_number(value)
    return math.nan if number is None else number


def _minima(table: Table, parameters: tuple[str, ...], dimension: int) -> tuple[tuple[str, ...], ...]:
    minima: list[tuple[str, ...]] = []
    for number, point in enumerate(table.items("minima", 200)):
        place = f"{table.place}: minimum {number + 1}"
        if not isinstance(point, list | tuple) or len(point) != dimension:
            count = "two numbers" if dimension == 2 else "a list of one number"
            raise PlaygroundError(f"{place} must be {count} or expressions in the parameters, got {shown(point)}")
        minima.append(tuple(_coordinate(coordinate, place, parameters) for coordinate in point))
    return tuple(minima)


def _coordinate(value: object, place: str, parameters: tuple[str, ...]) -> str:
    value = value if isinstance(value, str) else as_number(value)
    if value is None:
        raise PlaygroundError(f"{place} must be finite numbers or expressions in the parameters")
    text = value if isinstance(value, str) else repr(value)
    try:
        parse(text, (), parameters)
    except FormulaError as error:
        raise PlaygroundError(f"{place}: {error}") from error
    return text


def _aliases(table: Table) -> tuple[str, ...]:
    """What people call it elsewhere."""
    names = table.items("aliases", 20)
    if not all(isinstance(name, str) and fold(name) and name.isprintable() and len(name) <= 80 for name in names):
        raise table.wrong("aliases", "a list of other names, each of at most 80 printable characters")
    return tuple(names)


def _tags(table: Table) -> tuple[str, ...]:
    tags = table.items("tags", len(TAGS))
    for tag in tags:
        if tag not in TAGS:
            raise PlaygroundError(f"{table.place}: {unknown('tag', tag, TAGS)}")
    return tuple(dict.fromkeys(tags))


def _lesson(table: Table, domain: tuple[Interval, ...]) -> Lesson:
    lesson = Table(table.data.get("lesson", {}), f"{table.place}: lesson", ("starts", "contenders", "steps"))
    starts: list[tuple[float, ...]] = []
    for number, start in enumerate(lesson.items("starts", 1000)):
        position = as_point(start, len(domain))
        if position is None:
            count = "two finite numbers" if len(domain) == 2 else "a list of one finite number"
            raise PlaygroundError(f"{lesson.place}: start {number + 1} must be {count}, got {shown(start)}")
        starts.append(position)
    entries = tuple(
        _entry(Table(data, f"{lesson.place}: contender {number + 1}", None))
        for number, data in enumerate(lesson.items("contenders", 100))
    )
    weights = (0.8, 0.2)
    corner = tuple(part * low + (1 - part) * high for part, (low, high) in zip(weights, domain, strict=False))
    ordinary: tuple[Any, ...] = ((("optimizer", "gradient_descent"),), (("optimizer", "adam"),))
    return Lesson(tuple(starts) or (corner,), entries or ordinary, lesson.whole("steps", 500, 1, 1_000_000))


def _entry(table: Table) -> tuple[tuple[str, float | bool | str], ...]:
    """One contender: ids and parameters are looked up by the room that knows optimizers."""
    table.text("optimizer", longest=80)
    table.text("name", "", longest=80)
    for key, value in table.data.items():
        if not isinstance(value, str | bool) and as_number(value) is None:
            raise table.wrong(key, "a finite number, true or false, or a word")
    return tuple(sorted(table.data.items(), key=lambda item: (item[0] != "optimizer", item[0])))
