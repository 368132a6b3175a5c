"""MetaInit (Dauphin, Schoenholz 2019)."""

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator

from playground.base.parameters import Parameter
from playground.networks.initializations._draw import Floats, draw_matrix
from playground.networks.initializations._initialization import Initialization
from playground.networks.initializations._layer import Layer
from playground.networks.initializations._passes import Passes

_GUARD = 1e-5
# By how much of itself a norm is moved to see in which direction the quotient falls.
_MOVE = 1e-4


def draw(
    layers: Sequence[Layer], generator: Generator, steps: int, lr: float, momentum: float
) -> list[Floats]:  # fmt: skip
    """W ~ N(0, g²/fan-in)"""
    return [draw_matrix(generator, layer.shape, layer.gain / np.sqrt(layer.inward), "normal") for layer in layers]


def metainit(weights: list[Floats], passes: Passes, steps: int, lr: float, momentum: float) -> list[Floats]:
    """Descend the gradient quotient in the norms of the matrices, by the signs of its derivatives

    Where the quotient is no number, or not lower in the end, the weights with the lowest one are returned.
    """
    norms = np.array([np.linalg.norm(matrix) for matrix in weights])
    directions = [matrix / norm if norm > 0.0 else matrix for matrix, norm in zip(weights, norms, strict=True)]
    velocity = np.zeros(len(weights))

    def scaled(norms: Floats) -> list[Floats]:
        return [norm * matrix for norm, matrix in zip(norms, directions, strict=True)]

    best, lowest = norms, _gradient_quotient(scaled(norms), passes)
    for _ in range(steps):
        slopes = np.zeros(len(norms))
        for k in range(len(norms)):
            moved = norms.copy()
            moved[k] = norms[k] * (1.0 + _MOVE)
            above = _gradient_quotient(scaled(moved), passes)
            moved[k] = norms[k] * (1.0 - _MOVE)
            slopes[k] = above - _gradient_quotient(scaled(moved), passes)
        velocity = momentum * velocity - lr * np.sign(slopes)
        norms = np.maximum(norms + velocity, 1e-3 * norms)
        quotient = _gradient_quotient(scaled(norms), passes)
        if not np.isfinite(quotient):
            break
        if quotient < lowest:
            best, lowest = norms, quotient
    return scaled(best)


def _gradient_quotient(weights: list[Floats], passes: Passes) -> float:
    """The mean of |(g − H g)/(g ± ε) − 1|: how much a step of gradient descent changes the gradient."""
    g = passes.gradient(weights)
    turned = passes.product(weights, g)
    guarded = g + np.where(g >= 0.0, _GUARD, -_GUARD)
    return float(np.mean(np.abs((g - turned) / guarded - 1.0)))


INITIALIZATION = Initialization(
    name="MetaInit",
    summary="Finds the scales of the layers at which a step changes the gradient least.",
    equation="GQ = 1/N Σ |(g − H g)/(g ± ε) − 1|\nv ← μ v − η sign ∂GQ/∂‖W‖\n‖W‖ ← ‖W‖ + v\nb ← 0",
    source="Y. Dauphin, S. Schoenholz, MetaInit: initializing learning by learning to initialize, NeurIPS 2019",
    declared=(
        Parameter("steps", 100, "steps of the descent", kind="integer", minimum=0, slider=(0, 500), symbol="T"),
        Parameter(
            "lr", 0.1, "step by which a norm changes at first", minimum=0, exclusive_minimum=True, slider=(1e-3, 1.0),
            scale="log", symbol="η",
        ),
        Parameter(
            "momentum", 0.9, "momentum of the changes", minimum=0, maximum=1, exclusive_maximum=True, symbol="μ"
        ),
    ),
    draw=draw,
    refine=metainit,
    notes="the paper takes 500 steps, each on new random inputs, and the last weights; here one batch is looked at, "
    "the weights with the lowest quotient are taken, and the signs of its derivatives come from differences of 1e-4",
)  # fmt: skip
