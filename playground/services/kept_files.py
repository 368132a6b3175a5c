"""Files of a person's own lists: written whole first, replaced then, and never deleted."""

from pathlib import Path

from playground.base.errors import PlaygroundError
from playground.base.files import write_atomically

_FORGOTTEN = ".removed"


def replace_kept(file: Path, data: bytes) -> None:
    """Write a file of a list; what another one of its name held stays beside it with `.removed` at its end.

    The new content is on the disk before the old one is touched: where the disk is full, the list is as it was. Raises
    PlaygroundError where the folder or the file cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        old = file.read_bytes() if file.is_file() else None
    except OSError as error:
        raise PlaygroundError(f"cannot write {file}: {(error.strerror or str(error)).lower()}") from error
    if old is not None and old != data:
        write_atomically(_forgotten(file), old)
    write_atomically(file, data)


def forget_kept(file: Path) -> None:
    """Take a file out of its list: it stays with `.removed` at its end. Raises PlaygroundError where that fails."""
    try:
        file.replace(_forgotten(file))
    except OSError as error:
        raise PlaygroundError(f"cannot remove {file}: {(error.strerror or str(error)).lower()}") from error


def _forgotten(file: Path) -> Path:
    return file.with_name(file.name + _FORGOTTEN)
