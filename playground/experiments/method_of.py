"""The compiled method of a contender on a surface, kept for the frames of a drag."""

from functools import lru_cache

from playground.experiments.contender import Contender
from playground.experiments.program_of import program_of
from playground.kernels.compiling.checked import is_checked
from playground.problems.surface import Surface
from playground.simulation.method import Method


def method_of(problem: Surface, contender: Contender) -> Method:
    """Return what the hot loop needs of a contender that does not run in Python, compiled on first use.

    A drag asks for the same methods in every frame; one that cannot be compiled is not remembered.
    """
    return _built(problem, contender, is_checked(rule=True))


@lru_cache(maxsize=256)
def _built(problem: Surface, contender: Contender, checked: bool) -> Method:
    return Method.build(problem, program_of(contender))
