"""What is written round a figure: its title and its legend."""

from dataclasses import dataclass
from typing import Literal

from playground.language.parse import parse
from playground.language.typeset import typeset
from playground.picture.colors.theme import Theme
from playground.picture.sheet.figure_format import title_lines
from playground.picture.sheet.text_width import fitted, text_width
from playground.problems.surface import Surface

TEXT_SIZE = 12.0
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 40, 32
ROW = 20
_GAP = 16  # between a name and its formula


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


def title_labels(problem: Surface, width: float, theme: Theme, ratio: float, title: str | None = None) -> list[Label]:
    """Return the surface's name, and its formula where there is room for all of it; or a `title` in their place."""
    size, y = TEXT_SIZE * ratio, TOP * ratio / 2
    left, room = LEFT * ratio, width + RIGHT * ratio / 2
    if title is not None:
        lines = title_lines(title, 1.15 * size, room, 2)
        begin = y - (len(lines) - 1) * 0.55 * size
        return [
            Label(words, left, begin + k * 1.1 * size, "start", (1.15 if len(lines) == 1 else 1.0) * size, theme.ink)
            for k, words in enumerate(lines)
        ]
    name = fitted(problem.name, 1.15 * size, room)
    labels = [Label(name, left, y, "start", 1.15 * size, theme.ink)]
    node = parse(problem.formula, parameters=problem.definition.parameter_names)
    formula, begin = typeset(node), text_width(name, 1.15 * size) + _GAP * ratio
    if begin + text_width(formula, size) <= room:
        labels.append(Label(formula, left + begin, y, "start", size, theme.faint))
    return labels
