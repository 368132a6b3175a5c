"""Definitions of surfaces from TOML files, without the compiler and arrays that surfaces bring."""

import re
import tomllib
from pathlib import Path

from playground.base.errors import PlaygroundError
from playground.base.files import read_bytes
from playground.problems.read_definition import read_definition
from playground.problems.surface_definition import SurfaceDefinition

_LARGEST = 2**20  # bytes


def read_definition_file(path: Path | str, derive: bool = True) -> SurfaceDefinition:
    """Read the definition of a surface from a TOML file; its id is made from the file's name.

    Arguments: `path` the file; `derive` False skips the derivatives and with them the check of the formula's size.

    Raises PlaygroundError where the file cannot be read or holds a mistake: file, line or key, and what is legal.
    """
    content = read_bytes(path, _LARGEST)
    file = Path(path)
    try:
        data = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise PlaygroundError(f"{file}: a surface file must be UTF-8 text; byte {error.start + 1} is not") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PlaygroundError(f"{file}: not a TOML file: {error}") from error
    return read_definition(data, definition_id(file), str(file), derive)


def definition_id(file: Path) -> str:
    """Return the id of the surface that a file states: its name in lower-case words.

    >>> definition_id(Path("My Bowl (2).toml"))
    'my_bowl_2'
    """
    id = re.sub(r"[^a-z0-9]+", "_", file.stem.lower()).strip("_") or "surface"
    return id[:80].strip("_")
