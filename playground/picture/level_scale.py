"""What the colours of contour levels mean, as a bar."""

from math import ceil, floor

from playground.picture.graph import Axis, ColorScale
from playground.picture.levels import Levels

_LABELS = 5


def level_scale(levels: Levels, name: str) -> ColorScale:
    """Return the scale of the colours that `paint_values` gives to levels.

    On a logarithmic scale its labels are the values of contour lines, because colours count decades above the lowest
    value and not those of the value itself.

    Arguments: `name` of what the values are.
    """
    if levels.scale == "linear":
        axis = Axis(levels.offset + levels.low * levels.step, levels.offset + levels.high * levels.step, name)
        return ColorScale(axis, bend=levels.bend)
    first, last = ceil(levels.low), floor(levels.high)
    apart = max(1, ceil((last - first) / (_LABELS - 1)))
    labels = tuple(
        (float(k), f"{levels.offset + 10.0 ** (k * levels.step):.3g}") for k in range(last, first - 1, -apart)
    )
    return ColorScale(Axis(levels.low, levels.high, name, labels=labels[::-1]), bend=levels.bend)
