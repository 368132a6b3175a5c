"""An experiment as JSON: its format, its version, and every complaint about a file in one sentence."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from playground.base.errors import PlaygroundError, shown
from playground.base.read_json import read_json
from playground.base.take_apart import take_apart
from playground.experiments.contender import Contender
from playground.experiments.contender_file import contender_document, read_contender
from playground.experiments.document import checked_object
from playground.experiments.start import Start
from playground.problems.constraint import Constraint
from playground.problems.read_definition import read_definition
from playground.problems.surface import Surface
from playground.problems.surfaces import SURFACES
from playground.simulation.stop_rule import StopRule

FORMAT = "optimizer-playground"
VERSION = 1

_KEYS = ("format", "version", "kind", "problem", "starts", "contenders", "steps", "seed", "stop", "constraint")


def encode_experiment(
    problem: Surface, starts: Iterable[Start], contenders: Iterable[Contender], steps: int, seed: int, stop: StopRule,
    constraint: Constraint | None = None,
) -> bytes:  # fmt: skip
    """Return the JSON of a race; the same experiment gives the same bytes."""
    document: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "kind": "race",
        "problem": _problem_document(problem),
        "starts": [{"position": list(start.position), "number": start.number} for start in starts],
        "contenders": [contender_document(contender) for contender in contenders],
        "steps": steps,
        "seed": seed,
        "stop": msgspec.to_builtins(stop),
    }
    if constraint is not None:
        document["constraint"] = {"kind": constraint.kind, "parameters": constraint.parameters}
    return (json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()


def decode_experiment(data: bytes | str, origin: str) -> dict[str, Any]:
    """Return the fields of the experiment that a JSON text describes.

    Raises PlaygroundError naming `origin` and the place for a text that is damaged, foreign, newer or holds anything
    illegal.
    """
    document = read_json(data, origin)
    try:
        check_format(checked_object(document, "the file", None), "race")
        return _fields(checked_object(document, "the file", _KEYS), origin)
    except PlaygroundError as error:
        take_apart(document)
        raise error if str(error).startswith(origin) else PlaygroundError(f"{origin}: {error}") from None


def check_format(document: dict[str, Any], kind: str) -> None:
    """Raise PlaygroundError for a file of another program, of another kind, or newer than this program."""
    if document.get("format") != FORMAT:
        raise PlaygroundError(
            f'this is not an experiment of Optimizer Playground: "format" must be "{FORMAT}", '
            f"got {shown(document.get('format'))}"
        )
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise PlaygroundError(f"version must be a whole number from 1 to {VERSION}, got {shown(version)}")
    if version > VERSION:
        raise PlaygroundError(
            f"written by a newer version of this program (format {version}; this one reads up to {VERSION})"
        )
    found = document.get("kind", "race")
    if found != kind:
        raise PlaygroundError(f"holds a {shown(found)}, and a {kind} is opened here")


def _fields(document: dict[str, Any], origin: str) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "problem": _read_problem(document.get("problem"), origin),
        "starts": [_read_start(item, k) for k, item in enumerate(_each(_list(document, "starts")))],
        "contenders": [read_contender(item, f"contender {k}") for k, item in enumerate(_list(document, "contenders"))],
    }
    fields.update({name: document[name] for name in ("steps", "seed") if name in document})
    if "stop" in document:
        names = ("enabled", "tolerance", "bound", "step_tolerance")
        fields["stop"] = StopRule(**checked_object(document["stop"], "stop", names))
    if document.get("constraint") is not None:
        fields["constraint"] = _read_constraint(document["constraint"])
    return fields


def _read_constraint(item: Any) -> Constraint:
    table = checked_object(item, "constraint", ("kind", "parameters"))
    if not isinstance(table.get("kind"), str):
        raise PlaygroundError(f"constraint.kind must be a constraint's id, got {shown(table.get('kind'))}")
    return Constraint(table["kind"], **checked_object(table.get("parameters", {}), "constraint.parameters", None))


def _problem_document(problem: Surface) -> dict[str, Any]:
    built_in = problem.id in SURFACES and SURFACES.get(problem.id).definition == problem.definition
    named = {"surface": problem.id} if built_in else {"definition": problem.definition.to_dict()}
    return {**named, "parameters": problem.parameters}


def _read_problem(item: Any, origin: str) -> Surface:
    table = checked_object(item, "problem", ("surface", "definition", "parameters"))
    if ("surface" in table) == ("definition" in table):
        raise PlaygroundError('problem must name a "surface" or hold a "definition"')
    if "surface" in table:
        if not isinstance(table["surface"], str):
            raise PlaygroundError(f"problem.surface must be a surface's id, got {shown(table['surface'])}")
        problem = SURFACES.get(table["surface"])
    else:
        problem = _from_definition(table["definition"], origin)
    return problem.with_parameters(**checked_object(table.get("parameters", {}), "problem.parameters", None))


def _from_definition(item: Any, origin: str) -> Surface:
    definition = read_definition(
        checked_object(item, "problem.definition", None), origin=f"{origin}: problem.definition"
    )
    return Surface.at_defaults(definition)


def _each(items: list[Any]) -> Iterator[Any]:
    """One after the other, each let go behind it: a million at once would hold up every other thread."""
    items.reverse()
    while items:
        yield items.pop()


def _read_start(item: Any, k: int) -> Start:
    table = checked_object(item, f"start {k}", ("position", "number"))
    position = table.get("position")
    if not isinstance(position, list) or not all(_is_finite(c) for c in position):
        raise PlaygroundError(f"start {k}: position must be a list of finite numbers, got {shown(position)}")
    return Start(tuple(map(float, position)), table.get("number", k))


def _is_finite(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= sys.float_info.max


def _list(document: Mapping[str, Any], key: str) -> list[Any]:
    items = document.get(key, [])
    if not isinstance(items, list):
        raise PlaygroundError(f"{key} must be a list, got {shown(items)}")
    return items
