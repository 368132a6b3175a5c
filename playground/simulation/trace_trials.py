"""The trial points of a path whose method runs in Python."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from playground.base.parameters import Value
from playground.optimizers import Traced
from playground.problems.surface import Surface
from playground.simulation.chunk import Rule
from playground.simulation.method import Floats
from playground.simulation.trace_starts import PythonWalk


def trace_trials(
    problem: Surface, optimizer: Traced, values: Mapping[str, Value], start: Floats, path: int, steps: int, seed: int,
    rule: Rule, most: int,
) -> tuple[NDArray[np.int64], Floats]:  # fmt: skip
    """Run one path of a method that runs in Python and return where it asked for f: the step of each point (K), points
    (K, dimension), as `note_trials` does for kernels; `most` of them, the first."""
    trials: list[tuple[int, Floats]] = []
    PythonWalk(problem, start, steps, rule, None, (seed, path), None, trials).run(optimizer, values)
    kept = trials[:most]
    points = np.array([point for _, point in kept]).reshape(len(kept), len(start))
    return np.array([step for step, _ in kept], dtype=np.int64), points
