"""check_room."""

import os
from typing import Final

from playground.base.errors import PlaygroundError
from playground.training.training import Training

_NUMBER: Final = 8
_SERIES: Final = 5  # numbers that are kept of every update: loss, gradient norm, step length, distance, epoch
_VECTORS: Final = 8  # of a contender beside its memory: its point, gradients, tangents, what is handed over
_PART: Final = 0.75  # of the machine's memory


def check_room(training: Training, machine: float | None = None) -> None:
    """Raise PlaygroundError where a training would take more memory than the machine has.

    What decides is the whole memory and not what is free just now, so that the same answer is given twice. A system
    that does not say how much it has refuses nothing.

    Arguments: `machine` bytes of memory, by default what the system says.
    """
    most = _memory_of_the_system() if machine is None else machine
    if most is None:
        return
    updates, sizes = training.plan.updates, [training.problem_size(place) for place in training.learners]
    record = min(training.memory * 1_000_000, _NUMBER * (updates + 1) * sum(sizes))
    series = _NUMBER * _SERIES * (updates + 1) * len(sizes)
    methods = sum(map(_method, [training] * len(sizes), training.learners, sizes))
    room = record + series + methods
    if room > _PART * most:
        largest = max((record, "recorded parameters"), (series, "the series of all updates"), (methods, "the methods"))
        raise PlaygroundError(
            f"this training would take {room / 1e9:,.1f} GB of memory, most of it for {largest[1]}, and this machine "
            f"has {most / 1e9:,.1f} GB: make the network smaller, take fewer epochs, or allow less for the record"
        )


def _method(training: Training, place: int, size: int) -> int:
    """The bytes that a contender's method keeps."""
    contender, numbers = training.contenders[place].contender, _VECTORS * size
    while True:
        method, values = contender.method, contender.parameters
        numbers += method.memory_rows(size, values) + method.scratch_size(size, values)
        if contender.base is None:
            return _NUMBER * numbers
        contender = contender.base


def _memory_of_the_system() -> float | None:
    try:
        return float(os.sysconf("SC_PHYS_PAGES")) * float(os.sysconf("SC_PAGE_SIZE"))
    except (AttributeError, ValueError, OSError):
        return None
