"""Files that a command writes; `-` in place of a file is standard output."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from playground.base.check_ending import FORMATS, Format, check_ending
from playground.base.errors import PlaygroundError
from playground.base.files import check_writable

STDOUT = "-"


@dataclass(frozen=True)
class Output:
    """What one option writes.

    Arguments: `option` as it is typed; `path` that was stated, None where nothing is to be written; `formats` one of
    which the ending of the path chooses; standard output gets the first one; `picture` where the ending chooses among
    all formats of pictures, and was looked at.
    """

    option: str
    path: str | None
    formats: tuple[Format, ...]
    picture: bool = False

    @property
    def binary(self) -> bool:
        """Whether it is no text for a terminal."""
        return self.formats[0] not in ("csv", "json")

    @property
    def to_stdout(self) -> bool:
        """Whether it is written to standard output."""
        return self.path == STDOUT

    def write(self, write: Callable[[Path], object]) -> None:
        """Call `write` with the path to write to, where there is one; what standard output gets goes by a folder of
        the system's."""
        if self.path is None:
            return
        if not self.to_stdout:
            write(Path(self.path))
            return
        with tempfile.TemporaryDirectory(prefix="playground-") as folder:
            made = Path(folder) / f"output.{self.formats[0]}"
            write(made)
            sys.stdout.flush()
            with made.open("rb") as file:
                shutil.copyfileobj(file, sys.stdout.buffer)
            sys.stdout.buffer.flush()


def picture_output(option: str, path: str | None) -> Output:
    """Return the output of an option that draws a picture, as the ending says; on standard output a PNG."""
    if path is not None and path != STDOUT:
        from playground.figures.picture_kind import picture_kind

        picture_kind(path)
    return Output(option, path, ("png",), picture=True)


def check_outputs(outputs: Sequence[Output]) -> bool:
    """Return whether standard output is taken; raise PlaygroundError for a file that cannot be written.

    Refused are a name that ends as another format's does, one file for two outputs, two outputs on standard output, and
    what is no text on a terminal. Nothing is changed.
    """
    stated = [output for output in outputs if output.path is not None]
    seen: dict[str, str] = {}
    for output in stated:
        path = str(output.path)
        if path in seen:
            raise PlaygroundError(_twice(seen[path], output))
        seen[path] = output.option
        if not output.to_stdout:
            if not output.picture:
                check_ending(path, *output.formats)
            check_writable(path)
        elif output.binary and _is_terminal():
            raise PlaygroundError(
                f"{output.option} - would write {FORMATS[output.formats[0]][0]} to the terminal, which shows text "
                f"alone: name a file, or lead standard output to one, as in {output.option} - > x.{output.formats[0]}"
            )
    return STDOUT in seen


def write_blocks(blocks: Iterable[bytes]) -> None:
    """Write what is made piece by piece to standard output."""
    sys.stdout.flush()
    for block in blocks:
        sys.stdout.buffer.write(block)
    sys.stdout.buffer.flush()


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _twice(first: str, second: Output) -> str:
    if second.to_stdout:
        return f"{first} and {second.option} cannot both write to standard output; name a file for one of them"
    return f"{first} and {second.option} name one file, {str(second.path)[:200]}: give each its own"
