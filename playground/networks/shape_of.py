"""How many numbers a network has."""

from itertools import pairwise
from typing import Protocol

from playground.networks.network import Network


class _Task(Protocol):
    @property
    def loss(self) -> str: ...

    @property
    def data(self) -> "_Data": ...


class _Data(Protocol):
    @property
    def classes(self) -> int: ...

    @property
    def outputs(self) -> int: ...


def outputs_of(task: _Task) -> int:
    """Return how many outputs a network has for a task: one for a logistic loss, one a class or a target otherwise."""
    if task.loss == "logistic":
        return 1
    return max(task.data.classes, 1) if task.loss == "softmax" else task.data.outputs


def shapes_of(network: Network, features: int, outputs: int) -> tuple[tuple[int, int], ...]:
    """Return (out, in) of each layer."""
    widths = (features, *network.hidden, outputs)
    return tuple((after, before) for before, after in pairwise(widths))


def size_of(network: Network, features: int, outputs: int) -> int:
    """Return the number of parameters."""
    return sum(after * (before + 1) for after, before in shapes_of(network, features, outputs))
