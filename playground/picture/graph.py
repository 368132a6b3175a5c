"""One pair of axes and what is drawn between them, in the numbers of the data: no pixels, no painter."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.picture.corners import Points
from playground.picture.pixels import Image
from playground.picture.theme import Theme
from playground.picture.viewport import Viewport

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Axis:
    """From `low` to `high`, both log₁₀ where `logarithmic`; `name` of what it counts, `ticks` for numbers on it.

    `labels` pairs (value, words) take the place of numbers.
    """

    low: float
    high: float
    name: str = ""
    logarithmic: bool = False
    ticks: bool = True
    labels: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, eq=False)
class Line:
    """A line through (x, y), each (n), parted by NaN, named in the legend unless it has no name.

    `halo` for what crosses a picture; `opacity` 0 … 1; `width` in logical pixels.
    """

    x: Floats
    y: Floats
    color: str
    name: str = ""
    dashed: bool = False
    width: float = 1.6
    halo: bool = False
    opacity: float = 1.0


@dataclass(frozen=True, eq=False)
class Bars:
    """Rectangles from `lefts` to `rights` and from `lows` to `highs`, each (n), of one colour; 0 < `opacity` ≤ 1."""

    lefts: Floats
    rights: Floats
    lows: Floats
    highs: Floats
    color: str
    opacity: float = 1.0


@dataclass(frozen=True, eq=False)
class Dots:
    """Discs at (x, y), each (n), of a `radius` in logical pixels, with an `edge` round them; or rings."""

    x: Floats
    y: Floats
    color: str
    edge: str
    radius: float = 3.0
    edge_width: float = 1.0
    ring: bool = False


@dataclass(frozen=True)
class Note:
    """Words in the middle of (x, y)."""

    x: float
    y: float
    words: str
    color: str


@dataclass(frozen=True, eq=False)
class Ground:
    """What lies under everything: `paint(viewport, theme, ratio)` pixels, `lines(viewport)` over them as vectors.

    The image may be smaller than the viewport: it is stretched over it.
    """

    paint: Callable[[Viewport, Theme, float], Image]
    lines: Callable[[Viewport], list[Points]] | None = None


@dataclass(frozen=True, eq=False)
class Graph:
    """What is drawn between two axes, the last of each kind on top.

    `title` and, fainter, `aside` stand above; `share` of the sheet's height beside other graphs; lines across it at
    the upright axis' ticks unless there is no `grid`.
    """

    title: str
    across: Axis
    up: Axis
    lines: tuple[Line, ...] = ()
    bars: tuple[Bars, ...] = ()
    dots: tuple[Dots, ...] = ()
    notes: tuple[Note, ...] = ()
    ground: Ground | None = None
    aside: str = ""
    share: float = 1.0
    grid: bool = True
