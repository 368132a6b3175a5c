"""The catalogue of surfaces, at their default parameters."""

from typing import Final

from playground.base.catalogue import Catalogue
from playground.problems.definitions import DEFINITIONS
from playground.problems.surface import Surface

SURFACES: Final[Catalogue[Surface]] = Catalogue(
    "surface", lambda: list(DEFINITIONS.ids()), lambda id: Surface.at_defaults(DEFINITIONS.get(id))
)


def surface(id: str, **parameters: object) -> Surface:
    """Return a surface of the catalogue, with some parameters set.

    Raises PlaygroundError for an unknown surface, an unknown parameter or an illegal value.

    Example:
        >>> surface("rosenbrock", b=50).parameters
        {'a': 1.0, 'b': 50.0}
    """
    return SURFACES.get(id).with_parameters(**parameters)
