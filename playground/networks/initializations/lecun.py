"""LeCun's initialization (1998)."""

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator

from playground.base.alias import Alias
from playground.networks.initializations._draw import Floats, distribution, draw_matrix
from playground.networks.initializations._initialization import Initialization
from playground.networks.initializations._layer import Layer


def lecun(layers: Sequence[Layer], generator: Generator, distribution: str) -> list[Floats]:
    """Var W = 1/fan-in"""
    return [draw_matrix(generator, layer.shape, 1.0 / np.sqrt(layer.inward), distribution) for layer in layers]


INITIALIZATION = Initialization(
    name="LeCun",
    aliases=(
        Alias("lecun uniform", {"distribution": "uniform"}),
        Alias("lecun normal", {"distribution": "normal"}),
    ),
    summary="The sum that a unit takes has the scale of one of its inputs.",
    equation="Var W = 1/n_in\nb ← 0",
    source="Y. LeCun, L. Bottou, G. Orr, K.-R. Müller, Efficient BackProp, 1998",
    declared=(distribution("normal"),),
    draw=lecun,
)
