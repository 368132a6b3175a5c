"""Fixup (Zhang, Dauphin, Ma 2019)."""

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator

from playground.base.parameters import Parameter
from playground.networks.initializations._draw import Floats, draw_matrix
from playground.networks.initializations._initialization import Initialization
from playground.networks.initializations._layer import Layer


def fixup(layers: Sequence[Layer], generator: Generator, branches: str) -> list[Floats]:
    """The last layer ← 0, others as He's; those of L branches ← 0 or L^(−1/2) times He's"""
    weights = [
        draw_matrix(generator, layer.shape, layer.gain / np.sqrt(layer.inward), "normal") for layer in layers
    ]  # fmt: skip
    count = sum(layer.branch for layer in layers)
    factor = 0.0 if branches == "zero" else 1.0 / np.sqrt(max(count, 1))
    weights = [factor * W if layer.branch else W for W, layer in zip(weights, layers, strict=True)]
    return [*weights[:-1], np.zeros(layers[-1].shape)]


INITIALIZATION = Initialization(
    name="Fixup",
    aliases=("fixed-update initialization",),
    summary="For skip connections: branches begin small or silent, so that the depth does not add up.",
    equation="W ~ N(0, g²/n_in), in each of L branches times L^(−1/2) or 0\nW_last ← 0\nb ← 0",
    source="H. Zhang, Y. Dauphin, T. Ma, Fixup initialization: residual learning without normalization, ICLR 2019",
    declared=(
        Parameter(
            "branches", "scaled", "branches: how they begin, scaled by 1/√L or at zero", kind="choice",
            choices=("scaled", "zero"),
        ),
    ),
    draw=fixup,
    notes="the paper's branches have m ≥ 2 layers, the last of them 0 and the others times L^(−1/(2m − 2)), which "
    "has no value for branches of one layer, as they are here; with zero ones a unit with a kink at 0 never learns",
)  # fmt: skip
