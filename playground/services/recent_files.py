"""The files that were opened or saved last."""

from pathlib import Path

import msgspec

from playground.base.errors import PlaygroundError
from playground.base.files import read_bytes, write_atomically
from playground.base.folders import state_folder

MOST = 10
_LARGEST = 2**20


def recent_files() -> list[Path]:
    """Return the files used last, the newest first, those that are gone left out."""
    try:
        names = msgspec.json.decode(read_bytes(_file(), _LARGEST), type=list[str])
        return [Path(name) for name in names if Path(name).is_file()][:MOST]
    except (PlaygroundError, msgspec.MsgspecError, UnicodeDecodeError, OSError, ValueError):
        # A list of conveniences: without it everything works, so that a damaged one is simply begun anew.
        return []


def remember_file(path: Path) -> None:
    """Put a file at the top of the list; a list that cannot be written is no reason to trouble anyone."""
    path = path.absolute()
    names = [str(path), *(str(old) for old in recent_files() if old != path)][:MOST]
    _write(names)


def forget_files() -> None:
    """Empty the list."""
    _write([])


def _write(names: list[str]) -> None:
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
        write_atomically(_file(), msgspec.json.encode(names))
    except (PlaygroundError, OSError):
        return


def _file() -> Path:
    return state_folder() / "recent.json"
