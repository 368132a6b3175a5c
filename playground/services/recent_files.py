"""The files that were opened or saved last."""

from pathlib import Path

import msgspec

from playground.base.errors import PlaygroundError
from playground.base.files import read_bytes, write_atomically
from playground.base.folders import state_folder
from playground.base.put_aside import put_aside
from playground.base.read_json import read_json_as

MOST = 10
_LARGEST = 2**20


def recent_files() -> list[Path]:
    """Return the files used last, the newest first, those that are gone left out."""
    return [Path(name) for name in _names()[0] if _is_there(name)][:MOST]


def mend_recent_files() -> str:
    """Put a list aside that cannot be read and return a sentence about it; an empty one where all is well."""
    return _names()[1]


def remember_file(path: Path) -> None:
    """Put a file at the top of the list; a list that cannot be written is no reason to trouble anyone."""
    path = path.absolute()
    names = [str(path), *(str(old) for old in recent_files() if old != path)][:MOST]
    _write(names)


def forget_files() -> None:
    """Empty the list."""
    _names()  # one that cannot be read is put aside first
    _write([])


def _names() -> tuple[list[str], str]:
    """The names in the list, and a sentence where it could not be read and is begun anew."""
    if not _file().exists():
        return [], ""
    try:
        return read_json_as(read_bytes(_file(), _LARGEST), str(_file()), list[str]), ""
    except PlaygroundError as error:
        return [], f"the list of recent files cannot be read ({error}); {put_aside(_file())}"


def _is_there(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):  # no file has a name that is too long or holds a zero
        return False


def _write(names: list[str]) -> None:
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
        write_atomically(_file(), msgspec.json.encode(names))
    except (PlaygroundError, OSError):
        return


def _file() -> Path:
    return state_folder() / "recent.json"
