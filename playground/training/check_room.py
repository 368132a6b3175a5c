"""A check whether the memory suffices for a training."""

from typing import Final

from playground.base.errors import PlaygroundError
from playground.base.machine_memory import machine_memory
from playground.networks.network_problem import PIECE
from playground.training.check_training import PART_OF_MACHINE, VECTORS
from playground.training.training import Training

_NUMBER: Final = 8
_SERIES: Final = 5  # numbers that are kept of every update: loss, gradient norm, step length, distance, epoch
_BUFFERS: Final = 6  # rows of a unit: its number and slope, their tangents, what an activation keeps of both


def check_room(training: Training, machine: float | None = None) -> None:
    """Raise PlaygroundError where a training would take more memory than the machine has.

    What decides is the whole memory and not what is free just now, so that the same answer is given twice. A system
    that does not say how much it has refuses nothing.

    Arguments: `machine` bytes of memory, by default what the system says.
    """
    most = machine_memory() if machine is None else machine
    if most is None:
        return
    updates, sizes = training.plan.updates, [training.problem_size(place) for place in training.learners]
    record = min(training.memory * 1_000_000, _NUMBER * (updates + 1) * sum(sizes))
    series = _NUMBER * _SERIES * (updates + 1) * len(sizes)
    methods = sum(map(_method, [training] * len(sizes), training.learners, sizes))
    buffers = sum(_samples_on_their_way(training, place) for place in training.learners)
    room = record + series + methods + buffers
    if room > PART_OF_MACHINE * most:
        largest = max(
            (record, "recorded parameters"),
            (series, "the series of all updates"),
            (methods, "the methods"),
            (buffers, "samples on their way through the layers"),
        )
        raise PlaygroundError(
            f"this training would take {room / 1e9:,.1f} GB of memory, most of it for {largest[1]}, and this machine "
            f"has {most / 1e9:,.1f} GB: make the network smaller, take fewer epochs, or allow less for the record"
        )


def _samples_on_their_way(training: Training, place: int) -> int:
    """The bytes of the buffers between the layers, of the training and of who looks at all samples."""
    network, samples = training.network_of(place), len(training.data.training.inputs)
    whole = network.normalization in ("batch", "switchable")
    return _NUMBER * _BUFFERS * sum(network.hidden) * 2 * (samples if whole else min(samples, PIECE))


def _method(training: Training, place: int, size: int) -> int:
    """The bytes that a contender's method keeps."""
    contender, numbers = training.contenders[place].contender, VECTORS * size
    while True:
        method, values = contender.method, contender.parameters
        numbers += method.memory_rows(size, values) + method.scratch_size(size, values)
        if contender.base is None:
            return _NUMBER * numbers
        contender = contender.base
