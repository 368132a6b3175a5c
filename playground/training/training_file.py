"""A training as JSON: its format, its version, and every complaint about a file in one sentence."""

import json
from typing import TYPE_CHECKING, Any

import msgspec

from playground.base.errors import PlaygroundError, shown
from playground.base.read_json import read_json
from playground.base.take_apart import take_apart
from playground.experiments.contender_file import contender_document, read_contender
from playground.experiments.document import checked_object
from playground.experiments.experiment_file import FORMAT, VERSION, check_format
from playground.networks.data.data_document import data_document, read_data
from playground.networks.network import Network
from playground.training.change import Change
from playground.training.learner import Learner
from playground.training.training_stop import TrainingStop

if TYPE_CHECKING:
    from playground.training.training import Training

KIND = "training"
_PLAIN = ("loss", "batch", "sampling", "growth", "epochs", "seed", "penalty", "memory", "looks")
_KEYS = ("format", "version", "kind", "data", "network", "contenders", "stop", "changes", *_PLAIN)


def encode_training(training: "Training") -> bytes:
    """Return the JSON of a training; the same training gives the same bytes."""
    document: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "kind": KIND,
        "data": data_document(training.data),
        "network": msgspec.to_builtins(training.network),
        "contenders": [_learner_document(learner) for learner in training.contenders],
        **{name: getattr(training, name) for name in _PLAIN},
        "stop": msgspec.to_builtins(training.stop),
        "changes": [msgspec.to_builtins(change) for change in training.changes],
    }
    return (json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()


def decode_training(data: bytes, origin: str) -> "Training":
    """Return the training that a JSON text describes.

    Raises PlaygroundError naming `origin` and the place for a text that is damaged, foreign, newer or holds anything
    illegal.
    """
    from playground.training.training import Training

    document = read_json(data, origin)
    try:
        check_format(checked_object(document, "the file", None), KIND)
        table = checked_object(document, "the file", _KEYS)
        fields: dict[str, Any] = {name: table[name] for name in _PLAIN if name in table}
        fields["contenders"] = [
            _read_learner(item, f"contender {k}") for k, item in enumerate(_list(table, "contenders"))
        ]
        fields["changes"] = [_struct(item, f"change {k}", Change) for k, item in enumerate(_list(table, "changes"))]
        if "network" in table:
            fields["network"] = _struct(table["network"], "network", Network)
        if "stop" in table:
            fields["stop"] = _struct(table["stop"], "stop", TrainingStop)
        return Training(data=read_data(table.get("data")), **fields)
    except PlaygroundError as error:
        take_apart(document)
        raise error if str(error).startswith(origin) else PlaygroundError(f"{origin}: {error}") from None


def _learner_document(learner: Learner) -> dict[str, Any]:
    document = contender_document(learner.contender)
    if learner.network is not None:
        document["network"] = msgspec.to_builtins(learner.network)
    return document


def _read_learner(item: Any, where: str) -> Learner:
    table = dict(checked_object(item, where, None))
    network = table.pop("network", None)
    own = None if network is None else _struct(network, f"{where}: network", Network)
    return Learner(read_contender(table, where), own)


def _struct(item: Any, where: str, kind: Any) -> Any:
    """A frozen struct of plain values; it checks its own fields."""
    table = checked_object(item, where, kind.__struct_fields__)
    try:
        return kind(**table)
    except PlaygroundError as error:
        raise PlaygroundError(f"{where}: {error}") from None
    except TypeError as error:
        raise PlaygroundError(f"{where}: {error}") from None


def _list(document: dict[str, Any], key: str) -> list[Any]:
    items = document.get(key, [])
    if not isinstance(items, list):
        raise PlaygroundError(f"{key} must be a list, got {shown(items)}")
    return items
