"""Looks that stay with their contenders when the list changes.

A contender without a colour or a pattern of its own has those of its place. One that moves to another place is given
the look it had; files of races that were never rearranged stay free of colours.
"""

from collections.abc import Sequence

from playground.experiments.contender import Contender
from playground.picture.colors.palette import LIGHT_CONTENDERS, palette_number
from playground.picture.lines.line_pattern import PATTERNS

_COUNT = len(LIGHT_CONTENDERS)
_Look = tuple[int | None, int]  # the number of the colour, None for one that a person chose, and the pattern


def as_colored(contenders: Sequence[Contender], places: Sequence[int]) -> list[Contender]:
    """Return the contenders that stood at some places, in that order, each in the look it had there."""
    return [_painted(contenders[old], new, _look(contenders[old], old)) for new, old in enumerate(places)]


def freely_colored(contenders: Sequence[Contender], index: int) -> list[Contender]:
    """Return the contenders, one of them in the look of its place, or the least used one where that is taken."""
    others = [_look(one, place) for place, one in enumerate(contenders) if place != index]
    looks = [(number % _COUNT, pattern) for pattern in range(PATTERNS) for number in range(index, index + _COUNT)]
    # Of looks used equally often plain lines come first, then the place's own, then those of the following places.
    free = min(looks, key=others.count)
    painted = list(contenders)
    painted[index] = _painted(contenders[index].replace(color=None, pattern=None), index, free)
    return painted


def _look(contender: Contender, place: int) -> _Look:
    number = place % _COUNT if contender.color is None else palette_number(contender.color)
    return number, _pattern(place) if contender.pattern is None else contender.pattern


def _pattern(place: int) -> int:
    return place // _COUNT % PATTERNS


def _painted(contender: Contender, place: int, look: _Look) -> Contender:
    number, pattern = look
    own = None if pattern == _pattern(place) else pattern
    color = contender.color if number is None else None if number == place % _COUNT else LIGHT_CONTENDERS[number]
    return contender.replace(color=color, pattern=own)
