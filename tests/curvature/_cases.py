"""Trainings that several tests look at."""

from __future__ import annotations

from functools import cache

import playground as pg


def training(**fields: object) -> pg.Training:
    stated = {
        "data": pg.data("moons", samples=60, noise=0.2, seed=3), "network": pg.Network(hidden=(6, 5)),
        "contenders": [pg.Contender("gradient_descent", lr=0.5)], "batch": None, "epochs": 40, "seed": 1, **fields,
    }  # fmt: skip
    return pg.Training(**stated)


@cache
def trained() -> pg.TrainingResult:
    """A short training of two contenders: one by plain gradients, one by Adam."""
    return pg.train(training(contenders=[pg.Contender("gradient_descent", lr=0.5), pg.Contender("adam", lr=0.02)]))
