"""With mini-batches every update has another problem: what came to rest on one batch goes on with the next."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg
from playground.experiments.program_of import program_of
from playground.kernels.racing import frame as at
from playground.optimizers import OPTIMIZERS, Traced
from playground.simulation.chunk import Chunk, Rule
from playground.simulation.method import Method
from tests.optimizers._in_dimensions import Quadratic

A = np.array([[2.0, 0.5, 0.0], [0.5, 1.0, 0.2], [0.0, 0.2, 3.0]])
FIRST, NEXT = np.array([1.0, -1.0, 0.5]), np.array([-1.0, 0.5, 2.0])


def words(id: str) -> list[dict[str, object]]:
    """The defaults, and each word of each choice."""
    parameters = OPTIMIZERS.get(id).parameters
    return [{}, *({one.name: word} for one in parameters for word in one.choices if word != one.default)]


def height(x: np.ndarray, centre: np.ndarray) -> float:
    return float(0.5 * (x - centre) @ A @ (x - centre))


@pytest.mark.parametrize("dimension", [2, 3])
@pytest.mark.parametrize("id", [one.id for one in OPTIMIZERS if not isinstance(one, Traced)])
def test_what_rests_on_one_batch_goes_on_with_the_next(id: str, dimension: int) -> None:
    matrix, first, second = A[:dimension, :dimension], FIRST[:dimension], NEXT[:dimension]
    for given in words(id):
        base = (
            {"base": pg.Contender("gradient_descent", lr=0.1)} if OPTIMIZERS.get(id).family == "around another" else {}
        )
        contender = pg.Contender(id, **base, **given)
        method = Method.build(Quadratic(matrix, matrix @ first), program_of(contender))
        rule = Rule(np.array([[-1e9] * dimension, [1e9] * dimension]), np.zeros((0, dimension)), -1.0)
        chunk = Chunk(method, method.lanes(first[None]), np.zeros(1, dtype=np.uint64), 1, rule, None, 0)
        chunk.frame[at.RENEWED] = 1
        chunk.march(0, 20)
        before = chunk.lanes[:dimension, 0].copy()
        method.p[-dimension:] = matrix @ second
        chunk.march(20, 400)
        after = chunk.lanes[:dimension, 0]
        way = second - before
        assert (after - before) @ matrix @ way > 0.0, (given, "it has not moved towards the new batch's minimum")
