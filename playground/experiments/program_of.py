"""A contender as a program for the hot loop: innermost method, hooks, schedules."""

from functools import lru_cache
from typing import Any

from playground.experiments.contender import Contender
from playground.modifiers import OnGradient, Schedule
from playground.optimizers import Wrapper
from playground.simulation.method import Program


@lru_cache(maxsize=256)
def program_of(contender: Contender) -> Program:
    """Return what a contender does: its innermost optimizer, what acts beside its steps, its schedules.

    Methods that replace the gradient act first, the innermost before the others; then the modifiers on gradients in
    their order; after the step the methods round it, the innermost first.
    """
    around: list[Contender] = []
    inner = contender
    while inner.base is not None:
        around.insert(0, inner)
        inner = inner.base
    beside: list[Any] = []
    schedules = []
    for one in around:
        if isinstance(one.method, Wrapper):
            beside.append((one.method, one.parameters))
    for modifier in inner.modifiers:
        if not modifier.enabled:
            continue
        if isinstance(modifier.modification, OnGradient):
            beside.append((modifier.modification, modifier.parameters))
        elif isinstance(modifier.modification, Schedule):
            schedules.append((modifier.modification, modifier.parameters))
    return Program(inner.method, inner.parameters, tuple(beside), tuple(schedules))
