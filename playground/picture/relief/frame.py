"""Edges, axes and labels round a block, on the sides that face the viewer."""

from dataclasses import dataclass
from math import hypot

import numpy as np
from numpy.typing import NDArray

from playground.picture.graph.ticks import Tick, linear_ticks, log_ticks
from playground.picture.relief.sight import ReliefSight
from playground.picture.sheet.text_width import text_width
from playground.picture.surface.levels import Levels

Points = NDArray[np.float64]
_TICK, _LABEL, _TITLE = 5.0, 9.0, 2.1  # logical pixels; the title's distance in heights of the text
_EVERY = 62.0  # logical pixels between two ticks


@dataclass(frozen=True)
class Word:
    """A text with its middle row at y; `anchor` is the part of its width left of x."""

    text: str
    x: float
    y: float
    anchor: float
    strong: bool = False


@dataclass(frozen=True)
class Frame:
    """Lines in device pixels parted by NaN: `back` behind the block, `front` before it, with `words`."""

    back: Points
    front: Points
    words: tuple[Word, ...]


def relief_frame(sight: ReliefSight, text_size: float) -> Frame:
    """Return the frame of a block; `text_size` in device pixels."""
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * sight.block.halves * sight.scale
    sine, cosine, _, _ = sight.turn
    turned = corners @ np.array([[cosine, -sine], [sine, cosine]])
    words: list[Word] = []
    front: list[Points] = []
    for name, axis in (("x", 0), ("y", 1)):
        _flat_axis(sight, name, axis, corners, turned, text_size, front, words)
    _steep_axis(sight, turned, text_size, front, words)
    return Frame(_back(sight, turned), _joined(front), tuple(words))


def value_ticks(levels: Levels, most: int) -> tuple[tuple[Tick, ...], str]:
    """Return the ticks of the third axis at heights 0 … 1, and what its scale is in words."""
    span = levels.high - levels.low
    if levels.scale == "linear":
        found = linear_ticks(levels.low * levels.step, levels.high * levels.step, most)
        offset = levels.offset
        ticks = [Tick((tick.value / levels.step - levels.low) / span, tick.label) for tick in found]
        return tuple(ticks), "f" if not offset else f"f − {offset:.4g}"
    found = log_ticks(levels.low * levels.step, levels.high * levels.step, most)
    ticks = [Tick((tick.value / levels.step - levels.low) / span, tick.label) for tick in found]
    offset = levels.offset
    # A minimum of 1e-17 is a zero that was rounded.
    small = abs(offset) < 1e-9 * 10 ** min(max(levels.high * levels.step, -290), 290)
    sign = "−" if offset > 0 else "+"
    return tuple(ticks), "f, logarithmic" if small else f"f {sign} {abs(offset):.4g}, logarithmic"


def _flat_axis(
    sight: ReliefSight, name: str, axis: int, corners: Points, turned: Points, size: float, front: list[Points],
    words: list[Word],
) -> None:  # fmt: skip
    """The axis along x (0) or y (1) at the block's foot, on the side that faces the viewer."""
    sine, cosine, rise, _ = sight.turn
    # The side's outward normal on the ground: across and along.
    normals = (-sine, -cosine) if axis == 0 else (cosine, -sine)
    facing = 1.0 if normals[1] <= 0 else -1.0
    ends = ((0, 1), (3, 2))[0 if facing > 0 else 1] if axis == 0 else ((1, 2), (0, 3))[0 if facing > 0 else 1]
    out = np.array([normals[0] * facing, -normals[1] * facing * rise])
    out = out / max(hypot(*out), 1e-9)
    begin, end = sight.screen(turned[list(ends)], sight.foot)
    region = sight.block.region
    low, high = (region.x0, region.x1) if axis == 0 else (region.y0, region.y1)
    front.append(np.array([begin, end]))
    length = hypot(*(end - begin)) / sight.ratio
    if length < 24:
        return
    spread = _EVERY * size / (11 * sight.ratio)
    for tick in linear_ticks(low, high, max(2, int(length / spread))):
        place = begin + (end - begin) * (tick.value - low) / (high - low)
        front.append(np.array([place, place + out * _TICK * sight.ratio]))
        words.append(_word(tick.label, place, out, _LABEL * sight.ratio, size))
    middle = begin + (end - begin) * 0.5
    words.append(_word(name, middle, out, _LABEL * sight.ratio + _TITLE * size * (1 + 0.7 * abs(out[0])), size, True))


def _word(text: str, place: Points, out: Points, far: float, size: float, strong: bool = False) -> Word:
    """A label outside an axis: it stands on the side to which the axis looks."""
    x, y = (place + out * far).tolist()
    return Word(text, x, y + 0.5 * size * float(out[1]), 0.5 - 0.5 * float(np.clip(out[0] * 1.4, -1, 1)), strong)


def _steep_axis(sight: ReliefSight, turned: Points, size: float, front: list[Points], words: list[Word]) -> None:
    """The axis of the values, at the corner farthest to the left, where nothing can stand before it."""
    corner = turned[[int(np.argmin(turned[:, 0] + 1e-9 * turned[:, 1]))]]
    (bottom,), (low,), (high,) = (sight.screen(corner, height) for height in (sight.foot, 0.0, 1.0))
    length = float(low[1] - high[1]) / sight.ratio
    if length < 24:
        return
    front.append(np.array([bottom, high]))
    ticks, title = value_ticks(sight.block.levels, max(2, int(length / (0.45 * _EVERY * size / (11 * sight.ratio)))))
    for tick in ticks:
        if -0.001 <= tick.value <= 1.001:
            place = low + (high - low) * tick.value
            front.append(np.array([place, place - (_TICK * sight.ratio, 0)]))
            words.append(Word(tick.label, float(place[0]) - _LABEL * sight.ratio, float(place[1]), 1.0))
    # Over the axis, and no farther to the left than its numbers.
    left = min(3.4 * size, 0.5 * text_width(title, size))
    words.append(Word(title, float(high[0]) - left, float(high[1]) - 1.5 * size, 0.0, True))


def _back(sight: ReliefSight, turned: Points) -> Points:
    """The two walls behind the block with the values' lines."""
    farthest = int(np.argmax(turned[:, 1]))
    walls = turned[[(farthest - 1) % 4, farthest, (farthest + 1) % 4]]
    if sight.turn[3] * sight.tall < 24 * sight.ratio:
        return np.empty((0, 2))
    levels = sight.block.levels
    heights = [tick.value for tick in value_ticks(levels, 8)[0] if 0 <= tick.value <= 1]
    lines = [sight.screen(walls, height) for height in [*heights, 1.0]]
    lines += [np.concatenate([sight.screen(walls[[k]], h) for h in (0.0, 1.0)]) for k in range(3)]
    return _joined(lines)


def _joined(lines: list[Points]) -> Points:
    gap = np.full((1, 2), np.nan)
    return np.concatenate([part for line in lines for part in (line, gap)]) if lines else np.empty((0, 2))
