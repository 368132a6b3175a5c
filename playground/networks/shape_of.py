"""How many numbers a network has."""

from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from playground.networks.data.data import Data
from playground.networks.network import Network


class _Task(Protocol):
    @property
    def loss(self) -> str: ...

    @property
    def data(self) -> Data: ...


def outputs_of(task: _Task) -> int:
    """Return how many outputs a network has for a task: one for a number or two classes, else one a class."""
    if task.loss == "softmax":
        return max(task.data.classes, 1)
    return task.data.classes if task.loss == "squared" and task.data.classes > 2 else 1


def shapes_of(network: Network, features: int, outputs: int) -> tuple[tuple[int, int], ...]:
    """Return (out, in) of each layer."""
    return tuple((after, before) for before, after in pairwise((features, *network.hidden, outputs)))


@lru_cache(maxsize=64)
def size_of(network: Network, features: int, outputs: int) -> int:
    """Return the number of parameters; raises PlaygroundError where a normalization does not fit a layer."""
    from playground.networks.assemble import assemble

    return sum(operation.parameters for operation in assemble(network, features, outputs, "squared"))


@lru_cache(maxsize=64)
def statistics_size_of(network: Network, features: int, outputs: int) -> int:
    """Return how many numbers its normalization learns beside the parameters; raises PlaygroundError as `size_of`."""
    from playground.networks.assemble import assemble

    return sum(len(operation.state) for operation in assemble(network, features, outputs, "squared"))
