"""`playground list surfaces`, `optimizers`, `modifiers`, `constraints`, and the parts of networks."""

import importlib
import json
import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from playground.base.errors import PlaygroundError, unknown
from playground.base.parameters import Parameter
from playground.base.text_table import text_table
from playground.cli._parser import Parser

if TYPE_CHECKING:
    from playground.problems.surface_definition import SurfaceDefinition

# Catalogues of the parts of networks: where they are.
_NETWORKS = {
    "data": ("playground.networks.data.sets", "DATA_SETS"),
    "activations": ("playground.networks.activations", "ACTIVATIONS"),
    "initializations": ("playground.networks.initializations", "INITIALIZATIONS"),
    "normalizations": ("playground.networks.normalizations", "NORMALIZATIONS"),
}
WHAT = ("surfaces", "optimizers", "modifiers", "constraints", *_NETWORKS)


def declare(commands: Any, name: str) -> Parser:
    """Add the command's arguments and return its parser."""
    parser: Parser = commands.add_parser(
        name,
        description="List what there is: ids, names, and parameters with their defaults.",
        epilog="With --json: a list of objects with id, name, source, parameters: each with name, default, minimum,\n"
        "maximum (null where there is none), scale, doc and more. Surfaces of your own gallery come last and are\n"
        'marked: "own" is the path of the file. Where the list has a surface of the same id, that file is the id.\n'
        'An optimizer with "base" true is put round another: lookahead:k=5/adam:lr=0.05, or round a rule in a file,\n'
        "lookahead/rule=mine.txt. Every modifier also takes enabled=false: adam+cosine:steps=500,enabled=false.",
        help="list surfaces, optimizers, modifiers, constraints, and the parts of networks",
    )
    parser.add_argument("what", nargs="?", metavar="|".join(WHAT))
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(parser=parser)
    return parser


def execute(arguments: Namespace) -> int:
    """Print the catalogue; raise PlaygroundError for one that does not exist."""
    if arguments.what is None:
        raise PlaygroundError("say what to list: playground list surfaces, or playground list optimizers")
    if arguments.what not in WHAT:
        raise unknown("catalogue", arguments.what, WHAT)
    makers = {
        "surfaces": _surfaces, "optimizers": _optimizers, "modifiers": _modifiers, "constraints": _constraints
    }  # fmt: skip
    entries = _parts(arguments.what) if arguments.what in _NETWORKS else makers[arguments.what]()
    if arguments.json:
        print(json.dumps(entries, indent=1, allow_nan=False))
    else:
        rows = [[entry["id"], _named(entry), _in_words(entry["parameters"])] for entry in entries]
        print(text_table(["id", "name", "parameters"], rows))
    return 0


def _surfaces() -> list[dict[str, Any]]:
    from playground.problems.definitions import DEFINITIONS

    return [*map(_surface, DEFINITIONS), *_own_surfaces()]


def _own_surfaces() -> list[dict[str, Any]]:
    """The user's gallery; a file with a mistake is told and left out."""
    from playground.problems.definition_file import read_definition_file
    from playground.problems.definitions import DEFINITIONS
    from playground.problems.own_definitions import own_definitions

    entries = []
    for id, file in own_definitions().items():
        try:
            entry = _surface(read_definition_file(file, derive=False))
        except PlaygroundError as error:
            print(f"playground: {error}", file=sys.stderr)
            continue
        entries.append({**entry, "id": str(file) if id in DEFINITIONS else id, "own": str(file)})
    return entries


def _surface(definition: "SurfaceDefinition") -> dict[str, Any]:
    return {
        **_common(definition, definition.parameters),
        "formula": definition.formula,
        "teaches": definition.teaches,
        "tags": list(definition.tags),
        "domain": dict(zip(definition.variables, map(list, definition.domain), strict=True)),
        "own": None,
    }


def _named(entry: dict[str, Any]) -> str:
    return f"{entry['name']} (yours)" if entry.get("own") else str(entry["name"])


def _optimizers() -> list[dict[str, Any]]:
    from playground.optimizers import OPTIMIZERS, Wrapper

    return [
        {
            **_common(optimizer, optimizer.parameters),
            "family": optimizer.family,
            "equation": optimizer.equation,
            "summary": optimizer.summary,
            "base": isinstance(optimizer, Wrapper),
            "readouts": [{"name": one.name, "symbol": one.symbol, "doc": one.doc} for one in optimizer.readouts],
        }
        for optimizer in OPTIMIZERS
    ]


def _modifiers() -> list[dict[str, Any]]:
    from playground.modifiers import MODIFIERS

    return [
        {
            **_common(modifier, modifier.parameters),
            "kind": modifier.kind,
            "equation": modifier.equation,
            "summary": modifier.summary,
        }
        for modifier in MODIFIERS
    ]


def _constraints() -> list[dict[str, Any]]:
    from playground.problems.feasible import FEASIBLE_SETS

    return [
        {
            "id": id,
            "name": FEASIBLE_SETS.get(id).name,
            "source": FEASIBLE_SETS.get(id).doc,
            "parameters": [parameter.describe() for parameter in FEASIBLE_SETS.get(id).parameters],
        }
        for id in FEASIBLE_SETS.sound_ids()
    ]


def _parts(what: str) -> list[dict[str, Any]]:
    home, name = _NETWORKS[what]
    return [
        {**_common(part, getattr(part, "parameters", ())), "equation": part.equation, "summary": part.summary}
        for part in getattr(importlib.import_module(home), name)
    ]


def _common(entry: Any, parameters: tuple[Parameter, ...]) -> dict[str, Any]:
    return {
        "id": entry.id,
        "name": entry.name,
        "source": entry.source,
        "parameters": [parameter.describe() for parameter in parameters],
    }


def _in_words(parameters: list[dict[str, Any]]) -> str:
    return ", ".join(f"{parameter['name']}={_short(parameter['default'])}" for parameter in parameters)


def _short(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else f"{value:g}" if isinstance(value, float) else str(value)
