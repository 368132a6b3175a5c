"""holds_training."""

from pathlib import Path

import msgspec

from playground.base.errors import PlaygroundError
from playground.base.files import read_bytes


class _Kind(msgspec.Struct):
    """As much of a file as says what it holds."""

    kind: str = "race"


def holds_training(path: Path) -> bool:
    """Return whether a file is readable and says that it holds a training.

    Whatever else is wrong with a file is said by who opens it.

    >>> holds_training(Path("nowhere.json"))
    False
    """
    if path.suffix.lower() != ".json":
        return False
    try:
        return msgspec.json.decode(read_bytes(path), type=_Kind).kind == "training"
    except (PlaygroundError, msgspec.MsgspecError, UnicodeDecodeError):
        return False
