"""Trainings that several tests look at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

import playground as pg
from playground.curvature._operations import matrices_of
from playground.networks.activations import ACTIVATIONS
from playground.networks.initializations import INITIALIZATIONS, Layer, Passes


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


def begun(training: pg.Training, contender: int, seed: int = 0) -> NDArray[np.float64]:
    """The parameters that a contender's initialization gives its network, put together here."""
    network, problem = training.network_of(contender), training.problem(contender)
    places = matrices_of(problem)
    gain = ACTIVATIONS.get(network.activation).gain_with(dict(network.activation_parameters))

    def theta(weights: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
        made = np.zeros(problem.size)
        for place, matrix in zip(places, weights, strict=True):
            made[place.weights] = matrix.ravel()
        return made

    def deviation(weights: Sequence[NDArray[np.float64]], k: int) -> float:
        return float(np.sqrt(pg.layer_signals(problem, theta(weights)).sums.variances[k]))

    passes = Passes(deviation, theta, problem.gradient, problem.hvp)
    layers = [Layer(place.out, place.inward, gain if k else 1.0) for k, place in enumerate(places)]
    initialization = INITIALIZATIONS.get(network.initialization)
    return theta([matrix for matrix, _ in initialization.begin(layers, np.random.default_rng(seed), {}, passes)])
