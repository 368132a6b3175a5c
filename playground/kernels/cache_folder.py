"""The folder of compiled kernels: the user's own, private, and named by what its content depends on."""

import hashlib
import os
import stat
from functools import cache
from importlib.metadata import version
from pathlib import Path

from playground.base.folders import cache_folder


@cache
def kernel_folder() -> Path | None:
    """Return the folder for generated sources and Numba's cache files, or None where there is no trustworthy place.

    Its name holds a hash of this room's sources and of the versions of Numba and llvmlite: a cached caller keeps the
    old machine code of a changed helper in another file, so a change of any helper must lead to another folder.
    Numba's cache files are pickles and run code when they are read; the folder must therefore belong to the user and
    be closed to everyone else (mode 0700), otherwise kernels are compiled in memory only.
    """
    folder = cache_folder() / f"kernels-{_version_hash()}"
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return None
    return folder if _is_private(folder) else None


def _is_private(folder: Path) -> bool:
    status = os.lstat(folder)
    if not stat.S_ISDIR(status.st_mode):
        return False
    if not hasattr(os, "getuid"):
        return True
    return status.st_uid == os.getuid() and stat.S_IMODE(status.st_mode) & 0o077 == 0 and os.access(folder, os.W_OK)


def _version_hash() -> str:
    digest = hashlib.sha256(f"{version('numba')} {version('llvmlite')}".encode())
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
