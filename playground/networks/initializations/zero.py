"""Zero initialization."""

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator

from playground.networks.initializations._draw import Floats
from playground.networks.initializations._initialization import Initialization
from playground.networks.initializations._layer import Layer


def zero(layers: Sequence[Layer], generator: Generator) -> list[Floats]:
    """W ← 0"""
    return [np.zeros(layer.shape) for layer in layers]


INITIALIZATION = Initialization(
    name="Zero",
    aliases=(
        "zeros",
        "all zero",
    ),
    summary="All units of a layer are the same and stay the same: nothing breaks their symmetry.",
    equation="W ← 0\nb ← 0",
    source="I. Goodfellow, Y. Bengio, A. Courville, Deep Learning, section 8.4, 2016",
    draw=zero,
)
