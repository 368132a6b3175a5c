"""A network as a list of operations, the loss last."""

from functools import partial
from itertools import pairwise

from playground.networks.activations import ACTIVATIONS
from playground.networks.dropout import dropout
from playground.networks.fields import activation_kernels, affine_kernels, loss_kernels
from playground.networks.network import Network
from playground.networks.normalizations import NORMALIZATIONS, Block
from playground.networks.operation import Operation, affine_blocks
from playground.networks.residual import residual

# What the softmax keeps of a sample.
_KEPT_OF_LOSS = 3


def assemble(network: Network, features: int, outputs: int, loss: str) -> tuple[Operation, ...]:
    """Return a network's operations, the loss last, for so many features and outputs.

    Raises PlaygroundError where a normalization does not fit a layer.
    """
    made = _Assembly(network)
    widths = (features, *network.hidden)
    for before, after in pairwise(widths):
        made.put_block(before, after)
    made.put_affine(widths[-1], outputs)
    made.operations.append(
        Operation(
            kernels=partial(loss_kernels, loss), source=made.here, target=-1, in_width=outputs, out_width=outputs,
            kept=_KEPT_OF_LOSS,
        )
    )  # fmt: skip
    return tuple(made.operations)


class _Assembly:
    """Operations in order, with numbered buffers of activations and of weights; `here` is the last buffer written."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.operations: list[Operation] = []
        self.here = -1
        self._buffers = self._weights = 0
        name = network.normalization
        self._normalization = None if name is None else NORMALIZATIONS.get(name)
        given = dict(network.normalization_parameters)
        self._values = {} if self._normalization is None else self._normalization.check(given)

    def _buffer(self) -> int:
        self._buffers += 1
        return self._buffers - 1

    def _put(self, operation: Operation) -> None:
        self.operations.append(operation)
        self.here = operation.target

    def put_affine(self, width: int, after: int) -> None:
        """z = W a + b; where weights are normalized they are made first."""
        weights, own = -1, affine_blocks(width, after)
        if self._normalization is not None and self._normalization.of == "weights":
            weights, own = self._weights, ()
            self._weights += 1
            block = Block(in_width=width, out_width=after, weights=weights)
            self.operations.append(self._normalization.operation(self._values, block))
        self._put(
            Operation(
                kernels=affine_kernels, source=self.here, target=self._buffer(), in_width=width, out_width=after,
                blocks=own, weights=weights,
            )
        )  # fmt: skip

    def put_block(self, width: int, after: int) -> None:
        """A hidden layer: affine, normalization, activation, dropout, skip connection."""
        below, network = self.here, self.network
        self.put_affine(width, after)
        if self._normalization is not None and self._normalization.of == "sums":
            block = Block(in_width=width, out_width=after, source=self.here, target=self._buffer())
            self._put(self._normalization.operation(self._values, block))
        activation = ACTIVATIONS.get(network.activation)
        self._put(
            Operation(
                kernels=partial(activation_kernels, activation), source=self.here, target=self._buffer(),
                in_width=after, out_width=after, kept=after, kept_too=after,
                own=tuple(activation.encode(activation.check(dict(network.activation_parameters)))),
            )
        )  # fmt: skip
        if network.dropout > 0:
            self._put(dropout(self.here, self._buffer(), after, network.dropout))
        # The data themselves are no buffer that could be added.
        if network.skip and below >= 0 and width == after:
            self._put(residual(self.here, self._buffer(), after, below, width))
