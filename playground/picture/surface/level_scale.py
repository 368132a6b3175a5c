"""What the colours of contour levels mean, as a bar."""

from math import ceil, floor

from playground.picture.graph import Axis, ColorScale
from playground.picture.surface.levels import Levels

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
    # Close above the lowest value lines of many decades read the same: each reading is written once.
    lines = range(ceil(levels.low), floor(levels.high) + 1)
    told = {_short(levels.offset + 10.0 ** (k * levels.step)): float(k) for k in reversed(lines)}
    apart = max(1, ceil((len(told) - 1) / (_LABELS - 1)))
    labels = tuple((k, words) for words, k in list(told.items())[::apart])
    return ColorScale(Axis(levels.low, levels.high, name, labels=labels[::-1]), bend=levels.bend)


def _short(value: float) -> str:
    """A number with two figures, as there is little room beside a bar."""
    return f"{value:.2g}".replace("e-0", "e-").replace("e+0", "e")
