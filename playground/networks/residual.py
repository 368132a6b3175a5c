"""The sum of a skip connection as an operation."""

from playground.networks.kernels_of import kernels_of
from playground.networks.operation import Operation


def residual(source: int, target: int, width: int, other: int, other_width: int) -> Operation:
    """Return the sum of a skip connection: what comes out of a block and what went into it (He et al. 2016).

    Where the widths differ the first features that both have are added, and nothing to the others: the identity with
    zeros beside it, which has no parameters (option A of the paper).

    Arguments: buffers `source` (width) of the block's values and `other` (other_width) of what it read, neither of
    them the data; `target` takes the sum.
    """
    return Operation(
        kernels=kernels_of("residual"), source=source, target=target, in_width=width, out_width=width, other=other,
        other_width=other_width,
    )  # fmt: skip
