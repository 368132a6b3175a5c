"""Files are written whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from playground.base.errors import PlaygroundError


def write_atomically(path: Path | str, data: bytes | Callable[[BinaryIO], None]) -> None:
    """Write a file so that at every moment either the old or the new content is there, whole.

    The bytes go to a temporary file in the same folder, are flushed to the disk and moved into place; after an error or a
    kill the old file is untouched.

    Arguments: `path` the file; `data` its bytes, or a function that writes them to an open binary file.
    Raises PlaygroundError where the folder is missing or cannot be written.
    """
    target = Path(path)
    try:
        if target.is_dir():
            raise PlaygroundError(f"cannot write {target}: it is a folder; name a file")
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    except OSError as error:
        raise PlaygroundError(
            f"cannot write {target}: {_reason(error)}; choose a folder that exists and is yours"
        ) from error
    try:
        with os.fdopen(handle, "wb") as file:
            if callable(data):
                data(file)
            else:
                file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, _mode_of(target))
        os.replace(name, target)
    except OSError as error:
        _remove(name)
        raise PlaygroundError(f"cannot write {target}: {_reason(error)}") from error
    except BaseException:
        _remove(name)
        raise


def read_bytes(path: Path | str, limit: int = 64 * 2**20) -> bytes:
    """Return a file's bytes; raise PlaygroundError where it is missing, unreadable or larger than `limit` bytes."""
    source = Path(path)
    try:
        size = source.stat().st_size
        if size > limit:
            raise PlaygroundError(f"{source} has {size} bytes; a file of this kind has at most {limit}")
        return source.read_bytes()
    except (OSError, ValueError) as error:
        raise PlaygroundError(f"cannot read {source}: {_reason(error)}") from error


def _mode_of(target: Path) -> int:
    """The permissions of the file that is replaced, or what the user's umask gives a new one."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _remove(name: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(name)


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
