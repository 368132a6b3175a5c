"""A test whether a JSON file holds a training."""

from pathlib import Path

import msgspec

from playground.base.errors import PlaygroundError
from playground.base.files import read_bytes
from playground.base.read_json import glance_at_json


class _Kind(msgspec.Struct):
    """As much of a file as says what it holds."""

    kind: str = "race"


def holds_training(path: Path) -> bool:
    """Return whether a file is readable and says that it holds a training.

    Whatever else is wrong with a file is said when it is opened.

    >>> holds_training(Path("nowhere.json"))
    False
    """
    if path.suffix.lower() != ".json":
        return False
    try:
        return glance_at_json(read_bytes(path), str(path), _Kind).kind == "training"
    except PlaygroundError:
        return False
