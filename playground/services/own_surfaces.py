"""The user's own gallery: surfaces that were kept, one TOML file each in the folder of the settings."""

import re
from dataclasses import replace
from pathlib import Path

import msgspec

from playground.base.errors import PlaygroundError, shown
from playground.base.files import read_bytes
from playground.base.folders import own_surfaces_folder
from playground.base.put_aside import put_aside
from playground.problems.definition_text import definition_text
from playground.problems.surface import Surface
from playground.problems.surface_file import read_surface
from playground.problems.surfaces import SURFACES
from playground.services.kept_files import forget_kept, replace_kept


def own_surfaces() -> tuple[list[Surface], list[str]]:
    """Return the surfaces that were kept, by name, and a sentence for each file that could not be read.

    A file that holds a mistake is put aside under another name.
    """
    surfaces, refusals = [], []
    for file in sorted(own_surfaces_folder().glob("*.toml")):
        try:
            read_bytes(file)
        except PlaygroundError as error:
            refusals.append(str(error))
            continue
        try:
            surfaces.append(read_surface(file, derive=False))
        except PlaygroundError as error:
            refusals.append(f"{error}; {put_aside(file)}")
    return sorted(surfaces, key=lambda one: one.name.lower()), refusals


def keep_surface(surface: Surface, name: str) -> Path:
    """Write a surface, with its parameters as they are, into the user's gallery under a name; return its file.

    A surface of the same name is replaced: the file that was there stays beside it with `.removed` at its end. Its id
    is made from the name, `my_` before it where the catalogue has such a surface. Its domain is stated from now on.
    Raises PlaygroundError for a name without letters or digits, and where the file cannot be written.
    """
    id = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:60].strip("_")
    if not id:
        raise PlaygroundError(f"a name needs a letter or a digit, got {shown(name)}")
    if id in SURFACES:
        id = f"my_{id}"
    parameters = tuple(
        replace(parameter, default=surface.parameters[parameter.name]) for parameter in surface.definition.parameters
    )
    definition = msgspec.structs.replace(
        surface.definition, id=id, name=name.strip()[:80], parameters=parameters, guessed=()
    )
    path = own_surfaces_folder() / f"{id}.toml"
    replace_kept(path, definition_text(definition).encode())
    return path


def remove_own_surface(surface: Surface) -> None:
    """Take a surface out of the gallery; its file stays with `.removed` at its end, so that nothing is lost."""
    path = own_surfaces_folder() / f"{surface.id}.toml"
    if not path.exists():
        raise PlaygroundError(f"there is no surface {shown(surface.name)} in the gallery of your own")
    forget_kept(path)
