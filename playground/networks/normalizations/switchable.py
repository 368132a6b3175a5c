"""Switchable normalization."""

from collections.abc import Mapping

import numpy as np

from playground.base.parameter_block import ParameterBlock
from playground.base.parameters import Value
from playground.networks.kernels_of import kernels_of
from playground.networks.normalizations._normalization import Block, Floats, Normalization, ones_and_zeros
from playground.networks.normalizations._parameters import EPSILON, MOMENTUM, groups
from playground.networks.operation import Operation, scale_and_shift


def make(values: Mapping[str, Value], block: Block) -> Operation:
    """γ and β of each channel, then the weights' logits: of means, of variances."""
    width, channels = block.out_width, int(values["groups"])
    return Operation(
        kernels=kernels_of("switchable"), source=block.source, target=block.target, in_width=width, out_width=width,
        blocks=(
            *scale_and_shift(channels), ParameterBlock("λ", 3, kind="scale"), ParameterBlock("λ′", 3, kind="scale")
        ),
        kept=width, kept_too=width,
        own=(float(values["epsilon"]), float(channels), float(values["momentum"])), needs_all=True,
        state=(0.0,) * channels + (1.0,) * channels + (0.0,), scratch=8 * channels + 24,
        scratch_rows=10 * channels + 8,
    )  # fmt: skip


def initial(values: Mapping[str, Value], weights: Floats, biases: Floats) -> Floats:
    """γ = 1, β = 0, and all logits 1: each statistic has the weight 1/3."""
    return ones_and_zeros(int(values["groups"]), np.ones(6))


TORCH_CLASS = '''class Switchable(torch.nn.Module):
    """Mixes each channel's, each sample's and the batch's mean and variance by weights that are learned."""

    def __init__(self, channels, epsilon, momentum):
        super().__init__()
        self.epsilon, self.momentum = epsilon, momentum
        self.gain = torch.nn.Parameter(torch.ones(channels))
        self.shift = torch.nn.Parameter(torch.zeros(channels))
        self.of_means = torch.nn.Parameter(torch.ones(3))
        self.of_variances = torch.nn.Parameter(torch.ones(3))
        self.register_buffer("mean", torch.zeros(channels))
        self.register_buffer("variance", torch.ones(channels))

    def forward(self, a):
        x = a.reshape(len(a), len(self.gain), -1)
        mean, variance = self.mean, self.variance
        if self.training:
            mean, variance = x.mean((0, 2)), x.var((0, 2), correction=0)
            self.mean += self.momentum * (mean.detach() - self.mean)
            self.variance += self.momentum * (variance.detach() - self.variance)
        w, v = torch.softmax(self.of_means, 0), torch.softmax(self.of_variances, 0)
        middle = w[0] * x.mean(2) + w[1] * x.mean((1, 2))[:, None] + w[2] * mean
        spread = v[0] * x.var(2, correction=0) + v[1] * x.var((1, 2), correction=0)[:, None] + v[2] * variance
        unit = (x - middle[:, :, None]) / torch.sqrt(spread[:, :, None] + self.epsilon)
        return (self.gain[:, None] * unit + self.shift[:, None]).reshape(a.shape)
'''
NORMALIZATION = Normalization(
    name="Switchable normalization",
    aliases=(
        "switchnorm",
        "switchablenorm",
    ),
    summary="Learns how much of each channel's, each sample's and the batch's mean and variance to take.",
    equation=(
        "x̂ = (x − Σ w μ)/√(Σ w′ σ² + ε)\ny = γ x̂ + β\nw, w′ = softmaxes of three λ each\n"
        "μ, σ² = of the sample's channel, of the sample, of the channel over the batch"
    ),
    source="P. Luo, J. Ren, Z. Peng, R. Zhang, J. Li, Differentiable learning-to-normalize via switchable "
    "normalization, ICLR 2019 (arXiv 1806.10779)",
    of="sums",
    make=make,
    initial=initial,
    torch="Switchable({groups}, {epsilon}, {momentum})",
    torch_class=TORCH_CLASS,
    parameters=(groups("channels"), EPSILON, MOMENTUM),
    notes="As in the paper γ and β are each channel's, and means and variances have weights of their own, three each "
    "for the layer; units have no pixels, so that a channel is a group of neighbouring ones. Evaluation uses averages "
    "of the batch's statistics as batch normalization does, of the variance as it is; the paper averages over many "
    "batches after training.",
    grouped="groups",
    least=2,
)
