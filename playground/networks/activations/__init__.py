"""F2: activations, one file each; the file's name is the id and its one constant is `ACTIVATION`."""

from playground.base.catalogue import Catalogue, module_catalogue
from playground.networks.activations._activation import Activation

ACTIVATIONS: Catalogue[Activation] = module_catalogue(
    "activation", __name__, "ACTIVATION", Activation, ("activation", "function")
)

__all__ = ["ACTIVATIONS", "Activation"]
