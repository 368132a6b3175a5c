"""F2: normalizations, one file each; the file's name is the id and its one constant is `NORMALIZATION`."""

from playground.base.catalogue import Catalogue, module_catalogue
from playground.networks.normalizations._normalization import Block, Normalization

NORMALIZATIONS: Catalogue[Normalization] = module_catalogue(
    "normalization", __name__, "NORMALIZATION", Normalization, ("normalization", "normalisation", "norm")
)

__all__ = ["NORMALIZATIONS", "Block", "Normalization"]
