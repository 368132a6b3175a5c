"""Group normalization."""

from collections.abc import Mapping

from playground.base.parameters import Value
from playground.networks.normalizations._groups import group_operation
from playground.networks.normalizations._normalization import Block, Floats, Normalization, ones_and_zeros
from playground.networks.normalizations._parameters import EPSILON, groups
from playground.networks.operation import Operation


def make(values: Mapping[str, Value], block: Block) -> Operation:
    """Each unit has its own γ and β."""
    return group_operation(values, block, int(values["groups"]), learned=True)


def initial(values: Mapping[str, Value], weights: Floats, biases: Floats) -> Floats:
    """γ = 1, β = 0."""
    return ones_and_zeros(len(biases))


NORMALIZATION = Normalization(
    name="Group normalization",
    aliases=(
        "groupnorm",
        "gn",
    ),
    summary="Each sample has mean 0 and variance 1 over each group of units, whatever the batch is.",
    equation="x̂ = (x − μ)/√(σ² + ε)\ny = γ x̂ + β\nμ, σ² = mean and variance of the sample over the unit's group",
    source="Y. Wu, K. He, Group normalization, 2018",
    of="sums",
    make=make,
    initial=initial,
    torch="torch.nn.GroupNorm({groups}, {width}, eps={epsilon})",
    parameters=(groups("groups of units"), EPSILON),
    notes="The paper takes 32 groups of a convolution's channels; a perceptron's layers are narrower.",
    grouped="groups",
    least=2,
)
