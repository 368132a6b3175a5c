"""The hot loop of a training: batch, step, record."""

from math import sqrt
from typing import Any

from playground.kernels.compiling.call import call_field, call_step
from playground.kernels.compiling.views import ANY, copy, integers, numbers
from playground.kernels.network import operation as net_at
from playground.kernels.network import training_words as at
from playground.kernels.network.batches import next_batch
from playground.kernels.racing import frame as frame_at
from playground.kernels.racing.hooks import act_after_step


def train(here: int, first: int, last: int, real: Any) -> None:
    """Do updates first + 1 … last and write down the last one done, less where a number is no longer finite.

    What a batch costs at a point is known when its gradient is taken, so an update writes the loss and the gradient's
    norm of the point before it.
    """
    words = integers(here, at.SIZE)
    frame, net = integers(words[at.FRAME], frame_at.SIZE), integers(words[at.NETWORK], net_at.SIZE)
    x, size = frame[frame_at.X], frame[frame_at.DIMENSION]
    rates = numbers(frame[frame_at.RATES], last - first)
    rate = numbers(frame[frame_at.O] + 8 * frame[frame_at.RATE_PLACE], ANY)
    scheduled, followed = frame[frame_at.RATES] != 0, frame[frame_at.AFTER_COUNT] > 0
    epochs = integers(words[at.EPOCHS], last + 1)
    lengths, distances = numbers(words[at.LENGTHS], last + 1), numbers(words[at.DISTANCES], last + 1)
    net[net_at.TRAINING] = 1
    for t in range(first + 1, last + 1):
        next_batch(words, net, real)
        net[net_at.UPDATE], net[net_at.POINT], net[net_at.SEEN] = t, x, 0
        copy(x, words[at.BEFORE], size)
        if scheduled:
            rate[0] = rates[t - first - 1]
        call_step(frame[frame_at.STEP], words[at.FRAME], t)
        if followed:
            act_after_step(words[at.FRAME], t)
        _note_loss(words, net, frame, words[at.BEFORE], t - 1)
        epochs[t] = words[at.EPOCH]
        lengths[t], distances[t] = _apart(x, words[at.BEFORE], words[at.START], size)
        if not (lengths[t] < 1e300):
            words[at.DIVERGED] = 1
            words[at.DONE] = t
            return
        every = words[at.EVERY]
        if every > 0 and t % every == 0:
            copy(x, words[at.RECORD] + 8 * size * (t // every), size)
            _note_more(words, t // every)
        words[at.DONE] = t


def _note_more(words: Any, k: int) -> None:
    """Write down as record k what belongs to θ there."""
    copy(words[at.LEARNED], words[at.LEARNED_RECORD] + 8 * words[at.LEARNED_SIZE] * k, words[at.LEARNED_SIZE])
    copy(words[at.MEAN], words[at.MEAN_RECORD] + 8 * words[at.MEAN_SIZE] * k, words[at.MEAN_SIZE])


def look(here: int, t: int, _: int, real: Any) -> None:
    """Write down the loss and the gradient's norm at the point after update t, on the batch that would come next."""
    words = integers(here, at.SIZE)
    frame, net = integers(words[at.FRAME], frame_at.SIZE), integers(words[at.NETWORK], net_at.SIZE)
    next_batch(words, net, real)
    net[net_at.UPDATE], net[net_at.SEEN] = t + 1, 0
    _note_loss(words, net, frame, frame[frame_at.X], t)


def _note_loss(words: Any, net: Any, frame: Any, x: int, t: int) -> None:
    """Write down what the batch cost at x; a method that took its first gradient elsewhere did not see that."""
    losses, norms = numbers(words[at.LOSSES], t + 1), numbers(words[at.NORMS], t + 1)
    if net[net_at.SEEN] == 0:
        net[net_at.POINT] = x
        call_field(words[at.GRADIENT], x, 1, words[at.NETWORK], frame[frame_at.G])
    facts = numbers(net[net_at.FACTS], net_at.FACT_COUNT)
    losses[t], norms[t] = facts[net_at.SEEN_LOSS], sqrt(facts[net_at.SEEN_NORM])


def _apart(x: int, before: int, start: int, size: int) -> Any:
    """The length of the last step and the distance from the start."""
    new, old, origin = numbers(x, size), numbers(before, size), numbers(start, size)
    step, away = 0.0, 0.0
    for i in range(size):
        one, other = new[i] - old[i], new[i] - origin[i]
        step += one * one
        away += other * other
    return sqrt(step), sqrt(away)
