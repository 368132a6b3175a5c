"""Where an operation's weights lie."""

from typing import Any

from playground.kernels.compiling.views import ANY
from playground.kernels.network import operation as at
from playground.kernels.network.tiles import lanes_of

_LINE = 64


def own_at(net: Any, op: Any, word: int, real: Any) -> int:
    """The address of an operation's part of θ, of its slopes, its direction or its turns, by the network's word."""
    return net[word] + _LINE // lanes_of(real(net[word], ANY)) * op[at.PLACE]


def weights_at(net: Any, op: Any, made: int, word: int, real: Any) -> int:
    """The same of an operation's weights, which another operation may have made: `made` is the record's word."""
    where = op[made]
    return where if where != 0 else own_at(net, op, word, real)
