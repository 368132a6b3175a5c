"""Surfaces from TOML files."""

from pathlib import Path

from playground.base.check_kind import check_kind
from playground.problems.definition_file import read_definition_file
from playground.problems.surface import Surface


def read_surface(path: Path | str, derive: bool = True) -> Surface:
    """Read a surface from a TOML file of one's own; its id is made from the file's name.

    Arguments: `path` the file; `derive` False skips the derivatives and with them the check of the formula's size.

    Raises PlaygroundError where the file cannot be read or holds a mistake: file, line or key, and what is legal.
    """
    check_kind(derive, bool, "derive", "True or False")
    return Surface.at_defaults(read_definition_file(path, derive))
