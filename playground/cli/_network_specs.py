"""What texts of the command line about networks mean: `spirals:samples=400,split=0.2`, `elu:alpha=0.5`."""

import re
from collections.abc import Mapping
from typing import Any

from playground.base.catalogue import Catalogue
from playground.base.errors import PlaygroundError, shown
from playground.base.parameters import Parameter
from playground.base.parametrized import Parametrized
from playground.cli._named import named, tell
from playground.cli._specs import decimal_hint, read_number
from playground.networks.data.data import Data, data
from playground.networks.data.sets import DATA_SETS

_TABLES = re.compile(r"(.*?\.(?:csv|tsv|txt))(?::(.*))?", re.IGNORECASE | re.DOTALL)
_HEADER = Parameter("header", True, "whether the first line names the columns", kind="boolean")


def read_data_spec(text: str) -> Data:
    """Return the data `id`, `id:samples=400,noise=0.1,split=0.25,seed=0` or `table.csv:target=y,inputs=a|b`; or raise
    PlaygroundError.

    The table may be `csv:path=table.csv,…` too. Of it `target`, `inputs` (parted by |), `task`, `separator`, `header`,
    `encoding`, `decimal`, `missing`, `split`, `seed` and `standardize` may be stated. In a name, \\| and \\, stand for
    the signs themselves.
    """
    id, _, rest = text.partition(":")
    table = _TABLES.fullmatch(text)
    if id not in DATA_SETS and DATA_SETS.knows(id) and DATA_SETS.get(id).reads_file:
        tell(id, "csv")
        id = "csv"
    if id == "csv":
        settings = _pairs(text, rest)
        if "path" not in settings:
            raise PlaygroundError("csv wants the path of a table: --data table.csv, or --data csv:path=table.csv")
        return data("csv", path=settings.pop("path"), **_common(_of_table(settings)))
    if table is not None:
        return data("csv", path=table[1], **_common(_of_table(_pairs(text, table[2] or ""))))
    found, settings = named(DATA_SETS, id), _common(_pairs(text, rest))
    options = {name: settings.pop(name) for name in ("split", "seed", "standardize") if name in settings}
    return data(found.id, **options, **{**found.settings, **_values(DATA_SETS.get(found.id), settings)})


def _of_table(settings: dict[str, Any]) -> dict[str, Any]:
    """What is stated of a table, as `data` takes it."""
    if "inputs" in settings:
        settings["inputs"] = tuple(_plain(name) for name in _parted(settings["inputs"], "|"))
    for name in ("target", "path"):
        if name in settings:
            settings[name] = _plain(settings[name])
    if "header" in settings:
        settings["header"] = _HEADER.parse(settings["header"], "table")
    return settings


def read_part_spec(part: str, text: str) -> dict[str, Any]:
    """Return the fields of a network that `id` or `id:leak=0.1,…` states of its activation, initialization or
    normalization, where `none` is none; or raise PlaygroundError."""
    from playground.networks.activations import ACTIVATIONS
    from playground.networks.initializations import INITIALIZATIONS
    from playground.networks.normalizations import NORMALIZATIONS

    catalogues: dict[str, Catalogue[Any]] = {
        "activation": ACTIVATIONS, "initialization": INITIALIZATIONS, "normalization": NORMALIZATIONS
    }  # fmt: skip
    id, _, rest = text.partition(":")
    if part == "normalization" and text.strip().lower() == "none":
        return {part: None, f"{part}_parameters": ()}
    found = named(catalogues[part], id)
    values = {**found.settings, **_values(catalogues[part].get(found.id), _pairs(text, rest))}
    return {part: found.id, f"{part}_parameters": tuple(values.items())}


def _values(member: Parametrized, settings: Mapping[str, str]) -> dict[str, Any]:
    """Parameters under their own names, each checked by its declaration."""
    for name in settings:
        tell(name, member.parameter(name).name)
    own = member.own_names(settings)
    return {name: member.parameter(name).parse(str(value), member.id) for name, value in own.items()}


def _parted(text: str, sign: str) -> list[str]:
    """A text parted at a sign; one behind a backslash is part of a name."""
    return re.split(rf"(?<!\\){re.escape(sign)}", text)


def _plain(name: str) -> str:
    """A name without the backslashes before signs that would part it."""
    return re.sub(r"\\([|,])", r"\1", name)


def _pairs(text: str, settings: str) -> dict[str, Any]:
    pairs: dict[str, Any] = {}
    for pair in _parted(settings, ",") if settings.strip() else []:
        name, equals, value = (part.strip() for part in pair.partition("="))
        if not equals or not name or name in pairs:
            raise PlaygroundError(
                f"{shown(text)}: after the colon come name=value, each once, parted by commas, got {shown(pair)}"
                + decimal_hint(next(reversed(pairs.values()), ""), pair)
            )
        pairs[name] = value
    return pairs


def _common(settings: dict[str, Any]) -> dict[str, Any]:
    """Settings with those that every data set has as numbers."""
    if "split" in settings:
        settings["split"] = read_number("split", settings["split"])
    if "seed" in settings:
        settings["seed"] = int(read_number("seed", settings["seed"], whole=True))
    return settings
