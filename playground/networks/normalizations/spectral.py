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
    notes="The paper and PyTorch follow σ₁ with one step of a power iteration for each update and take its vectors for "
    "constants; here σ₁ and its vectors are converged and everything is differentiated. Where the two largest singular "
    "values are equal, as in an orthogonal matrix, σ₁ has no second derivative; what is missing counts as 0.",
)
