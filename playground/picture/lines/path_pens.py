"""The pens of what is drawn of a race, and how fine they are where there are many paths."""

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt
from typing import Final

from playground.picture.colors.contender_look import ContenderLook
from playground.picture.colors.theme import Theme
from playground.picture.lines.pen import Pen

CROWD: Final = 120  # paths, from which heads and starts are small
SMALL: Final = 0.58  # of the usual size
_MANY: Final = 60  # paths, from which lines become finer and fainter
_FAINTEST: Final = 0.7
_HALO: Final = 0.4  # of its opacity is left of a halo among many, or halos would cover the ground and other paths


def path_pens(
    looks: Sequence[ContenderLook], averages: Sequence[ContenderLook], theme: Theme, ratio: float, count: int = 1
) -> list[Pen]:
    """Return the pens of the rows of `DrawnPaths`: of paths, then of averages.

    Arguments: `looks` and `averages` the looks of the rows; `ratio` device pixels for a logical one; `count` of all
    paths: of many each is finer and lets through what lies under it.
    """
    share = path_opacity(count)
    paths = [_fainter(look.pen(theme, ratio, 1.7 * share), share) for look in looks]
    return [*paths, *(theme.average_pen(look.color, ratio, pattern=look.pattern) for look in averages)]


def path_opacity(count: int) -> float:
    """Return the opacity of each of so many paths: of up to 60 they are opaque."""
    return min(1.0, max(sqrt(_MANY / max(count, 1)), _FAINTEST))


def mark_size(count: int) -> float:
    """Return how many times as large as usual heads and starts are where there are so many."""
    return 1.0 if count < CROWD else SMALL


def _fainter(pen: Pen, share: float) -> Pen:
    if share == 1.0:
        return pen
    halo = _HALO * pen.halo_opacity
    return replace(pen, opacity=share, halo_width=pen.halo_width * share, halo_opacity=halo)
