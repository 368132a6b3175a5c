"""What a network is made of, read from its operations."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from playground.base.errors import PlaygroundError
from playground.kernels.network import operation as at
from playground.networks.fields import activation_kernels, affine_kernels
from playground.networks.machine import Machine
from playground.networks.network_problem import NetworkProblem
from playground.networks.operation import Operation, affine_blocks


class LayerPlace(NamedTuple):
    """A layer: the buffers of its sums z before the activation and of what it hands on, the same for the outputs."""

    sums: int
    signals: int


def layers_of(problem: NetworkProblem) -> tuple[LayerPlace, ...]:
    """Return the network's layers from the data on, the outputs last."""
    operations = problem.machine.operations
    # What is between this activation and the next affine operation, such as a skip connection, belongs to the layer.
    starts = [k for k, operation in enumerate(operations[:-1]) if operation.kernels is affine_kernels]
    ends = [*starts[1:], len(operations) - 1]
    return tuple(_layer(operations[first:last]) for first, last in zip(starts, ends, strict=True))


def _layer(operations: tuple[Operation, ...]) -> LayerPlace:
    writing = [operation for operation in operations if operation.target >= 0]
    acting = [one for one in writing if getattr(one.kernels, "func", None) is activation_kernels]
    return LayerPlace(acting[0].source if acting else writing[-1].target, writing[-1].target)


class MatrixPlace(NamedTuple):
    """Where a layer's weights W (out, in) and biases b (out) lie in θ: W from `first` on, b behind it."""

    first: int
    out: int
    inward: int

    @property
    def weights(self) -> slice:
        """W's numbers, row by row."""
        return slice(self.first, self.first + self.out * self.inward)


def matrices_of(problem: NetworkProblem) -> tuple[MatrixPlace, ...]:
    """Return where the weight matrices lie in θ, from the data on.

    A normalization of weights keeps them as a matrix of the same shape, with more numbers behind it.
    """
    made, place = [], 0
    for operation in problem.machine.operations:
        out, inward = operation.out_width, operation.in_width
        # A unit of width 1 that is normalized has as many numbers as a layer of one weight.
        if operation.parameters >= (inward + 1) * out and (
            (inward, out) != (1, 1) or operation.kernels is affine_kernels
        ):
            made.append(MatrixPlace(place, out, inward))
        place += operation.parameters
    return tuple(made)


def check_separate(problem: NetworkProblem, what: str) -> None:
    """Raise PlaygroundError where the outputs of a sample depend on the other samples of its batch."""
    machine = problem.machine
    if machine.words[at.TRAINING] and any(operation.needs_all for operation in machine.operations):
        raise PlaygroundError(
            f"{what} needs outputs that depend on their own sample alone, and this network's normalization takes "
            "statistics of the whole batch: choose layer normalization, or none"
        )


def behind_identity(problem: NetworkProblem) -> tuple[Machine, int]:
    """Return a machine of the same network whose data go through W = 1, b = 0 first, and the number of its buffer.

    There the slopes by the data are left. Its θ begins with W and b of that operation.
    """
    machine = problem.machine
    features = next(one.in_width for one in machine.operations if one.source == -1)
    buffer = max(operation.target for operation in machine.operations) + 1
    first = Operation(
        kernels=affine_kernels, source=-1, target=buffer, in_width=features, out_width=features,
        blocks=affine_blocks(features, features),
    )  # fmt: skip
    others = [replace(one, source=buffer) if one.source == -1 else one for one in machine.operations]
    made = Machine([first, *others], machine.piece, machine.dtype)
    made.take_statistics(machine.statistics)
    made.words[at.TRAINING] = machine.words[at.TRAINING]
    return made, buffer


def identity_parameters(features: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return what θ of `behind_identity` begins with."""
    return np.concatenate([np.eye(features).ravel(), np.zeros(features)])
