"""Compiled kernels on the disk: each in a file of its own, which carries its own sum."""

import pickle
import sys
from functools import cache
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any

from numba.core import serialize
from numba.core.caching import _Cache
from numba.core.compiler import CompileResult

from playground.base.errors import PlaygroundError
from playground.base.files import write_atomically
from playground.kernels.compiling.cache_folder import kernel_folder, make_private
from playground.kernels.compiling.cache_trouble import say_not_kept

# How the name of a generated module begins, of which the rest is the hash of its source.
GENERATED = "<playground_generated_"
_HEAD = b"playground kernel 1\n"
_SUM_BYTES = 32
_LARGEST = 2**26  # bytes; the largest kernel of the program has some hundred thousand


class StoredKernels(_Cache):  # type: ignore[misc]
    """What Numba asks for a function's machine code before it compiles, in the place of its own cache.

    Numba's cache is an index and a data file that are loaded without a check: an empty one raises at every start, and
    flipped bits in machine code end the process. Here an entry is one file, head, sum and content, moved into place in
    one step. An entry that is not whole is removed, and the kernel is compiled anew; nothing of it is unpickled.
    Where no entry can be written, kernels are compiled in memory, and the log says so once.
    """

    def __init__(self, function: Any) -> None:
        self._function = function
        self._on = True

    @property
    def cache_path(self) -> str:
        """The folder of the entries."""
        return str(kernel_folder())

    def enable(self) -> None:
        """Load and keep from now on."""
        self._on = True

    def disable(self) -> None:
        """Neither load nor keep from now on."""
        self._on = False

    def flush(self) -> None:
        """Do nothing: an entry is found by what it was made from, so that none becomes stale."""

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        """Return the compiled function of a signature, None where no whole entry holds it."""
        target_context.refresh()
        file = self._file(sig, target_context.codegen())
        content = None if file is None else _read(file)
        return None if content is None else CompileResult._rebuild(target_context, *pickle.loads(content))

    def save_overload(self, sig: Any, data: Any) -> None:
        """Keep a compiled function for the next process, where that is possible."""
        file = self._file(sig, data.codegen)
        if file is not None and not data.library.has_dynamic_globals:
            _write(file, serialize.dumps(data._reduce()))

    def _file(self, sig: Any, codegen: Any) -> Path | None:
        """The place of an entry: its name holds a hash of the source, the types, the processor and Python's version."""
        folder = kernel_folder()
        source = _source_sum(self._function.__code__.co_filename)
        if folder is None or source is None or not self._on:
            return None
        code = self._function.__code__
        closure = [cell.cell_contents for cell in self._function.__closure__ or ()]
        made_from = (
            sys.implementation.cache_tag, source, self._function.__qualname__, code.co_firstlineno, str(sig),
            codegen.magic_tuple(), sha256(code.co_code).hexdigest(),
            sha256(serialize.dumps(closure)).hexdigest() if closure else "", getattr(self._function, "checked", False),
        )  # fmt: skip
        name = f"{code.co_name.strip('<>')[:40]}-{sha256(repr(made_from).encode()).hexdigest()[:32]}.kernel"
        return folder / name


def _read(file: Path) -> bytes | None:
    """The content of an entry; None where there is none, and where it is not whole: it is removed then."""
    try:
        with file.open("rb") as stream:
            entry = stream.read(_LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        say_not_kept(file.parent, error)
        return None
    start = len(_HEAD) + _SUM_BYTES
    content = memoryview(entry)[start:]
    if entry.startswith(_HEAD) and len(entry) <= _LARGEST and entry[len(_HEAD) : start] == _sum(content):
        return bytes(content)
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        say_not_kept(file.parent, error)
    return None


def _write(file: Path, content: bytes) -> None:
    if len(_HEAD) + _SUM_BYTES + len(content) > _LARGEST:
        return
    try:
        make_private(file.parent)
        write_atomically(file, b"".join((_HEAD, _sum(content), content)), lasting=False)
    except (OSError, PlaygroundError) as error:
        say_not_kept(file.parent, error)


def _sum(content: bytes | memoryview) -> bytes:
    return blake2b(content, digest_size=_SUM_BYTES).digest()


@cache
def _source_sum(name: str) -> str | None:
    """A hash of the file that a function's source is in; None where it cannot be read, and nothing can be kept."""
    if name.startswith(GENERATED):
        return name  # it holds the hash of its text
    try:
        return sha256(Path(name).read_bytes()).hexdigest()
    except OSError:
        return None
