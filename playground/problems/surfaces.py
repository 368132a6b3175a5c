"""The catalogue of surfaces: one TOML file in assets/surfaces is one member."""

from typing import Final

from playground.base.assets import assets_folder
from playground.base.catalogue import Catalogue
from playground.problems.surface import Surface
from playground.problems.surface_file import read_surface


def _ids() -> list[str]:
    return [file.stem for file in (assets_folder() / "surfaces").glob("*.toml")]


def _load(id: str) -> Surface:
    return read_surface(assets_folder() / "surfaces" / f"{id}.toml", derive=False)


SURFACES: Final[Catalogue[Surface]] = Catalogue("surface", _ids, _load)


def surface(id: str, **parameters: object) -> Surface:
    """Return a surface of the catalogue, with some parameters set.

    Raises PlaygroundError for an unknown surface, an unknown parameter or an illegal value.

    Example:
        >>> surface("rosenbrock", b=50).parameters
        {'a': 1.0, 'b': 50.0}
    """
    return SURFACES.get(id).with_parameters(**parameters)
