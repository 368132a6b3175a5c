"""Data as part of a file: plain JSON values."""

from dataclasses import replace
from typing import Any

import msgspec

from playground.base.errors import PlaygroundError, shown, unknown
from playground.networks.data.data import Data
from playground.networks.data.data_file import DataFile
from playground.networks.data.sets import DATA_SETS

_KEYS = ("set", "parameters", "split", "seed", "points", "standardize", "file")
_FILE_KEYS = ("path", "fingerprint", "inputs", "target", "task")
# Stated where a person said more than can be found out: files without are those of the first version.
_FORM = {"separator": None, "header": None, "encoding": None, "decimal": None, "missing": "refuse"}


def data_document(data: Data) -> dict[str, Any]:
    """Return data as plain JSON values; a table is named by its path, with a fingerprint of its content."""
    document: dict[str, Any] = {
        "set": data.set,
        "parameters": data.parameters,
        "split": data.split,
        "seed": data.seed,
        "standardize": data.standardize,
    }
    if data.points:
        document["points"] = [list(point) for point in data.points]
    if data.file is not None:
        said = {name: getattr(data.file, name) for name in _FORM if getattr(data.file, name) != _FORM[name]}
        chosen = {name: getattr(data.file, name) for name in _FILE_KEYS} | {"inputs": list(data.file.inputs)}
        document["file"] = chosen | said
    return document


def read_data(item: Any, where: str = "data") -> Data:
    """Return the data that plain JSON values describe; what is left out gets its default. No table is read yet.

    Raises PlaygroundError that says where.
    """
    table = _object(item, where, _KEYS)
    if not isinstance(table.get("set"), str):
        raise PlaygroundError(f"{where}: set must be a data set's id, got {shown(table.get('set'))}")
    try:
        made = DATA_SETS.get(table["set"])
        parameters = _object(table.get("parameters", {}), "parameters", None)
        kept = {name: table[name] for name in ("split", "seed", "points") if name in table}
        return Data(
            table["set"], tuple(parameters.items()), **kept, standardize=table.get("standardize", made.standardize),
            file=None if table.get("file") is None else _read_file(table["file"]),
        )  # fmt: skip
    except PlaygroundError as error:
        raise PlaygroundError(f"{where}: {error}") from None


def _read_file(item: Any) -> DataFile:
    table = _object(item, "file", (*_FILE_KEYS, *_FORM))
    try:
        file = msgspec.convert(table, DataFile)
        file = replace(file, separator=file.form.separator)
    except (msgspec.ValidationError, PlaygroundError) as error:
        raise PlaygroundError(f"file: {error}") from None
    if not file.inputs or file.target in file.inputs or len(set(file.inputs)) < len(file.inputs):
        raise PlaygroundError("file: inputs must be different columns, at least one, and none of them the target")
    return file


def _object(item: Any, what: str, keys: tuple[str, ...] | None) -> dict[str, Any]:
    if not isinstance(item, dict):
        raise PlaygroundError(f"{what} must be an object with keys, got {shown(item)}")
    for key in item:
        if keys is not None and key not in keys:
            raise unknown(f"key of {what}", key, keys)
    return item
