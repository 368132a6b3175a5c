"""What tells lines of one colour apart: double and triple lines, as roads are on a map.

Twelve colours can be told apart by every eye. Those that come after repeat them with a *pattern*: 0 is a plain line, 1
a double one and 2 a triple one, with the colour of the halo between. Dashes and an edge of ink are taken, by what
belongs to a contender (its test loss, its average), and a dash says nothing on a short path or on one that jumps; a
middle of ink would not be seen in the darker half of the colours. A disc, such as a path's head or a legend's dot, is
the line's cross-section turned round.
"""

from dataclasses import replace
from typing import Final, Literal

from playground.picture.lines.pen import Band, Pen

Inside = Literal["color", "light"]
# Of each pattern: how many times as wide as a plain line it is, and from outside to inside what lies on the colour and
# how many times as wide as a plain line that is.
_MIDDLES: Final[tuple[tuple[float, tuple[tuple[Inside, float], ...]], ...]] = (
    (1.0, ()),
    (2.2, (("light", 0.9),)),
    (3.6, (("light", 2.2), ("color", 0.9))),
)
PATTERNS: Final = len(_MIDDLES)
_LEAST: Final = 1.25  # logical pixels of a plain line, below which a middle could not be seen


def patterned(pen: Pen, pattern: int, between: str, ratio: float) -> Pen:
    """Return a pen with the middle of a pattern.

    Arguments: `between` the colour between its lines, against which all contenders' colours stand out; `ratio` device
    pixels for a logical one.
    """
    wide, middles = _MIDDLES[pattern % PATTERNS]
    if not middles:
        return pen
    width = max(pen.width, _LEAST * ratio)
    colors = {"color": pen.color, "light": between}
    bands = tuple(Band(colors[inside], part * width) for inside, part in middles)
    return replace(pen, width=wide * width, bands=bands)


def rings(color: str, pattern: int, radius: float, between: str) -> tuple[Band, ...]:
    """Return what lies on a disc of a radius: discs of other colours, by their diameters, the largest first."""
    wide, middles = _MIDDLES[pattern % PATTERNS]
    colors = {"color": color, "light": between}
    return tuple(Band(colors[inside], 2 * radius * part / wide) for inside, part in middles)
