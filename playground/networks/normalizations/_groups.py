"""The operation of the normalizations over groups of a sample's features."""

from collections.abc import Mapping

from playground.base.parameters import Value
from playground.networks.kernels_of import kernels_of
from playground.networks.normalizations._normalization import Block
from playground.networks.operation import Operation, scale_and_shift


def group_operation(values: Mapping[str, Value], block: Block, count: int, learned: bool) -> Operation:
    """Return the operation with so many groups, with or without γ and β."""
    width = block.out_width
    return Operation(
        kernels=kernels_of("group"), source=block.source, target=block.target, in_width=width, out_width=width,
        blocks=scale_and_shift(width) if learned else (), kept=width, kept_too=width,
        own=(float(values["epsilon"]), float(count), float(learned)), scratch_rows=3 * count + 3,
    )  # fmt: skip
