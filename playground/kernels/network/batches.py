"""Which samples an update sees."""

from typing import Any

from playground.kernels.compiling.views import ANY, integers
from playground.kernels.network import operation as net_at
from playground.kernels.network import training_words as at
from playground.kernels.network.tiles import lanes_of, part, turn_tile
from playground.kernels.racing.random_numbers import uniform

# Knuth's multiplicative congruential generator modulo 2⁶⁴ (The Art of Computer Programming 2, 3.3.4, table 1, line 26);
# of its numbers the upper 31 bits are used.
_FACTOR, _SUM = 6364136223846793005, 1442695040888963407
# Far from the numbers that methods, noise and dropout draw.
_STREAM = 1 << 40


def _begin(train: Any) -> None:
    """A new epoch has random numbers of its own, whatever was drawn before."""
    first = uniform(train[at.SEED], _STREAM, train[at.EPOCH], 0)
    train[at.STATE] = int(first * 4503599627370496.0)


def _below(train: Any, count: int) -> int:
    """A random whole number from 0 to count − 1; count up to 2³¹."""
    train[at.STATE] = train[at.STATE] * _FACTOR + _SUM
    return (((train[at.STATE] >> 33) & 2147483647) * count) >> 31


def _shuffle(train: Any) -> None:
    """A random order of all samples (Fisher & Yates)."""
    samples = train[at.SAMPLES]
    order = integers(train[at.ORDER], samples)
    for i in range(samples):
        order[i] = i
    for i in range(samples - 1, 0, -1):
        k = _below(train, i + 1)
        kept = order[i]
        order[i] = order[k]
        order[k] = kept


def _draw(train: Any, size: int) -> None:
    """Bring a random choice of samples, none of them twice, to the front of the order."""
    samples = train[at.SAMPLES]
    order = integers(train[at.ORDER], samples)
    for i in range(size):
        k = i + _below(train, samples - i)
        kept = order[i]
        order[i] = order[k]
        order[k] = kept


def next_batch(train: Any, net: Any, real: Any) -> None:
    """Feed the network the batch of the next update."""
    sampling, samples = train[at.SAMPLING], train[at.SAMPLES]
    if train[at.PLACE] >= samples or train[at.EPOCH] < 0:
        train[at.PLACE] = 0
        train[at.EPOCH] += 1
        if sampling == at.RESHUFFLED or (sampling == at.FIXED_ORDER and train[at.EPOCH] == 0):
            _begin(train)
            _shuffle(train)
        elif sampling == at.WITH_REPLACEMENT or sampling == at.DRAWN_ANEW:
            _begin(train)
    if sampling == at.FULL:
        train[at.PLACE] = samples
        return
    sizes = integers(train[at.SIZES], train[at.SIZE_COUNT])
    size = min(sizes[min(train[at.EPOCH], train[at.SIZE_COUNT] - 1)], samples - train[at.PLACE])
    order = integers(train[at.ORDER], samples)
    first = train[at.PLACE]
    if sampling == at.WITH_REPLACEMENT:
        for i in range(first, first + size):
            order[i] = _below(train, samples)
    begin = first
    if sampling == at.DRAWN_ANEW:
        _draw(train, size)
        begin = 0
    chosen = integers(train[at.ORDER] + 8 * begin, size)
    if train[at.BY_SAMPLE] != 0:
        _turn(train, chosen, real)
    else:
        _gather(train[at.INPUTS], train[at.STRIDE], train[at.BATCH_INPUTS], train, chosen, train[at.FEATURES], real)
    _gather(train[at.TARGETS], train[at.STRIDE], train[at.BATCH_TARGETS], train, chosen, train[at.OUTPUTS], real)
    net[net_at.ALL_SAMPLES] = size
    train[at.PLACE] = first + size


def _gather(source: int, stride: int, target: int, train: Any, chosen: Any, width: int, real: Any) -> None:
    for r in range(width):
        row, out = part(real(source, ANY), r * stride), part(real(target, ANY), r * train[at.BATCH_STRIDE])
        for i in range(chosen.size):
            out[i] = row[chosen[i]]


def _turn(train: Any, chosen: Any, real: Any) -> None:
    """Inputs of many features: each sample is read in one piece, where rows of features would be all over memory."""
    features, stride = train[at.FEATURES], train[at.BATCH_STRIDE]
    samples, out = real(train[at.BY_SAMPLE], ANY), real(train[at.BATCH_INPUTS], ANY)
    lanes = lanes_of(out)
    many, wide = chosen.size // lanes * lanes, features // lanes * lanes
    for i in range(0, many, lanes):
        for r in range(0, wide, lanes):
            turn_tile(out, r * stride + i, stride, samples, features, chosen, i, r)
    for i in range(chosen.size):
        sample, lane = part(samples, chosen[i] * features), part(out, i)
        for r in range(wide if i < many else 0, features):
            lane[r * stride] = sample[r]
