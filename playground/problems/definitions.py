"""The catalogue of surfaces' definitions: one TOML file in assets/surfaces is one member."""

from pathlib import Path
from typing import Final

from playground.base.assets import assets_folder
from playground.base.catalogue import Catalogue
from playground.problems.definition_file import read_definition_file
from playground.problems.surface_definition import SurfaceDefinition


def _ids() -> list[str]:
    return [file.stem for file in (assets_folder() / "surfaces").glob("*.toml")]


def _file_of(id: str) -> Path:
    return assets_folder() / "surfaces" / f"{id}.toml"


def _load(id: str) -> SurfaceDefinition:
    return read_definition_file(_file_of(id), derive=False)


# "Rosenbrock's function", "the Ackley function", "peaks surface".
ENDINGS: Final = ("'s function", "'s", "function", "surface", "potential")
DEFINITIONS: Final[Catalogue[SurfaceDefinition]] = Catalogue("surface", _ids, _load, ENDINGS, _file_of)
