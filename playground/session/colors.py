"""Colours that stay with their contenders when the list changes.

A contender without a colour of its own has the palette's for its place. Who moves to another place is given the
colour it had; files of races that were never rearranged stay free of colours.
"""

from collections.abc import Sequence

from playground.experiments.contender import Contender
from playground.picture.palette import LIGHT_CONTENDERS, palette_number

_COUNT = len(LIGHT_CONTENDERS)


def as_colored(contenders: Sequence[Contender], places: Sequence[int]) -> list[Contender]:
    """Return the contenders that stood at some places, in that order, each in the colour it had there."""
    return [_painted(contenders[old], new, _number(contenders[old], old)) for new, old in enumerate(places)]


def freely_colored(contenders: Sequence[Contender], index: int) -> list[Contender]:
    """Return the contenders, one of them in the colour of its place, or the least used one where that is taken."""
    others = [_number(one, place) for place, one in enumerate(contenders) if place != index]
    # Of colours used equally often the place's own comes first, then those of the following places.
    free = min(range(index, index + _COUNT), key=lambda number: others.count(number % _COUNT))
    painted = list(contenders)
    painted[index] = _painted(contenders[index].replace(color=None), index, free % _COUNT)
    return painted


def _number(contender: Contender, place: int) -> int | None:
    return place % _COUNT if contender.color is None else palette_number(contender.color)


def _painted(contender: Contender, place: int, number: int | None) -> Contender:
    if number is None:
        return contender
    return contender.replace(color=None if number == place % _COUNT else LIGHT_CONTENDERS[number])
