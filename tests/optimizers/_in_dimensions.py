"""Quadratics of any dimension for methods that treat whole points, marched as a race marches its paths."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import numpy as np

import playground as pg
from playground.base.parameter_block import ParameterBlock
from playground.experiments.program_of import program_of
from playground.kernels.compiling.compile_source import Kernel, compile_field
from playground.simulation.chunk import Chunk, Rule
from playground.simulation.method import Method

# ½ x·Ax − b·x, with A row by row and b behind it as parameters.
BODIES = MappingProxyType(
    {
        "value": """
        total = 0.0
        for j in range({d}):
            slope = -2.0 * p[{d} * {d} + j]
            for k in range({d}):
                slope += p[{d} * j + k] * x[k, i]
            total += 0.5 * slope * x[j, i]
        out[0, i] = total
""",
        "gradient": """
        for j in range({d}):
            slope = -p[{d} * {d} + j]
            for k in range({d}):
                slope += p[{d} * j + k] * x[k, i]
            out[j, i] = slope
""",
        "hessian": """
        place = 0
        for j in range({d}):
            for k in range(j, {d}):
                out[place, i] = p[{d} * j + k]
                place += 1
""",
    }
)


class Quadratic:
    """What a method needs of a problem."""

    def __init__(self, A: np.ndarray, b: np.ndarray) -> None:
        self.A, self.b, self.dimension = A, b, len(b)

    def field(self, kind: str) -> Kernel:
        body = BODIES[kind].format(d=self.dimension)
        return compile_field(f"def {kind}(x, p, out):\n    for i in range(x.shape[1]):{body}", kind)

    @property
    def products(self) -> None:
        return None

    @property
    def blocks(self) -> tuple[ParameterBlock, ...]:
        return (ParameterBlock("x", self.dimension),)

    def packed_parameters(self) -> np.ndarray:
        return np.concatenate([self.A.ravel(), self.b])


def path(problem: Quadratic, contender: pg.Contender, start: np.ndarray, steps: int) -> np.ndarray:
    """Return every position of one path, (steps + 1, dimension); no path is stopped."""
    d = problem.dimension
    method = Method.build(problem, program_of(contender))  # type: ignore[arg-type]
    box: Any = np.array([[-np.inf] * d, [np.inf] * d])
    record = np.empty((d, steps + 1, 1))
    record[:, 0, 0] = start
    rule = Rule(box, np.empty((0, d)), -1.0)
    Chunk(method, method.lanes(start[None]), np.zeros(1, dtype=np.uint64), 0, rule, record, 0).march(0, steps)
    return record[:, :, 0].T
