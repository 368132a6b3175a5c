"""A small network built by hand: its kernels' loss, gradient and product, and the same once more in NumPy."""

from __future__ import annotations

import itertools

import numpy as np

from playground.networks.activations import ACTIVATIONS
from playground.networks.fields import activation_kernels, affine_kernels, field, loss_kernels
from playground.networks.machine import Machine, padded
from playground.networks.operation import Operation, affine_blocks


def operations_of(widths, activation, loss, given=None):
    """Affine operations with the activation between them, and the loss."""
    phi, made, source = ACTIVATIONS.get(activation), [], -1
    for place, (before, after) in enumerate(itertools.pairwise(widths)):
        made.append(
            Operation(
                kernels=affine_kernels, source=source, target=len(made), in_width=before, out_width=after,
                blocks=affine_blocks(before, after),
            )
        )  # fmt: skip
        source = len(made) - 1
        if place < len(widths) - 2:
            made.append(
                Operation(
                    kernels=lambda real: activation_kernels(phi, real), source=source, target=len(made),
                    in_width=after, out_width=after, kept=after, kept_too=after,
                    own=tuple(phi.encode(phi.check(given or {}))),
                )
            )  # fmt: skip
            source = len(made) - 1
    last = widths[-1]
    made.append(
        Operation(
            kernels=lambda real: loss_kernels(loss, real), source=source, target=-1, in_width=last, out_width=last,
            kept=3,
        )
    )  # fmt: skip
    return made


class Compiled:
    """The kernels over a batch: `inputs` (n, features), `targets` (n, outputs) or (n) classes."""

    def __init__(self, widths, activation, loss, inputs, targets, piece=256, dtype=np.float64, given=None):
        self.machine = Machine(operations_of(widths, activation, loss, given), piece, dtype)
        self.real = "numbers" if dtype == np.float64 else "singles"
        self.size, count = self.machine.size, len(inputs)
        laid = []
        for array in (inputs, targets):
            rows = np.asarray(array, dtype=np.float64).reshape(count, -1).T
            laid.append(np.zeros((len(rows), padded(count)), dtype=dtype))
            laid[-1][:, :count] = rows
        self.machine.feed(*laid, count)
        self.words = self.machine.words.view(np.float64)

    def value(self, theta):
        """The mean loss."""
        out = np.empty((1, 1))
        field("values", self.real)(np.ascontiguousarray(theta)[:, None], self.words, out)
        return out[0, 0]

    def gradient(self, theta):
        """Its gradient."""
        out = np.full((self.size, 1), np.nan)
        field("gradients", self.real)(np.ascontiguousarray(theta)[:, None], self.words, out)
        return out[:, 0]

    def product(self, theta, v):
        """The Hessian's product with v."""
        theta, v, out = np.ascontiguousarray(theta), np.ascontiguousarray(v), np.full(self.size, np.nan)
        kernel = field("product", self.real)
        kernel.of_addresses(theta, v, self.words, out)
        return out
