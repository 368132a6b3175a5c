"""The pairs of L-BFGS in the plane, against the two loops of any dimension."""

from __future__ import annotations

from itertools import pairwise
from types import MappingProxyType

import numpy as np
import pytest

import playground as pg
from playground.base.parameter_block import ParameterBlock
from playground.kernels.compiling.compile_source import Kernel, compile_field
from tests.optimizers._in_dimensions import path

# Curved valleys of x and y, whatever further coordinates there are: those have no slope and never move.
VALLEYS = MappingProxyType(
    {
        "rosenbrock": ("(1 - u)*(1 - u) + 100*(v - u*u)*(v - u*u)", "2*(u - 1) - 400*u*(v - u*u)", "200*(v - u*u)"),
        "himmelblau": (
            "(u*u + v - 11)*(u*u + v - 11) + (u + v*v - 7)*(u + v*v - 7)",
            "4*u*(u*u + v - 11) + 2*(u + v*v - 7)", "2*(u*u + v - 11) + 4*v*(u + v*v - 7)",
        ),
    }
)  # fmt: skip


class Valley:
    """What a method needs of a problem."""

    def __init__(self, name: str, dimension: int) -> None:
        self.name, self.dimension = name, dimension

    def field(self, kind: str) -> Kernel:
        value, *slopes = VALLEYS[self.name]
        rows = [value] if kind == "value" else [*slopes, *["0.0"] * (self.dimension - 2)]
        rows = rows if kind != "hessian" else ["0.0"] * (self.dimension * (self.dimension + 1) // 2)
        text = f"def {kind}(x, p, out):\n    for i in range(x.shape[1]):\n        u, v = x[0, i], x[1, i]\n"
        return compile_field(text + "".join(f"        out[{k}, i] = {row}\n" for k, row in enumerate(rows)), kind)

    @property
    def products(self) -> None:
        return None

    @property
    def blocks(self) -> tuple[ParameterBlock, ...]:
        return (ParameterBlock("x", self.dimension),)

    def packed_parameters(self) -> np.ndarray:
        return np.zeros(0)


def both(name: str, contender: pg.Contender, start: tuple[float, float], steps: int) -> tuple[np.ndarray, np.ndarray]:
    plane = path(Valley(name, 2), contender, np.array(start), steps)
    space = path(Valley(name, 3), contender, np.array([*start, 0.3]), steps)
    assert (space[:, 2] == 0.3).all()
    return plane, space[:, :2]


@pytest.mark.parametrize("name", VALLEYS)
@pytest.mark.parametrize("scaling", [True, False])
@pytest.mark.parametrize("memory", [1, 2, 3, 4, 7, 10, 100])
def test_a_path_in_the_plane_is_that_of_the_two_loops(name: str, scaling: bool, memory: int) -> None:
    """Many more steps than pairs, so that the window's turn moves often."""
    contender = pg.Contender("lbfgs", memory=memory, scaling=scaling)
    for start in ((-1.2, 1.0), (1.7, -0.6), (-0.4, 2.5)):
        plane, space = both(name, contender, start, 14)
        assert np.abs(np.diff(plane[:3], axis=0)).max() > 1e-3
        assert plane == pytest.approx(space, rel=1e-6, abs=1e-7)


@pytest.mark.parametrize("memory", [1, 2, 5])
def test_every_direction_is_that_of_the_matrix_of_the_last_pairs(memory: int) -> None:
    """The matrix is put together pair by pair as the papers write it, from a path's own points; long valleys."""
    problem = pg.surface("rosenbrock")
    experiment = pg.Experiment(problem, [(-1.2, 1.0)], [pg.Contender("lbfgs", memory=memory)], steps=25)
    points = pg.simulate(experiment).positions[0, 0]
    slopes = problem.gradient(points)
    pairs = [(b - a, h - g) for (a, b), (g, h) in zip(pairwise(points), pairwise(slopes), strict=True)]
    for k in range(1, 25):
        s, y = pairs[k - 1]
        matrix = (s @ y) / (y @ y) * np.eye(2)
        for s, y in pairs[max(0, k - memory) : k]:
            left = np.eye(2) - np.outer(s, y) / (s @ y)
            matrix = left @ matrix @ left.T + np.outer(s, s) / (s @ y)
        promised, went = -matrix @ slopes[k], pairs[k][0]
        turned = promised[0] * went[1] - promised[1] * went[0]
        assert abs(turned) < 1e-6 * np.linalg.norm(promised) * np.linalg.norm(went), k


def test_both_come_to_rest_where_no_step_is_found_even_without_pairs() -> None:
    contender = pg.Contender("lbfgs", memory=3)
    plane, space = both("himmelblau", contender, (2.9, 2.1), 40)
    assert plane[-1] == pytest.approx((3.0, 2.0), abs=1e-7) and space[-1] == pytest.approx((3.0, 2.0), abs=1e-7)
    assert (plane[-5:] == plane[-1]).all()
