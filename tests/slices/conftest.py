"""Small networks that were trained, once for all tests of this room."""

from __future__ import annotations

import pytest

import playground as pg


@pytest.fixture(scope="session")
def moons() -> pg.TrainingResult:
    """A small tanh network at a minimum of its penalized loss, from whole batches."""
    return pg.train(
        pg.Training(
            pg.data("moons", samples=120, noise=0.1, seed=2), pg.Network(hidden=(6, 5)), batch=None, epochs=400,
            contenders=[pg.Contender("lbfgs"), pg.Contender("adam", lr=0.03)], penalty=1e-2,
        )
    )  # fmt: skip
