"""The folder of compiled kernels: the user's own, private, and named by what its content depends on."""

import errno
import hashlib
import os
import stat
from functools import cache
from importlib.metadata import version
from pathlib import Path

from playground.base.folders import cache_folder
from playground.base.parts import sweep_parts
from playground.kernels.compiling.cache_trouble import say_not_kept


@cache
def kernel_folder() -> Path | None:
    """Return the folder of compiled kernels, or None where there is no trustworthy place; the log says why.

    Its name holds a hash of this room's sources and of the versions of Numba and llvmlite: a cached caller keeps the
    old machine code of a changed helper in another file, so a change of any helper must lead to another folder.
    Kernels are stored as pickles, which run code when they are read; the folder must therefore belong to the user and
    be closed to all others (mode 0700), otherwise kernels are compiled in memory only.
    """
    folder = cache_folder() / f"kernels-{_version_hash()}"
    try:
        make_private(folder)
    except OSError as error:
        say_not_kept(folder, error)
        return None
    sweep_parts(folder)
    return folder


def make_private(folder: Path) -> None:
    """Make a folder that is closed to all others; raises OSError where that cannot be, or where it is open to others.

    It is asked for before every write: a person may delete the cache while the program runs.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_private(folder):
        raise PermissionError(errno.EACCES, "it is no folder that belongs to you and is closed to all others, mode 700")


def _is_private(folder: Path) -> bool:
    status = os.lstat(folder)
    if not stat.S_ISDIR(status.st_mode):
        return False
    if not hasattr(os, "getuid"):
        return True
    return status.st_uid == os.getuid() and stat.S_IMODE(status.st_mode) & 0o077 == 0 and os.access(folder, os.W_OK)


def _version_hash() -> str:
    digest = hashlib.sha256(f"{version('numba')} {version('llvmlite')}".encode())
    for file in sorted(Path(__file__).parents[1].rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
