"""Glorot's initialization (2010)."""

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator

from playground.base.alias import Alias
from playground.networks.initializations._draw import Floats, distribution, draw_matrix
from playground.networks.initializations._initialization import Initialization
from playground.networks.initializations._layer import Layer


def glorot(layers: Sequence[Layer], generator: Generator, distribution: str) -> list[Floats]:
    """Var W = 2/(fan-in + fan-out)"""
    return [
        draw_matrix(generator, layer.shape, np.sqrt(2.0 / (layer.inward + layer.out)), distribution) for layer in layers
    ]


INITIALIZATION = Initialization(
    name="Glorot",
    aliases=(
        "xavier",
        Alias("xavier uniform", {"distribution": "uniform"}),
        Alias("xavier normal", {"distribution": "normal"}),
        Alias("glorot uniform", {"distribution": "uniform"}),
        Alias("glorot normal", {"distribution": "normal"}),
    ),
    summary="Between what keeps the scale of signals and what keeps that of gradients.",
    equation="Var W = 2/(n_in + n_out)\nb ← 0",
    source="X. Glorot, Y. Bengio, Understanding the difficulty of training deep feedforward networks, AISTATS 2010",
    declared=(distribution("uniform"),),
    draw=glorot,
    notes="the paper's is the uniform one, W ~ U(−√(6/(n_in + n_out)), √(6/(n_in + n_out))); also called Xavier",
)
