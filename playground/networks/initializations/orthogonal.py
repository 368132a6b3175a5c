"""Orthogonal initialization (Saxe, McClelland, Ganguli 2014)."""

from collections.abc import Sequence

from numpy.random import Generator

from playground.base.parameters import Parameter
from playground.networks.initializations._draw import Floats, draw_orthogonal
from playground.networks.initializations._initialization import Initialization
from playground.networks.initializations._layer import Layer


def orthogonal(layers: Sequence[Layer], generator: Generator, gain: float) -> list[Floats]:
    """W ← γ g Q with orthonormal rows or columns, whichever are fewer"""
    return [gain * layer.gain * draw_orthogonal(generator, layer.shape) for layer in layers]


INITIALIZATION = Initialization(
    name="Orthogonal",
    aliases=("orthogonal matrices", "saxe",),
    summary="Turns without stretching: all singular values of a linear network are 1, however deep it is.",
    equation="W ← γ g Q, Q with orthonormal rows or columns\nb ← 0",
    source="A. Saxe, J. McClelland, S. Ganguli, Exact solutions to the nonlinear dynamics of learning, ICLR 2014",
    declared=(
        Parameter(
            "gain", 1.0, "factor on the gain g of the activation in front of the layer", minimum=0,
            exclusive_minimum=True, slider=(0.1, 10.0), scale="log", symbol="γ",
        ),
    ),
    draw=orthogonal,
    notes="PyTorch's gain is γ g: it takes 1 unless told otherwise",
)  # fmt: skip
