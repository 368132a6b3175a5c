"""The user's own gallery as files: one TOML file in the folder of the settings is one surface."""

from pathlib import Path

from playground.base.folders import own_surfaces_folder
from playground.problems.definition_file import definition_id


def own_definitions() -> dict[str, Path]:
    """Return the file of each surface that the user keeps, by id; of two files with one id the first by name.

    Not remembered: a window may keep another one meanwhile.
    """
    files: dict[str, Path] = {}
    for file in sorted(own_surfaces_folder().glob("*.toml")):
        files.setdefault(definition_id(file), file)
    return files
