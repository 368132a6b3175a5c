"""Where the numbers of switchable normalization lie, as views (see `switchable_words`)."""

from typing import Any

from playground.kernels.compiling.views import ANY, numbers
from playground.kernels.network import operation as at
from playground.kernels.network import switchable_words as of
from playground.kernels.network.tiles import part


def channels_of(op: Any) -> int:
    """How many channels there are."""
    return int(numbers(op[at.OWN], of.OWN)[of.CHANNELS])


def channel_row(net: Any, op: Any, kind: int, c: int) -> Any:
    """A kind of a channel's rows."""
    return part(numbers(op[at.SCRATCH], ANY), (kind * channels_of(op) + c) * net[at.STRIDE])


def channel_rows(net: Any, op: Any, one: int, other: int, c: int) -> tuple[Any, Any]:
    """Two kinds of a channel's rows."""
    return channel_row(net, op, one, c), channel_row(net, op, other, c)


def layer_rows(net: Any, op: Any, one: int, other: int) -> tuple[Any, Any]:
    """Two kinds of the layer's rows."""
    first, stride = of.PER_CHANNEL * channels_of(op), net[at.STRIDE]
    rows = numbers(op[at.SCRATCH], ANY)
    return part(rows, (first + one) * stride), part(rows, (first + other) * stride)


def batch_and_weights(net: Any, op: Any) -> tuple[Any, Any]:
    """The numbers of the batch, kind · C + channel, and those of the softmax weights."""
    channels = channels_of(op)
    batch = part(numbers(op[at.SCRATCH], ANY), (of.PER_CHANNEL * channels + of.PER_LAYER) * net[at.STRIDE])
    return batch, part(batch, of.PER_BATCH * channels)


def share_of(net: Any) -> float:
    """What one sample counts in the batch's means; 0 where they are constants."""
    return 1.0 / float(net[at.SAMPLES]) if net[at.TRAINING] == 1 else 0.0
