"""F2: one update rule per file; the file's name is the optimizer's id and its one constant is `OPTIMIZER`."""

from playground.base.catalogue import Catalogue, module_catalogue
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.optimizer import Family, Optimizer
from playground.optimizers.forms.own_rule import DEFAULT_NAME, OwnRule, own_rule
from playground.optimizers.forms.python_rule import PythonRule, python_rule
from playground.optimizers.forms.readout import LONGEST_READOUT, Readout
from playground.optimizers.forms.stability import NoLaw, StabilityLaw
from playground.optimizers.forms.traced import PathEnded, Traced, Walk
from playground.optimizers.forms.translation import Translation
from playground.optimizers.forms.vectorwise import Vectorwise
from playground.optimizers.forms.wrapper import Wrapper

OPTIMIZERS: Catalogue[Optimizer] = module_catalogue(
    "optimizer", __name__, "OPTIMIZER", Optimizer, ("optimizer", "method", "algorithm"), ("forms",)
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
