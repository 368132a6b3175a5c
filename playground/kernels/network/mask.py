"""Hooks that hold some parameters at 0: what they are multiplied with lies where a hook's parameters lie."""

from playground.kernels.compiling.views import integers, numbers
from playground.kernels.racing import frame as at
from playground.kernels.racing.hook_record import PARAMETERS, RECORD


def mask_gradient(here: int, record: int, t: int) -> None:
    """g ← m g."""
    frame = integers(here, at.SIZE)
    _multiply(frame[at.G], integers(record, RECORD)[PARAMETERS], frame[at.DIMENSION])


def mask_point(here: int, record: int, t: int) -> None:
    """x ← m x."""
    frame = integers(here, at.SIZE)
    _multiply(frame[at.X], integers(record, RECORD)[PARAMETERS], frame[at.DIMENSION])


def _multiply(place: int, factors: int, count: int) -> None:
    held, kept = numbers(place, count), numbers(factors, count)
    for i in range(count):
        held[i] = held[i] * kept[i]
