"""Files are written whole or not at all."""

import contextlib
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from playground.base.errors import PlaygroundError, shown
from playground.base.parts import part_of, sweep_parts

Content = bytes | Callable[[BinaryIO], None]

_NEW_FILE = 0o666  # less what the user's umask takes away


def write_atomically(path: Path | str, data: Content, lasting: bool = True) -> None:
    """Write a file so that at every moment either the old or the new content is there, whole.

    The bytes go to a temporary file in the same folder, are flushed to the disk and moved into place; after an error
    or a kill the old file is untouched. What exists and is no ordinary file (a pipe, /dev/null) is written to directly,
    and where a link leads is replaced, not the link.

    Parts of files that a killed writer left in the folder are removed.

    Arguments: `path` the file; `data` its bytes, or a function that writes them to an open binary file; `lasting` False
    leaves the flush and the removal out, for small files that can be made again and carry a sum of their own.
    Raises PlaygroundError where the folder is missing or cannot be written.
    """
    _check_path(path, "write")
    try:
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise PlaygroundError(f"cannot write {path}: it is a folder; name a file in it")
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                _fill(stream, data)
        else:
            _replace(target, data, lasting)
            if lasting:
                sweep_parts(target.parent)
    except OSError as error:
        raise PlaygroundError(f"cannot write {path}: {_reason(error)}") from error


def check_writable(path: Path | str) -> None:
    """Raise PlaygroundError where `write_atomically` is going to, as far as that can be known; changes nothing.

    For work that takes long before it writes.
    """
    _check_path(path, "write")
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise PlaygroundError(f"cannot write {path}: it is a folder; name a file in it")
    written = target if target.exists() and not target.is_file() else target.parent
    if not written.exists():
        raise PlaygroundError(f"cannot write {path}: there is no folder {written}")
    if not os.access(written, os.W_OK):
        raise PlaygroundError(f"cannot write {path}: permission denied")


def read_bytes(path: Path | str, limit: int = 64 * 2**20) -> bytes:
    """Return a file's bytes; raise PlaygroundError where it is missing, unreadable or larger than `limit` bytes.

    A folder, a device and a pipe that has a name are refused: reading them might never end. A pipe that another command
    writes into, such as /dev/stdin, is read to its end.
    """
    _check_path(path, "read")
    try:
        # Without O_NONBLOCK opening a pipe would wait for a writer; on an ordinary file it means nothing.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with _opened(path, handle) as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise PlaygroundError(f"cannot read {path}: {_reason(error)}") from error
    if len(data) > limit:
        raise PlaygroundError(f"{path} is too large: a file of this kind has at most {limit} bytes")
    return data


def _replace(target: Path, data: Content, lasting: bool) -> None:
    """Write a new file beside the target and move it over; remove it where that fails."""
    old_mode = target.stat().st_mode & 0o777 if target.exists() else None
    part = part_of(target)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _NEW_FILE if old_mode is None else old_mode)
    try:
        with os.fdopen(handle, "wb") as file:
            if old_mode is not None:
                part.chmod(old_mode)
            _fill(file, data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        part.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def _fill(file: BinaryIO, data: Content) -> None:
    if callable(data):
        data(file)
    else:
        file.write(data)


def _opened(path: Path | str, handle: int) -> BinaryIO:
    """The file of a handle, which is closed where the file is not to be read."""
    try:
        _check_kind(path, handle)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def _check_kind(path: Path | str, handle: int) -> None:
    mode = os.fstat(handle).st_mode
    if stat.S_ISDIR(mode):
        raise PlaygroundError(f"cannot read {path}: it is a folder; name a file in it")
    if stat.S_ISFIFO(mode) and not Path(os.path.realpath(path)).exists():
        os.set_blocking(handle, True)  # a pipe without a name: its writer is there already
    elif not stat.S_ISREG(mode):
        raise PlaygroundError(
            f"cannot read {path}: it is a device or a pipe; write what it gives to a file, and name that file"
        )


def _check_path(path: Path | str, verb: str) -> None:
    """A name that no file can have would raise other errors than a file that is not there."""
    if not isinstance(path, str | Path):
        raise PlaygroundError(f"cannot {verb} {shown(path)}: a file's name must be a text or a pathlib.Path")
    try:
        usable = bool(str(path)) and b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        usable = False
    if not usable:
        raise PlaygroundError(f"cannot {verb} {str(path)[:60]!r}: no file can have that name")


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
