"""A hook that averages the points of a training as it goes on: x̄ ← (1 − c)·x̄ + c·x."""

from playground.kernels.compiling.views import copy, integers, numbers
from playground.kernels.racing import frame as at
from playground.kernels.racing.hook_record import MEMORY, PARAMETERS, RECORD


def average_point(here: int, record: int, t: int) -> None:
    """x̄ ← (1 − cₜ)·x̄ + cₜ·x; the hook's parameters are c by update, its memory is x̄.

    Before it begins x̄ is no number, so that it begins with x itself.
    """
    frame, own = integers(here, at.SIZE), integers(record, RECORD)
    count, share = frame[at.DIMENSION] * frame[at.N], numbers(own[PARAMETERS], t + 1)[t]
    x, mean = numbers(frame[at.X], count), numbers(own[MEMORY], count)
    if share == 1.0:
        copy(frame[at.X], own[MEMORY], count)
        return
    for i in range(count):
        mean[i] = (1.0 - share) * mean[i] + share * x[i]
