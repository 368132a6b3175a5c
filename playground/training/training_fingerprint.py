"""A text that tells trainings with different numbers apart."""

import json
from functools import lru_cache
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4
from weakref import WeakKeyDictionary

import msgspec

from playground.base.check_whole import check_whole
from playground.networks.data.data import Data
from playground.networks.data.data_document import data_document
from playground.optimizers import PythonRule

if TYPE_CHECKING:
    from playground.experiments.contender import Contender
    from playground.training.training import Training

_PLAIN: Final = ("loss", "batch", "sampling", "growth", "epochs", "seed", "penalty", "memory", "looks")
# A Python function is in no file: what it computes is known in this process alone.
_PROCESS: Final = uuid4().hex
_FUNCTIONS: "WeakKeyDictionary[Any, int]" = WeakKeyDictionary()
_NUMBERS = count()


def training_fingerprint(training: "Training", update: int | None = None) -> str:
    """Return a text that is the same for two trainings exactly where their numbers are.

    The SHA-256 of everything that determines the numbers, as canonical JSON: the data (of a table its content, not its
    path), networks, loss, contenders that are switched on with all their parameters, batches, epochs, seeds, when it
    ends, what is recorded, and the changes on the way. Names, colours and contenders that are switched off determine
    none. It is the same in every process, but where a contender is a Python function, which no file holds.

    Arguments: `update` up to which the numbers are meant, ≥ 0: later changes on the way play no part; None for all.

    >>> import playground as pg
    >>> t = pg.Training(pg.data("xor"), pg.Network(hidden=(4,)), contenders=[pg.Contender("adam")])
    >>> named = t.replace(contenders=[pg.Contender("adam", name="Ada", color="#0072b2")])
    >>> training_fingerprint(t) == training_fingerprint(named)
    True
    >>> training_fingerprint(t) == training_fingerprint(t.replace(seed=1))
    False
    """
    changes = training.changes
    if update is not None:
        last = check_whole(update, "update", 0)
        changes = tuple(change for change in changes if change.update < last)
    return _fingerprint(training if len(changes) == len(training.changes) else training.replace(changes=changes))


@lru_cache(maxsize=64)
def _fingerprint(training: "Training") -> str:
    rows = {place: row for row, place in enumerate(training.learners)}
    document: dict[str, Any] = {
        "data": _data(training.data),
        "contenders": [
            [_contender(training.contenders[place].contender), msgspec.to_builtins(training.network_of(place))]
            for place in rows
        ],
        "changes": [
            [change.update, rows[change.contender], change.parameter, _changed(training, change)]
            for change in training.changes
            if change.contender in rows
        ],
        "stop": msgspec.to_builtins(training.stop),
        **{name: getattr(training, name) for name in _PLAIN},
    }
    return sha256(json.dumps(document, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _data(data: Data) -> dict[str, Any]:
    """A table is what it holds, wherever it lies."""
    document = data_document(data)
    if data.file is not None:
        del document["file"]["path"]
    return document


def _contender(contender: "Contender") -> list[Any]:
    """What decides a contender's path: its method, all values, what it is put round, and what acts on it."""
    base = None if contender.base is None else _contender(contender.base)
    acting = [[one.kind, one.parameters] for one in contender.modifiers if one.enabled]
    return [_method(contender.optimizer), contender.parameters, base, acting]


def _method(optimizer: Any) -> Any:
    if isinstance(optimizer, str):
        return optimizer
    if isinstance(optimizer, PythonRule):
        return {"function": [_PROCESS, _number(optimizer.update)]}
    return {"rule": optimizer.text}


def _number(function: Any) -> int:
    """A number of a function's own in this process."""
    try:
        return _FUNCTIONS.setdefault(function, next(_NUMBERS))
    except TypeError:  # a callable that cannot be referred to weakly
        return id(function)


def _changed(training: "Training", change: Any) -> Any:
    method = training.contenders[change.contender].contender.method
    return method.parameter(change.parameter).check(change.value, method.id)
