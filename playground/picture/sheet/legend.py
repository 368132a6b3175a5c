"""Names of lines and dots with a sample of each: below a plot in rows, or at its right in a column."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from playground.picture.colors.theme import Theme
from playground.picture.lines.corners import Points
from playground.picture.lines.pen import Pen
from playground.picture.lines.stroke import Stroke
from playground.picture.sheet.figure_format import LegendPlace
from playground.picture.sheet.figure_words import ROW, TEXT_SIZE, Label
from playground.picture.sheet.quiet_place import quiet_place
from playground.picture.sheet.sheet import Patch
from playground.picture.sheet.text_width import fitted, text_width

_SAMPLE, _GAP = 30, 16  # a line with its room, and the room between two entries
_SIDE = 0.4  # of a figure's width is what a legend at the right may take
_DOWN = 0.4  # of its height is what a legend below may take
_REST = "and {} more"
_INSIDE = 0.6  # of a plot's height is what a legend in it may take
_PAD, _PATCH = 6, 0.85  # round such a legend, and the opacity of the patch under it
_BESIDE = 12  # between a plot and a legend at its right


@dataclass(frozen=True, eq=False)
class Entry:
    """A name and how what has it is drawn: as a line, or as `shape` round one point, (n, 2) in device pixels."""

    name: str
    pen: Pen
    dash: tuple[float, float] | None = None
    shape: Points | None = None


@dataclass(frozen=True)
class LegendRoom:
    """The place of a legend, in logical pixels.

    Arguments: `place`; `across` the width of its rows; `width` that it takes beside the plot, `rows` below it.
    """

    place: LegendPlace
    across: float
    width: float
    rows: int
    most: int


def legend_room(entries: tuple[Entry, ...], width: float, height: float, place: LegendPlace) -> LegendRoom:
    """Return the room of a legend beside or below a plot.

    Arguments: `width` of the plot and `height` of the whole, in logical pixels.
    """
    if place == "none" or not entries:
        return LegendRoom("none", 0.0, 0.0, 0, 0)
    if place in ("right", "inside"):
        widest = max(text_width(one.name, TEXT_SIZE) for one in entries) + _SAMPLE
        across = min(max(widest, text_width(_REST.format(len(entries)), TEXT_SIZE)), _SIDE * width)
        if place == "inside":
            return LegendRoom("inside", across, 0.0, 0, len(entries))
        return LegendRoom("right", across, across + _BESIDE, 0, len(entries))
    most = max(1, int(_DOWN * height / ROW))
    rows = max((row for _, _, _, row in _placed(entries, width, most)), default=-1) + 1
    return LegendRoom("below", width, 0.0, rows, most)


def legend_of(
    entries: tuple[Entry, ...], room: LegendRoom, left: float, top: float, height: float, theme: Theme, ratio: float
) -> tuple[list[Label], tuple[Stroke, ...]]:
    """Return names and samples; where there is no room for all, the last entry says how many are left out.

    Arguments: `left`, `top` of the legend and `height` of the plot beside it in device pixels.
    """
    if room.place == "none":
        return [], ()
    most = room.most if room.place == "below" else _most_inside(room, height / ratio)
    labels, samples = [], []
    for entry, text, x, row in _placed(entries, room.across, most, one_column=room.place != "below"):
        y, begin = top + (row + 0.5) * ROW * ratio, left + x * ratio
        if entry is None:
            labels.append(Label(text, begin, y, "start", TEXT_SIZE * ratio, theme.faint))
            continue
        samples.append(_sample(entry, begin, y, ratio))
        labels.append(Label(text, begin + _SAMPLE * ratio, y, "start", TEXT_SIZE * ratio, theme.ink))
    return labels, tuple(samples)


def legend_inside(
    entries: tuple[Entry, ...], room: LegendRoom, view: tuple[int, int], lines: Sequence[Points], theme: Theme,
    ratio: float,
) -> tuple[tuple[float, float], Patch]:  # fmt: skip
    """Return where a legend inside a plot begins, and the patch below it, in the plot's device pixels.

    Arguments: `view` width and height of the plot; `lines` that it had better not cover.
    """
    placed = _placed(entries, room.across, _most_inside(room, view[1] / ratio), one_column=True)
    box = (room.across + 2 * _PAD) * ratio, (len(placed) * ROW + 2 * _PAD) * ratio
    left, top = quiet_place(box, view, lines, ratio)
    return (left + _PAD * ratio, top + _PAD * ratio), Patch(left, top, *box, theme.paper, _PATCH)


def _sample(entry: Entry, begin: float, y: float, ratio: float) -> Stroke:
    if entry.shape is not None:
        return Stroke(entry.pen, entry.shape + np.array([begin + 11 * ratio, y]), entry.name)
    line = np.array([[begin, y], [begin + 22 * ratio, y]])
    return Stroke(replace(entry.pen, width=entry.pen.width + 0.8 * ratio), line, entry.name, entry.dash)


def _most_inside(room: LegendRoom, height: float) -> int:
    return max(1, int((_INSIDE if room.place == "inside" else 1.0) * height / ROW))


def _placed(
    entries: tuple[Entry, ...], across: float, most: int, one_column: bool = False
) -> list[tuple[Entry | None, str, float, int]]:
    """Each entry that has room with its text, its place in its row, and the row; in the end how many are left out."""
    kept = len(entries)
    while True:
        shown = [(one, one.name) for one in entries[:kept]]
        left_out = len(entries) - kept
        rest = [(None, _REST.format(left_out))] if left_out else []
        placed: list[tuple[Entry | None, str, float, int]] = []
        x, row = 0.0, 0
        for entry, name in (*shown, *rest):
            sample = _SAMPLE if entry is not None else 0
            text = fitted(name, TEXT_SIZE, across - sample)
            needed = sample + text_width(text, TEXT_SIZE) + _GAP
            if placed and (one_column or x + needed - _GAP > across):
                x, row = 0.0, row + 1
            placed.append((entry, text, x, row))
            x += needed
        if row < most or kept <= 1:
            return placed
        kept -= max(1, (row + 1 - most) // 2)
        kept = max(kept, 1)
