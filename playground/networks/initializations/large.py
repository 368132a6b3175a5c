"""Large normal weights."""

from collections.abc import Sequence

from numpy.random import Generator

from playground.base.parameters import Parameter
from playground.networks.initializations._draw import Floats, draw_matrix
from playground.networks.initializations._initialization import Initialization
from playground.networks.initializations._layer import Layer


def large(layers: Sequence[Layer], generator: Generator, deviation: float) -> list[Floats]:
    """W ~ N(0, σ²) with a large σ whatever the widths"""
    return [draw_matrix(generator, layer.shape, deviation, "normal") for layer in layers]


INITIALIZATION = Initialization(
    name="Large",
    aliases=("large normal",),
    summary="Signals grow by the root of the width in every layer: they explode, or saturate what has a ceiling.",
    equation="W ~ N(0, σ²)\nb ← 0",
    source="X. Glorot, Y. Bengio, Understanding the difficulty of training deep feedforward networks, AISTATS 2010",
    declared=(
        Parameter(
            "deviation", 1.0, "spread: standard deviation of the weights",
            aliases=("std", "stddev", "standard_deviation"), minimum=0, exclusive_minimum=True,
            slider=(0.01, 10.0), scale="log", symbol="σ",
        ),
    ),
    draw=large,
    notes="σ = 1 is √(fan-in) times LeCun's deviation; the source shows what such weights do to a deep network",
)  # fmt: skip
