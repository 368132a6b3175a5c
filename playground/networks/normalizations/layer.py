"""Layer normalization."""

from collections.abc import Mapping

from playground.base.parameters import Value
from playground.networks.normalizations._groups import group_operation
from playground.networks.normalizations._normalization import Block, Floats, Normalization, ones_and_zeros
from playground.networks.normalizations._parameters import EPSILON
from playground.networks.operation import Operation


def make(values: Mapping[str, Value], block: Block) -> Operation:
    """All units are one group."""
    return group_operation(values, block, 1, learned=True)


def initial(values: Mapping[str, Value], weights: Floats, biases: Floats) -> Floats:
    """γ = 1, β = 0."""
    return ones_and_zeros(len(biases))


NORMALIZATION = Normalization(
    name="Layer normalization",
    aliases=(
        "layernorm",
        "ln",
    ),
    summary="Each sample has mean 0 and variance 1 over the units of a layer, whatever the batch is.",
    equation="x̂ = (x − μ)/√(σ² + ε)\ny = γ x̂ + β\nμ, σ² = mean and variance of the sample over the layer",
    source="J. L. Ba, J. R. Kiros, G. E. Hinton, Layer normalization, 2016",
    of="sums",
    make=make,
    initial=initial,
    torch="torch.nn.LayerNorm({width}, eps={epsilon})",
    parameters=(EPSILON,),
    notes="The paper has no ε; it is PyTorch's.",
    least=2,
)
