"""Instance normalization."""

from collections.abc import Mapping

import numpy as np

from playground.base.parameters import Value
from playground.networks.normalizations._groups import group_operation
from playground.networks.normalizations._normalization import Block, Floats, Normalization
from playground.networks.normalizations._parameters import EPSILON, groups
from playground.networks.operation import Operation


def make(values: Mapping[str, Value], block: Block) -> Operation:
    """Groups of neighbouring units are the channels; nothing is learned."""
    return group_operation(values, block, int(values["groups"]), learned=False)


def initial(values: Mapping[str, Value], weights: Floats, biases: Floats) -> Floats:
    """No parameters."""
    return np.empty(0)


NORMALIZATION = Normalization(
    name="Instance normalization",
    aliases=("instancenorm",),
    summary="Each channel of a sample, here a group of units, has mean 0 and variance 1, and nothing is learned.",
    equation="y = (x − μ)/√(σ² + ε)\nμ, σ² = mean and variance of the sample over the unit's channel",
    source="D. Ulyanov, A. Vedaldi, V. Lempitsky, Instance normalization: the missing ingredient for fast stylization, "
    "2016",
    of="sums",
    make=make,
    initial=initial,
    torch="torch.nn.GroupNorm({groups}, {width}, eps={epsilon}, affine=False)",
    parameters=(groups("channels"), EPSILON),
    notes="A perceptron has no image: a channel is a group of neighbouring units. As in the paper, and in PyTorch by "
    "default, there are no γ and β.",
    grouped="groups",
    least=2,
)
