"""Definitions of surfaces from TOML files, without the compiler and arrays that surfaces bring."""

import re
import tomllib
from pathlib import Path

from playground.base.errors import PlaygroundError
from playground.base.files import read_bytes
from playground.problems.read_definition import read_definition
from playground.problems.surface_definition import SurfaceDefinition

_LARGEST = 2**17  # bytes; a formula has at most 10 000 characters
# The time of Python's reader grows with the square of a key's parts; a definition has keys of two.
_LONG_KEY = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){32}""")


def read_definition_file(path: Path | str, derive: bool = True) -> SurfaceDefinition:
    """Read the definition of a surface from a TOML file; its id is made from the file's name.

    Arguments: `path` the file; `derive` False skips the derivatives and with them the check of the formula's size.

    Raises PlaygroundError where the file cannot be read or holds a mistake: file, line or key, and what is legal.
    """
    content = read_bytes(path, _LARGEST)
    file = Path(path)
    try:
        text = content.decode("utf-8-sig")
        long = _LONG_KEY.search(text)
        if long is not None:
            line = text.count("\n", 0, long.start()) + 1
            raise PlaygroundError(f"{file}: not a TOML file: the key in line {line} has more than 32 parts")
        data = tomllib.loads(text)
    except PlaygroundError:
        raise
    except UnicodeDecodeError as error:
        raise PlaygroundError(f"{file}: a surface file must be UTF-8 text; byte {error.start + 1} is not") from error
    except (ValueError, RecursionError) as error:  # a number of 5000 digits is Python's ValueError, not TOML's
        raise PlaygroundError(f"{file}: not a TOML file: {error}") from error
    return read_definition(data, definition_id(file), str(file), derive)


def definition_id(file: Path) -> str:
    """Return the id of the surface that a file states: its name in lower-case words.

    >>> definition_id(Path("My Bowl (2).toml"))
    'my_bowl_2'
    """
    id = re.sub(r"[^a-z0-9]+", "_", file.stem.lower()).strip("_") or "surface"
    return id[:80].strip("_")
