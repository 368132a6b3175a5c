"""Feasible sets: one file is one and states one constant `FEASIBLE_SET`; its name is the id."""

from playground.base.catalogue import Catalogue, module_catalogue
from playground.problems.feasible._feasible_set import FeasibleSet
from playground.problems.feasible._handle import Handle

FEASIBLE_SETS: Catalogue[FeasibleSet] = module_catalogue("constraint", __name__, "FEASIBLE_SET", FeasibleSet)

__all__ = ["FEASIBLE_SETS", "FeasibleSet", "Handle"]
