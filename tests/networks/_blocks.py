"""Networks of blocks (affine, normalization, activation, dropout, skip) by hand, and what can be asked of them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.kernels.network import operation as at
from playground.networks.activations import ACTIVATIONS
from playground.networks.dropout import dropout
from playground.networks.fields import activation_kernels, affine_kernels, field, loss_kernels
from playground.networks.machine import Machine, apart, padded
from playground.networks.normalizations import NORMALIZATIONS, Block
from playground.networks.operation import Operation, affine_blocks
from playground.networks.residual import residual


class Builder:
    """Operations in order, with numbered buffers of activations and of weights."""

    def __init__(self, normalization: str | None, values: dict[str, Any]) -> None:
        self.operations: list[Operation] = []
        self.normalization = None if normalization is None else NORMALIZATIONS.get(normalization)
        self.values = {} if self.normalization is None else self.normalization.check(values)
        self.here, self.next = -1, 0

    def _new(self) -> int:
        self.next += 1
        return self.next - 1

    def _put(self, operation: Operation) -> None:
        self.operations.append(operation)
        self.here = operation.target

    def affine(self, n: int, m: int) -> None:
        made = self.normalization is not None and self.normalization.of == "weights"
        target, weights = self._new(), len(self.operations) if made else -1
        if made and self.normalization is not None:
            block = Block(in_width=n, out_width=m, weights=weights)
            self.operations.append(self.normalization.operation(self.values, block))
        self._put(
            Operation(
                kernels=affine_kernels, source=self.here, target=target, in_width=n, out_width=m,
                blocks=() if made else affine_blocks(n, m), weights=weights,
            )
        )  # fmt: skip

    def block(self, n: int, m: int, activation: str, rate: float, skip: bool) -> None:
        below = self.here
        self.affine(n, m)
        if self.normalization is not None and self.normalization.of == "sums":
            block = Block(in_width=n, out_width=m, source=self.here, target=self._new())
            self._put(self.normalization.operation(self.values, block))
        one, source, target = ACTIVATIONS.get(activation), self.here, self._new()
        self._put(
            Operation(
                kernels=lambda real: activation_kernels(one, real), source=source, target=target, in_width=m,
                out_width=m, kept=m, kept_too=m, own=tuple(one.encode(one.check({}))),
            )
        )  # fmt: skip
        if rate > 0:
            self._put(dropout(self.here, self._new(), m, rate))
        if skip and below >= 0:
            self._put(residual(self.here, self._new(), m, below, n))


def build(
    widths: Sequence[int], normalization: str | None = None, values: dict[str, Any] | None = None,
    activation: str = "tanh", loss: str = "softmax", dropped: float = 0.0, skip: bool = False,
) -> list[Operation]:  # fmt: skip
    """Return the operations of a perceptron."""
    builder = Builder(normalization, values or {})
    for n, m in pairwise(widths[:-1]):
        builder.block(n, m, activation, dropped, skip)
    builder.affine(widths[-2], widths[-1])
    width = widths[-1]
    builder.operations.append(
        Operation(
            kernels=lambda real: loss_kernels(loss, real), source=builder.here, target=-1, in_width=width,
            out_width=width, kept=6,
        )
    )  # fmt: skip
    return builder.operations


class Asked:
    """A machine with a batch (samples, features): its loss, gradient and products as NumPy arrays."""

    def __init__(
        self, operations: list[Operation], inputs: Any, targets: Any, training: bool = True, piece: int = 0,
        dtype: Any = np.float64,
    ) -> None:  # fmt: skip
        inputs, targets = np.asarray(inputs, dtype), np.asarray(targets, dtype)
        self.machine = Machine(operations, piece or len(inputs), dtype)
        lanes = apart(padded(len(inputs)))
        self.inputs, self.targets = np.zeros((inputs.shape[1], lanes), dtype), np.zeros((1, lanes), dtype)
        self.inputs[:, : len(inputs)], self.targets[0, : len(targets)] = inputs.T, targets
        self.machine.words[at.TRAINING] = training
        self.machine.feed(self.inputs, self.targets, len(inputs))
        self.real = "numbers" if dtype == np.float64 else "singles"
        self.size = self.machine.size

    def _field(self, name: str, theta: Any, rows: int) -> NDArray[np.float64]:
        point, out = np.array(theta, dtype=np.float64)[:, None].copy(), np.full((rows, 1), np.nan)
        field(name, self.real)(point, self.machine.words.view(np.float64), out)
        return out[:, 0]

    def loss(self, theta: Any) -> float:
        return float(self._field("values", theta, 1)[0])

    def gradient(self, theta: Any) -> NDArray[np.float64]:
        return self._field("gradients", theta, self.size)

    def product(self, theta: Any, direction: Any) -> NDArray[np.float64]:
        point, v = np.array(theta, dtype=np.float64), np.array(direction, dtype=np.float64)
        out = np.full(self.size, np.nan)
        words = self.machine.words
        field("product", self.real).of_addresses(point, v, words, out)
        return out
