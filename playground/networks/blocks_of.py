"""The arrays that make up the parameters of a network."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from playground.base.parameter_block import ParameterBlock, in_a_row
from playground.networks.operation import Operation


def blocks_of(operations: Sequence[Operation]) -> tuple[ParameterBlock, ...]:
    """Return the arrays that make up θ, in order; a name ends with the number of its layer: W1, b1, γ1, β1, W2, …"""
    return in_a_row(_named(operations))


def _named(operations: Sequence[Operation]) -> Iterator[ParameterBlock]:
    layer = 0
    for operation in operations:
        # A normalization of sums belongs to the layer before it, one of weights makes a layer's weights.
        layer += any(block.kind == "weights" for block in operation.blocks)
        for block in operation.blocks:
            yield replace(block, name=f"{block.name}{layer}")
