"""F2: what is put on an optimizer, one file each; the file's name is the id and its one constant is `MODIFIER`."""

from playground.base.catalogue import Catalogue, module_catalogue
from playground.modifiers._average import Average
from playground.modifiers._modification import Modification
from playground.modifiers._on_gradient import OnGradient
from playground.modifiers._schedule import Schedule

MODIFIERS: Catalogue[Modification] = module_catalogue(
    "modifier", __name__, "MODIFIER", Modification, ("schedule", "scheduler", "lr")
)

__all__ = ["MODIFIERS", "Average", "Modification", "OnGradient", "Schedule"]
