"""A whole figure of graphs without a painter: what is written as vectors or as pixels."""

from dataclasses import dataclass

from playground.picture.colors.theme import Theme
from playground.picture.lines.marks import Mark
from playground.picture.lines.stroke import Stroke
from playground.picture.pixels import Image
from playground.picture.sheet.figure_words import Label


@dataclass(frozen=True)
class Patch:
    """A filled rectangle in device pixels."""

    left: float
    top: float
    width: float
    height: float
    color: str
    opacity: float


@dataclass(frozen=True)
class Plot:
    """What lies between two axes, at (`left`, `top`) of the sheet; everything in it is measured from there, and cut.

    In the order of painting: `ground`, stretched over the whole plot, `contours` on it, `patches`, `strokes`, `marks`,
    `words`.
    """

    left: int
    top: int
    width: int
    height: int
    ground: Image | None
    contours: Stroke | None
    patches: tuple[Patch, ...]
    strokes: tuple[Stroke, ...]
    marks: tuple[Mark, ...]
    words: tuple[Label, ...]


@dataclass(frozen=True)
class Rule:
    """A straight line of an axis or across it, in pixels of the sheet."""

    x0: float
    y0: float
    x1: float
    y1: float
    color: str


@dataclass(frozen=True)
class Sheet:
    """A figure; all lengths are device pixels, `ratio` of them for a logical one.

    `under` lies below the plots (lines across them), `rules` over them (axes and ticks); `backs` under legends
    in plots; `samples` of the legends' lines and `labels` on top. `title` names the figure for those who cannot see it.
    """

    width: int
    height: int
    ratio: float
    theme: Theme
    title: str
    under: tuple[Rule, ...]
    plots: tuple[Plot, ...]
    rules: tuple[Rule, ...]
    samples: tuple[Stroke, ...]
    labels: tuple[Label, ...]
    backs: tuple[Patch, ...] = ()
