"""He's initialization (2015)."""

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator

from playground.base.alias import Alias
from playground.base.parameters import Parameter
from playground.networks.initializations._draw import Floats, distribution, draw_matrix
from playground.networks.initializations._initialization import Initialization
from playground.networks.initializations._layer import Layer


def he(layers: Sequence[Layer], generator: Generator, fan: str, distribution: str) -> list[Floats]:
    """Var W = gain²/fan-in, or fan-out"""
    return [
        draw_matrix(
            generator, layer.shape, layer.gain / np.sqrt(layer.inward if fan == "in" else layer.out), distribution
        )
        for layer in layers
    ]


INITIALIZATION = Initialization(
    name="He",
    aliases=(
        "kaiming", "msra", Alias("kaiming uniform", {"distribution": "uniform"}),
        Alias("kaiming normal", {"distribution": "normal"}), Alias("he uniform", {"distribution": "uniform"}),
        Alias("he normal", {"distribution": "normal"}),
    ),
    summary="Makes up for what the activation takes of the scale: twice LeCun's variance behind a ReLU.",
    equation="Var W = g²/n_in with g² = 1/E[φ(z)²], z ~ N(0, 1)\nb ← 0",
    source="K. He, X. Zhang, S. Ren, J. Sun, Delving deep into rectifiers, ICCV 2015",
    declared=(
        Parameter(
            "fan", "in", "fan: in keeps the scale of signals, out that of gradients", aliases=("mode",), kind="choice",
            choices=("in", "out"),
        ),
        distribution("normal"),
    ),
    draw=he,
    notes="g is that of the activation in front of the layer, 1 for the first; the paper has ReLU, g² = 2; also called "
    "Kaiming, whose gain for tanh is 5/3 in PyTorch",
)  # fmt: skip
