"""The pens of what is drawn of a race."""

from collections.abc import Iterable, Sequence

from playground.picture.pen import Pen
from playground.picture.theme import Theme


def path_pens(colors: Sequence[str], averaged: Iterable[int], theme: Theme, ratio: float) -> list[Pen]:
    """Return the pens of the rows of `drawn_record`: of each racer's paths, then of averages.

    Arguments: `colors` of the racers; `averaged` the rows of those that have an average; `ratio` device pixels for a
    logical one.
    """
    paths = [theme.path_pen(color, ratio) for color in colors]
    return [*paths, *(theme.average_pen(colors[racer], ratio) for racer in averaged)]
