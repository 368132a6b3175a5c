"""Layer-sequential unit variance (Mishkin, Matas 2016)."""

from collections.abc import Sequence

from numpy.random import Generator

from playground.base.parameters import Parameter
from playground.networks.initializations._draw import Floats, draw_orthogonal
from playground.networks.initializations._initialization import Initialization
from playground.networks.initializations._layer import Layer
from playground.networks.initializations._passes import Passes


def draw(layers: Sequence[Layer], generator: Generator, tolerance: float, tries: int) -> list[Floats]:
    """W ← Q"""
    return [draw_orthogonal(generator, layer.shape) for layer in layers]


def lsuv(weights: list[Floats], passes: Passes, tolerance: float, tries: int) -> list[Floats]:
    """From the first layer to the last: W ← W/√Var(W a) until the variance is 1

    A layer that makes the same number everywhere is left as it is.
    """
    weights = list(weights)
    for k in range(len(weights)):
        for _ in range(tries):
            deviation = passes.deviation(weights, k)
            if not 0.0 < deviation < float("inf") or abs(deviation * deviation - 1.0) <= tolerance:
                break
            weights[k] = weights[k] / deviation
    return weights


INITIALIZATION = Initialization(
    name="LSUV",
    aliases=("layer-sequential unit-variance",),
    summary="Scales an orthogonal network layer by layer until each layer's outputs vary as much as a normal number.",
    equation="W ← Q\nfor each layer in order: W ← W/√Var(W a) on a batch\nb ← 0",
    source="D. Mishkin, J. Matas, All you need is a good init, ICLR 2016",
    declared=(
        Parameter(
            "tolerance", 1e-6, "precision: how near to 1 the variance must come", minimum=0, exclusive_minimum=True,
            slider=(1e-12, 0.1), scale="log", symbol="ε",
        ),
        Parameter("tries", 10, "most rescalings of a layer", kind="integer", minimum=1, slider=(1, 20)),
    ),
    draw=draw,
    refine=lsuv,
    notes="the paper stops within 0.1; biases are 0, so one rescaling is exact but for rounding",
)  # fmt: skip
