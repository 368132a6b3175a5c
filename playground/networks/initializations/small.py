"""Small normal weights."""

from collections.abc import Sequence

from numpy.random import Generator

from playground.base.parameters import Parameter
from playground.networks.initializations._draw import Floats, draw_matrix
from playground.networks.initializations._initialization import Initialization
from playground.networks.initializations._layer import Layer


def small(layers: Sequence[Layer], generator: Generator, deviation: float) -> list[Floats]:
    """W ~ N(0, σ²) with a small σ whatever the widths"""
    return [draw_matrix(generator, layer.shape, deviation, "normal") for layer in layers]


INITIALIZATION = Initialization(
    name="Small",
    aliases=("small normal",),
    summary="Signals and gradients shrink by the same factor in every layer, so deep networks do not begin to learn.",
    equation="W ~ N(0, σ²)\nb ← 0",
    source="A. Krizhevsky, I. Sutskever, G. Hinton, ImageNet classification with deep networks, NeurIPS 2012",
    declared=(
        Parameter(
            "deviation", 0.01, "spread: standard deviation of the weights",
            aliases=("std", "stddev", "standard_deviation"), minimum=0, exclusive_minimum=True,
            slider=(1e-4, 1.0), scale="log", symbol="σ",
        ),
    ),
    draw=small,
)  # fmt: skip
