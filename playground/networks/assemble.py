"""assemble."""

from functools import partial

from playground.networks._fields import activation_kernels, affine_kernels, loss_kernels
from playground.networks.activations import ACTIVATIONS
from playground.networks.network import Network
from playground.networks.operation import Operation


def assemble(network: Network, features: int, outputs: int, loss: str) -> tuple[Operation, ...]:
    """Return a network's operations, the loss last, for so many features and outputs."""
    made: list[Operation] = []
    source, width = -1, features
    activation = ACTIVATIONS.get(network.activation)

    def put(operation: Operation) -> int:
        made.append(operation)
        return operation.target

    for place, next_width in enumerate((*network.hidden, outputs)):
        source = put(_affine(source, len(made), width, next_width))
        width = next_width
        if place < len(network.hidden):
            source = put(
                Operation(
                    kernels=partial(activation_kernels, activation), source=source, target=len(made), in_width=width,
                    out_width=width, kept=width, kept_too=width,
                )
            )  # fmt: skip
    put(
        Operation(
            kernels=partial(loss_kernels, loss), source=source, target=-1, in_width=width, out_width=width, kept=3
        )
    )
    return tuple(made)


def _affine(source: int, target: int, width: int, next_width: int) -> Operation:
    return Operation(
        kernels=affine_kernels, source=source, target=target, in_width=width, out_width=next_width,
        parameters=(width + 1) * next_width,
    )  # fmt: skip
