"""Spectral normalization."""

from collections.abc import Mapping

import numpy as np

from playground.base.parameters import Value
from playground.networks.kernels_of import kernels_of
from playground.networks.normalizations._normalization import Block, Floats, Normalization
from playground.networks.operation import NOTHING, Operation, affine_blocks


def make(values: Mapping[str, Value], block: Block) -> Operation:
    """Its part of θ is W (out, in), b (out), as that of an affine operation."""
    k, m = block.in_width, block.out_width
    steps = min(m, k) + 1
    return Operation(
        kernels=kernels_of("spectral"), source=NOTHING, target=NOTHING, in_width=k, out_width=m,
        blocks=affine_blocks(k, m), weights=block.weights, scratch=2 * m + 2 * k + 2 + 4 * steps + k * (steps + 1),
    )  # fmt: skip


def initial(values: Mapping[str, Value], weights: Floats, biases: Floats) -> Floats:
    """W and b as they were chosen; their size has no effect."""
    return np.concatenate([weights.ravel(), biases])


TORCH_CLASS = '''class SpectrallyNormalized(torch.nn.Module):
    """An affine layer with W/σ₁(W): the largest singular value is exact, and everything is differentiated."""

    def __init__(self, before, after):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.zeros(after, before))
        self.bias = torch.nn.Parameter(torch.zeros(after))

    def forward(self, a):
        largest = torch.linalg.matrix_norm(self.weight, 2)
        return torch.nn.functional.linear(a, self.weight / torch.where(largest > 0, largest, torch.inf), self.bias)
'''
NORMALIZATION = Normalization(
    name="Spectral normalization",
    aliases=(
        "spectralnorm",
        "sn",
    ),
    summary="No layer stretches anything: its largest singular value is 1.",
    equation="W̄ = W/σ₁(W)",
    source="T. Miyato, T. Kataoka, M. Koyama, Y. Yoshida, Spectral normalization for generative adversarial networks, "
    "2018",
    of="weights",
    make=make,
    initial=initial,
    torch="SpectrallyNormalized({before}, {after})",
    torch_class=TORCH_CLASS,
    notes="The paper and PyTorch follow σ₁ with one step of a power iteration for each update and take its vectors for "
    "constants; here σ₁ and its vectors are converged and everything is differentiated. Where the two largest singular "
    "values are equal, as in an orthogonal matrix, σ₁ has no second derivative; what is missing counts as 0.",
)
