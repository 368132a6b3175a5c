"""What is written round a figure: its title and its legend."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from playground.language.parse import parse
from playground.language.typeset import typeset
from playground.picture.pen import Pen
from playground.picture.stroke import Stroke
from playground.picture.text_width import fitted, text_width
from playground.picture.theme import Theme
from playground.problems.surface import Surface

TEXT_SIZE = 12.0
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 40, 32
ROW = 20
_SAMPLE, _GAP = 30, 16  # a legend's line with its room, and the room between two entries


@dataclass(frozen=True)
class Label:
    """Text at (x, y) of the figure; `anchor` is which side of it lies at x, y is the middle of its height.

    `upwards` where it is turned and read from below; its middle lies at (x, y) then.
    """

    text: str
    x: float
    y: float
    anchor: Literal["start", "middle", "end"]
    size: float
    color: str
    upwards: bool = False


def title_labels(problem: Surface, width: float, theme: Theme, ratio: float) -> list[Label]:
    """Return the surface's name, and its formula where there is room for all of it."""
    size, y = TEXT_SIZE * ratio, TOP * ratio / 2
    left, room = LEFT * ratio, width + RIGHT * ratio / 2
    name = fitted(problem.name, 1.15 * size, room)
    labels = [Label(name, left, y, "start", 1.15 * size, theme.ink)]
    node = parse(problem.formula, parameters=problem.definition.parameter_names)
    formula, begin = typeset(node), text_width(name, 1.15 * size) + _GAP * ratio
    if begin + text_width(formula, size) <= room:
        labels.append(Label(formula, left + begin, y, "start", size, theme.faint))
    return labels


def legend(
    entries: tuple[tuple[str, Pen], ...], width: float, top: float, theme: Theme, ratio: float
) -> tuple[list[Label], tuple[Stroke, ...], int]:
    """Return names with a sample of their line and the rows they need, from `top` down, all in the figure's pixels."""
    labels, samples = [], []
    x, row, across = 0.0, 0, width / ratio
    for name, pen in entries:
        text = fitted(name, TEXT_SIZE, across - _SAMPLE)
        needed = _SAMPLE + text_width(text, TEXT_SIZE) + _GAP
        if x > 0 and x + needed - _GAP > across:
            x, row = 0.0, row + 1
        y = top + (row + 0.5) * ROW * ratio
        begin = (LEFT + x) * ratio
        line = np.array([[begin, y], [begin + 22 * ratio, y]])
        samples.append(Stroke(replace(pen, width=pen.width + 0.8 * ratio), line, text))
        labels.append(Label(text, begin + _SAMPLE * ratio, y, "start", TEXT_SIZE * ratio, theme.ink))
        x += needed
    return labels, tuple(samples), row + 1 if entries else 0
