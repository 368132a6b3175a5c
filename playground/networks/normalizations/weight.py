"""Weight normalization."""

from collections.abc import Mapping

import numpy as np

from playground.base.parameter_block import ParameterBlock
from playground.base.parameters import Value
from playground.networks.kernels_of import kernels_of
from playground.networks.normalizations._normalization import Block, Floats, Normalization
from playground.networks.operation import NOTHING, Operation


def make(values: Mapping[str, Value], block: Block) -> Operation:
    """Its part of θ is v (out, in), b (out), g (out)."""
    k, m = block.in_width, block.out_width
    return Operation(
        kernels=kernels_of("weight"), source=NOTHING, target=NOTHING, in_width=k, out_width=m,
        blocks=(
            ParameterBlock("v", m, k), ParameterBlock("b", m, kind="bias"), ParameterBlock("g", m, kind="scale"),
        ), weights=block.weights,
    )  # fmt: skip


def initial(values: Mapping[str, Value], weights: Floats, biases: Floats) -> Floats:
    """v = W and g = ‖v‖: the weights begin as they were chosen."""
    return np.concatenate([weights.ravel(), biases, np.sqrt(np.sum(weights**2, axis=1))])


TORCH_CLASS = '''class WeightNormalized(torch.nn.Module):
    """An affine layer with W = g v/‖v‖ for each unit."""

    def __init__(self, before, after):
        super().__init__()
        self.direction = torch.nn.Parameter(torch.zeros(after, before))
        self.bias = torch.nn.Parameter(torch.zeros(after))
        self.length = torch.nn.Parameter(torch.zeros(after))

    def forward(self, a):
        size = torch.linalg.vector_norm(self.direction, dim=1)
        scale = self.length / torch.where(size > 0, size, torch.inf)  # a unit whose v is 0 has weights 0
        return torch.nn.functional.linear(a, scale[:, None] * self.direction, self.bias)
'''
NORMALIZATION = Normalization(
    name="Weight normalization",
    aliases=(
        "weightnorm",
        "wn",
    ),
    summary="The length of each unit's weights is a number of its own, apart from their direction.",
    equation="W = g v/‖v‖ for each unit",
    source="T. Salimans, D. P. Kingma, Weight normalization: a simple reparameterization to accelerate training of "
    "deep neural networks, 2016",
    of="weights",
    make=make,
    initial=initial,
    torch="WeightNormalized({before}, {after})",
    torch_class=TORCH_CLASS,
    notes="The weights begin as the initialization chose them, as in PyTorch; the paper's initialization from a first "
    "batch is LSUV's idea. A unit whose v is 0 has weights 0 and stays so.",
)
