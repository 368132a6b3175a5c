"""How a contender looks wherever it is drawn: on the plane, the relief, in charts, legends and lists, in files."""

from collections.abc import Sequence
from typing import NamedTuple

from playground.experiments.contender import Contender
from playground.experiments.experiment import Experiment
from playground.picture.colors.palette import LIGHT_CONTENDERS
from playground.picture.colors.theme import Theme
from playground.picture.lines.line_pattern import PATTERNS, rings
from playground.picture.lines.pen import Band, Pen

COLORS = len(LIGHT_CONTENDERS)


class ContenderLook(NamedTuple):
    """A colour "#rrggbb", and the pattern that tells those of one colour apart (see `line_pattern`)."""

    color: str
    pattern: int = 0

    def pen(self, theme: Theme, ratio: float = 1.0, width: float = 1.7) -> Pen:
        """Return the pen of its path; `width` of a plain line in logical pixels."""
        return theme.path_pen(self.color, ratio, width, self.pattern)

    def rings(self, theme: Theme, radius: float) -> tuple[Band, ...]:
        """Return what lies on a disc in its colour, the largest first."""
        return rings(self.color, self.pattern, radius, theme.halo)


def contender_look(place: int, contender: Contender, theme: Theme) -> ContenderLook:
    """Return how the contender at a place of a list looks: what it has of its own, else what its place gives.

    The first twelve places have plain lines of twelve colours, the next twelve double lines in the same colours, then
    triple ones; then it begins again.

    >>> from playground.picture.colors.theme import LIGHT
    >>> contender_look(13, Contender("adam"), LIGHT)
    ContenderLook(color='#0072B2', pattern=1)
    """
    pattern = place // COLORS % PATTERNS if contender.pattern is None else contender.pattern
    return ContenderLook(theme.contender_color(place, contender.color), pattern)


def contender_looks(contenders: Sequence[Contender], theme: Theme) -> list[ContenderLook]:
    """Return the looks of a list of contenders."""
    return [contender_look(place, one, theme) for place, one in enumerate(contenders)]


def racing_looks(experiment: Experiment, theme: Theme) -> list[ContenderLook]:
    """Return the look of each racer; a contender keeps its own when another is switched off."""
    return [contender_look(k, one, theme) for k, one in enumerate(experiment.contenders) if one.enabled]
