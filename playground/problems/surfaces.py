"""Surfaces by id: those of the catalogue, at their default parameters, and the user's own."""

from typing import Final

from playground.base.catalogue import Catalogue
from playground.base.check_kind import check_kind
from playground.base.errors import unknown
from playground.problems.definitions import DEFINITIONS, ENDINGS
from playground.problems.own_definitions import own_definitions
from playground.problems.surface import Surface
from playground.problems.surface_file import read_surface

SURFACES: Final[Catalogue[Surface]] = Catalogue(
    "surface", lambda: list(DEFINITIONS.ids()), lambda id: Surface.at_defaults(DEFINITIONS.get(id)), ENDINGS
)


def surface(id: str, **parameters: object) -> Surface:
    """Return a surface of the catalogue or of the user's own gallery, with some parameters set.

    Where both have one of that id the catalogue's is meant, so that an id means the same for every person; the other is
    reached by its file. Other names that people know ("banana", "Rosenbrock's function") come last.

    Raises PlaygroundError for an unknown surface, an unknown parameter or an illegal value, and where the file of one's
    own holds a mistake.

    Example:
        >>> surface("rosenbrock", b=50).parameters
        {'a': 1.0, 'b': 50.0}
    """
    check_kind(id, str, "a surface", "named by a text such as 'rosenbrock'")
    own = {} if id in SURFACES else own_definitions()
    if id in own:
        return read_surface(own[id]).with_parameters(**parameters)
    if own and not SURFACES.knows(id):
        raise unknown("surface", id, sorted({*SURFACES.ids(), *own}))
    return SURFACES.get(id).with_parameters(**parameters)
