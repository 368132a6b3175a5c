"""Small signs on a picture: starts, heads, known minima, critical points."""

from dataclasses import dataclass
from math import cos, pi, sin
from typing import Literal

from playground.picture.colors.contender_look import ContenderLook
from playground.picture.colors.theme import Theme
from playground.picture.lines.pen import Band

# So large that its points stand out round the head of a path that has arrived.
STAR_RADIUS = 11.5
HEAD_RADIUS = 4.5
HEAD_EDGE = 1.4
# The head of an average: so small that it and its path's are both seen where they meet.
AVERAGED_RADIUS = 3.0
CRITICAL_RADIUS = 4.0
# The cross inside the ring of a start that the problem excludes.
EXCLUDED_RADIUS = 2.3
# Rings where f was tried: in the step that is shown, and earlier.
TRIED_NOW, TRIED_BEFORE = 4.5, 2.5
MOST_TRIED = 1000  # more cannot be told apart: the newest are drawn

Kind = Literal[
    "start", "head", "rest", "flat", "gone", "averaged", "minimum", "tried",
    "critical minimum", "critical maximum", "critical saddle", "critical kink", "critical degenerate",
    "critical piece", "critical flat",
]  # fmt: skip
Corners = list[tuple[float, float]]

_DIAMOND = ((0.0, -1.4), (1.4, 0.0), (0.0, 1.4), (-1.4, 0.0))
_SQUARE = ((-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0))
_TRIANGLE = ((0.0, -1.3), (1.2, 0.8), (-1.2, 0.8))
_SPIKES = (1.0, 0.45)
_STAR = tuple((_SPIKES[k % 2] * sin(pi * k / 5), -_SPIKES[k % 2] * cos(pi * k / 5)) for k in range(10))
_RING = tuple((cos(pi * k / 16), sin(pi * k / 16)) for k in range(33))
_CROSS = (((-1.0, -1.0), (1.0, 1.0)), ((-1.0, 1.0), (1.0, -1.0)))
_FILLED = {
    "rest": tuple((1.05 * x, 1.05 * y) for x, y in _SQUARE), "minimum": _STAR, "critical maximum": _TRIANGLE,
    "critical kink": _DIAMOND, "critical degenerate": _SQUARE,
}  # fmt: skip
_FRAME = tuple((0.85 * x, 0.85 * y) for x, y in (*_SQUARE, _SQUARE[0]))
_DRAWN = {
    "flat": (_FRAME,), "gone": _CROSS, "critical saddle": _CROSS, "critical piece": (_RING,),
    "critical flat": (_FRAME,), "tried": (_RING,),
}  # fmt: skip


@dataclass(frozen=True)
class Mark:
    """A sign at (x, y) device pixels: `fill` inside, `edge` round it, `radius` and `edge_width` in device pixels.

    A path's head is a disc while it runs ("head"), a square where it came to rest ("rest"), an empty square where the
    slope is too small to move by ("flat"), a cross where it diverged, left the domain or has no gradient ("gone"). What
    is neither `outline` nor `lines` is a disc. `line_width` is that of `lines`; `rings` are discs on what is filled,
    the largest first.
    """

    kind: Kind
    x: float
    y: float
    radius: float
    fill: str
    edge: str
    edge_width: float
    line_width: float = 0.0
    rings: tuple[Band, ...] = ()

    def outline(self) -> Corners:
        """Return the corners of a filled sign, of a star from its upper tip clockwise; none where it is no polygon."""
        return self._placed(_FILLED.get(self.kind, ()))

    def lines(self) -> list[Corners]:
        """Return the lines of a sign that is drawn, not filled; none where it is filled."""
        return [self._placed(line) for line in _DRAWN.get(self.kind, ())]

    def _placed(self, corners: tuple[tuple[float, float], ...]) -> Corners:
        return [(self.x + self.radius * right, self.y + self.radius * down) for right, down in corners]


def head_mark(
    kind: Kind, x: float, y: float, look: ContenderLook, theme: Theme, ratio: float, size: float = 1.0
) -> Mark:  # fmt: skip
    """Return the head of a path, a "head", "rest", "flat" or "gone", at device pixels, `ratio` for a logical one.

    `size` is how many times as large as usual it is.
    """
    unit = size * theme.strength * ratio
    radius, edge, line = HEAD_RADIUS * unit, HEAD_EDGE * unit, 2.4 * unit
    rings = look.rings(theme, radius - edge / 2) if kind in ("head", "rest") else ()
    return Mark(kind, x, y, radius, look.color, theme.halo, edge, line, rings)


def excluded_mark(x: float, y: float, ink: str, paper: str, ratio: float) -> Mark:
    """Return the small cross inside the ring of a start from which no path can go."""
    return Mark("gone", x, y, EXCLUDED_RADIUS * ratio, ink, paper, 0.0, 1.5 * ratio)


def averaged_mark(x: float, y: float, look: ContenderLook, theme: Theme, ratio: float, size: float = 1.0) -> Mark:
    """Return the head of an average: a small disc in the edge of ink that the averaged path has."""
    unit = size * theme.strength * ratio
    radius, edge = AVERAGED_RADIUS * unit, HEAD_EDGE * unit
    return Mark("averaged", x, y, radius, look.color, theme.ink, edge, rings=look.rings(theme, radius - edge / 2))


def critical_mark(kind: str, trait: str, x: float, y: float, ink: str, halo: str, ratio: float) -> Mark:
    """Return the mark of a critical point: its trait's, where it has one, or its kind's."""
    known: dict[str, Kind] = {
        "minimum": "critical minimum", "maximum": "critical maximum", "saddle": "critical saddle",
        "flat": "critical flat", "kink": "critical kink", "degenerate": "critical degenerate",
        "not isolated": "critical piece",
    }  # fmt: skip
    return Mark(
        known["flat" if kind == "flat" else trait or kind],
        x,
        y,
        CRITICAL_RADIUS * ratio,
        ink,
        halo,
        1.2 * ratio,
        1.6 * ratio,
    )


def tried_mark(x: float, y: float, now: bool, color: str, halo: str, ratio: float) -> Mark:
    """Return the ring of a point where f was tried, `now` or in an earlier step."""
    radius = TRIED_NOW if now else TRIED_BEFORE
    return Mark("tried", x, y, radius * ratio, color, halo, ratio, 1.4 * ratio)
