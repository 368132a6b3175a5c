"""Batch normalization."""

from collections.abc import Mapping

from playground.base.parameters import Value
from playground.networks.kernels_of import kernels_of
from playground.networks.normalizations._normalization import Block, Floats, Normalization, ones_and_zeros
from playground.networks.normalizations._parameters import EPSILON, MOMENTUM
from playground.networks.operation import Operation, scale_and_shift


def make(values: Mapping[str, Value], block: Block) -> Operation:
    """The averages begin with mean 0 and variance 1."""
    width = block.out_width
    return Operation(
        kernels=kernels_of("batch"), source=block.source, target=block.target, in_width=width, out_width=width,
        blocks=scale_and_shift(width), kept=width, kept_too=width,
        own=(float(values["epsilon"]), float(values["momentum"])),
        needs_all=True, state=(0.0,) * width + (1.0,) * width + (0.0,), scratch=4 * width,
    )  # fmt: skip


def initial(values: Mapping[str, Value], weights: Floats, biases: Floats) -> Floats:
    """γ = 1, β = 0."""
    return ones_and_zeros(len(biases))


NORMALIZATION = Normalization(
    name="Batch normalization",
    aliases=(
        "batchnorm",
        "bn",
        "BatchNorm1d",
    ),
    summary="Each unit has mean 0 and variance 1 over the samples of a batch; high learning rates become stable.",
    equation=(
        "x̂ = (x − μ)/√(σ² + ε)\ny = γ x̂ + β\nμ, σ² = mean and variance of the unit over the batch\n"
        "m ← (1 − α) m + α μ\nv ← (1 − α) v + α σ² n/(n − 1)"
    ),
    source="S. Ioffe, C. Szegedy, Batch normalization: accelerating deep network training by reducing internal "
    "covariate shift, 2015",
    of="sums",
    make=make,
    initial=initial,
    torch="torch.nn.BatchNorm1d({width}, eps={epsilon}, momentum={momentum})",
    parameters=(EPSILON, MOMENTUM),
    notes="Evaluation uses the averages m and v, which the first gradient of each update moves; a batch of one sample "
    "has no variance: its units are β. PyTorch refuses such a batch, and calls α momentum too; TensorFlow's momentum "
    "is 1 − α.",
)
