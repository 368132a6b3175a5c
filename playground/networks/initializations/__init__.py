"""F2: initializations, one file each; the file's name is the id and its one constant is `INITIALIZATION`."""

from playground.base.catalogue import Catalogue, module_catalogue
from playground.networks.initializations._initialization import Initialization
from playground.networks.initializations._layer import Layer
from playground.networks.initializations._passes import Passes

INITIALIZATIONS: Catalogue[Initialization] = module_catalogue(
    "initialization",
    __name__,
    "INITIALIZATION",
    Initialization,
    ("initialization", "initialisation", "initializer", "init"),
)

__all__ = ["INITIALIZATIONS", "Initialization", "Layer", "Passes"]
