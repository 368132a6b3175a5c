"""F5: how what was found of a training is drawn, one file for each kind of result; its one constant is `SHOWN`."""

from playground.base.catalogue import Catalogue, module_catalogue
from playground.picture.shown._shown import Look, Shown

SHOWN: Catalogue[Shown] = module_catalogue("kind of result", __name__, "SHOWN", Shown)

__all__ = ["SHOWN", "Look", "Shown"]
