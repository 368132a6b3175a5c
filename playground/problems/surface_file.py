"""Surfaces from TOML files."""

import re
import tomllib
from pathlib import Path

from playground.base.errors import PlaygroundError
from playground.base.files import read_bytes
from playground.problems.read_definition import read_definition
from playground.problems.surface import Surface

_LARGEST = 2**20  # bytes


def read_surface(path: Path | str, derive: bool = True) -> Surface:
    """Read a surface from a TOML file of one's own; its id is made from the file's name.

    Arguments: `path` the file; `derive` False skips the derivatives and with them the check of the formula's size.

    Raises PlaygroundError where the file cannot be read or holds a mistake: file, line or key, and what is legal.
    """
    file = Path(path)
    try:
        data = tomllib.loads(read_bytes(file, _LARGEST).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise PlaygroundError(f"{file}: a surface file must be UTF-8 text; byte {error.start + 1} is not") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PlaygroundError(f"{file}: not a TOML file: {error}") from error
    id = re.sub(r"[^a-z0-9]+", "_", file.stem.lower()).strip("_") or "surface"
    definition = read_definition(data, id[:80].strip("_"), str(file), derive)
    return Surface(definition, tuple(float(parameter.default) for parameter in definition.parameters))
