"""The pens of what is drawn of a race."""

from collections.abc import Iterable, Sequence

from playground.picture.contender_look import ContenderLook
from playground.picture.pen import Pen
from playground.picture.theme import Theme


def path_pens(looks: Sequence[ContenderLook], averaged: Iterable[int], theme: Theme, ratio: float) -> list[Pen]:
    """Return the pens of the rows of `drawn_record`: of each racer's paths, then of averages.

    Arguments: `looks` of the racers; `averaged` the rows of those that have an average; `ratio` device pixels for a
    logical one.
    """
    paths = [look.pen(theme, ratio) for look in looks]
    averages = (theme.average_pen(looks[racer].color, ratio, pattern=looks[racer].pattern) for racer in averaged)
    return [*paths, *averages]
