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
# The step of the one difference, per component in the mean: right to 1e-10 with the half step beside it.
_STEP = 2.0**-12


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

    def theta(norms: Floats) -> Floats:
        return passes.theta([norm * matrix for norm, matrix in zip(norms, directions, strict=True)])

    best, lowest = norms, np.inf
    for step in range(steps + 1):
        point = theta(norms)
        quotient, slope = gradient_quotient(point, passes)
        if not np.isfinite(quotient):
            break
        if quotient < lowest:
            best, lowest = norms, quotient
        if step < steps:
            # θ is affine in each norm: one more of it tells how θ moves.
            ways = [theta(norms + unit) - point for unit in np.eye(len(norms))]
            velocity = momentum * velocity - lr * np.sign([way @ slope for way in ways])
            norms = np.maximum(norms + velocity, 1e-3 * norms)
    return [norm * matrix for norm, matrix in zip(best, directions, strict=True)]


def gradient_quotient(point: Floats, passes: Passes) -> tuple[float, Floats]:
    """Return the mean of |r|, r = (g − H g)/(g ± ε) − 1: how much a step of gradient descent changes the gradient, and
    its slope by θ.

    With w = sign(r)/(N (g ± ε)) and a = w (g − H g)/(g ± ε) the slope is H(w − a − H w) − T[w, g], where T is the third
    derivative: T[w, g] is how the product H g changes along w.
    """
    g = passes.gradient(point)
    turned = passes.product(point, g)
    guarded = g + np.where(g >= 0.0, _GUARD, -_GUARD)
    rest = (g - turned) / guarded
    # What is 0 in both belongs to units that are silent for all samples; beside 1/ε all others would drown.
    alive = (g != 0.0) | (turned != 0.0)
    w = np.where(alive, np.sign(rest - 1.0) / (len(g) * guarded), 0.0)
    slope = passes.product(point, w - w * rest - passes.product(point, w))
    return float(np.mean(np.abs(rest - 1.0))), slope - _third(point, passes, w, g)


def _third(point: Floats, passes: Passes, w: Floats, g: Floats) -> Floats:
    """T[w, g] from products at four points: the differences of two steps, whose errors cancel to the fourth order."""
    length = float(np.sqrt(np.mean(w * w)))
    if not 0.0 < length < np.inf:
        return np.zeros(len(g))
    way = w / length

    def change(step: float) -> Floats:
        return (passes.product(point + step * way, g) - passes.product(point - step * way, g)) / (2.0 * step)

    return length * (4.0 * change(0.5 * _STEP) - change(_STEP)) / 3.0


INITIALIZATION = Initialization(
    name="MetaInit",
    summary="Finds the scales of the layers at which a step changes the gradient least.",
    equation="GQ = 1/N Σ |(g − H g)/(g ± ε) − 1|\nv ← μ v − η sign ∂GQ/∂‖W‖\n‖W‖ ← ‖W‖ + v\nb ← 0",
    source="Y. Dauphin, S. Schoenholz, MetaInit: initializing learning by learning to initialize, NeurIPS 2019",
    declared=(
        Parameter("steps", 100, "steps of the descent", kind="integer", minimum=0, slider=(0, 500), symbol="T"),
        Parameter(
            "lr", 0.1, "step by which a norm changes at first",
            aliases=("learning_rate",), minimum=0, exclusive_minimum=True, slider=(1e-3, 1.0),
            scale="log", symbol="η",
        ),
        Parameter(
            "momentum", 0.9, "momentum of the changes", minimum=0, maximum=1, exclusive_maximum=True, symbol="μ"
        ),
    ),
    draw=draw,
    refine=metainit,
    notes="the paper takes 500 steps, each on new random inputs, and the last weights; here one batch is looked at "
    "and the weights with the lowest quotient are taken. The quotient's slope is made of products with the Hessian; "
    "how these change along one direction, a third derivative, is the only difference in it, right to about ten digits",
)  # fmt: skip
