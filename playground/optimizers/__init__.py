"""F2: one update rule per file; the file's name is the optimizer's id and its one constant is `OPTIMIZER`."""

from playground.base.catalogue import Catalogue, module_catalogue
from playground.optimizers._elementwise import Elementwise
from playground.optimizers._optimizer import Family, Optimizer
from playground.optimizers._own_rule import DEFAULT_NAME, OwnRule, own_rule
from playground.optimizers._python_rule import PythonRule, python_rule
from playground.optimizers._readout import LONGEST_READOUT, Readout
from playground.optimizers._stability import NoLaw, StabilityLaw
from playground.optimizers._traced import PathEnded, Traced, Walk
from playground.optimizers._translation import Translation
from playground.optimizers._vectorwise import Vectorwise
from playground.optimizers._wrapper import Wrapper

OPTIMIZERS: Catalogue[Optimizer] = module_catalogue(
    "optimizer", __name__, "OPTIMIZER", Optimizer, ("optimizer", "method", "algorithm")
)

__all__ = [
    "DEFAULT_NAME",
    "LONGEST_READOUT",
    "OPTIMIZERS",
    "Elementwise",
    "Family",
    "NoLaw",
    "Optimizer",
    "OwnRule",
    "PathEnded",
    "PythonRule",
    "Readout",
    "StabilityLaw",
    "Traced",
    "Translation",
    "Vectorwise",
    "Walk",
    "Wrapper",
    "own_rule",
    "python_rule",
]
